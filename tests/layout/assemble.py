"""A page of a chart from a routing problem and its answer, as far as the measures need it."""

from __future__ import annotations

from sopdocs.chart import Arrow, ChartPage, Column, Row
from sopdocs.layout.problem import PageProblem, Routed


def assemble(problem: PageProblem, routed: Routed) -> ChartPage:
    """Columns become officials, rows become steps."""
    wires = {wire.id: wire for wire in problem.wires}
    return ChartPage(
        flow=0,
        index=0,
        caption=None,
        columns=tuple(Column(f"actor:{i}", band.lo, band.hi - band.lo) for i, band in enumerate(problem.columns)),
        rows=tuple(Row("step", band.lo, band.hi - band.lo, i, ()) for i, band in enumerate(problem.rows)),
        symbols=problem.symbols,
        arrows=tuple(
            Arrow(
                id=path.wire,
                edges=(path.wire,),
                source=path.source,
                target=path.target,
                points=path.points,
                own=path.own,
                head=path.head,
                label=wires[path.wire].label,
                step=0,
                target_step=0,
            )
            for path in routed.paths
        ),
        lines=problem.links,
        labels=routed.labels,
    )
