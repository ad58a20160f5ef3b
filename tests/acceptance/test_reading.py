"""What an independent reader finds in the PDF is what the definition says: symbols, texts, arrows."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pymupdf
import pytest
import yaml
from reading import Box, Reading, read

from bench.suites import hard, usual
from sopdocs.graph import build_graph
from sopdocs.jobs.build import make
from sopdocs.model import Sop

ROOT = Path(__file__).parents[2]
SEEDS = sorted((ROOT / "definitions").rglob("*.yaml"))
GENERATED = [sop for sop in (*usual(90, 7), *hard(160, 7)) if len(sop.flows[0].steps) <= 22][:50]


def squeezed(text: str) -> str:
    return "".join(text.split())


def check(sop: Sop, pdf: bytes, style: str = "own") -> None:
    flow = sop.flows[0]
    with pymupdf.open(stream=pdf, filetype="pdf") as document:
        found = read(document, len(flow.actors))
    assert [row.number for row in found.rows] == [str(i + 1) for i in range(len(flow.steps))]
    _symbols(sop, found, style)
    _texts(sop, found)
    _arrows(sop, found, style)


def _symbols(sop: Sop, found: Reading, style: str) -> None:
    columns = {name: 3 + i for i, (name, _) in enumerate(sop.flows[0].actors)}
    nodes = build_graph(sop.flows[0], style).nodes  # type: ignore[arg-type]
    expected = Counter((node.step, columns[node.actor], node.shape) for node in nodes)
    assert Counter((box.row, box.column, box.kind) for box in found.symbols) == expected


def _texts(sop: Sop, found: Reading) -> None:
    first = 3 + len(sop.flows[0].actors)
    for step, row in zip(sop.flows[0].steps, found.rows, strict=True):
        assert squeezed(step.activity or "") == row.texts.get(2, "")
        for offset, cell in enumerate((step.inputs, step.time, step.outputs, step.note)):
            for item in cell.all_items:
                assert squeezed(item) in row.texts.get(first + offset, ""), f"row {row.number}"


def _arrows(sop: Sop, found: Reading, style: str) -> None:
    """Every edge is drawn between one of its sources and one of its targets, and nothing else is drawn."""
    flow = sop.flows[0]
    graph = build_graph(flow, style)  # type: ignore[arg-type]
    columns = {name: 3 + i for i, (name, _) in enumerate(flow.actors)}
    boxes: dict[str, Box] = {}
    for box in sorted(found.symbols, key=lambda box: (box.row, box.column, box.rect[1])):
        stack = [n.id for n in graph.nodes if (n.step, columns[n.actor]) == (box.row, box.column) and n.id not in boxes]
        boxes[min(stack, key=lambda node: (node != "mulai", node.endswith(".selesai")))] = box
    names = {box: node for node, box in boxes.items()}
    drawn = {(names[source], names[target]) for source, target in found.arrows}
    for edge in graph.edges:
        assert any((s, t) in drawn for s in edge.sources for t in edge.targets), f"no arrow for {edge}"
    meant = {(s, t) for edge in graph.edges for s in edge.sources for t in edge.targets}
    assert drawn - meant == set()
    assert {frozenset(names[box] for box in link) for link in found.links} == {
        frozenset((link.first, link.second)) for link in graph.links
    }
    for edge in graph.edges:
        assert squeezed(edge.label) in squeezed(found.words)


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.stem)
def test_the_real_sops(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    made = make(path, ("pdf",), "id")
    tree = yaml.load(text.replace("null", '""'), Loader=yaml.BaseLoader)
    check(Sop.model_validate(tree), made.files[".pdf"])


@pytest.mark.parametrize("number", range(50))
def test_generated_sops(number: int, tmp_path: Path) -> None:
    sop = GENERATED[number]
    style = ("own", "stacked")[number % 2]
    templates = tmp_path / "templates" / "uji"
    templates.mkdir(parents=True)
    capsule = {"own": "sendiri", "stacked": "bertumpuk"}[style]
    (templates / "profile.yaml").write_text(f"extends: permenpan\nbagian: [bagan]\ntabel: {{kapsul: {capsule}}}\n")
    path = tmp_path / "sop.yaml"
    tree = sop.model_dump(by_alias=True, exclude_defaults=True)
    path.write_text(yaml.safe_dump(_plain({**tree, "profil": "uji"}), sort_keys=False, allow_unicode=True))
    check(sop, make(path, ("pdf",), "id").files[".pdf"], style)


_PAIRS = ("pelaksana", "keputusan", "per_keluar")


def _plain(value: object, key: str = "") -> object:
    """A dumped model as an author would type it: pairs as mappings, cells without their wrapper."""
    if isinstance(value, dict):
        made = {name: _plain(item, name) for name, item in value.items()}
        return made.get("butir", made.get("per_keluar", made)) if set(made) & {"butir", "per_keluar"} else made
    if isinstance(value, list | tuple):
        if key in _PAIRS and value and all(isinstance(item, list | tuple) for item in value):
            return {str(name): _plain(item) for name, item in value}
        return [_plain(item) for item in value]
    return value
