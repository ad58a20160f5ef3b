"""The command line of ``register``."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from sopdocs.cli.messages import say
from sopdocs.cli.scale_parser import add_cache_options

if TYPE_CHECKING:
    from sopdocs.cli.arguments import Parser

FORMATS = "web,pdf,docx,xlsx"


def add_register(parser: Parser, day: Callable[[str], date]) -> None:
    """Options of ``register`` besides its paths; ``day`` reads a date."""
    lang = parser.lang
    parser.options.add_argument(
        "-f",
        "--format",
        default=FORMATS,
        metavar="F,F",
        help=say(lang, "help_register_format", formats=FORMATS),
    )
    parser.options.add_argument(
        "-o", "--output", type=Path, default=Path("output"), help=say(lang, "help_register_output")
    )
    parser.options.add_argument("--fewer", action="store_true", help=say(lang, "help_fewer"))
    parser.options.add_argument(
        "--today", type=day, metavar=say(lang, "meta_date"), default=None, help=say(lang, "help_today")
    )
    add_cache_options(parser)
