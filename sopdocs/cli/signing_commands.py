"""The commands about signatures, each imported when it runs."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module

from sopdocs.cli.context import Context

NAMES = ("sign", "archive", "evidence", "signers", "verify")


def _command(name: str) -> Callable[[Context], int]:
    def run(context: Context) -> int:
        status: int = import_module(f"sopdocs.cli.{name}").run(context)
        return status

    return run


SIGNING_COMMANDS: dict[str, Callable[[Context], int]] = {name: _command(name) for name in NAMES}
