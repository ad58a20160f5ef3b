"""What the figures must reach: an aim, sometimes a floor that may not be missed, and why an aim is missed if it is."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from bench.peers.engines import OURS

Found = dict[str, Any]
Read = Callable[[Found], "float | None"]
CELLS = "python-docx table.cell()"
WEASYPRINT, CHROMIUM, OFFICE = "weasyprint naive, tagged", "chromium, tagged", "docxtpl + libreoffice, tagged"


class Gate(NamedTuple):
    """One figure and its aim; ``floor`` may not be missed; ``profile``: what is taken apart where the aim is."""

    name: str
    aim: float
    read: Read
    more: bool = True
    floor: float | None = None
    profile: str = ""
    reason: str = ""


class Verdict(NamedTuple):
    """A gate and what was measured; None: not measured, as a peer is missing or its document lacks something."""

    gate: Gate
    measured: float | None

    @property
    def state(self) -> str:
        """met, missed, floor met, floor missed, not measured."""
        gate, value = self.gate, self.measured
        if value is None:
            return "not measured"
        if _reached(value, gate.aim, gate.more):
            return "met"
        if gate.floor is None:
            return "missed"
        return "floor met" if _reached(value, gate.floor, gate.more) else "floor missed"


def _reached(value: float, limit: float, more: bool) -> bool:
    return value >= limit if more else value <= limit


def beside(peer: str, ratio: str, steps: int | None = None) -> Read:
    """How many times the CPU of ours a peer takes, at one size, or where it is nearest to ours."""

    def read(found: Found) -> float | None:
        rows = [row for row in found.get("warm", {}).get("rows", ()) if row["engine"] == peer]
        fit = [row[ratio][0] for row in rows if not row["faults"] and steps in (None, row["steps"])]
        return min(fit) if fit else None

    return read


def previews(found: Found) -> float | None:
    """How many times the CPU of a preview our own final PDF takes, where they are nearest."""
    cpu = {(row["engine"], row["steps"]): row["cpu_ms"] for row in found.get("warm", {}).get("rows", ())}
    final, draft = OURS["pdf tagged"], OURS["pdf untagged"]
    ratios = [
        cpu[final, steps] / ms for (engine, steps), ms in cpu.items() if engine == draft and (final, steps) in cpu
    ]
    return round(min(ratios), 2) if ratios else None


def at(*path: str) -> Read:
    """A figure by its place in the results."""

    def read(found: Found) -> float | None:
        value: Any = found
        for step in path:
            value = value.get(step) if isinstance(value, dict) else None
        return value if isinstance(value, int | float) else None

    return read


def kept(engine: str) -> Read:
    """KiB more memory after each document."""

    def read(found: Found) -> float | None:
        rows = found.get("memory", {}).get("rows", ())
        return next((min(row["slope_kib"], row["rise_kib"]) for row in rows if row["engine"] == engine), None)

    return read


KNOWN = at("instructions", "check, known")
_FINAL = "the final PDF has itself become several times faster than WeasyPrint fed naively"
_ARROWS = "pages, rows and arrows are laid out over the whole flow, which no peer does: their table has none"
_BROWSER = "Chromium lays out and prints in compiled code"
_PREVIEW = "PlutoPrint's own work on our pages (more of them, drawn arrows and all) and, in Python, the HTML for it"
_SEARCH = "ways of arrows are searched and improved in Python, pair by pair, until nothing gets better"
_KEEPS = "WeasyPrint keeps memory of every document it prints, in its libraries: fed naively, several times as much"
_PLACES = "every word keeps its place in the file, and every rule runs on it in Python"


def _ratio(name: str, aim: float, read: Read, profile: str, reason: str = "") -> Gate:
    return Gate(name, aim, read, profile=profile, reason=reason)


def _cost(name: str, most: float, read: Read, profile: str = "", reason: str = "") -> Gate:
    return Gate(name, most, read, more=False, profile=profile, reason=reason)


GATES: tuple[Gate, ...] = (
    _cost("cold: check of a known file, times bare Python's instructions", 6, KNOWN)._replace(floor=20),
    _cost("cold: check of a new file, times bare Python's instructions", 20, at("instructions", "check, new")),
    _cost("check: 10,000 definitions on one core, s CPU", 12, at("check", "seconds"), "check", _PLACES),
    _cost("check: the same with nothing changed, s CPU", 1, at("check", "unchanged")),
    _cost("check: kept of each SOP, bytes", 2048, at("check", "kept_bytes")),
    _ratio("docx: table.cell() over ours, 60 steps", 20, beside(CELLS, "drawn", 60), "docx")._replace(floor=20),
    _ratio("docx: docxtpl over ours, shapes included", 1, beside("docxtpl", "drawn"), "docx"),
    _ratio("pdf: naive WeasyPrint over ours", 1.75, beside(WEASYPRINT, "drawn"), "pdf")._replace(floor=1.4),
    _ratio("pdf: docxtpl + LibreOffice over ours", 1, beside(OFFICE, "drawn"), "pdf"),
    _ratio("pdf: Chromium over ours", 1, beside(CHROMIUM, "drawn"), "pdf", _BROWSER),
    _ratio("pdf with its layout: naive WeasyPrint over ours", 1.75, beside(WEASYPRINT, "whole"), "layout", _ARROWS),
    _ratio("pdf with its layout: docxtpl + LibreOffice over ours", 1, beside(OFFICE, "whole"), "layout", _ARROWS),
    _ratio("pdf with its layout: Chromium over ours", 1, beside(CHROMIUM, "whole"), "layout", _ARROWS),
    _ratio("preview: naive WeasyPrint over ours", 10, beside("weasyprint naive", "drawn"), "pratinjau", _PREVIEW),
    _ratio("preview: our own final PDF over it", 10, previews, "pratinjau", _FINAL),
    _ratio("preview: Typst, untagged, over ours", 1, beside("typst", "drawn"), "pratinjau", _PREVIEW),
    _cost("layout: 20 steps, 6 officials, median ms CPU", 30, at("layout", "p50_ms"), "layout", _SEARCH),
    _cost("layout: 20 steps, 6 officials, 99 of 100 within ms CPU", 300, at("layout", "p99_ms"), "layout", _SEARCH),
    _cost("layout: 60 steps, 12 officials, most, s CPU", 2, at("layout", "most_s"), "layout", _SEARCH),
    _cost("layout: crossings an arrow, 20 steps, 6 officials", 0.03, at("layout", "crossings")),
    _cost("layout: bends an arrow, 20 steps, 6 officials", 0.85, at("layout", "bends")),
    _cost("layout: broken laws (overlaps, touches, arrows through symbols)", 0, at("layout", "hard")),
    _cost("build: one of 1,000 SOPs edited, s CPU", 1, at("incremental", "edited"))._replace(floor=2),
    _cost("memory: KiB kept of each PDF", 16, kept(OURS["pdf tagged"]), "", _KEEPS),
    _cost("memory: KiB kept of each preview", 16, kept(OURS["pdf untagged"])),
    _cost("memory: KiB kept of each Word document", 16, kept(OURS["docx"])),
)


def judged(found: Found) -> tuple[Verdict, ...]:
    """Every gate with its figure."""
    return tuple(Verdict(gate, gate.read(found)) for gate in GATES)


def lines(found: Found) -> Iterator[str]:
    """The table of gates; under each that is missed, the reason and where its time goes."""
    yield f"{'gate':68} {'aim':>9} {'floor':>7} {'measured':>9}"
    told: set[str] = set()
    for verdict in (verdicts := judged(found)):
        gate, value = verdict
        sign, floor = "≥" if gate.more else "≤", "" if gate.floor is None else f"{gate.floor:g}"
        shown = "-" if value is None else f"{value:.4g}"
        yield f"{gate.name:68} {sign + f' {gate.aim:g}':>9} {floor:>7} {shown:>9}  {verdict.state}"
        if verdict.state not in ("met", "not measured"):
            yield from _because(gate, found.get("profiles", {}), told)
            told.add(gate.profile)
    counts = [verdict.state for verdict in verdicts]
    yield f"{counts.count('met')} of {len(counts)} met" + "".join(
        f", {counts.count(state)} {state}"
        for state in ("floor met", "missed", "floor missed", "not measured")
        if state in counts
    )


def _because(gate: Gate, profiles: dict[str, dict[str, float]], told: set[str]) -> Iterator[str]:
    """The reason, and a profile where there is one; in full where it is first needed."""
    if gate.reason:
        yield f"    why: {gate.reason}"
    if gate.profile in profiles:
        yield f"    time: {'as above' if gate.profile in told else _told(profiles[gate.profile])}"


def _told(shares: dict[str, float]) -> str:
    return ", ".join(f"{name} {share:.0%}" for name, share in shares.items())
