"""What must hold on every chart, whatever the SOP: each law gives the violations it finds, in words."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import pairwise

from sopdocs.chart import PT, Cell, Chart, ChartPage
from sopdocs.graph import CapsuleStyle, Graph, build_graph
from sopdocs.layout.cells import row_texts
from sopdocs.layout.flow import SIGNING_ZONE
from sopdocs.layout.measure import Measurer
from sopdocs.layout.quality import score
from sopdocs.layout.setting import SMALLEST
from sopdocs.model import Flow, Sop
from sopdocs.profile import Profile
from sopdocs.typefaces import PACKAGED_FONTS

EPS = 1e-6
PROFILE = Profile()
MEASURERS = {
    bold: Measurer(PACKAGED_FONTS / f"LiberationSansNarrow-{'Bold' if bold else 'Regular'}.ttf")
    for bold in (False, True)
}


def flow_pages(sop: Sop, chart: Chart, profile: Profile) -> Iterator[tuple[Flow, Graph, list[ChartPage]]]:
    style: CapsuleStyle = "stacked" if profile.table.capsule == "bertumpuk" else "own"
    for index, flow in enumerate(sop.flows):
        yield flow, build_graph(flow, style), [page for page in chart.pages if page.flow == index]


def page_fits_the_paper(_: Sop, chart: Chart, profile: Profile) -> Iterator[str]:
    margins = profile.pages.landscape.margins
    for page in chart.pages:
        bottom = max([page.table.bottom, *(symbol.rect.bottom for symbol in page.symbols)])
        if bottom > chart.height - SIGNING_ZONE + EPS:
            yield f"page {page.index} reaches into the signing zone: {bottom}"
        if abs(page.table.w - (chart.width - margins.left - margins.right)) > EPS:
            yield f"page {page.index} does not fill the paper's width"
        if page.table.y < margins.top - EPS:
            yield f"page {page.index} begins above the margin"


def rows_follow_each_other(_: Sop, chart: Chart, __: Profile) -> Iterator[str]:
    for page in chart.pages:
        kinds = [row.kind for row in page.rows]
        if kinds[:2] != ["header", "header"]:
            yield f"page {page.index} has no head"
        for above, below in pairwise(page.rows):
            if abs(above.y + above.h - below.y) > EPS:
                yield f"gap on page {page.index}"
        for left, right in pairwise(page.columns):
            if abs(left.x + left.w - right.x) > EPS:
                yield f"columns apart on page {page.index}"


def cells(chart: Chart) -> Iterator[Cell]:
    for page in chart.pages:
        yield from (cell for row in page.rows for cell in row.cells)


def no_cell_is_clipped(_: Sop, chart: Chart, profile: Profile) -> Iterator[str]:
    table = profile.table
    for cell in cells(chart):
        deep, wide = (cell.rect.w, cell.rect.h) if cell.turned else (cell.rect.h, cell.rect.w)
        edges = 2 * table.padding + table.rule * PT
        air = 0.0 if cell.turned else edges
        if cell.lines and len(cell.lines) * cell.style.pitch + air > deep + EPS:
            yield f"clipped: {cell.text!r}"
        for line, indent in zip(cell.lines, cell.indents or (0.0,) * len(cell.lines), strict=True):
            width = indent + MEASURERS[cell.style.bold].width(line, cell.style.size)
            if width > wide - edges + EPS and len(line) > 1:
                yield f"too wide: {line!r}"


def cells_cover_the_table_once(_: Sop, chart: Chart, __: Profile) -> Iterator[str]:
    for page in chart.pages:
        seen: dict[tuple[int, int], str] = {}
        for number, row in enumerate(page.rows):
            for cell in row.cells:
                for place in (
                    (number + dy, cell.column + dx) for dy in range(cell.row_span) for dx in range(cell.column_span)
                ):
                    if place in seen:
                        yield f"two cells at {place} of page {page.index}"
                    seen[place] = cell.text
        if len(seen) != len(page.rows) * len(page.columns):
            yield f"holes in the table of page {page.index}"


def every_text_is_whole(sop: Sop, chart: Chart, profile: Profile) -> Iterator[str]:
    for flow, graph, pages in flow_pages(sop, chart, profile):
        asked = {symbol.step for page in pages for symbol in page.symbols if symbol.kind == "diamond" and symbol.lines}
        told = {node.step: node.text for node in graph.nodes if node.text and node.step not in asked}
        shown: dict[tuple[int, str], str] = {}
        for page in pages:
            for row in page.rows:
                for cell in row.cells:
                    if row.kind == "step" and row.step is not None:
                        key = (row.step, page.columns[cell.column].key)
                        shown[key] = shown.get(key, "") + "".join(cell.lines)
        for step, texts in enumerate(row_texts(flow, profile.table)):
            for key, text in texts.items():
                whole = text.text + told.get(step, "") if key == "activity" else text.text
                if not text.merged and squeezed(shown[step, key]) != squeezed(whole):
                    yield f"row {step} {key}: {shown[step, key]!r} is not {whole!r}"


def questions_stand_in_their_diamonds(sop: Sop, chart: Chart, profile: Profile) -> Iterator[str]:
    for _, graph, pages in flow_pages(sop, chart, profile):
        for symbol in (symbol for page in pages for symbol in page.symbols if symbol.kind == "diamond"):
            if symbol.style is None:
                continue
            if squeezed("".join(symbol.lines)) != squeezed(graph.node(symbol.id).text):
                yield f"{symbol.id} asks {symbol.lines}"
            if symbol.style.size < SMALLEST:
                yield f"{symbol.id} asks in {symbol.style.size} pt"
            for k, line in enumerate(symbol.lines):
                ends = (abs(k + end - len(symbol.lines) / 2) * symbol.style.pitch for end in (0, 1))
                room = symbol.rect.w * (1 - 2 * max(ends) / symbol.rect.h)
                if MEASURERS[False].width(line, symbol.style.size) > room + EPS:
                    yield f"{symbol.id}: {line!r} leaves its diamond"


def squeezed(text: str) -> str:
    return "".join(text.split())


def symbols_stand_in_their_cells(sop: Sop, chart: Chart, profile: Profile) -> Iterator[str]:
    for _, graph, pages in flow_pages(sop, chart, profile):
        placed = [symbol for page in pages for symbol in page.symbols if symbol.kind != "pentagon"]
        if sorted(symbol.id for symbol in placed) != sorted(node.id for node in graph.nodes):
            yield "symbols are not the graph's nodes"
        for page in pages:
            for symbol in page.symbols:
                row, column = page.rows[symbol.row], page.columns[symbol.column]
                if symbol.kind != "pentagon":
                    node = graph.node(symbol.id)
                    if (row.step, column.key, symbol.kind) != (node.step, f"actor:{node.actor}", node.shape):
                        yield f"{symbol.id} stands in the wrong cell"
                elif row.kind != "strip":
                    yield f"{symbol.id} stands outside the strips"
                inside = (
                    column.x < symbol.rect.x and symbol.rect.right < column.x + column.w,
                    row.y < symbol.rect.y and symbol.rect.bottom < row.y + row.h,
                )
                if not all(inside):
                    yield f"{symbol.id} leaves its cell"


def arrows_are_the_edges(sop: Sop, chart: Chart, profile: Profile) -> Iterator[str]:
    """Every edge shows once where both ends are on a page, else once on either end's page, with the same letter."""
    for _, graph, pages in flow_pages(sop, chart, profile):
        page_of = {symbol.id: page.index for page in pages for symbol in page.symbols if symbol.kind != "pentagon"}
        for edge in graph.edges:
            drawn = [(page.index, arrow) for page in pages for arrow in page.arrows if edge.id in arrow.edges]
            start, end = page_of[edge.sources[0]], page_of[edge.targets[0]]
            ways = {(page, arrow.source, arrow.target) for page, arrow in drawn}
            whole = {(start, source, target) for source in edge.sources for target in edge.targets}
            if start == end:
                good = len(drawn) == 1 and ways <= whole
            else:
                out = [arrow for page, arrow in drawn if page == start and arrow.source in edge.sources]
                into = [arrow for page, arrow in drawn if page == end and arrow.target in edge.targets]
                good = len(drawn) == 2 and len(out) == len(into) == 1
                good = good and out[0].target == into[0].source and out[0].target.startswith("@")
            if not good:
                yield f"edge {edge.id} from page {start} to {end} shows as {sorted(ways)}"
            labels = [arrow.label for page, arrow in drawn if page == start and arrow.source in edge.sources]
            if labels != [edge.label]:
                yield f"edge {edge.id} shows the labels {labels}"


