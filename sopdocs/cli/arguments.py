"""What every part of the command line is made with: a parser and a date that speak the chosen language."""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable, Sequence
from datetime import date
from typing import NoReturn

from sopdocs.cli.messages import Lang, say

USAGE = 2
"""Exit status for a usage or environment fault."""

_FORMS: tuple[tuple[str, str], ...] = (
    (r"unrecognized arguments: (.*)", "bagian ini tidak dikenal: {0}"),
    (r"the following arguments are required: (.*)", "bagian ini belum diberikan: {0}"),
    (r"argument (.*): expected one argument", "{0} memerlukan satu nilai"),
    (r"argument (.*): expected at least one argument", "{0} memerlukan sedikitnya satu nilai"),
    (r"argument (.*): invalid choice: (.*) \(choose from (.*)\)", "{0}: {1} tidak dikenal; pilihannya {2}"),
    (r"argument (.*): (.*)", "{0}: {1}"),
)


class Parser(argparse.ArgumentParser):
    """argparse with its own fixed words in the chosen language."""

    def __init__(self, *, lang: Lang, **settings: object) -> None:
        super().__init__(
            add_help=False,
            allow_abbrev=False,
            formatter_class=argparse.RawDescriptionHelpFormatter,
            **settings,  # type: ignore[arg-type]
        )
        self.lang: Lang = lang
        self.given = self.add_argument_group(say(lang, "help_arguments"))
        self.options = self.add_argument_group(say(lang, "help_options"))
        self.options.add_argument("-h", "--help", action="help", help=say(lang, "help_help"))
        self.options.add_argument("--lang", choices=("id", "en"), default=lang, help=say(lang, "help_lang"))

    def format_help(self) -> str:
        """Help text with the word for *usage* in the chosen language."""
        return self._localise(super().format_help())

    def format_usage(self) -> str:
        """Usage line with the word for *usage* in the chosen language."""
        return self._localise(super().format_usage())

    def _localise(self, text: str) -> str:
        return re.sub(r"^usage: ", say(self.lang, "help_usage") + " ", text)

    def error(self, message: str) -> NoReturn:
        """Say what is wrong and which help to read; exit 2."""
        if self.lang == "id":
            for form, words in _FORMS:
                match = re.fullmatch(form, message, re.DOTALL)
                if match:
                    message = words.format(*match.groups())
                    break
        self.exit(USAGE, f"{self.prog}: {message}\n{say(self.lang, 'see_help', command=self.prog)}\n")


def language(arguments: Sequence[str], fallback: str | None) -> Lang:
    """The language asked for by ``--lang``, else by the environment, else Indonesian."""
    asked = fallback
    for position, argument in enumerate(arguments):
        if argument == "--lang" and position + 1 < len(arguments):
            asked = arguments[position + 1]
        elif argument.startswith("--lang="):
            asked = argument.removeprefix("--lang=")
    return "en" if asked == "en" else "id"


def read_date(lang: Lang) -> Callable[[str], date]:
    """What reads a date of the command line, and refuses anything else in the chosen language."""

    def read(text: str) -> date:
        try:
            return date.fromisoformat(text)
        except ValueError:
            raise argparse.ArgumentTypeError(say(lang, "bad_date", text=text)) from None

    return read


Command = Callable[[str], Parser]
"""Makes the parser of a command, by its name."""
