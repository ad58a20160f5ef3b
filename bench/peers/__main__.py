"""Ratios of time between sopdocs and what people would use instead. ``python -m bench.peers [-n ROUNDS] [--save FILE]``

Every engine runs in a process of its own and makes the same SOPs, a different one each round, in turn; ratios are taken
SOP by SOP and their median is shown. CPU is the whole process tree's; "before" is what comes first (our layout with its
arrows, which the others lack or draw only as short lines in each cell). What lacks a text or a symbol is told beside.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from typing import Any

from bench.peers.engines import ENGINES, OURS
from bench.peers.parity import faults
from bench.peers.worker import OFFICIALS
from bench.suites import sized

SIZES = (8, 20, 60)
_HEAD = "engine                       makes         steps   ratio   CPU ms   before  wall ms    bytes    MiB"


class MissingError(Exception):
    """An engine that is not on this machine."""


class Worker:
    """A process with one engine, ready."""

    def __init__(self, name: str) -> None:
        command = [sys.executable, "-m", "bench.peers.worker", name]
        self._process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )
        if not self._answer():
            raise MissingError(self._reason())

    def make(self, steps: int, serial: int, target: Path) -> dict[str, Any]:
        """Figures of one document, which is written to ``target``."""
        assert self._process.stdin
        self._process.stdin.write(f"{steps} {serial} {target}\n")
        self._process.stdin.flush()
        answer = self._answer()
        if answer is None:
            raise MissingError(self._reason())
        return answer

    def _answer(self) -> dict[str, Any] | None:
        assert self._process.stdout
        line = self._process.stdout.readline()
        return dict(json.loads(line)) if line else None

    def _reason(self) -> str:
        error = self._process.stderr.read() if self._process.stderr else ""
        return (error.strip().splitlines() or ["no answer"])[-1]

    def close(self) -> None:
        self._process.terminate()


@dataclass(frozen=True)
class Row:
    """One engine at one size; ``ratio`` is its CPU time over ours of the same kind, document by document."""

    engine: str
    makes: str
    steps: int
    ratio: float
    cpu_ms: float
    layout_ms: float
    wall_ms: float
    size: int
    memory_mb: float
    faults: tuple[str, ...]


def measure(workers: Mapping[str, Worker], rounds: int, folder: Path) -> list[Row]:
    figures: dict[tuple[str, int], list[dict[str, Any]]] = {}
    wrong: dict[tuple[str, int], tuple[str, ...]] = {}
    for serial in range(rounds):
        for steps in SIZES:
            for name, worker in workers.items():
                target = folder / f"{len(figures)}.{ENGINES[name].makes.split()[0]}"
                figures.setdefault((name, steps), []).append(worker.make(steps, serial, target))
                if serial == 0:
                    wrong[name, steps] = faults(target, sized(steps, OFFICIALS, serial))
                target.unlink()
    rows = []
    for (name, steps), made in figures.items():
        makes = ENGINES[name].makes
        base = figures[OURS["draft" if "untagged" in makes else makes.split()[0]], steps]
        rows.append(
            Row(
                name,
                makes,
                steps,
                round(median(each["cpu"] / ours["cpu"] for each, ours in zip(made, base, strict=True)), 2),
                round(median(each["cpu"] for each in made) * 1000, 1),
                round(median(each["ready"] for each in made) * 1000, 1),
                round(median(each["wall"] for each in made) * 1000, 1),
                round(median(each["size"] for each in made)),
                round(max(each["memory"] for each in made) / 2**20, 1),
                wrong[name, steps],
            )
        )
    return rows


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("-n", type=int, default=5, help="documents of each size")
    parser.add_argument("--save", type=Path, help="write the figures as JSON")
    options = parser.parse_args()
    workers, missing = {}, {}
    for name in ENGINES:
        try:
            workers[name] = Worker(name)
        except MissingError as reason:
            missing[name] = str(reason)
    with tempfile.TemporaryDirectory() as folder:
        rows = measure(workers, options.n, Path(folder))
    for worker in workers.values():
        worker.close()
    print(_HEAD)
    for row in sorted(rows, key=lambda row: (row.makes, row.steps)):
        print(
            f"{row.engine:28} {row.makes:13} {row.steps:5} {row.ratio:7.2f} {row.cpu_ms:8.1f} {row.layout_ms:8.1f} "
            f"{row.wall_ms:8.1f} {row.size:8} {row.memory_mb:6.0f}  {'; '.join(row.faults)}"
        )
    for name, why in missing.items():
        print(f"{name:28} missing: {why}")
    if options.save:
        found = {"when": datetime.now(UTC).isoformat(timespec="seconds"), "rounds": options.n, "missing": missing}
        options.save.write_text(json.dumps({**found, "rows": [asdict(row) for row in rows]}, indent=1) + "\n")


if __name__ == "__main__":
    main()
