"""Where the time of a piece of work goes, by part of the program: ``python -m bench.profiles pdf [STEPS]``

Shares are of cProfile, which makes many small calls look dearer than they are; what C code takes is put to its caller.
"""

from __future__ import annotations

import cProfile
import pstats
import sys
import tempfile
from collections import Counter
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from bench.check import timed, write
from bench.peers.engines import edition
from bench.suites import sized
from sopdocs.load import find_definitions
from sopdocs.render import FORMATS

PARTS = 6
"""How many parts are told."""
OFFICIALS = 6
_DEFINITIONS = 100


def shares(work: Callable[[], Any]) -> dict[str, float]:
    """The parts that take most, with the share of each."""
    profiler = cProfile.Profile()
    profiler.runcall(work)
    spent: Counter[str] = Counter()
    for (path, _, _), (_, _, own, _, callers) in pstats.Stats(profiler).stats.items():  # type: ignore[attr-defined]
        if path != "~":
            spent[part(path)] += own
            continue
        for (caller, _, _), (_, _, inside, _) in callers.items():
            spent[part(caller)] += inside
    whole = sum(spent.values())
    return {name: round(seconds / whole, 3) for name, seconds in spent.most_common(PARTS)}


def part(path: str) -> str:
    """A part's name: a module of ours, a module or a folder of another package."""
    steps = Path(path).with_suffix("").parts
    if "site-packages" in steps:
        return ".".join(steps[steps.index("site-packages") + 1 :][:2])
    if "sopdocs" in steps:
        own = steps[len(steps) - 1 - steps[::-1].index("sopdocs") :]
        return ".".join(own[:4])
    return "c" if path == "~" else f"python {steps[-1]}"


def _drawing(kind: str, steps: int) -> Callable[[], Any]:
    """Drawing in a format, after a first document."""
    made, first = (edition(sized(steps, OFFICIALS, serial)) for serial in (0, 1))
    FORMATS[kind](first)
    return partial(FORMATS[kind], made)


def _layout(steps: int) -> Callable[[], Any]:
    edition(sized(steps, OFFICIALS, 1))
    return partial(edition, sized(steps, OFFICIALS, 0))


def profile(kind: str, steps: int = 20) -> dict[str, float]:
    """Shares of drawing in a format, of "layout", or of "check" (many definitions)."""
    if kind == "layout":
        return shares(_layout(steps))
    if kind == "check":
        with tempfile.TemporaryDirectory() as folder:
            write(_DEFINITIONS, Path(folder))
            return shares(partial(timed, find_definitions([Path(folder)])))
    return shares(_drawing(kind, steps))


def told(found: dict[str, float]) -> str:
    """Shares in a line."""
    return ", ".join(f"{name} {share:.0%}" for name, share in found.items())


if __name__ == "__main__":
    print(told(profile(sys.argv[1], *map(int, sys.argv[2:]))))
