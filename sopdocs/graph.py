"""The flow as a graph: what is drawn and which arrow goes where, before any geometry.

Built once from a `Flow` and shared by the rules (reachability, exits), the layout (what to draw and route) and the
tests (what the page must show). Nothing raises: a target that does not exist is reported in `Graph.unknown`.

Semantics (PermenPANRB 35/2012: capsule starts and ends, box does, diamond decides):

* the first step begins the flow and the step that leads nowhere else ends it. With capsule style ``"own"`` the
  step's own symbol becomes the capsule; with ``"stacked"`` a capsule of its own stands above or below it. A
  decision always gets capsules of its own, and so does ``selesai`` behind a decision;
* several officials in one row: ``bersama`` (default) are one act joined by plain lines, an arrow may use any of
  the symbols; ``berurutan`` are joined by arrows in the order written; ``paralel`` are forked into and joined
  after.
"""

from __future__ import annotations

from itertools import pairwise
from typing import Literal, NamedTuple

from sopdocs.model import END, NEXT, Flow, Route, Step

Shape = Literal["capsule", "box", "diamond"]
CapsuleStyle = Literal["own", "stacked"]
Place = Literal["step", "start", "end"]

_SHAPES: dict[str, Shape] = {"kapsul": "capsule", "kotak": "box", "belah_ketupat": "diamond"}


class Node(NamedTuple):
    """One symbol to draw: the step's own (``place="step"``) or a capsule stacked above/below it."""

    id: str
    step: int
    actor: str
    shape: Shape
    place: Place
    text: str = ""


class Edge(NamedTuple):
    """One arrow from any one of ``sources`` to any one of ``targets`` (several only where officials act jointly).

    ``route`` is where the author wrote it, relative to the flow (the step itself for an implied next row).
    """

    id: int
    sources: tuple[str, ...]
    targets: tuple[str, ...]
    label: str
    source_step: int
    target_step: int
    route: Route


class Link(NamedTuple):
    """A plain line between two neighbouring symbols of a joint act."""

    first: str
    second: str


class UnknownTarget(NamedTuple):
    """A target that names no step of this flow."""

    name: str
    route: Route


class Graph(NamedTuple):
    """Nodes in reading order, arrows, joint links, and what could not be resolved.

    ``successors[i]`` are the steps reachable in one arrow from step ``i``; ``ends[i]`` is true where step ``i`` can
    end the flow.
    """

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    links: tuple[Link, ...]
    unknown: tuple[UnknownTarget, ...]
    successors: tuple[tuple[int, ...], ...]
    ends: tuple[bool, ...]

    def node(self, node_id: str) -> Node:
        """The node of that id (KeyError if there is none)."""
        return {node.id: node for node in self.nodes}[node_id]

    def reachable(self) -> frozenset[int]:
        """Steps that can be reached from the first one."""
        seen: set[int] = set()
        todo = [0] if self.successors else []
        while todo:
            step = todo.pop()
            if step not in seen:
                seen.add(step)
                todo.extend(self.successors[step])
        return frozenset(seen)

    def terminating(self) -> frozenset[int]:
        """Steps from which some end of the flow can be reached."""
        before: dict[int, list[int]] = {}
        for step, targets in enumerate(self.successors):
            for target in targets:
                before.setdefault(target, []).append(step)
        seen: set[int] = set()
        todo = [step for step, ends in enumerate(self.ends) if ends]
        while todo:
            step = todo.pop()
            if step not in seen:
                seen.add(step)
                todo.extend(before.get(step, ()))
        return frozenset(seen)


class _Exit(NamedTuple):
    """One way out of a step: its label, the step it leads to (None: the end) and where it is written."""

    label: str
    target: int | None
    route: Route


