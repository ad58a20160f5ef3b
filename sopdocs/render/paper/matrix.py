"""The list of changes (daftar perubahan): SOP semula | SOP menjadi."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sopdocs.changes import Change, changes
from sopdocs.model import Sop
from sopdocs.render.dates import print_date
from sopdocs.render.paper.facts import fact
from sopdocs.render.paper.folio import Folio, Office
from sopdocs.render.paper.words import Lang, long_date, word

TEMPLATE = "daftar-perubahan.html"
_DATE = "d MMMM y"


@dataclass(frozen=True)
class Amended:
    """An SOP in its former and its new edition."""

    before: Sop
    after: Sop


def change_list(office: Office, amended: Sequence[Amended], today: date, lang: Lang = "id") -> Folio:
    """The list for one SOP or several; dates and status are told above it and count as no change of content."""
    entries = [_entry(each, number, lang) for number, each in enumerate(amended, 1)]
    facts = [fact(word("keadaan", lang), long_date(today, lang))]
    if len(amended) == 1:
        facts = _editions(amended[0], lang) + facts
    values = {"fakta": facts, "perubahan": entries, "penanda": [_signer(amended, lang)]}
    title = word("judul_perubahan", lang)
    return Folio(office, TEMPLATE, values, title, today, lang, sum(len(each["baris"]) for each in entries))


def _editions(amended: Amended, lang: Lang) -> list[dict[str, object]]:
    return [
        fact(word(f"edisi_{name}", lang), _edition(sop, lang))
        for name, sop in (("semula", amended.before), ("menjadi", amended.after))
    ]


def _edition(sop: Sop, lang: Lang) -> str:
    revision = f"{word('revisi_ke', lang)} {sop.dates.revision}" if sop.dates.revision else ""
    effective = print_date(sop.dates.effective, _DATE)
    since = word("bernilai_efektif", lang, day=effective) if effective else ""
    return ", ".join(filter(None, (sop.number, revision, since)))


def _entry(amended: Amended, number: int, lang: Lang) -> dict[str, Any]:
    found = changes(amended.before, amended.after, lang)
    return {
        "no": number,
        "nomor": amended.after.number or amended.before.number or "",
        "judul": amended.after.title or amended.before.title or "",
        "baris": [_line(change, lang) for change in found if not change.formal],
    }


def _line(change: Change, lang: Lang) -> dict[str, Any]:
    before = change.before.splitlines() or [word("baru", lang)]
    after = change.after.splitlines() or [word("dihapus", lang)]
    return {"bagian": change.place, "semula": before, "menjadi": after}


def _signer(amended: Sequence[Amended], lang: Lang) -> dict[str, str]:
    """The approving official of the new edition, where all of them have the same."""
    found = {each.after.approval for each in amended}
    approval = found.pop() if len(found) == 1 else Sop().approval
    return {
        "tempat": word("tempat_tanggal", lang),
        "sebagai": "",
        "jabatan": " ".join(filter(None, (approval.honorific, approval.position))),
        "nama": approval.name or word("titik", lang),
        "nip": approval.nip or "",
        "nrp": approval.nrp or "",
        "pangkat": approval.rank or "",
    }
