"""Where a passphrase or PIN comes from: never an argument, never a log, never a text that could slip into output."""

from __future__ import annotations

import getpass
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from sopdocs.sign.faults import SigningError

_OTHERS = 0o077


@dataclass(frozen=True)
class Secret:
    """A secret whose only way out is ``reveal``."""

    _text: str = field(repr=False)

    def reveal(self) -> str:
        """The secret itself."""
        return self._text

    def __str__(self) -> str:
        return "***"


def read_secret(source: str) -> Secret:
    """The secret that ``source`` names: ``fd:3``, ``file:PATH``, ``keyring:SERVICE:USER``, ``env:NAME``, ``prompt``.

    :raises SigningError: when it is not there, empty, or a file that others may read.
    """
    kind, _, rest = source.partition(":")
    read = _SOURCES.get(kind)
    if read is None:
        raise SigningError("secret_source", service=True, kinds=", ".join(_SOURCES))  # it may be the secret itself
    text = read(rest)
    if not text:
        raise SigningError("secret_empty", service=True, source=source)
    return Secret(text)


def _descriptor(rest: str) -> str:
    try:
        with os.fdopen(int(rest), "r", encoding="utf-8", closefd=False) as file:
            return file.readline().rstrip("\r\n")
    except (OSError, ValueError):
        raise SigningError("secret_missing", service=True, source=f"fd:{rest}") from None


def _file(rest: str) -> str:
    try:
        with Path(rest).open("r", encoding="utf-8") as file:
            if os.name == "posix" and os.fstat(file.fileno()).st_mode & _OTHERS:
                raise SigningError("secret_open", service=True, path=rest)
            return file.readline().rstrip("\r\n")
    except (OSError, UnicodeDecodeError):
        raise SigningError("secret_missing", service=True, source=f"file:{rest}") from None


def _environment(rest: str) -> str:
    return os.environ.get(rest, "")


def _keyring(rest: str) -> str:
    service, _, user = rest.partition(":")
    try:
        import keyring
        from keyring.errors import KeyringError
    except ImportError:
        raise SigningError("keyring_absent", service=True) from None
    try:
        return keyring.get_password(service, user) or ""
    except KeyringError:
        raise SigningError("secret_missing", service=True, source=f"keyring:{rest}") from None


def _prompt(_: str) -> str:
    if not sys.stdin.isatty():
        raise SigningError("secret_no_terminal", service=True)
    with _interruptible():
        return getpass.getpass("PIN/passphrase: ")


@contextmanager
def _interruptible() -> Iterator[None]:
    """Let Ctrl-C end the block at once: an event loop that runs around it would only take note."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


_SOURCES: dict[str, Callable[[str], str]] = {
    "fd": _descriptor, "file": _file, "keyring": _keyring, "env": _environment, "prompt": _prompt,
}  # fmt: skip
