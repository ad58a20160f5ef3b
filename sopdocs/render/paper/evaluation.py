"""The evaluation form (lembar evaluasi) of an SOP, filled in with what is known.

Source: PermenPANRB 35/2012, annex p. 54, table 7.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, get_args

from sopdocs.finding import LEVELS, Finding
from sopdocs.ledger import ReviewKind, ReviewResult
from sopdocs.model import Sop
from sopdocs.render.dates import print_date, print_day
from sopdocs.render.paper.facts import duty_text, fact, findings_text, review_text
from sopdocs.render.paper.folio import Folio, Office
from sopdocs.render.paper.words import Lang, word
from sopdocs.standing import Standing

TEMPLATE = "lembar-evaluasi.html"
_DATE = "d MMMM y"


@dataclass(frozen=True)
class Assessed:
    """An SOP to be assessed: its text with its fingerprint, where it stands, and its open findings."""

    sop: Sop
    seal: str
    standing: Standing
    findings: Sequence[Finding] = ()


def evaluation_form(office: Office, assessed: Assessed, lang: Lang = "id") -> Folio:
    """The form for one SOP; its steps are the rows."""
    sop, standing = assessed.sop, assessed.standing
    values = {
        "fakta": _facts(assessed, lang),
        "prosedur": [_flow(sop, index) for index in range(len(sop.flows))],
        "temuan": _findings(assessed.findings, lang),
        "jenis": [word(kind, lang) for kind in get_args(ReviewKind)],
        "hasil": [word(result, lang) for result in get_args(ReviewResult)],
        "penanda": _signers(assessed, lang),
        "keterangan": word("arsip", lang, file=standing.path.name, seal=assessed.seal),
    }
    title = " ".join(filter(None, (word("judul_evaluasi", lang), standing.number)))
    rows = sum(len(flow.steps) for flow in sop.flows) + len(assessed.findings)
    return Folio(office, TEMPLATE, values, title, standing.today, lang, rows)


def _facts(assessed: Assessed, lang: Lang) -> list[dict[str, object]]:
    sop, standing = assessed.sop, assessed.standing
    revised = print_date(sop.dates.revised, _DATE)
    revision = " / ".join(filter(None, (standing.revision, revised)))
    effective = print_date(sop.dates.effective, _DATE)
    if not effective and standing.effective:
        effective = print_day(standing.effective, _DATE)
    last = standing.last
    by = word("oleh", lang, person=last.by) if last and last.by else ""
    note = word("dengan_catatan", lang, text=last.note) if last and last.note else ""
    return [
        fact(word("nomor_sop", lang), standing.number),
        fact(word("judul", lang), standing.title),
        fact(word("unit", lang), standing.unit),
        fact(word("revisi_ke", lang), revision),
        fact(word("efektif", lang), effective),
        fact(word("terakhir", lang), ", ".join(filter(None, (*review_text(last, lang), by))), note),
        fact(word("tenggat", lang), *(duty_text(duty, standing.today, lang) for duty in standing.duties)),
        fact(word("temuan", lang), ", ".join(findings_text(standing.findings, lang))),
    ]


def _flow(sop: Sop, index: int) -> dict[str, Any]:
    flow = sop.flows[index]
    many = len(sop.flows) > 1
    return {
        "judul": flow.title or (str(index + 1) if many else ""),
        "langkah": [
            {
                "no": number,
                "kegiatan": step.activity or "",
                "pelaksana": ", ".join(flow.heading(each) for each in step.performers),
            }
            for number, step in enumerate(flow.steps, 1)
        ],
    }


def _findings(findings: Sequence[Finding], lang: Lang) -> list[str]:
    """Errors, then warnings; advice is only counted."""
    listed = [
        " ".join(filter(None, (f"{each.code}:", each.message, each.hint)))
        for level in LEVELS[:-1]
        for each in findings
        if each.level == level
    ]
    advice = sum(each.level == LEVELS[-1] for each in findings)
    counted = word("saran_lain" if listed else "saran_saja", lang, count=advice)
    return [*listed, *([counted] if advice else [])]


def _signers(assessed: Assessed, lang: Lang) -> list[dict[str, str]]:
    """Who takes note of the assessment, and who made it; names where they are known."""
    approval, owner = assessed.sop.approval, assessed.standing.owner
    position = " ".join(filter(None, (approval.honorific, approval.position)))
    dots = word("titik", lang)
    blank = {"nip": "", "nrp": "", "pangkat": "", "tempat": ""}
    return [
        {
            **blank,
            "sebagai": word("mengetahui", lang),
            "jabatan": position,
            "nama": approval.name or dots,
            "nip": approval.nip or "",
            "nrp": approval.nrp or "",
            "pangkat": approval.rank or "",
        },
        {
            **blank,
            "tempat": word("tempat_tanggal", lang),
            "sebagai": word("penilai", lang),
            "jabatan": owner.position if owner else "",
            "nama": (owner.name if owner else "") or dots,
        },
    ]
