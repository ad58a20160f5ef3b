"""The parts of one run of all figures; each gives data. What a module of its own measures is asked of that module."""

from __future__ import annotations

import json
import os
import platform
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path
from typing import Any, NamedTuple

from bench.check import write
from bench.gates import judged
from bench.good import TODAY
from bench.instructions import ROOT
from bench.peers import cold, steady, warm
from bench.peers.engines import ENGINES, OURS
from bench.profiles import profile
from bench.routing import Figures, percentile
from bench.suites import sized
from sopdocs.layout.lay_out import lay_out
from sopdocs.layout.quality import HARD
from sopdocs.profile import Profile
from sopdocs.typefaces import find_typefaces

Found = dict[str, Any]


class Scale(NamedTuple):
    """How much of everything."""

    name: str
    warm: int
    cold: int
    counted: tuple[str, ...]
    documents: int
    layouts: int
    wide: int
    definitions: int
    sops: int


QUICK = Scale("quick", 5, 3, ("sopdocs pdf", "plutoprint naive", "typst, tagged"), 100, 100, 8, 2000, 100)
FULL = Scale("full", 11, 7, cold.COUNTED, 300, 200, 30, 10_000, 1000)
_KEPT = (*OURS.values(), "weasyprint naive, tagged", "typst, tagged")


def warm_ratios(scale: Scale, folder: Path) -> Found:
    return warm.warm(tuple(ENGINES), scale.warm, folder)


def cold_starts(scale: Scale, folder: Path) -> Found:
    found = cold.cold(cold.NAMES, scale.cold, folder)
    return found | {"instructions": cold.counted(scale.counted, folder)}


def memory(scale: Scale, folder: Path) -> Found:
    return steady.steady(_KEPT, scale.documents, folder)


def layouts(scale: Scale, _: Path) -> Found:
    """Time and quality of the layout at the size of a usual SOP, and time at the size of a great one."""
    usual, wide = _laid(20, 6, scale.layouts), _laid(60, 12, scale.wide)
    quality, edges = usual.quality, max(1, usual.quality.arrows)
    times = sorted(usual.seconds)
    return {
        "sops": scale.layouts, "p50_ms": round(percentile(times, 0.5), 1), "p99_ms": round(percentile(times, 0.99), 1),
        "wide_sops": scale.wide, "most_s": round(max(wide.seconds), 2),
        "crossings": round(quality.crossings / edges, 4), "bends": round(quality.bends / edges, 3),
        "hard": sum(getattr(each.quality, law) for each in (usual, wide) for law in HARD)
        + usual.faults["SOP026"] + wide.faults["SOP026"],
    }  # fmt: skip


def _laid(steps: int, officials: int, count: int) -> Figures:
    """One more is laid out first: it pays for what a process pays once."""
    own, typefaces, figures = Profile(), find_typefaces(()), Figures()
    lay_out(sized(steps, officials, -1), own, typefaces)
    for serial in range(count):
        sop = sized(steps, officials, serial)
        started = time.process_time()
        chart = lay_out(sop, own, typefaces)
        figures.add(chart, own, time.process_time() - started)
    return figures


def checks(scale: Scale, folder: Path) -> Found:
    """Many definitions checked, and checked again; seconds are those of 10,000."""
    share = 10_000 / scale.definitions
    found = dict(json.loads(_run("bench.check", "-n", str(scale.definitions))))
    write(scale.definitions, folder / "definitions")
    again = ["-m", "sopdocs", "check", str(folder / "definitions"), "--today", TODAY.isoformat()]
    known = [cold.once(again, folder) for _ in range(3)][-1]
    bare = cold.once([*again[:3], str(_one(folder)), *again[4:]], folder)
    unchanged = bare["cpu"] + max(0.0, known["cpu"] - bare["cpu"]) * share
    return found | {"seconds": round(found["seconds"] * share, 2), "unchanged": round(unchanged, 2)}


def _one(folder: Path) -> Path:
    return next((folder / "definitions").rglob("*.yaml"))


def instructions(_: Scale, __: Path) -> Found:
    """Times bare Python's instructions, by command."""
    if shutil.which("valgrind") is None:
        return {}
    return dict(json.loads(_run("bench.instructions"))["times bare"])


def incremental(scale: Scale, folder: Path) -> Found:
    """Processor time of a build where one of many SOPs was edited; of fewer SOPs where the run is quick."""
    target = folder / "incremental.json"
    _run("bench.incremental", "-n", str(scale.sops), "-r", "3", "--save", str(target))
    found = json.loads(target.read_text(encoding="utf-8"))
    return {"sops": found["sops"], "edited": found["rows"]["one SOP edited"]["cpu"], "rows": found["rows"]}


def _run(module: str, *words: str) -> str:
    done = subprocess.run([sys.executable, "-m", module, *words], cwd=ROOT, capture_output=True, text=True, check=False)
    if not done.stdout:
        raise OSError((done.stderr.strip().splitlines() or [f"{module} says nothing"])[-1])
    return done.stdout


SECTIONS: dict[str, Callable[[Scale, Path], Found]] = {
    "warm": warm_ratios,
    "cold": cold_starts,
    "memory": memory,
    "layout": layouts,
    "check": checks,
    "instructions": instructions,
    "incremental": incremental,
}


def profiles(found: Found) -> dict[str, dict[str, float]]:
    """Where the time goes, for every gate that is missed."""
    missed = {verdict.gate.profile for verdict in judged(found) if verdict.state.endswith(("missed", "floor met"))}
    return {kind: profile(kind) for kind in sorted(missed - {""})}


def machine() -> Found:
    """On what it was measured, and how busy that was."""
    cpu = Path("/proc/cpuinfo")
    names = [line for line in cpu.read_text().splitlines() if line.startswith("model name")] if cpu.exists() else []
    packages = ("weasyprint", "plutoprint", "typst", "python-docx", "docxtpl")
    return {
        "processor": names[0].partition(": ")[2] if names else platform.processor(), "cores": os.cpu_count(),
        "load": round(os.getloadavg()[0], 2), "python": platform.python_version(),
        "packages": {name: version(name) for name in packages},
    }  # fmt: skip
