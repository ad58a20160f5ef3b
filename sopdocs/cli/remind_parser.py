"""The command line of ``sopdocs remind``."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from sopdocs.cli.messages import Lang, say

if TYPE_CHECKING:
    from sopdocs.cli.arguments import Parser


def add_remind(command: Callable[[str], Parser], lang: Lang, day: Callable[[str], date]) -> None:
    """Add the command; ``day`` reads a date."""
    parser = command("remind")
    parser.given.add_argument(
        "paths", nargs="*", type=Path, default=[Path("definitions")], metavar="PATH", help=say(lang, "help_paths")
    )
    parser.options.add_argument(
        "-f",
        "--format",
        choices=("text", "whatsapp"),
        default="text",
        metavar=say(lang, "meta_format"),
        help=say(lang, "help_remind_format"),
    )
    parser.options.add_argument("--dry-run", action="store_true", help=say(lang, "help_dry_run"))
    parser.options.add_argument("--test", action="store_true", help=say(lang, "help_remind_test"))
    parser.options.add_argument("--today", type=day, default=None, help=argparse.SUPPRESS)
