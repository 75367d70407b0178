"""Between files and the directory: what can be read of other people's files, and files that they can read.

Pure but for `staging.py` and what builds on it: from bytes to `Service` and back, row by row, whatever the bytes are.
"""
