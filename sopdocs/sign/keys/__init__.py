"""Key sources: each opens a signer of pyHanko. A source is a module here and a line in ``SOURCES``."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, cast

from sopdocs.sign.secrets import Secret
from sopdocs.sign.settings import Backend, SignerSettings

if TYPE_CHECKING:
    from pyhanko.sign import Signer


@dataclass(frozen=True)
class KeyRequest:
    """What a source may use: the signer's settings, the folder of their paths, and how to ask for the secret."""

    settings: SignerSettings
    folder: Path
    ask: Callable[[], Secret]

    def path(self, name: str | None) -> Path:
        """A file of the settings."""
        return self.folder / (name or "")


class KeySource(Protocol):
    """Opens a signer; whatever is behind it (token, session) is closed on leaving."""

    def __call__(self, request: KeyRequest) -> AbstractAsyncContextManager[Signer]:
        """A signer, or SigningError with ``service`` set."""


SOURCES: dict[Backend, str] = {"pem": "pem", "pkcs12": "pkcs12", "pkcs11": "pkcs11", "csc": "csc"}
"""Backend -> module below this package with its ``open_key``."""


def key_source(backend: Backend) -> KeySource:
    """The source of a backend."""
    return cast("KeySource", import_module(f"{__name__}.{SOURCES[backend]}").open_key)
