"""YAML files to definitions and ledgers: shape only, all faults at once, nothing raised for what an author wrote."""

from __future__ import annotations

from pathlib import Path

from sopdocs.finding import Problem
from sopdocs.ledger import Ledger
from sopdocs.listing import NoSuchPathError, find_definitions, ledger_path
from sopdocs.model import Sop
from sopdocs.place import Definition, Elsewhere, elsewhere
from sopdocs.source import Marks, Source, both, fit, read_file, read_source

__all__ = ["Definition", "NoSuchPathError", "find_definitions", "ledger_path", "load", "load_data", "load_ledger"]

STEP_LIMIT = 500
"""Steps in one definition; a long SOP has 60."""
COLUMN_LIMIT = 60
"""Officials in one flow table; a wide one has 12."""


def load(path: Path) -> Definition:
    """Load one definition; a file that cannot be read is a Problem too (SOP001)."""
    return _fitted(path, *read_file(path))


def load_data(path: Path, data: bytes) -> Definition:
    """Load a definition that does not lie in a file of its own; ``path`` is what to call it."""
    return _fitted(path, data, read_source(data))


def _fitted(path: Path, data: bytes, source: Source) -> Definition:
    fitted = fit(Sop, source)
    vast = _too_vast(fitted.value, source.marks) if fitted.value else ()
    sop = None if vast else fitted.value
    return Definition(path, data, source.text, sop, source.marks, (*fitted.problems, *vast))


def _too_vast(sop: Sop, marks: Marks) -> tuple[Problem, ...]:
    """What no office writes is not worth the hours that layout and checking would take."""
    steps = sum(len(flow.steps) for flow in sop.flows)
    columns = max((len(flow.actors) for flow in sop.flows), default=0)
    bounds = (
        ("langkah", steps, STEP_LIMIT, "langkah", "steps"),
        ("pelaksana", columns, COLUMN_LIMIT, "kolom pelaksana", "columns of officials"),
    )
    return tuple(
        Problem(
            "SOP006",
            values=both("batas", f"lebih dari {limit} {what} ({count})", f"more than {limit} {named} ({count})"),
            place=next((mark.key for each in ("alur", key) if (mark := marks.get((each,)))), None),
        )
        for key, count, limit, what, named in bounds
        if count > limit
    )


def load_ledger(path: Path) -> tuple[Ledger, tuple[Elsewhere, ...]]:
    """Ledger of the definition at ``path`` (empty when there is none) and its faults, all as SOP009."""
    file = ledger_path(path)
    if not file.exists():
        return Ledger(), ()
    _, source = read_file(file)
    if source.tree is None and not source.problems:
        return Ledger(), ()
    fitted = fit(Ledger, source)
    faults = tuple(elsewhere(file, source, _as_ledger_fault(problem)) for problem in fitted.problems)
    return fitted.value or Ledger(), faults


def _as_ledger_fault(problem: Problem) -> Problem:
    values = dict(problem.values)
    name = values.get("kunci", "")
    causes = {
        "SOP003": ("ditulis dua kali", "is written twice"),
        "SOP004": ("tidak dikenal", "is unknown"),
        "SOP007": (f"harus salah satu dari {values.get('pilihan')}", f"must be one of {values.get('pilihan')}"),
    }
    if problem.code in causes:
        indonesian, english = (f"'{name}' {cause}" for cause in causes[problem.code])
    elif problem.code == "SOP005":
        indonesian = f"'{name}' harus {values['harus_id']}"
        english = f"'{name}' must be {values['harus_en']}"
    else:
        indonesian = values.get("sebab_id") or values.get("batas_id", "")
        english = values.get("sebab_en") or values.get("batas_en", "")
    return Problem("SOP009", values=(("sebab_id", indonesian), ("sebab_en", english)), place=problem.place)
