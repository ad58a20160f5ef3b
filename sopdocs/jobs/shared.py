"""Results where several machines reach them: a shared folder, or an object store through fsspec."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sopdocs.store import Store, sealed, unsealed

_MARK = hashlib.sha256(b"sopdocs results").hexdigest()
"""Key of what one machine leaves for the others to see."""


class ObjectStore:
    """Results below an address such as ``s3://bucket/folder``, whole by the nature of object stores."""

    def __init__(self, address: str) -> None:
        self.address = address

    def get(self, key: str) -> bytes | None:
        """The result of a key; None where there is none, a damaged one, or none that can be reached."""
        try:
            return self.read(key)
        except OSError:
            return None

    def read(self, key: str) -> bytes | None:
        """The result of a key; None where there is a damaged one. Raises OSError where there is none."""
        with _as_os_error():
            system, root = self._system()
            return unsealed(system.cat_file(f"{root}/{key[:2]}/{key}"))

    def put(self, key: str, data: bytes) -> None:
        """Keep a result. Raises OSError; a bucket that is not there is not created."""
        with _as_os_error():
            system, root = self._system()
            path = f"{root}/{key[:2]}/{key}"
            try:
                system.pipe_file(path, sealed(data))
            except FileNotFoundError:
                system.mkdir(f"{root}/{key[:2]}", create_parents=False)
                system.pipe_file(path, sealed(data))

    def _system(self) -> tuple[Any, str]:
        import fsspec

        system, root = fsspec.core.url_to_fs(self.address)
        return system, root


def settled(address: str) -> str:
    """The address as it holds in any working folder."""
    return address if "://" in address else str(Path(address).absolute())


def shown(address: str) -> str:
    """The address without a password."""
    return re.sub(r"//[^/]*@", "//…@", address)


def shared_store(address: str) -> Store | ObjectStore:
    """The store at an address: a folder (with or without ``file://``), or anything else fsspec knows."""
    if "://" in address and not address.startswith("file://"):
        return ObjectStore(address)
    return Store(Path(address.removeprefix("file://")))


def leave_mark(address: str) -> None:
    """Put down something other machines can look for. Raises OSError where nothing can be kept."""
    shared_store(address).put(_MARK, b"sopdocs\n")


def mark_missed(address: str) -> str:
    """Why the mark another machine left cannot be seen from here; empty where it can."""
    store = shared_store(address)
    try:
        found = store.read(_MARK) if isinstance(store, ObjectStore) else store.get(_MARK)
    except OSError as error:
        return str(error).strip() or type(error).__name__
    return "" if found is not None else "-"


@contextmanager
def _as_os_error() -> Iterator[None]:
    """Whatever a library of a storage service raises becomes an OSError; so does a missing library."""
    try:
        yield
    except OSError:
        raise
    except Exception as error:
        raise OSError(f"{type(error).__name__}: {error}") from error
