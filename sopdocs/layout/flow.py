"""One flow before its arrows: columns, head, rows on pages, connectors, each page sketched for the router."""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import ceil

from sopdocs.chart import PT, Caption, Cell, Fault, Rect
from sopdocs.graph import Graph
from sopdocs.layout.cells import RowTexts, caption, table_labels
from sopdocs.layout.columns import Columns
from sopdocs.layout.connectors import Connector, connect_pages
from sopdocs.layout.faces import Faces
from sopdocs.layout.header import plan_header
from sopdocs.layout.measure import Item
from sopdocs.layout.page import PagePlan, Table
from sopdocs.layout.paginate import Jump, Pages, Sheet, paginate, strip_loads
from sopdocs.layout.question import tell_questions
from sopdocs.layout.rows import RowPlan, broken_words, page_rows, plan_rows
from sopdocs.layout.setting import Room, Setting
from sopdocs.layout.stack import Stack
from sopdocs.layout.widths import Settled, settle_widths
from sopdocs.model import Flow, Route, Sop
from sopdocs.profile import Profile

SIGNING_ZONE = 50 * PT
"""Height at the paper's foot that the signing service stamps, mm: nothing of ours stands there."""
WORD_RESERVE = 6.0
"""Height a page keeps free under the table, mm: another program may set its rows a little taller."""
ROOMS = (Room(), Room(tracks=3, pitch=1.2), Room(tracks=4, pitch=1.0, border=0.8, clearance=0.8))
"""Room for arrows, tried in this order until every arrow has found its way."""
_CAPTION_GAP = 3.5
_CAPTION_MORE = 1.5
_STRIPS = 6


@dataclass(frozen=True, slots=True)
class FlowJob:
    """One flow to lay out: where it stands in the SOP, what it is set in, how many connector letters are taken."""

    sop: Sop
    profile: Profile
    index: int
    flow: Flow
    graph: Graph
    texts: tuple[RowTexts, ...]
    faces: Faces
    letters: int = 0

    @property
    def where(self) -> Route:
        """Route of the flow in the SOP."""
        return self.sop.flow_route(self.index)


@dataclass(frozen=True, slots=True)
class PlannedFlow:
    """A flow whose arrows are still to be routed; ``letters`` counts the connector letters taken so far."""

    caption: Caption | None
    sheets: tuple[PagePlan, ...]
    faults: tuple[Fault, ...]
    letters: int


def plan_flow(job: FlowJob, room: Room) -> PlannedFlow:
    """Measure a flow, cut it into pages, with ``room`` for arrows around the symbols."""
    margins = job.profile.pages.landscape.margins
    setting = Setting(job.profile.table, job.faces.family, job.faces.regular, job.faces.bold, room)
    usable = job.profile.pages.landscape.width - margins.left - margins.right
    labels = table_labels(job.sop, job.profile)
    job, settled = _settle(job, setting, (margins.left, usable))
    columns, stacks = settled.columns, settled.stacks
    header = plan_header(job.flow, columns, labels, setting, job.where)
    table = Table(job.graph, columns, settled.sizes, header, setting)
    heading = _caption(job, columns, setting)
    shift = heading.cell.rect.h + _CAPTION_GAP if heading else 0.0
    plans, pages = _cut(job, table, stacks, shift)
    connectors = _connectors(job, plans, pages)
    edges = setting.height(0, setting.style(setting.table.size))
    sheets = tuple(
        PagePlan(
            table,
            rows,
            tuple(connector for connector in connectors if connector.page == number),
            margins.top + (shift if number == 0 else 0.0),
        )
        for number, rows in enumerate(page_rows(plans, pages, edges))
    )
    faults = (
        *header.faults,
        *broken_words(job.texts, plans, labels, job.where),
    )
    letters = job.letters + len({connector.letter for connector in connectors})
    return PlannedFlow(heading, sheets, faults, letters)


