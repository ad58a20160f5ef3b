"""Writing files a command was asked for."""

from __future__ import annotations

from pathlib import Path

from sopdocs.cli.context import Context
from sopdocs.cli.messages import say
from sopdocs.cli.paths import UsageError
from sopdocs.publish import publish


def write(context: Context, file: Path, data: bytes) -> None:
    """Write a file whole. Raises UsageError."""
    try:
        publish(file, data)
    except OSError as error:
        raise UsageError(say(context.lang, "cannot_write", path=file, why=error.strerror)) from None
