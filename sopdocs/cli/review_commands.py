"""The commands about the life and the reviews of an SOP, each imported when it runs."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module

from sopdocs.cli.context import Context

_MODULES = {
    "submit": "living",
    "revise": "living",
    "revoke": "living",
    "history": "history",
    "review": "review",
}


def _command(name: str) -> Callable[[Context], int]:
    def run(context: Context) -> int:
        status: int = import_module(f"sopdocs.cli.{_MODULES[name]}").run(context)
        return status

    return run


REVIEW_COMMANDS: dict[str, Callable[[Context], int]] = {name: _command(name) for name in _MODULES}
