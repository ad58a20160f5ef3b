"""Memory over many documents: what a process keeps of each shows as a slope."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from statistics import linear_regression, median
from typing import Any

from bench.peers.engines import ENGINES
from bench.peers.workers import MissingError, working

STEPS = 20
SETTLED = 0.4
"""The share of documents after which caches are taken to be full."""


def steady(names: Sequence[str], documents: int, folder: Path, steps: int = STEPS) -> dict[str, Any]:
    """Proportional memory of each engine's process tree over as many different documents."""
    rows = []
    with working(names) as (workers, missing):
        for name, worker in workers.items():
            target = folder / f"sop.{ENGINES[name].makes.split()[0]}"
            try:
                memory = [worker.make(steps, serial, target)["memory"] for serial in range(documents)]
            except MissingError as reason:
                missing[name] = str(reason)
                continue
            rows.append(_row(name, memory))
    return {"documents": documents, "steps": steps, "missing": missing, "rows": rows}


def _row(name: str, memory: Sequence[int]) -> dict[str, Any]:
    """The slope is that of the later documents; a step in it is no slope, hence the median of the differences too."""
    settled = memory[int(SETTLED * len(memory)) :]
    slope = linear_regression(range(len(settled)), settled).slope
    third = max(1, len(settled) // 3)
    rise = (median(settled[-third:]) - median(settled[:third])) / max(1, len(settled) - third)
    return {
        "engine": name, "first_mib": round(memory[0] / 2**20, 1), "last_mib": round(memory[-1] / 2**20, 1),
        "slope_kib": round(slope / 1024, 2), "rise_kib": round(rise / 1024, 2),
    }  # fmt: skip


def lines(found: dict[str, Any]) -> list[str]:
    """The table of engines."""
    table = [f"engine                         MiB after 1  after {found['documents']:4}  KiB a document"]
    for row in found["rows"]:
        table.append(f"{row['engine']:30} {row['first_mib']:11.1f} {row['last_mib']:11.1f} {row['slope_kib']:15.2f}")
    return table + [f"{name:30} missing: {why}" for name, why in found["missing"].items()]
