"""``sopdocs review``: what is due, putting reviews on record, forms and lists of changes."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module

from sopdocs.cli.context import Context


def _action(name: str) -> Callable[[Context], int]:
    def run(context: Context) -> int:
        status: int = import_module(f"sopdocs.cli.review_{name}").run(context)
        return status

    return run


ACTIONS: dict[str, Callable[[Context], int]] = {name: _action(name) for name in ("due", "record", "form", "changes")}
"""The commands below ``review``; `sopdocs.cli.review_parser.ACTIONS` has their options."""


def run(context: Context) -> int:
    """Run the command below ``review``."""
    return ACTIONS[context.options.action](context)
