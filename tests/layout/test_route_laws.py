"""What holds for every routed page, however the flow runs."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from itertools import pairwise, product
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sopdocs.chart import Point, SymbolKind
from sopdocs.layout.grid import build_grid
from sopdocs.layout.lines import LEAST
from sopdocs.layout.problem import PageProblem, Routed, RoutedPath
from sopdocs.layout.quality import score
from sopdocs.layout.route import route
from tests.layout.assemble import assemble
from tests.layout.cases import CASES
from tests.layout.problems import Sketch, random_page

KINDS: list[SymbolKind] = ["box", "box", "diamond", "capsule"]


@st.composite
def pages(draw: st.DrawFn) -> PageProblem:
    """Up to six rows in up to five columns, capsules stacked on boxes, joint acts, arrows from anywhere to anywhere."""
    columns, rows = draw(st.integers(1, 5)), draw(st.integers(1, 6))
    width, shrink = draw(st.sampled_from([(11.0, 0.5), (18.0, 0.8), (26.0, 1.0)]))
    page = Sketch(columns, rows, width, 28, shrink)
    names: list[str] = []
    for row in range(rows):
        column, kind = draw(st.integers(0, columns - 1)), draw(st.sampled_from(KINDS))
        stacked = kind != "capsule" and draw(st.booleans())
        page.put(f"{row}", kind, column, row, shift=4.5 if stacked else 0)
        if stacked:
            page.put(f"{row}s", "capsule", column, row, shift=-6)
            page.wire(f"{row}s", f"{row}")
        joint = kind == "box" and column + 1 < columns and draw(st.booleans())
        if joint:
            page.put(f"{row}j", "box", column + 1, row, shift=4.5 if stacked else 0)
            page.link(f"{row}", f"{row}j")
        names.append(f"{row} {row}j" if joint else f"{row}")
    ends = st.tuples(st.sampled_from(range(rows)), st.sampled_from(range(rows)))
    for source, target in draw(st.lists(ends, max_size=9, unique=True)):
        page.wire(names[source], names[target], draw(st.sampled_from(["", "Ya", "Tidak", "Belum lengkap"])))
    return page.problem()


@settings(max_examples=25, deadline=None, derandomize=True)
@given(pages())
def test_nothing_collides(problem: PageProblem) -> None:
    routed = route(problem)
    assert score(assemble(problem, routed), unrouted=len(routed.unrouted)).hard == {}


@settings(max_examples=12, deadline=None, derandomize=True)
@given(pages())
def test_every_wire_is_answered_from_and_to_its_own_symbols(problem: PageProblem) -> None:
    routed = route(problem)
    wires = {wire.id: wire for wire in problem.wires}
    assert sorted([path.wire for path in routed.paths] + list(routed.unrouted)) == sorted(wires)
    for path in routed.paths:
        assert path.source in wires[path.wire].sources
        assert path.target in wires[path.wire].targets
    assert {label.arrow for label in routed.labels} == {path.wire for path in routed.paths if wires[path.wire].label}


@settings(max_examples=12, deadline=None, derandomize=True)
@given(pages())
def test_merged_arrows_share_the_rest_of_their_way(problem: PageProblem) -> None:
    routed = route(problem)
    paths = {path.wire: path for path in routed.paths}
    for path in routed.paths:
        assert path.head == (path.joined_to is None)
        if path.joined_to is not None:
            other = paths[path.joined_to]
            assert other.target == path.target
            assert after(path, path.own[-1]) == after(other, path.own[-1])


def after(path: RoutedPath, place: Point) -> tuple[Point, ...]:
    """The corners and the end of a path behind a place on it."""
    for i, (a, b) in enumerate(pairwise(path.points)):
        if min(a.x, b.x) <= place.x <= max(a.x, b.x) and min(a.y, b.y) <= place.y <= max(a.y, b.y) and place != b:
            return path.points[i + 1 :]
    raise AssertionError(f"{place} is not on wire {path.wire}")


@settings(max_examples=5, deadline=None, derandomize=True)
@given(pages())
def test_the_same_page_is_always_routed_the_same(problem: PageProblem) -> None:
    assert route(problem) == route(problem)


@pytest.mark.parametrize("hashseed", ["1", "77"])
def test_hash_seed_does_not_matter(hashseed: str) -> None:
    code = "from tests.layout.test_route_laws import routes\nprint(repr(routes()))"
    environment = {**os.environ, "PYTHONHASHSEED": hashseed}
    root = Path(__file__).parents[2]
    done = subprocess.run([sys.executable, "-c", code], env=environment, cwd=root, capture_output=True, check=True)
    assert done.stdout.decode().strip() == repr(routes())


def routes() -> list[Routed]:
    return [route(CASES["stacked_capsules"]().problem()), *(route(random_page(seed, seed > 3)) for seed in range(6))]


@pytest.mark.parametrize("seed", range(16))
def test_random_pages(seed: int) -> None:
    problem = random_page(seed, hard=seed % 4 == 0)
    routed = route(problem)
    assert score(assemble(problem, routed), unrouted=len(routed.unrouted)).hard == {}


def test_effort_stays_within_its_limits() -> None:
    routed = route(random_page(9, hard=True))
    assert routed.effort < 400_000


def test_a_page_without_wires() -> None:
    page = Sketch(2, 2)
    page.put("1", "capsule", 0, 0)
    assert route(page.problem()) == Routed((), (), (), 0)


def test_ports_beside_the_middle_of_symbols_in_a_column_are_on_one_line_or_well_apart() -> None:
    page = Sketch(2, 4)
    for row, wider in enumerate((0.0, 0.8, 1.6, 5.0)):
        page.put(str(row), "box", 0, row)
        symbol = page.symbols[str(row)]
        rect = replace(symbol.rect, x=symbol.rect.x - wider / 2, w=symbol.rect.w + wider)
        page.symbols[str(row)] = replace(symbol, rect=rect)
    for source, target in product("0123", repeat=2):
        page.wire(source, target)
    grid = build_grid(page.problem(), 2, 1.3)
    fixed = [line.at for line in grid.xs.lines if line.zone < 0]
    assert len(fixed) > 4
    assert all(b - a >= LEAST for a, b in pairwise(fixed))
