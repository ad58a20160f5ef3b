"""The command line of ``sopdocs review form`` and ``sopdocs review changes``."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from sopdocs.cli.messages import say

if TYPE_CHECKING:
    from sopdocs.cli.arguments import Parser


def add_form(parser: Parser, day: Callable[[str], date]) -> None:
    """Add what ``review form`` is told; ``day`` reads a date."""
    _common(parser, day, "help_form_format")


def add_changes(parser: Parser, day: Callable[[str], date]) -> None:
    """Add what ``review changes`` is told."""
    _common(parser, day, "help_changes_format")
    parser.options.add_argument(
        "--against", type=Path, metavar=say(parser.lang, "meta_file"), help=say(parser.lang, "help_against")
    )


def _common(parser: Parser, day: Callable[[str], date], formats: str) -> None:
    lang, options = parser.lang, parser.options
    parser.given.add_argument(
        "paths", nargs="*", type=Path, default=[Path("definitions")], metavar="PATH", help=say(lang, "help_paths")
    )
    options.add_argument("-f", "--format", default="pdf,docx", metavar="F,F", help=say(lang, formats))
    options.add_argument("-o", "--output", type=Path, default=Path("output"), help=say(lang, "help_output"))
    options.add_argument(
        "--today", type=day, default=None, metavar=say(lang, "meta_date"), help=say(lang, "help_today")
    )
