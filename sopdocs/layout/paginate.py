"""Rows to pages: as few pages as possible, then few arrows that leave a page, then evenly filled pages.

A dynamic program over the places where a page may end. It knows heights and arrows only as numbers.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from math import ceil, inf

PAGE = 1000.0
CONNECTOR = 12.0
SLACK = 40.0
LAST_SLACK = 4.0
ORPHAN = 60.0
OVERFULL = 1e6


@dataclass(frozen=True, slots=True)
class Jump:
    """An arrow from row to row; arrows with the same ``key`` and direction share their connectors."""

    source: int
    target: int
    key: int


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a page holds, mm.

    ``capacity`` under the head, ``first`` on the first page (a caption takes room), ``strip`` for each row of up to
    ``seats`` connectors.
    """

    capacity: float
    first: float
    strip: float
    seats: int


Pages = tuple[tuple[int, int], ...]
"""First row and the row after the last, of each page."""


def paginate(heights: Sequence[float], jumps: Sequence[Jump], sheet: Sheet, glued: Collection[int] = ()) -> Pages:
    """Cut rows into pages.

    :param heights: of the rows, mm.
    :param jumps: arrows between different rows.
    :param glued: rows below which no page may end.
    :returns: the pages in order; one row too tall for a page stands alone on one.
    """
    touching: list[list[Jump]] = [[] for _ in heights]
    for jump in jumps:
        if jump.source != jump.target:
            touching[jump.source].append(jump)
            touching[jump.target].append(jump)
    count = len(heights)
    best = [0.0] + [inf] * count
    came = [0] * (count + 1)
    for end in range(1, count + 1):
        if end < count and end - 1 in glued:
            continue
        for start, cost in _pages_ending(end, heights, touching, sheet):
            if best[start] + cost < best[end]:
                best[end], came[end] = best[start] + cost, start
    pages: list[tuple[int, int]] = []
    end = count
    while end:
        pages.append((came[end], end))
        end = came[end]
    return tuple(reversed(pages))


def _pages_ending(
    end: int, heights: Sequence[float], touching: Sequence[Sequence[Jump]], sheet: Sheet
) -> Iterator[tuple[int, float]]:
    """First rows of the pages that may end before row ``end``, with their costs; the page of one row always."""
    total = 0.0
    for start in range(end - 1, -1, -1):
        total += heights[start]
        up, down = strip_loads(start, end, touching)
        used = total + sheet.strip * (ceil(up / sheet.seats) + ceil(down / sheet.seats))
        capacity = sheet.capacity if start else sheet.first
        fits = used <= capacity + 1e-9
        if total > sheet.capacity and end - start > 1:
            return
        last = end == len(heights)
        slack = max(0.0, 1 - used / capacity)
        cost = PAGE + CONNECTOR * (up + down) + (LAST_SLACK if last else SLACK) * slack**2
        if last and start and end - start == 1 and heights[start] < capacity / 2:
            cost += ORPHAN
        yield start, cost if fits else cost + OVERFULL * (1 + end - start)


def strip_loads(start: int, end: int, touching: Sequence[Sequence[Jump]]) -> tuple[int, int]:
    """How many connectors stand above and below the rows ``start`` to ``end`` (excluded) on their page."""
    above: set[tuple[int, bool, bool]] = set()
    below: set[tuple[int, bool, bool]] = set()
    for row in range(start, end):
        for jump in touching[row]:
            outgoing = jump.source == row
            other = jump.target if outgoing else jump.source
            if not start <= other < end:
                (above if other < start else below).add((jump.key, outgoing, jump.target > jump.source))
    return len(above), len(below)
