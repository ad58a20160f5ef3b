"""How long a flow takes: its longest path and its branches."""

from __future__ import annotations

from typing import Any

import pytest

from bench.suites import hard
from sopdocs.elapsed import MOST_PATHS, Elapsed, elapsed
from sopdocs.model import Flow


def _flow(*steps: dict[str, Any]) -> Elapsed:
    rows = [{"kegiatan": "x", "pelaksana": "p", **step} for step in steps]
    return elapsed(Flow.model_validate({"pelaksana": {"p": "P"}, "langkah": rows}))


def _ways(found: Elapsed) -> list[tuple[str, str]]:
    return [("-".join(str(step + 1) for step in way.steps), way.most.words()) for way in found.ways]


def test_steps_in_a_row() -> None:
    found = _flow({"waktu": "5 menit"}, {"waktu": "1 hari kerja"}, {"waktu": "1 jam"})
    assert _ways(found) == [("1-2-3", "1 hari kerja 1 jam 5 menit")]


def test_a_loop_counts_once_and_a_branch_by_itself() -> None:
    found = _flow(
        {"id": "a", "waktu": "5 menit"},
        {"waktu": "10 menit", "keputusan": {"Ya": "c", "Tidak": "a", "Batal": "selesai"}},
        {"id": "c", "waktu": "20 menit"},
    )
    assert _ways(found) == [("1-2-3", "35 menit"), ("1-2", "15 menit")]
    assert [way.exits for way in found.ways] == [((1, "Ya"),), ((1, "Batal"),)]


def test_a_time_by_exit_counts_on_its_branch() -> None:
    found = _flow(
        {"waktu": {"Ya": "1 menit", "Tidak": "9 menit"}, "keputusan": {"Ya": "b", "Tidak": "c"}},
        {"id": "b", "waktu": "1 menit", "lanjut": "selesai"},
        {"id": "c", "waktu": "1 menit"},
    )
    assert _ways(found) == [("1-3", "10 menit"), ("1-2", "2 menit")]


def test_the_longest_of_parallel_steps_tells() -> None:
    found = _flow(
        {"waktu": "1 menit", "lanjut": ["b", "c"]},
        {"id": "b", "waktu": "2 menit", "lanjut": "d"},
        {"id": "c", "waktu": "30 menit"},
        {"id": "d", "waktu": "1 menit"},
    )
    assert _ways(found)[0] == ("1-3-4", "32 menit")


def test_a_merged_time_counts_once() -> None:
    found = _flow({"waktu": "5 menit"}, {"waktu": {"gabung": "atas"}}, {"waktu": "1 menit"})
    assert _ways(found) == [("1-2-3", "6 menit")]


def test_what_is_not_counted_is_named() -> None:
    found = _flow({"waktu": "Segera"}, {"waktu": "2-3 menit/berkas"}, {})
    assert [(each.step, each.text) for each in found.untold] == [(0, "Segera"), (2, "")]
    assert [(each.step, each.text) for each in found.per_object] == [(1, "2-3 menit/berkas")]
    assert found.longest is not None
    assert (found.longest.least.words(), found.longest.most.words()) == ("2 menit", "3 menit")


@pytest.mark.parametrize("steps", [[], [{"lanjut": "tak_ada"}], [{"id": "a", "lanjut": "a"}]])
def test_a_flow_without_an_end_has_no_path(steps: list[dict[str, Any]]) -> None:
    assert _flow(*steps).longest is None


def test_paths_are_bounded() -> None:
    steps = [{"id": f"s{k}", "keputusan": {"Ya": f"s{k + 1}", "Tidak": f"s{k + 2}"}} for k in range(30)]
    found = _flow(*steps, {"id": "s30"}, {"id": "s31"})
    assert found.more
    assert len(found.ways) == MOST_PATHS


def test_generated_flows() -> None:
    for sop in hard(15, 3):
        for flow in sop.flows:
            found = elapsed(flow)
            assert found.longest is not None
            assert all(len(set(way.steps)) == len(way.steps) and way.steps[0] == 0 for way in found.ways)
            assert all(way.least.least <= way.most.most for way in found.ways)
