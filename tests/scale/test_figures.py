"""The harness of the figures itself, on one tiny SOP: real engines, real processes."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import pytest

from bench.__main__ import PAGE, RESULTS
from bench.gates import CELLS, GATES, judged, lines
from bench.peers import cold, steady, warm
from bench.peers.engines import OURS, edition
from bench.peers.given import paper
from bench.peers.others import OTHERS
from bench.peers.paper import Paper, read, written
from bench.peers.parity import Proof, proof
from bench.profiles import part, shares
from bench.report import page
from bench.suites import sized
from sopdocs.render import FORMATS

STEPS = 4


def of_gate(name: str) -> Any:
    return next(gate for gate in GATES if gate.name == name)


def result(engine: str, ratio: float, steps: int = 60, faults: tuple[str, ...] = ()) -> dict[str, Any]:
    return {
        "engine": engine,
        "steps": steps,
        "drawn": (ratio,) * 3,
        "whole": (ratio,) * 3,
        "faults": faults,
        "cpu_ms": 1.0,
    }


def state(rows: list[dict[str, Any]], name: str = "docx: table.cell() over ours, 60 steps") -> str:
    return next(verdict.state for verdict in judged({"warm": {"rows": rows}}) if verdict.gate.name == name)


def cells(content: Paper, folder: Path) -> Path:
    file = folder / "sop.docx"
    file.write_bytes(OTHERS[CELLS].prepare()(content))
    return file


def test_ready_engines_are_put_beside_ours_and_a_missing_one_is_named(tmp_path: Path) -> None:
    names = (OURS["docx"], OURS["pdf untagged"], "plutoprint naive", CELLS, "an engine nobody has")
    found = warm.warm(names, 2, tmp_path, (STEPS,))
    rows = {row["engine"]: row for row in found["rows"]}
    assert set(rows) == set(names[:-1])
    assert [row["faults"] for row in rows.values()] == [()] * len(rows)
    assert rows[OURS["docx"]]["drawn"] == rows[OURS["docx"]]["whole"] == (1.0, 1.0, 1.0)
    middle, low, high = rows[CELLS]["drawn"]
    assert 0 < low <= middle <= high
    assert rows["plutoprint naive"]["pages"] >= 2
    assert "an engine nobody has" in found["missing"]
    assert any("missing" in line and "an engine nobody has" in line for line in warm.lines(found))


def test_programs_are_measured_from_their_start_to_the_finished_file(tmp_path: Path) -> None:
    found = cold.cold(("sopdocs docx", CELLS), 1, tmp_path, STEPS)
    rows = {row["program"]: row for row in found["rows"]}
    assert found["missing"] == {}
    assert rows[CELLS]["ratio"][0] > 0
    assert 0 < rows["python -c pass"]["cpu_ms"] < rows["sopdocs docx"]["cpu_ms"]
    assert proof(Path(tmp_path / "made" / "1.docx"), sized(STEPS, 6, 1)).faults == ()
    assert len(cold.lines(found)) == 1 + len(rows)


def test_processes_left_behind_are_counted(tmp_path: Path) -> None:
    burn = "import os, time\nif os.fork() == 0:\n while time.process_time() < 0.5: pass\n"
    assert cold.once(["-c", burn], tmp_path)["cpu"] >= 0.5
    assert cold.once(["-c", "import sys; sys.exit('kaputt')"], tmp_path)["error"].strip() == "kaputt"


def test_memory_is_followed_over_documents(tmp_path: Path) -> None:
    found = steady.steady((OURS["docx"],), 4, tmp_path, STEPS)
    (row,) = found["rows"]
    assert row["first_mib"] > 1
    assert row["last_mib"] >= row["first_mib"] - 5


@pytest.mark.parametrize("format_name", ["pdf", "pratinjau", "docx"])
def test_our_documents_pass_the_gate(format_name: str, tmp_path: Path) -> None:
    sop = sized(STEPS, 6, 1)
    ((name, made),) = FORMATS[format_name](edition(sop)).items()
    file = tmp_path / f"sop{name}"
    file.write_bytes(made)
    assert proof(file, sop).faults == ()


def test_a_document_without_its_last_row_does_not_count(tmp_path: Path) -> None:
    sop = sized(STEPS, 6, 1)
    content = paper(sop)
    assert proof(cells(content, tmp_path), sop) == Proof(0, ())
    words, symbols = proof(cells(content._replace(lines=content.lines[:-1]), tmp_path), sop).faults
    assert "words missing" in words
    assert symbols == f"{content.symbols - 1} of {content.symbols} symbols"


def test_other_tools_are_given_the_same_content_by_a_file() -> None:
    content = paper(sized(STEPS, 6, 1))
    again = read(written(content))
    assert json.loads(written(again)) == json.loads(written(content))
    assert (again.symbols, again.texts) == (content.symbols, content.texts)


def test_a_gate_is_met_missed_or_not_measured() -> None:
    assert state([result(CELLS, 25)]) == "met"
    assert state([result(CELLS, 25, steps=8)]) == "not measured"
    assert state([result(CELLS, 25, faults=("3 pages",))]) == "not measured"
    assert state([result(CELLS, 19)]) == "floor missed"
    weasyprint = "weasyprint naive, tagged"
    name = "pdf: naive WeasyPrint over ours"
    assert state([result(weasyprint, 1.9), result(weasyprint, 1.5, steps=8)], name) == "floor met"
    assert not of_gate("check: kept of each SOP, bytes").more


def test_a_missed_gate_has_its_profile_beside_it() -> None:
    found = {"warm": {"rows": [result(CELLS, 19)]}, "profiles": {"docx": {"sopdocs.render.docx": 0.6}}}
    told = list(lines(found))
    (place,) = (number for number, line in enumerate(told) if line.endswith("floor missed"))
    assert told[place + 1] == "    time: sopdocs.render.docx 60%"
    assert told[-1] == f"0 of {len(GATES)} met, 1 floor missed, {len(GATES) - 1} not measured"


def test_a_profile_puts_what_c_does_to_its_caller() -> None:
    found = shares(lambda: json.dumps([sorted(range(1000))] * 200))
    assert max(found, key=lambda name: found[name]) in {"python encoder", "python test_figures"}
    assert part(str(Path("lib") / "site-packages" / "weasyprint" / "layout" / "x.py")) == "weasyprint.layout"
    assert part(sys.modules["sopdocs.render"].__file__ or "") == "sopdocs.render.__init__"


def test_the_page_of_figures_is_that_of_the_last_results() -> None:
    newest = max(RESULTS.glob("*.json"))
    assert PAGE.read_text(encoding="utf-8") == page(json.loads(newest.read_text(encoding="utf-8")), newest.name)
