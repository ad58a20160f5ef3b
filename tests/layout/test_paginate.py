"""Rows to pages, typed as pictures: numbers are row heights in mm, ``|`` is where a page must end."""

from itertools import combinations, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sopdocs.layout.paginate import Jump, Sheet, paginate

SHEET = Sheet(capacity=100, first=90, strip=10, seats=2)

# picture of the pages, arrows between rows (counted from 0), rows below which no page may end
PICTURES = [
    ("", "", ""),
    ("40", "", ""),
    ("30 30 30", "0>1 1>2", ""),
    # the caption leaves 90 mm on the first page
    ("50 | 50", "", ""),
    ("40 50 | 50 50", "", ""),
    # two rows fill page one, but an arrow that leaves the page needs its connector's strip
    ("40 40 | 45 45", "1>2", ""),
    ("40 | 50 30", "1>2 0>1", ""),
    # no orphan on the last page where a fuller one can give a row
    ("30 30 | 30 30", "", ""),
    # evenly filled where the number of pages is the same
    ("20 20 20 20 | 20 20 20 20 | 20 20", "", ""),
    # a page ends where fewest arrows leave
    ("20 20 20 | 20 20 20", "0>1 1>2 0>2 3>4 4>5 3>5", ""),
    # several arrows to one target share a connector, so this costs one strip
    ("25 25 25 | 40 40", "0>3 1>3 2>3", ""),
    # three different targets need a second strip row on either side
    ("60 | 30 25 25", "0>1 0>2 0>3", ""),
    ("60 | 31 | 25 25", "0>1 0>2 0>3", ""),
    # rows under a merged cell stay together
    ("60 | 30 30 30", "", "1 2"),
    # a row that no page can hold stands alone
    ("30 | 120 | 30", "", ""),
]


def pages_of(picture: str) -> list[list[float]]:
    return [[float(height) for height in page.split()] for page in picture.split("|")] if picture else []


@pytest.mark.parametrize(("picture", "arrows", "glued"), PICTURES)
def test_pages_end_there(picture: str, arrows: str, glued: str) -> None:
    pages = pages_of(picture)
    jumps = [Jump(int(a), int(b), int(b)) for a, b in (arrow.split(">") for arrow in arrows.split())]
    heights = [height for page in pages for height in page]
    cut = paginate(heights, jumps, SHEET, {int(row) for row in glued.split()})
    assert [heights[start:end] for start, end in cut] == pages


def strips(start: int, end: int, jumps: list[Jump]) -> int:
    """Strip rows of a page, counted the slow way."""
    sides: dict[str, set[tuple[int, bool, bool]]] = {"above": set(), "below": set()}
    for jump in jumps:
        inside = [start <= row < end for row in (jump.source, jump.target)]
        if inside[0] != inside[1]:
            other = jump.target if inside[0] else jump.source
            key = (jump.key, inside[0], jump.target > jump.source)
            sides["above" if other < start else "below"].add(key)
    return sum(-(-len(side) // SHEET.seats) for side in sides.values())


def fits(cuts: tuple[int, ...], heights: list[float], jumps: list[Jump]) -> bool:
    bounds = [0, *cuts, len(heights)]
    return all(
        sum(heights[a:b]) + SHEET.strip * strips(a, b, jumps) <= (SHEET.capacity if a else SHEET.first)
        for a, b in pairwise(bounds)
    )


@settings(max_examples=60, deadline=None, derandomize=True)
@given(st.data())
def test_no_other_cut_needs_fewer_pages(data: st.DataObject) -> None:
    heights = [float(h) for h in data.draw(st.lists(st.integers(10, 60), min_size=1, max_size=7))]
    row = st.integers(0, len(heights) - 1)
    pairs = data.draw(st.lists(st.tuples(row, row), max_size=4))
    jumps = [Jump(a, b, b) for a, b in pairs if a != b]
    pages = paginate(heights, jumps, SHEET)
    assert [row for start, end in pages for row in range(start, end)] == list(range(len(heights)))
    fewest = next(
        (
            count + 1
            for count in range(len(heights))
            for cuts in combinations(range(1, len(heights)), count)
            if fits(cuts, heights, jumps)
        ),
        None,
    )
    if fewest is not None:
        assert fits(tuple(end for _, end in pages[:-1]), heights, jumps)
        assert len(pages) == fewest
