"""The flow as a graph: what is drawn and which arrow goes where."""

import pytest

from sopdocs.graph import Graph, build_graph
from sopdocs.model import Flow


def graph(*steps: dict[str, object], style: str = "own") -> Graph:
    flow = Flow.model_validate({"pelaksana": {"a": "A", "b": "B", "c": "C"}, "langkah": list(steps)})
    return build_graph(flow, style)  # type: ignore[arg-type]


def arrows(found: Graph) -> list[str]:
    return [f"{'|'.join(e.sources)} -{e.label}> {'|'.join(e.targets)}" for e in found.edges]


def shapes(found: Graph) -> dict[str, str]:
    return {node.id: node.shape for node in found.nodes}


def test_first_and_last_symbol_are_the_capsules() -> None:
    found = graph({"pelaksana": "a"}, {"pelaksana": "b"}, {"pelaksana": "c"})
    assert shapes(found) == {"0.a": "capsule", "1.b": "box", "2.c": "capsule"}
    assert arrows(found) == ["0.a -> 1.b", "1.b -> 2.c"]


def test_stacked_capsules_stand_above_the_first_and_below_the_last_box() -> None:
    found = graph({"pelaksana": "a"}, {"pelaksana": "b"}, style="stacked")
    assert shapes(found) == {"mulai": "capsule", "0.a": "box", "1.b": "box", "1.selesai": "capsule"}
    assert arrows(found) == ["mulai -> 0.a", "0.a -> 1.b", "1.b -> 1.selesai"]


def test_a_decision_keeps_its_diamond_and_ends_in_a_capsule_of_its_own() -> None:
    found = graph(
        {"pelaksana": "a"}, {"pelaksana": "b", "keputusan": {"Ya": "berikut", "Tidak": "selesai"}}, {"pelaksana": "c"}
    )
    assert shapes(found)["1.b"] == "diamond"
    assert arrows(found) == ["0.a -> 1.b", "1.b -Ya> 2.c", "1.b -Tidak> 1.selesai"]


def test_a_first_step_that_decides_gets_a_start_capsule() -> None:
    found = graph({"id": "x", "pelaksana": "a", "keputusan": {"Ya": "y", "Tidak": "x"}}, {"id": "y", "pelaksana": "b"})
    assert arrows(found) == ["mulai -> 0.a", "0.a -Ya> 1.b", "0.a -Tidak> 0.a"]


@pytest.mark.parametrize(
    ("mode", "expected", "links"),
    [
        ("bersama", ["0.a -> 1.c|1.a|1.b", "1.c|1.a|1.b -> 2.b"], ["1.a-1.b", "1.b-1.c"]),
        ("berurutan", ["1.c -> 1.a", "1.a -> 1.b", "0.a -> 1.c", "1.b -> 2.b"], []),
        (
            "paralel",
            ["0.a -> 1.c", "0.a -> 1.a", "0.a -> 1.b", "1.c -> 2.b", "1.a -> 2.b", "1.b -> 2.b"],
            [],
        ),
    ],
)
def test_several_officials_in_one_row(mode: str, expected: list[str], links: list[str]) -> None:
    found = graph({"pelaksana": "a"}, {"pelaksana": ["c", "a", "b"], "cara": mode}, {"pelaksana": "b"})
    assert arrows(found) == expected
    assert [f"{link.first}-{link.second}" for link in found.links] == links


def test_fork_over_rows_and_join() -> None:
    found = graph(
        {"pelaksana": "a", "lanjut": ["x", "y"]},
        {"id": "x", "pelaksana": "b", "lanjut": "z"},
        {"id": "y", "pelaksana": "c"},
        {"id": "z", "pelaksana": "a"},
    )
    assert arrows(found) == ["0.a -> 1.b", "0.a -> 2.c", "1.b -> 3.a", "2.c -> 3.a"]
    assert found.successors == ((1, 2), (3,), (3,), ())
    assert found.ends == (False, False, False, True)


def test_the_author_may_choose_the_shape() -> None:
    found = graph({"pelaksana": "a", "simbol": "kotak"}, {"pelaksana": "b", "simbol": "kotak"})
    assert shapes(found) == {"0.a": "box", "1.b": "box"}


def test_what_cannot_be_resolved_is_reported_and_nothing_raises() -> None:
    found = graph({"pelaksana": "a", "keputusan": {"Ya": "mana", "Tidak": "berikut"}}, {"pelaksana": "tak_ada"}, {})
    assert [(unknown.name, unknown.route) for unknown in found.unknown] == [("mana", ("steps", 0, "exits", "Ya", 0))]
    assert shapes(found) == {"mulai": "capsule", "0.a": "diamond"}


def test_reachable_and_terminating() -> None:
    found = graph(
        {"id": "p", "pelaksana": "a", "lanjut": "r"},
        {"id": "q", "pelaksana": "b"},
        {"id": "r", "pelaksana": "c", "lanjut": "p"},
        {"pelaksana": "a"},
    )
    assert found.reachable() == {0, 2}
    assert found.terminating() == {3}


def test_an_empty_flow_is_an_empty_graph() -> None:
    found = graph()
    assert (found.nodes, found.edges, found.reachable(), found.terminating()) == ((), (), frozenset(), frozenset())
