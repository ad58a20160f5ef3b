"""An SOP becomes a Chart: measure, paginate, route.

Nothing an author wrote raises: what the layout had to put up with comes back as faults, and a flow without officials or
steps is a table with what there is.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from sopdocs.chart import PT, Chart, ChartPage, Fault, Pen
from sopdocs.graph import build_graph
from sopdocs.layout.cells import row_texts
from sopdocs.layout.draw import Drawn, draw_page
from sopdocs.layout.faces import find_faces, missing_characters
from sopdocs.layout.flow import ROOMS, FlowJob, PlannedFlow, plan_flow
from sopdocs.layout.page import HEAD_LENGTH, HEAD_WIDTH
from sopdocs.model import Sop
from sopdocs.profile import Profile
from sopdocs.typefaces import Typefaces

_PATIENCE = 700_000
"""Effort (grid states) after which no more room is tried: where so much found no way, more room finds none either."""


@dataclass(frozen=True, slots=True)
class _Laid:
    """A flow laid out: its pages, what was put up with, how many arrows found no way, and the effort in grid states."""

    pages: tuple[ChartPage, ...]
    faults: tuple[Fault, ...]
    letters: int
    lost: int
    effort: int


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
        if not best.lost or best.effort > _PATIENCE:
            break
        other = _attempt(job, plan_flow(job, room))
        if other.lost >= best.lost:
            break
        best = other
    return best


def _attempt(job: FlowJob, plan: PlannedFlow) -> _Laid:
    pages: list[ChartPage] = []
    faults = list(plan.faults)
    lost = effort = 0
    for sheet in plan.sheets:
        drawn = draw_page(sheet)
        pages.append(replace(drawn.page, flow=job.index, caption=None if pages else plan.caption))
        faults.extend(_no_way(job, drawn))
        lost += len(drawn.unrouted)
        effort += drawn.effort
    return _Laid(tuple(pages), tuple(faults), plan.letters, lost, effort)


def _no_way(job: FlowJob, drawn: Drawn) -> Iterator[Fault]:
    for wire in drawn.unrouted:
        for edge in drawn.sketch.edges[wire]:
            exit_ = f" ({edge.label})" if edge.label else ""
            values = (("dari", f"{edge.source_step + 1}{exit_}"), ("ke", str(edge.target_step + 1)))
            yield Fault("SOP026", (*job.where, *edge.route), values)
