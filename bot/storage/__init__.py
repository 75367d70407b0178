"""What is kept: SQLAlchemy Core, async, one schema for SQLite and PostgreSQL.

Rules for changing it: nothing that only one of the two databases knows, outside `database.py`; every change of a table
is a migration; rows leave and enter in bulk by executemany; no network and nothing slow inside a transaction.
"""
