"""What a command runs with: its options, the language, and how to speak."""

from __future__ import annotations

import os
import sys
from argparse import Namespace
from datetime import date

from sopdocs.cli.messages import Lang, say


class Context:
    """One run of one command."""

    def __init__(self, options: Namespace, lang: Lang) -> None:
        self.options = options
        self.lang: Lang = lang

    @property
    def today(self) -> date:
        """The date to judge by: ``--today``, else the clock's."""
        asked: date | None = getattr(self.options, "today", None)
        return asked or date.today()

    @property
    def colour(self) -> bool:
        """True where the results go to a terminal that wants colours."""
        return sys.stdout.isatty() and "NO_COLOR" not in os.environ

    def out(self, text: str) -> None:
        """Print a result."""
        print(text)

    def note(self, key: str, **values: object) -> None:
        """Print a message beside the results (standard error)."""
        self.say(say(self.lang, key, **values))

    def say(self, text: str) -> None:
        """Print a sentence beside the results (standard error), after what was printed before."""
        sys.stdout.flush()
        print(text, file=sys.stderr)


class Recorder(Context):
    """A context that also remembers what it says: ``out`` or ``say``, and the text."""

    def __init__(self, options: Namespace, lang: Lang) -> None:
        super().__init__(options, lang)
        self.lines: list[tuple[str, str]] = []

    def out(self, text: str) -> None:
        """Print a result, and remember it."""
        self.lines.append(("out", text))
        super().out(text)

    def say(self, text: str) -> None:
        """Print a sentence beside the results, and remember it."""
        self.lines.append(("say", text))
        super().say(text)
