"""An SOP becomes a Chart: measure, paginate, route.

Nothing an author wrote raises: what the layout had to put up with comes back as faults, and a flow without officials or
steps is a table with what there is.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from sopdocs.chart import PT, Arrow, Chart, ChartPage, Fault, Pen
from sopdocs.graph import build_graph
from sopdocs.layout.cells import row_texts
from sopdocs.layout.faces import find_faces, missing_characters
from sopdocs.layout.flow import ROOMS, FlowJob, PlannedFlow, plan_flow
from sopdocs.layout.page import HEAD_LENGTH, HEAD_WIDTH, Sketch
from sopdocs.layout.problem import Routed
from sopdocs.layout.route import route
from sopdocs.model import Sop
from sopdocs.profile import Profile
from sopdocs.typefaces import Typefaces


@dataclass(frozen=True, slots=True)
class _Laid:
    """A flow laid out: its pages, what was put up with, and how many arrows found no way."""

    pages: tuple[ChartPage, ...]
    faults: tuple[Fault, ...]
    letters: int
    lost: int


def lay_out(sop: Sop, profile: Profile, typefaces: Typefaces) -> Chart:
    """Lay out every flow of an SOP, each from a new page on.

    :param sop: the SOP; an SOP without flows has no pages.
    :param profile: the institution's paper, type and table.
    :param typefaces: the font files to measure with.
    :returns: the finished geometry, mm; the same for the same arguments, always.
    """
    faces = find_faces(profile, typefaces)
    pages: list[ChartPage] = []
    faults: list[Fault] = list(faces.faults)
    letters = 0
    for index, flow in enumerate(sop.flows):
        graph = build_graph(flow, "stacked" if profile.table.capsule == "bertumpuk" else "own")
        texts = row_texts(flow, profile.table)
        faults.extend(missing_characters(texts, flow, sop.flow_route(index), faces, typefaces))
        laid = _lay_flow(FlowJob(sop, profile, index, flow, graph, texts, faces, letters))
        pages.extend(laid.pages)
        faults.extend(laid.faults)
        letters = laid.letters
    numbered = tuple(replace(page, index=index) for index, page in enumerate(pages))
    paper = profile.pages.landscape
    return Chart(paper.width, paper.height, _pen(profile), numbered, tuple(dict.fromkeys(faults)))


def _pen(profile: Profile) -> Pen:
    table = profile.table
    return Pen(table.rule * PT, table.stroke * PT, HEAD_LENGTH, HEAD_WIDTH, table.header_fill)


def _lay_flow(job: FlowJob) -> _Laid:
    """Give arrows more room until all have a way, or until more room does not help."""
    best = _attempt(job, plan_flow(job, ROOMS[0]))
    for room in ROOMS[1:]:
        if not best.lost:
            break
        other = _attempt(job, plan_flow(job, room))
        if other.lost >= best.lost:
            break
        best = other
    return best


def _attempt(job: FlowJob, plan: PlannedFlow) -> _Laid:
    pages: list[ChartPage] = []
    faults = list(plan.faults)
    lost = 0
    for number, sketch in enumerate(plan.sketches):
        routed = route(sketch.problem) if sketch.problem.wires else Routed((), (), (), 0)
        pages.append(
            ChartPage(
                flow=job.index,
                index=number,
                caption=plan.caption if number == 0 else None,
                columns=plan.columns.columns,
                rows=sketch.rows,
                symbols=sketch.symbols,
                arrows=tuple(_arrows(sketch, routed)),
                lines=sketch.problem.links,
                labels=routed.labels,
            )
        )
        faults.extend(_no_way(job, sketch, routed))
        lost += len(routed.unrouted)
    return _Laid(tuple(pages), tuple(faults), plan.letters, lost)


def _arrows(sketch: Sketch, routed: Routed) -> Iterator[Arrow]:
    wires = {wire.id: wire for wire in sketch.problem.wires}
    for path in routed.paths:
        edges = sketch.edges[path.wire]
        yield Arrow(
            id=path.wire,
            edges=tuple(edge.id for edge in edges),
            source=path.source,
            target=path.target,
            points=path.points,
            own=path.own,
            head=path.head,
            label=wires[path.wire].label,
            step=edges[0].source_step,
            target_step=edges[0].target_step,
        )


def _no_way(job: FlowJob, sketch: Sketch, routed: Routed) -> Iterator[Fault]:
    for wire in routed.unrouted:
        for edge in sketch.edges[wire]:
            values = (("dari", str(edge.source_step + 1)), ("ke", str(edge.target_step + 1)))
            yield Fault("SOP026", (*job.where, *edge.route), values)
