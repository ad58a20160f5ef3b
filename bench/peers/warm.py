"""Ready engines make the same SOPs, a different one each round, in turn; ratios are taken SOP by SOP.

CPU is the whole process tree's. "drawn" compares with our drawing alone, "whole" with our layout and arrows included,
which the others do not have (they draw a short line in each cell).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median, quantiles
from typing import Any

from bench.peers.engines import ENGINES, OURS
from bench.peers.parity import Proof, proof
from bench.peers.worker import OFFICIALS
from bench.peers.workers import Figures, MissingError, Worker, working
from bench.suites import sized

SIZES = (8, 20, 60)
Made = dict[tuple[str, int], list[Figures]]


@dataclass(frozen=True)
class Row:
    """One engine at one size; ratios are its CPU time over ours of the same kind: median, lower and upper quartile."""

    engine: str
    makes: str
    steps: int
    drawn: tuple[float, float, float]
    whole: tuple[float, float, float]
    cpu_ms: float
    layout_ms: float
    wall_ms: float
    pages: int
    size: int
    memory_mib: float
    faults: tuple[str, ...]


def warm(names: Sequence[str], rounds: int, folder: Path, sizes: Sequence[int] = SIZES) -> dict[str, Any]:
    """Rows of all engines that are there, and the reasons why others are not."""
    with working(names) as (workers, missing):
        made, proofs = _made(workers, missing, rounds, folder, sizes)
    rows = [_row(name, steps, made, proofs[name, steps]) for name, steps in made if name not in missing]
    return {"rounds": rounds, "missing": missing, "rows": [asdict(row) for row in sorted(rows, key=_order)]}


def _order(row: Row) -> tuple[str, int]:
    return row.makes, row.steps


def _made(
    workers: dict[str, Worker], missing: dict[str, str], rounds: int, folder: Path, sizes: Sequence[int]
) -> tuple[Made, dict[tuple[str, int], Proof]]:
    """Every second round goes backwards, so that none always follows the same one."""
    made: Made = {}
    proofs: dict[tuple[str, int], Proof] = {}
    for serial in range(rounds):
        for steps in sizes:
            for name in [*workers][:: -1 if serial % 2 else 1]:
                target = folder / f"sop.{ENGINES[name].makes.split()[0]}"
                try:
                    if name not in missing:
                        made.setdefault((name, steps), []).append(workers[name].make(steps, serial, target))
                except MissingError as reason:
                    missing[name] = str(reason)
                    continue
                if serial == 0 and name not in missing:
                    proofs[name, steps] = proof(target, sized(steps, OFFICIALS, serial))
    return made, proofs


def _row(name: str, steps: int, made: Made, shown: Proof) -> Row:
    makes, own = ENGINES[name].makes, made[name, steps]
    pairs = list(zip(own, made[OURS[makes], steps], strict=True))
    cpu, layout, wall = (median(each[figure] for each in own) * 1000 for figure in ("cpu", "layout", "wall"))
    return Row(
        engine=name,
        makes=makes,
        steps=steps,
        drawn=spread([each["cpu"] / ours["cpu"] for each, ours in pairs]),
        whole=spread([_all(each, name) / _all(ours, OURS[makes]) for each, ours in pairs]),
        cpu_ms=round(cpu, 1),
        layout_ms=round(layout, 1) if name in OURS.values() else 0.0,
        wall_ms=round(wall, 1),
        pages=shown.pages,
        size=round(median(each["size"] for each in own)),
        memory_mib=round(max(each["memory"] for each in own) / 2**20, 1),
        faults=shown.faults,
    )


def _all(figures: Figures, name: str) -> float:
    """CPU of a document with all that belongs to it; to hand the others their content costs them nothing."""
    return float(figures["cpu"] + (figures["layout"] if name in OURS.values() else 0))


def spread(values: Sequence[float]) -> tuple[float, float, float]:
    """Median, lower and upper quartile."""
    low, middle, high = quantiles(values, n=4, method="inclusive") if len(values) > 1 else (values[0],) * 3
    return round(middle, 2), round(low, 2), round(high, 2)


def lines(found: dict[str, Any]) -> list[str]:
    """The table of rows."""
    head = "engine                         makes         steps   drawn (quartiles)      whole   CPU ms  layout"
    head += "  wall ms pages    bytes    MiB  lacks"
    table = [head]
    for row in found["rows"]:
        middle, low, high = row["drawn"]
        table.append(
            f"{row['engine']:30} {row['makes']:13} {row['steps']:5} {middle:7.2f} ({low:.2f}..{high:.2f})"
            f"{'':{max(0, 13 - len(f'{low:.2f}..{high:.2f}'))}} {row['whole'][0]:7.2f} {row['cpu_ms']:8.1f}"
            f" {row['layout_ms'] or '-':>7} {row['wall_ms']:8.1f} {row['pages'] or '-':>5} {row['size']:8}"
            f" {row['memory_mib']:6.0f}  {'; '.join(row['faults'])}".rstrip()
        )
    return table + [f"{name:30} missing: {why}" for name, why in found["missing"].items()]
