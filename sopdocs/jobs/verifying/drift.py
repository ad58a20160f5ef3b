"""How the definition inside a PDF relates to its own past, to today's file, and to the pages it came with."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sopdocs.jobs.build import edition_of, institution_of
from sopdocs.ledger import Passage
from sopdocs.load import Definition, load, load_data
from sopdocs.model import Sop
from sopdocs.provenance import Provenance
from sopdocs.render import Edition
from sopdocs.render.fields import GENERATOR
from sopdocs.render.pdf import render_pdf
from sopdocs.verify.carried import Carried
from sopdocs.verify.report import Remark

NAMED = 8
"""Differing parts that are named."""


def drift(carried: Carried, source: Path | None, former: Passage | None) -> Iterator[Remark]:
    """How the definition inside relates to its own past and to today's file.

    :param former: the revision that left behind the edition inside, where it is a former one on record.
    """
    if not carried.first:
        yield Remark("D00")
        return
    if carried.changed:
        yield Remark("D01")
    if source is None:
        return
    definition = load(source)
    if definition.data != carried.first:
        inside = load_data(source, carried.first)
        parts = list(differences(inside.sop, definition.sop))
        if former is not None:
            values = (("revisi", former.revision or "-"), ("tanggal", former.date.isoformat()))
            yield Remark("K02", "", (*values, ("bagian", _listed(parts))))
            return
        yield Remark("D02" if parts else "D03", "", (("bagian", _listed(parts)),))


def differences(before: Sop | None, after: Sop | None) -> Iterator[str]:
    """Keys (as an author writes them) at which two definitions differ."""
    old = before.model_dump(by_alias=True) if before else {}
    new = after.model_dump(by_alias=True) if after else {}
    yield from _differ(old, new, "")


def _differ(old: Any, new: Any, at: str) -> Iterator[str]:
    if old == new:
        return
    if isinstance(old, dict) and isinstance(new, dict):
        for key in dict.fromkeys((*old, *new)):
            yield from _differ(old.get(key), new.get(key), f"{at}.{key}" if at else str(key))
    elif isinstance(old, tuple | list) and isinstance(new, tuple | list) and len(old) == len(new):
        for index, (first, second) in enumerate(zip(old, new, strict=True)):
            yield from _differ(first, second, f"{at}[{index + 1}]")
    else:
        yield at


def pages(pdf: bytes, carried: Carried, inside: Definition | None) -> Iterator[Remark]:
    """Whether the pages are what the definition inside gives.

    They are made again here. The same bytes prove it, whatever the office looked like then. Other bytes from the very
    state the PDF says it was made in prove the contrary (R02); from another state they prove nothing, and what differs
    is named (R01).
    """
    if inside is None or inside.sop is None or not carried.generator.startswith("sopdocs"):
        if carried.first:
            yield Remark("R00")
        return
    named = Definition(
        inside.path.with_name(carried.name), inside.data, inside.text, inside.sop, inside.marks, inside.problems
    )
    edition = edition_of(named, inside.sop, institution_of(named))
    made_from = carried.made_from
    if pdf.startswith(render_pdf(edition, fields=carried.generator == GENERATOR, made_from=made_from)):
        return
    changed = [*_changed(made_from, edition)]
    yield Remark("R01", "", (("beda", _listed(changed)),)) if changed else Remark("R02")


def _changed(made_from: Provenance | None, edition: Edition) -> Iterator[str]:
    """What is not as it was when the pages were made; "-" where the PDF does not tell."""
    if made_from is None:
        yield "-"
    else:
        yield from made_from.differences(edition.provenance)


def _listed(names: list[str]) -> str:
    return ", ".join(names[:NAMED]) + (", …" if len(names) > NAMED else "")
