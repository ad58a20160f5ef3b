"""What other tools are given of an SOP."""

from __future__ import annotations

from bench.peers.paper import Line, Paper
from sopdocs.graph import build_graph
from sopdocs.model import Sop


def paper(sop: Sop) -> Paper:
    """What other tools are given of an SOP with one flow."""
    flow = sop.flows[0]
    kinds = {(node.step, node.actor): node.shape for node in build_graph(flow).nodes if node.place == "step"}
    rows = [tuple(kinds.get((number, actor), "") for actor, _ in flow.actors) for number in range(len(flow.steps))]
    places = [next((place for place, kind in enumerate(row) if kind), 0) for row in rows]
    lines = []
    for number, (step, row) in enumerate(zip(flow.steps, rows, strict=True)):
        quality = (
            "; ".join(step.inputs.items),
            *(" ".join(each.items) for each in (step.time, step.outputs, step.note)),
        )
        lines.append(Line(step.activity or "", row, (places[number], places[min(number + 1, len(rows) - 1)]), quality))
    return Paper(
        sop.title or "",
        (
            ("Nomor SOP", sop.number or ""),
            ("Nama SOP", sop.title or ""),
            ("Disahkan oleh", sop.approval.position or ""),
            ("Nama", sop.approval.name or ""),
        ),
        (
            ("Dasar hukum", sop.legal_basis),
            ("Kualifikasi pelaksana", sop.qualifications),
            ("Peralatan", sop.equipment),
            ("Peringatan", sop.warnings),
            ("Pencatatan", sop.records),
        ),
        tuple(flow.heading(actor) for actor, _ in flow.actors),
        tuple(lines),
    )
