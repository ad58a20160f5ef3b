"""What a command runs with: its options, the language, and how to speak."""

from __future__ import annotations

import os
import sys
from argparse import Namespace
from dataclasses import dataclass
from datetime import date

from sopdocs.cli.messages import Lang, say


@dataclass(frozen=True)
class Context:
    """One run of one command."""

    options: Namespace
    lang: Lang

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
