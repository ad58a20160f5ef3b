"""The command line of ``citations``, ``time`` and ``columns``, each imported when it runs."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from sopdocs.cli.context import Context
from sopdocs.cli.messages import say

if TYPE_CHECKING:
    from sopdocs.cli.arguments import Parser

_MODULES = {"citations": "citations", "time": "times", "columns": "columns"}


def add_insight(command: Callable[[str], Parser]) -> None:
    """Add the commands."""
    for name in _MODULES:
        parser = command(name)
        lang = parser.lang
        parser.given.add_argument(
            "paths", nargs="*", type=Path, default=[Path("definitions")], metavar="PATH", help=say(lang, "help_paths")
        )
        if name == "columns":
            continue
        parser.options.add_argument(
            "-f",
            "--format",
            choices=("text", "json"),
            default="text",
            metavar=say(lang, "meta_format"),
            help=say(lang, "help_insight_format"),
        )


def _command(module: str) -> Callable[[Context], int]:
    def run(context: Context) -> int:
        status: int = import_module(f"sopdocs.cli.{module}").run(context)
        return status

    return run


INSIGHT_COMMANDS: dict[str, Callable[[Context], int]] = {name: _command(module) for name, module in _MODULES.items()}