class _Builder:
    def __init__(self, flow: Flow, style: CapsuleStyle) -> None:
        self.flow = flow
        self.style = style
        self.nodes: list[Node] = []
        self.edges: list[Edge] = []
        self.links: list[Link] = []
        self.unknown: list[UnknownTarget] = []
        self.rows: dict[str, int] = {}
        """Row of each id; of an id used twice, the first."""

    def build(self) -> Graph:
        steps = self.flow.steps
        for i, step in reversed(tuple(enumerate(steps))):
            if step.id is not None:
                self.rows[step.id] = i
        exits = [self._exits(i, step) for i, step in enumerate(steps)]
        entries = [self._draw(i, step, exits[i]) for i, step in enumerate(steps)]
        for i, step in enumerate(steps):
            self._connect(i, step, exits[i], entries)
        return Graph(
            nodes=tuple(self.nodes),
            edges=tuple(self.edges),
            links=tuple(self.links),
            unknown=tuple(self.unknown),
            successors=tuple(
                tuple(dict.fromkeys(way.target for way in ways if way.target is not None)) for ways in exits
            ),
            ends=tuple(any(way.target is None for way in ways) for ways in exits),
        )

    def _exits(self, index: int, step: Step) -> list[_Exit]:
        ways: list[_Exit] = []
        for label, targets in step.exits:
            for k, name in enumerate(targets):
                self._resolve(index, name, label, ("steps", index, "exits", label, k), ways)
        for k, name in enumerate(step.next):
            self._resolve(index, name, "", ("steps", index, "next", k), ways)
        if not step.exits and not step.next:
            last = index == len(self.flow.steps) - 1
            ways.append(_Exit("", None if last else index + 1, ("steps", index)))
        return ways

    def _resolve(self, index: int, name: str, label: str, route: Route, ways: list[_Exit]) -> None:
        steps = self.flow.steps
        if name == END:
            ways.append(_Exit(label, None, route))
            return
        target = self.rows.get(name)
        if target is None and name == NEXT:
            target = index + 1 if index + 1 < len(steps) else None
        if target is None:
            self.unknown.append(UnknownTarget(name, route))
        else:
            ways.append(_Exit(label, target, route))

    def _draw(self, index: int, step: Step, ways: list[_Exit]) -> tuple[str, ...]:
        """Draw a step's own symbols, start capsule first, and return their ids."""
        columns = {name for name, _ in self.flow.actors}
        actors = tuple(name for name in dict.fromkeys(step.performers) if name in columns)
        shapes = self._shapes(index, step, ways, len(actors))
        own = tuple(f"{index}.{actor}" for actor in actors)
        starts = index == 0 and bool(actors) and self._stacks_start(step, len(actors))
        if starts:
            self.nodes.append(Node("mulai", index, actors[0], "capsule", "start"))
        for node_id, actor, shape in zip(own, actors, shapes, strict=True):
            text = (step.question or "") if shape == "diamond" else ""
            self.nodes.append(Node(node_id, index, actor, shape, "step", text))
        if starts:
            targets = own if step.mode == "paralel" else own[:1]
            for target in targets:
                self._edge(("mulai",), (target,), "", index, index, ("steps", index))
        if step.mode == "berurutan":
            for a, b in pairwise(own):
                self._edge((a,), (b,), "", index, index, ("steps", index, "performers"))
        elif step.mode != "paralel":
            order = [f"{index}.{name}" for name, _ in self.flow.actors if f"{index}.{name}" in own]
            self.links.extend(Link(a, b) for a, b in pairwise(order))
        return own

    def _stacks_start(self, step: Step, count: int) -> bool:
        if step.shape is not None and not step.is_decision:
            return False
        return self.style == "stacked" or step.is_decision or (step.mode == "paralel" and count > 1)

    def _stacks_end(self, step: Step, ways: list[_Exit], count: int) -> bool:
        if step.is_decision or len(ways) > 1:
            return True
        if step.shape is not None:
            return self.style == "stacked" and step.shape != "kapsul"
        return self.style == "stacked" or (step.mode == "paralel" and count > 1)

    def _shapes(self, index: int, step: Step, ways: list[_Exit], count: int) -> list[Shape]:
        last = count - 1
        if step.is_decision:
            if step.mode == "berurutan":
                return ["diamond" if k == last else "box" for k in range(count)]
            return ["diamond"] * count
        if step.shape is not None:
            return [_SHAPES[step.shape]] * count
        starts = index == 0 and not self._stacks_start(step, count)
        ends = [way for way in ways if way.target is None]
        stops = bool(ends) and not self._stacks_end(step, ways, count)
        if step.mode == "berurutan":
            return ["capsule" if (starts and k == 0) or (stops and k == last) else "box" for k in range(count)]
        return ["capsule" if starts or stops else "box"] * count

    def _connect(self, index: int, step: Step, ways: list[_Exit], entries: list[tuple[str, ...]]) -> None:
        own = entries[index]
        if not own:
            return
        leaving = self._leaving(step, own)
        end: str | None = None
        for way in ways:
            if way.target is None:
                if not self._stacks_end(step, ways, len(own)):
                    continue
                if end is None:
                    end = f"{index}.selesai"
                    self.nodes.append(Node(end, index, own[-1].partition(".")[2], "capsule", "end"))
                arriving: list[tuple[str, ...]] = [(end,)]
                target = index
            else:
                target = way.target
                arriving = self._arriving(self.flow.steps[target], entries[target])
            for sources in leaving:
                for targets in arriving:
                    self._edge(sources, targets, way.label, index, target, way.route)

    @staticmethod
    def _leaving(step: Step, own: tuple[str, ...]) -> list[tuple[str, ...]]:
        if step.mode == "berurutan":
            return [own[-1:]]
        if step.mode == "paralel":
            return [(node,) for node in own]
        return [own]

    @staticmethod
    def _arriving(step: Step, own: tuple[str, ...]) -> list[tuple[str, ...]]:
        if not own:
            return []
        if step.mode == "berurutan":
            return [own[:1]]
        if step.mode == "paralel":
            return [(node,) for node in own]
        return [own]

    def _edge(
        self, sources: tuple[str, ...], targets: tuple[str, ...], label: str, step: int, target: int, route: Route
    ) -> None:
        self.edges.append(Edge(len(self.edges), sources, targets, label, step, target, route))


def build_graph(flow: Flow, style: CapsuleStyle = "own") -> Graph:
    """Turn a flow into nodes and arrows.

    :param flow: the flow as written; officials that are no column and steps without officials draw nothing.
    :param style: ``"own"`` makes the first and last step's own symbol the capsule, ``"stacked"`` adds capsules.
    :returns: the graph; unknown targets are listed in it, never raised.
    """
    return _Builder(flow, style).build()
