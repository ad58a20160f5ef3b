"""``sopdocs columns``: an order is advised only where the finished drawing has fewer crossings."""

from __future__ import annotations

from itertools import permutations
from pathlib import Path

import pytest

from bench.suites import usual
from sopdocs.cli import main
from sopdocs.graph import build_graph
from sopdocs.layout.reorder import better, cost, reorder, weights
from sopdocs.model import Flow, Sop
from sopdocs.profile import Profile
from sopdocs.typefaces import find_typefaces

STEP = "  - {{id: s{n}, kegiatan: Memeriksa berkas tahap {n}, pelaksana: {who}, lanjut: {to}}}"


def _text(columns: str, rows: list[tuple[str, str]]) -> str:
    steps = [STEP.format(n=n, who=who, to=to) for n, (who, to) in enumerate(rows)]
    return (
        "judul: Uji\npelaksana: {"
        + ", ".join(f"{c}: Petugas {c}" for c in columns)
        + "}\nlangkah:\n"
        + "\n".join(steps)
    )


@pytest.mark.parametrize("lang", ["id", "en"])
def test_a_straight_flow_has_no_crossings(lang: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "lurus.yaml"
    path.write_text(_text("abc", [("a", "s1"), ("b", "s2"), ("c", "selesai")]), "utf-8")
    assert main(["columns", str(path), "--lang", lang]) == 0
    assert capsys.readouterr().out.endswith(
        {"id": "tidak ada garis yang berpotongan\n", "en": "no lines cross\n"}[lang]
    )


def test_what_is_advised_was_drawn() -> None:
    profile, typefaces = Profile(), find_typefaces([])
    sop = next(sop for sop in usual(40, 3) if len(sop.actors) in (4, 5) and len(sop.steps) < 25)
    for found in reorder(sop, profile, typefaces):
        headings = dict(sop.actors)
        again = sop.model_copy(update={"actors": tuple((name, headings[name]) for name in found.order)})
        assert sorted(found.order) == sorted(headings)
        assert reorder(again, profile, typefaces)[found.flow].crossings == found.fewest <= found.crossings


def test_the_model_moves_a_column_out_of_the_way() -> None:
    rows = [("a", ["s1", "s3"]), ("c", "s2"), ("b", "s4"), ("c", "s5"), ("b", "s6"), ("c", "selesai"), ("b", "selesai")]
    steps = [{"id": f"s{n}", "kegiatan": "x", "pelaksana": who, "lanjut": to} for n, (who, to) in enumerate(rows)]
    flow = Flow.model_validate({"pelaksana": {name: name for name in "abcd"}, "langkah": steps})
    costs = weights(build_graph(flow))
    order = tuple("abcd")
    least = min(cost(("a", *rest), costs) for rest in permutations("bcd"))
    assert cost(better(order, costs), costs) == least < max(cost(("a", *rest), costs) for rest in permutations("bcd"))
    assert better(order, costs)[0] == "a"


@pytest.mark.parametrize("text", ["", "judul: [\n"])
def test_what_cannot_be_read_is_said(text: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "rusak.yaml"
    path.write_text(text, "utf-8")
    assert main(["columns", str(path)]) == 1
    assert "sopdocs check" in capsys.readouterr().err


def test_an_sop_without_a_flow_has_nothing_to_order() -> None:
    assert reorder(Sop(), Profile(), find_typefaces([])) == ()
