"""The command line of an SOP's life and reviews: ``submit``, ``revise``, ``revoke``, ``history``, ``review …``."""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, get_args

from sopdocs.cli.messages import Lang, say
from sopdocs.cli.review_papers import add_changes, add_form
from sopdocs.ledger import ReviewKind, ReviewResult

if TYPE_CHECKING:
    from sopdocs.cli.arguments import Parser

DUE_FORMATS = ("text", "json", "csv", "ics")
_DAYS = {"d": 1, "w": 7, "m": 31}
Day = Callable[[str], date]


def add_living(command: Callable[[str], Parser], day: Day) -> None:
    """Add the commands of an SOP's life; ``day`` reads a date."""
    submit = command("submit")
    _definition(submit)
    submit.options.add_argument("--withdraw", action="store_true", help=say(submit.lang, "help_withdraw"))
    _act(submit, day, "help_submit_reason", "help_step_date")
    revise = command("revise")
    _definition(revise)
    _act(revise, day, "help_revise_reason", "help_revise_date")
    revoke = command("revoke")
    _definition(revoke)
    _act(revoke, day, "help_revoke_reason", "help_step_date")
    history = command("history")
    _definition(history)
    history.options.add_argument("--json", action="store_true", help=say(history.lang, "help_life_json"))


def add_review(command: Callable[[str], Parser], day: Day) -> None:
    """Add ``review`` with its own commands, one for each entry of `ACTIONS`."""
    review = command("review")
    lang = review.lang
    actions = review.add_subparsers(
        dest="action", required=True, metavar=say(lang, "help_command"), title=say(lang, "help_review_actions")
    )
    for name, add in ACTIONS.items():
        text = say(lang, f"help_review_{name}")
        add(actions.add_parser(name, lang=lang, help=text, description=text), day)


def _due(parser: Parser, day: Day) -> None:
    lang, options = parser.lang, parser.options
    parser.given.add_argument(
        "paths", nargs="*", type=Path, default=[Path("definitions")], metavar="PATH", help=say(lang, "help_paths")
    )
    options.add_argument(
        "--within", type=_within(lang), default=30, metavar=say(lang, "meta_within"), help=say(lang, "help_within")
    )
    options.add_argument(
        "-f",
        "--format",
        choices=DUE_FORMATS,
        default="text",
        metavar=say(lang, "meta_format"),
        help=say(lang, "help_due_format", formats=", ".join(DUE_FORMATS)),
    )
    options.add_argument("-o", "--output", type=Path, metavar=say(lang, "meta_file"), help=say(lang, "help_due_output"))
    _today(parser, day)


def _record(parser: Parser, day: Day) -> None:
    lang, options = parser.lang, parser.options
    parser.given.add_argument("file", nargs="?", type=Path, metavar="FILE", help=say(lang, "help_review_file"))
    options.add_argument("--from", dest="form", type=Path, metavar=say(lang, "meta_file"), help=say(lang, "help_from"))
    options.add_argument("--by", default="", metavar=say(lang, "meta_name"), help=say(lang, "help_by"))
    results, kinds = get_args(ReviewResult), get_args(ReviewKind)
    options.add_argument(
        "--result",
        choices=results,
        metavar=say(lang, "meta_result"),
        help=say(lang, "help_result", results=", ".join(results)),
    )
    options.add_argument("--kind", choices=kinds, metavar=say(lang, "meta_kind"), help=say(lang, "help_kind"))
    options.add_argument("--note", default="", metavar=say(lang, "meta_note"), help=say(lang, "help_note"))
    options.add_argument("--date", type=day, metavar=say(lang, "meta_date"), help=say(lang, "help_review_date"))
    options.add_argument("--for-year", type=int, metavar=say(lang, "meta_year"), help=say(lang, "help_for_year"))
    _today(parser, day)


ACTIONS: dict[str, Callable[[Parser, Day], None]] = {
    "due": _due,
    "record": _record,
    "form": add_form,
    "changes": add_changes,
}
"""What adds the options of each ``sopdocs review`` command, in the order of the help."""


def _definition(parser: Parser) -> None:
    parser.given.add_argument("file", type=Path, metavar="FILE", help=say(parser.lang, "help_definition"))


def _act(parser: Parser, day: Day, reason: str, on: str) -> None:
    lang, options = parser.lang, parser.options
    options.add_argument("--reason", default="", metavar=say(lang, "meta_reason"), help=say(lang, reason))
    options.add_argument("--by", default="", metavar=say(lang, "meta_name"), help=say(lang, "help_by"))
    options.add_argument("--date", type=day, metavar=say(lang, "meta_date"), help=say(lang, on))
    _today(parser, day)


def _today(parser: Parser, day: Day) -> None:
    lang = parser.lang
    parser.options.add_argument(
        "--today", type=day, default=None, metavar=say(lang, "meta_date"), help=say(lang, "help_today")
    )


def _within(lang: Lang) -> Callable[[str], int]:
    def read(text: str) -> int:
        match = re.fullmatch(r"([0-9]{1,4})([dwm]?)", text.strip().lower())
        if match is None:
            raise argparse.ArgumentTypeError(say(lang, "bad_within", text=text))
        return int(match[1]) * _DAYS[match[2] or "d"]

    return read
