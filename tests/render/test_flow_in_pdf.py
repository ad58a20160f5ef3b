"""What an independent reader finds on the printed flow pages of both real SOPs and of invented ones."""

from __future__ import annotations

import pytest

from bench.suites import usual
from sopdocs.graph import Edge, Graph, build_graph
from sopdocs.model import Flow, Sop
from sopdocs.render import FORMATS
from tests.render.making import SEEDS, edition_of
from tests.render.reader import Seen, Sheet, column_text, edges, read_flow, words_of

Place = tuple[int, str, str]
"""Step (from 0), official's heading as sorted words, kind of symbol."""

INVENTED = [sop for sop in usual(24, seed=11) if len(sop.steps) <= 16][:6]


def place(seen: Seen) -> Place:
    return int(seen.row.rstrip(".")) - 1, words_of(seen.official), seen.kind


def printed_edges(sheets: list[Sheet]) -> list[tuple[Place, Place]]:
    """Arrows over all pages, those through off-page connectors put together by their letters."""
    arrows = [arrow for sheet in sheets for arrow in edges(sheet)]
    arriving = {source.text: target for source, target in arrows if source.kind == "pentagon"}
    found = []
    for source, target in arrows:
        if source.kind == "pentagon":
            continue
        assert target.kind != "pentagon" or target.text in arriving, f"connector {target.text} has no pair"
        found.append((place(source), place(arriving[target.text] if target.kind == "pentagon" else target)))
    return found


def places(graph: Graph, flow: Flow, ids: tuple[str, ...]) -> set[Place]:
    nodes = [graph.node(node_id) for node_id in ids]
    return {(node.step, words_of(flow.heading(node.actor)), node.shape) for node in nodes}


def match(edge: Edge, graph: Graph, flow: Flow, left: list[tuple[Place, Place]]) -> bool:
    """Strike one printed arrow that stands for ``edge`` off the list."""
    sources, targets = places(graph, flow, edge.sources), places(graph, flow, edge.targets)
    for printed in left:
        if printed[0] in sources and printed[1] in targets:
            left.remove(printed)
            return True
    return False


def check_flow(sop: Sop, data: bytes) -> None:
    flow = sop.flows[0]
    graph = build_graph(flow)
    sheets = read_flow(data)
    seen = [symbol for sheet in sheets for symbol in sheet.symbols if symbol.kind != "pentagon"]
    assert all(symbol.centred for sheet in sheets for symbol in sheet.symbols)
    assert sorted(map(place, seen)) == sorted(places(graph, flow, (node.id,)).pop() for node in graph.nodes)
    left = printed_edges(sheets)
    exact_first = sorted(graph.edges, key=lambda edge: len(edge.sources) * len(edge.targets))
    assert [edge for edge in exact_first if not match(edge, graph, flow, left)] == []
    assert left == []
    assert sum(len(sheet.plain) for sheet in sheets) == len(graph.links)
    activity = "".join("".join((step.activity or "").split()) for step in flow.steps)
    assert column_text(sheets, 1) == activity


@pytest.mark.parametrize("name", SEEDS)
def test_seed_page_shows_exactly_the_flow(name: str, editions: dict, pdfs: dict[str, bytes]) -> None:
    check_flow(editions[name].sop, pdfs[name])


@pytest.mark.parametrize("sop", INVENTED, ids=lambda sop: f"{len(sop.steps)}x{len(sop.actors)}")
def test_invented_page_shows_exactly_the_flow(sop: Sop) -> None:
    check_flow(sop, FORMATS["pdf"](edition_of(sop))[".pdf"])
