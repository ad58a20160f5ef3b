"""Labels stand where a reader finds them: at the symbol their arrow leaves, and nowhere else."""

from __future__ import annotations

import pytest

from sopdocs.layout.problem import PageProblem
from sopdocs.layout.quality import score
from sopdocs.layout.route import route
from tests.layout.assemble import assemble
from tests.layout.problems import Sketch, random_page


def exits(name: str, width: float) -> PageProblem:
    """A decision with two exits, one of them to a column beside it."""
    page = Sketch(3, 3, column=width, shrink=width / 24)
    page.put("1", "box", 1, 0)
    page.put("2", "diamond", 1, 1)
    page.put("3", "box", 1, 2)
    page.put("4", "box", 2, 2)
    page.wire("1", "2")
    page.wire("2", "3", "Ya")
    page.wire("2", "4", name)
    return page.problem()


def test_name_of_an_exit_is_broken_rather_than_set_over_a_rule() -> None:
    label = route(exits("Tidak memenuhi syarat administratif", 24)).labels[1]
    assert len(label.lines) > 1
    assert " ".join(label.lines) == label.text
    assert label.rect.h == pytest.approx(len(label.lines) * label.style.pitch)


def test_short_name_stays_in_one_line() -> None:
    assert [label.shown for label in route(exits("Tidak", 24)).labels] == [("Ya",), ("Tidak",)]


@pytest.mark.parametrize("seed", range(8))
def test_labels_of_usual_pages_are_not_mistaken(seed: int) -> None:
    problem = random_page(seed + 20)
    quality = score(assemble(problem, route(problem)))
    assert (quality.label_hits, quality.astray) == (0, 0)
