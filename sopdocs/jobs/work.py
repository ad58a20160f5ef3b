"""One definition's documents as a task that any process can do, and what came of it."""

from __future__ import annotations

import traceback
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from sopdocs.jobs.build import Made
from sopdocs.jobs.cache import Shelf, make_or_take
from sopdocs.rules.words import Lang


@dataclass(frozen=True, slots=True)
class Order:
    """What is wanted of every definition: formats, the language of findings, and where results are kept."""

    formats: tuple[str, ...]
    lang: Lang
    store: Shelf | None = None


@dataclass(frozen=True, slots=True)
class Failure:
    """Why there is no result: a fault of ours, a library of the system, too little memory, or a worker that died."""

    kind: Literal["bug", "environment", "memory", "died"]
    what: str = ""
    trace: str = ""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a definition: the documents, their key and the digest of its bytes, or the failure.

    ``deaths`` counts the workers it took.
    """

    path: Path
    source: str = ""
    key: str = ""
    made: Made | None = None
    failure: Failure | None = None
    deaths: int = 0


def do(order: Order, path: Path) -> Outcome:
    """Make one definition's documents; a fault of ours is an outcome, so that it stops no other definition."""
    try:
        kept = make_or_take(path, order.formats, order.lang, order.store)
    except MemoryError:
        return Outcome(path, failure=Failure("memory"))
    except Exception as error:
        missing = isinstance(error, OSError) and "cannot load library" in str(error)
        what = str(error).splitlines()[0] if missing else f"{type(error).__name__}: {error}"
        return Outcome(path, failure=Failure("environment" if missing else "bug", what, traceback.format_exc()))
    return Outcome(path, kept.source, kept.key, kept.made)


def do_all(order: Order, paths: Sequence[Path]) -> list[Outcome]:
    """Make the documents of several definitions, one after the other."""
    return [do(order, path) for path in paths]
