"""What was read of definitions, as text or as JSON."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any, Protocol, TypeVar

from sopdocs.cli.context import Context
from sopdocs.cli.messages import Lang


class Read(Protocol):
    """Something read of the definition at ``path``, if that is readable."""

    @property
    def path(self) -> Path:
        """The definition's file."""

    @property
    def readable(self) -> bool:
        """False where there is nothing to tell."""


Of = TypeVar("Of", bound=Read)


def tell(
    read: Sequence[Of],
    lines: Callable[[Of, Lang], Iterable[str]],
    data: Callable[[Of, Lang], dict[str, Any]],
    context: Context,
) -> int:
    """Print every definition in the format asked for; 1 where one cannot be read."""
    if context.options.format == "json":
        shown = [data(each, context.lang) for each in read if each.readable]
        context.out(json.dumps({"version": 1, "definitions": shown}, ensure_ascii=False, indent=2))
    else:
        told = "\n\n".join("\n".join(lines(each, context.lang)) for each in read if each.readable)
        if told:
            context.out(told)
    for each in read:
        if not each.readable:
            context.note("unreadable_definition", path=each.path.as_posix())
    return 0 if all(each.readable for each in read) else 1