def _settle(job: FlowJob, setting: Setting, span: tuple[float, float]) -> tuple[FlowJob, Settled]:
    """Choose the columns; questions that fit no diamond are told in the activity's cell, then columns chosen again."""
    labels = table_labels(job.sop, job.profile)
    settled = settle_widths(job.flow, job.graph, job.texts, labels, setting, span)
    mute = {row for row, stack in enumerate(settled.stacks) if stack.mute}
    if not mute:
        return job, settled
    graph, texts = tell_questions(job.flow, job.graph, job.texts, mute)
    told = replace(job, graph=graph, texts=texts)
    return _settle(told, setting, span)


def _caption(job: FlowJob, columns: Columns, setting: Setting) -> Caption | None:
    text = caption(job.sop, job.flow, job.profile.table)
    if not text:
        return None
    style = setting.style(job.profile.table.header_size + _CAPTION_MORE, bold=True)
    lines = setting.block((Item(text),), columns.width, style).lines
    left, top = columns.columns[0].x, job.profile.pages.landscape.margins.top
    rect = Rect(left, top, columns.width, len(lines) * style.pitch)
    return Caption(Cell(0, rect, text, lines, style, "center", "top", column_span=len(columns.columns)))


def _cut(job: FlowJob, table: Table, stacks: tuple[Stack, ...], shift: float) -> tuple[tuple[RowPlan, ...], Pages]:
    """Rows and pages; where a page would overflow with connectors, more rows are cut into pieces."""
    paper = job.profile.pages.landscape
    foot = max(paper.margins.bottom, SIGNING_ZONE) + WORD_RESERVE
    capacity = paper.height - paper.margins.top - foot - table.header.height
    sheet = Sheet(capacity, capacity - shift, table.strip, max(1, len(table.columns.actors)))
    plans: tuple[RowPlan, ...] = ()
    pages: Pages = ()
    for strips in range(2, _STRIPS):
        limit = max(sheet.first - strips * sheet.strip, capacity / 4)
        plans = plan_rows(job.texts, stacks, table.columns, table.setting, limit)
        jumps = _jumps(job.graph, plans)
        glued = {row for row, plan in enumerate(plans) if plan.glued}
        room = _with_edges(sheet, table.setting) if any(plan.part for plan in plans) else sheet
        pages = paginate([plan.height for plan in plans], jumps, room, glued) or ((0, 0),)
        if all(_fits(page, plans, jumps, room) for page in pages):
            break
    return plans, pages


def _with_edges(sheet: Sheet, setting: Setting) -> Sheet:
    """The sheet less what a row needs that goes on at a page's head, beside its lines."""
    edges = setting.height(0, setting.style(setting.table.size))
    return replace(sheet, capacity=sheet.capacity - edges, first=sheet.first - edges)


def _jumps(graph: Graph, plans: tuple[RowPlan, ...]) -> list[Jump]:
    row_of = {plan.step: row for row, plan in enumerate(plans) if plan.part == 0}
    keys: dict[tuple[str, ...], int] = {}
    return [
        Jump(row_of[edge.source_step], row_of[edge.target_step], keys.setdefault(edge.targets, len(keys)))
        for edge in graph.edges
    ]


def _fits(page: tuple[int, int], plans: tuple[RowPlan, ...], jumps: list[Jump], sheet: Sheet) -> bool:
    touching: list[list[Jump]] = [[] for _ in plans]
    for jump in jumps:
        if jump.source != jump.target:
            touching[jump.source].append(jump)
            touching[jump.target].append(jump)
    start, end = page
    strips = sum(ceil(load / sheet.seats) for load in strip_loads(start, end, touching))
    used = sum(plan.height for plan in plans[start:end]) + strips * sheet.strip
    return used <= (sheet.capacity if start else sheet.first) + 1e-6


def _connectors(job: FlowJob, plans: tuple[RowPlan, ...], pages: Pages) -> tuple[Connector, ...]:
    page_of = {
        plan.step: number for number, (start, end) in enumerate(pages) for plan in plans[start:end] if plan.part == 0
    }
    return connect_pages(job.graph.edges, page_of, job.letters)
