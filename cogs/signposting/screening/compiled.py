"""What was made of the lexicons, kept as Python keeps compiled code: in `__pycache__` beside them.

It may be deleted at any time. It counts for these very lexicons and this very code alone, and whatever is wrong with
it, it is made anew; where it cannot be written, each start makes it.
"""

from __future__ import annotations

import os
import pickle
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import Any, Final, TypeVar

T = TypeVar("T")

_CODE: Final = Path(__file__).parent
_OURS: Final = __name__.rpartition(".")[0]
_PLAIN: Final = {("builtins", "frozenset"), ("builtins", "set"), ("collections", "Counter")}
_SIZE: Final = sha256().digest_size


def kept(folder: Path, kind: type[T], make: Callable[[], T]) -> T:
    """The `kind` that was made of the lexicons in this folder before, or what `make` makes now and keeps."""
    path = folder / "__pycache__" / f"screening.{sys.implementation.cache_tag}.pickle"
    key = _key(folder)
    with suppress(Exception):  # of a file that may hold anything
        found = _read(path, key)
        if isinstance(found, kind):
            return found
    made = make()
    with suppress(OSError):
        _write(path, key, made)
    return made


def loads(pickled: bytes) -> Any:  # noqa: ANN401  # whatever was pickled
    """Nothing but our own classes and plain data. Raises UnpicklingError, and whatever pickle does."""
    return _Unpickler(BytesIO(pickled)).load()


class _Unpickler(pickle.Unpickler):
    def find_class(self, module: str, name: str, /) -> Any:  # noqa: ANN401  # as pickle has it
        if not module.startswith(f"{_OURS}.") and (module, name) not in _PLAIN:
            raise pickle.UnpicklingError(f"{module}.{name} is none of ours")
        return super().find_class(module, name)


def _key(folder: Path) -> bytes:
    """Of all that the result depends on."""
    key = sha256(sys.version.encode())
    for path in _sources(folder):
        content = path.read_bytes()
        key.update(f"{path.parent.name}/{path.name} {len(content)} ".encode())
        key.update(content)
    return key.digest()


def _sources(folder: Path) -> Iterator[Path]:
    for where, patterns in ((_CODE, ("*.py",)), (folder, ("*.toml", "*/*.toml", "*.txt", "*.npz", "*/*.tsv"))):
        for pattern in patterns:
            yield from sorted(where.glob(pattern))


def _read(path: Path, key: bytes) -> object:
    content = path.read_bytes()
    pickled = content[2 * _SIZE :]
    if content[:_SIZE] != key or content[_SIZE : 2 * _SIZE] != sha256(pickled).digest():
        return None
    return loads(pickled)


def _write(path: Path, key: bytes, made: object) -> None:
    pickled = pickle.dumps(made, pickle.HIGHEST_PROTOCOL)
    path.parent.mkdir(exist_ok=True)
    number, name = tempfile.mkstemp(dir=path.parent, prefix=f"{path.name}.")
    try:
        with os.fdopen(number, "wb") as file:
            os.chmod(name, 0o644)  # as readable as the lexicons
            file.write(key + sha256(pickled).digest() + pickled)
        os.replace(name, path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
