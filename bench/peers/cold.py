"""From the start of a process to the finished file: processor time and instructions, everything compiled before.

Ours reads YAML and checks it; the others read the same content as ready JSON and nothing of ours.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from statistics import median
from typing import Any

import yaml

from bench.instructions import ROOT, count
from bench.peers.given import paper
from bench.peers.others import ALONE
from bench.peers.paper import written
from bench.peers.warm import spread
from bench.peers.worker import OFFICIALS
from bench.suites import sized, sized_tree

STEPS = 20
_FORMATS = {"sopdocs pdf": "pdf", "sopdocs pratinjau": "pratinjau", "sopdocs docx": "docx"}
_MAKES = {"sopdocs pdf": "pdf tagged", "sopdocs pratinjau": "pdf untagged", "sopdocs docx": "docx"}
_BASE = {makes: name for name, makes in _MAKES.items()}
COUNTED = (*_FORMATS, "weasyprint naive, tagged", "plutoprint naive", "typst, tagged", "docxtpl")
"""Those that are one process: of a browser or an office suite callgrind would count the starter only."""
NAMES = (*_FORMATS, *ALONE)


def words(name: str, folder: Path, serial: int) -> list[str]:
    """What comes after ``python`` to make document ``serial``."""
    if name in _FORMATS:
        made = ["build", str(folder / f"{serial}.yaml"), "-f", _FORMATS[name], "-o", str(folder / "made")]
        return ["-m", "sopdocs", *made, "--no-cache", "-j", "1"]
    return ["-m", "bench.peers.alone", name, str(folder / f"{serial}.json"), str(folder / f"{serial}.made")]


def cold(names: Sequence[str], rounds: int, folder: Path, steps: int = STEPS) -> dict[str, Any]:
    """Figures of every program that runs here, and why others do not; the first document of each is not counted."""
    for serial in range(rounds + 1):
        tree = sized_tree(steps, OFFICIALS, serial)
        (folder / f"{serial}.yaml").write_text(yaml.safe_dump(tree, allow_unicode=True, sort_keys=False))
        (folder / f"{serial}.json").write_text(written(paper(sized(steps, OFFICIALS, serial))))
    made: dict[str, list[dict[str, Any]]] = {}
    missing: dict[str, str] = {}
    for serial in range(rounds + 1):
        for name in ("python -c pass", *names):
            if name in missing:
                continue
            figures = once(["-c", "pass"] if name == "python -c pass" else words(name, folder, serial), folder)
            if figures["code"]:
                missing[name] = (figures["error"].strip().splitlines() or ["no answer"])[-1]
            elif serial:
                made.setdefault(name, []).append(figures)
    rows = [_row(name, each, made) for name, each in made.items() if name not in missing]
    return {"rounds": rounds, "steps": steps, "missing": missing, "rows": rows}


def once(after: list[str], folder: Path) -> dict[str, Any]:
    """Figures of ``python AFTER`` with all that it starts, and how it ended."""
    environment = {
        **{name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "SOPDOCS"))},
        "PYTHONPATH": str(ROOT), "PYTHONPYCACHEPREFIX": str(folder / "pyc"), "SOPDOCS_CACHE": str(folder / "cache"),
    }  # fmt: skip
    command = [sys.executable, "-m", "bench.peers.once", sys.executable, *after]
    done = subprocess.run(command, env=environment, cwd=folder, capture_output=True, text=True, check=True)
    return dict(json.loads(done.stdout))


def _row(name: str, own: list[dict[str, Any]], made: dict[str, list[dict[str, Any]]]) -> dict[str, Any]:
    makes = _MAKES.get(name) or (ALONE[name].makes if name in ALONE else "")
    base = made.get(_BASE.get(makes, ""))
    ratio = spread([each["cpu"] / ours["cpu"] for each, ours in zip(own, base, strict=True)]) if base else None
    return {
        "program": name, "makes": makes, "ratio": ratio, "cpu_ms": round(median(each["cpu"] for each in own) * 1000, 1),
        "wall_ms": round(median(each["wall"] for each in own) * 1000, 1),
        "peak_mib": round(max(each["peak_mib"] for each in own), 1),
    }  # fmt: skip


def counted(names: Sequence[str], folder: Path) -> dict[str, int]:
    """Instructions of the programs that are one process, of document 1 that `cold` wrote; none without callgrind."""
    if shutil.which("valgrind") is None:
        return {}
    found = {name: count(ROOT, folder, words(name, folder, 1)) for name in names}
    bare = count(ROOT, folder, ["-c", "pass"])
    return {name: each for name, each in {"python -c pass": bare, **found}.items() if each}


def lines(found: dict[str, Any]) -> list[str]:
    """The table of programs."""
    head = (
        "program                        makes         ratio (quartiles)     CPU ms  wall ms  peak MiB  M instructions"
    )
    table = [head]
    for row in found["rows"]:
        middle, low, high = row["ratio"] or (None,) * 3
        ratio = f"{middle:6.2f} ({low:.2f}..{high:.2f})" if row["ratio"] else ""
        instructions = found.get("instructions", {}).get(row["program"])
        told = f"{instructions / 1e6:10.0f}" if instructions else "         -"
        table.append(
            f"{row['program']:30} {row['makes']:13} {ratio:21} {row['cpu_ms']:7.0f} {row['wall_ms']:8.0f} "
            f"{row['peak_mib']:9.0f} {told}"
        )
    return table + [f"{name:30} missing: {why}" for name, why in found["missing"].items()]