def letters_come_in_pairs(_: Sop, chart: Chart, __: Profile) -> Iterator[str]:
    out: dict[str, set[int]] = {}
    into: dict[str, list[int]] = {}
    for page in chart.pages:
        steps = [number for number, row in enumerate(page.rows) if row.kind == "step"]
        for symbol in page.symbols:
            if symbol.kind != "pentagon":
                continue
            (letter,) = symbol.lines
            sends = any(arrow.source == symbol.id for arrow in page.arrows)
            above = symbol.row < steps[0]
            if above != (sends != symbol.flip):
                yield f"{letter} stands on the wrong side of page {page.index}"
            if sends:
                into.setdefault(letter, []).append(page.index)
            else:
                out.setdefault(letter, set()).add(page.index)
    for letter in out.keys() | into.keys():
        if len(into.get(letter, ())) != 1 or not out.get(letter) or into[letter][0] in out[letter]:
            yield f"{letter} goes out on {out.get(letter)} and comes in on {into.get(letter)}"


def drawing_is_faultless(_: Sop, chart: Chart, __: Profile) -> Iterator[str]:
    lost = [fault for fault in chart.faults if fault.code == "SOP026"]
    if lost:
        yield f"arrows without a way: {lost}"
    for page in chart.pages:
        if score(page).hard:
            yield f"page {page.index}: {score(page).hard}"


LAWS: tuple[Callable[[Sop, Chart, Profile], Iterator[str]], ...] = (
    page_fits_the_paper,
    rows_follow_each_other,
    no_cell_is_clipped,
    cells_cover_the_table_once,
    every_text_is_whole,
    questions_stand_in_their_diamonds,
    symbols_stand_in_their_cells,
    arrows_are_the_edges,
    letters_come_in_pairs,
    drawing_is_faultless,
)


def violations(sop: Sop, chart: Chart, profile: Profile = PROFILE) -> list[str]:
    """Every violation of every law."""
    return [f"{law.__name__}: {text}" for law in LAWS for text in law(sop, chart, profile)]
