"""Results where several machines reach them: a shared folder, or an object store through fsspec."""

from __future__ import annotations

from pathlib import Path

from sopdocs.store import Store, sealed, unsealed


class ObjectStore:
    """Results below an address such as ``s3://bucket/folder``, whole by the nature of object stores."""

    def __init__(self, address: str) -> None:
        self.address = address

    def get(self, key: str) -> bytes | None:
        """The result of a key; None where there is none, or a damaged one. Raises OSError."""
        import fsspec

        system, root = fsspec.core.url_to_fs(self.address)
        try:
            return unsealed(system.cat_file(f"{root}/{key[:2]}/{key}"))
        except FileNotFoundError:
            return None

    def put(self, key: str, data: bytes) -> None:
        """Keep a result. Raises OSError."""
        import fsspec

        system, root = fsspec.core.url_to_fs(self.address)
        system.makedirs(f"{root}/{key[:2]}", exist_ok=True)
        system.pipe_file(f"{root}/{key[:2]}/{key}", sealed(data))


def shared_store(address: str) -> Store | ObjectStore:
    """The store at an address: a folder (with or without ``file://``), or anything else fsspec knows."""
    if "://" in address and not address.startswith("file://"):
        return ObjectStore(address)
    return Store(Path(address.removeprefix("file://")))
