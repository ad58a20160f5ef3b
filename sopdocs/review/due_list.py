"""The due list in text, JSON and CSV: SOPs by their soonest duty, overdue ones first."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from io import StringIO
from typing import Any, Literal

from sopdocs.finding import LEVELS
from sopdocs.standing import Duty, Person, Said, Standing
from sopdocs.values.dates import show_date

Lang = Literal["id", "en"]
VERSION = 1
"""Of the JSON; grows when a key changes its meaning or goes."""
_FORMULA = ("=", "+", "-", "@", "\t", "\r")

_WORDS: dict[str, tuple[str, str]] = {
    "overdue": ("terlambat {days} hari", "{days} days overdue"),
    "today": ("hari ini", "today"),
    "left": ("{days} hari lagi", "in {days} days"),
    "act_by": ("kerjakan paling lambat {day}", "act by {day}"),
    "source": ("sumber: {source}", "source: {source}"),
    "unverified": ("belum diverifikasi", "not verified"),
    "never": ("belum pernah ditinjau", "never reviewed"),
    "last": ("terakhir {day}: {kind}, {result} ({by})", "last on {day}: {kind}, {result} ({by})"),
    "findings": ("temuan terbuka: {counts}", "open findings: {counts}"),
    "changed": ("naskah berubah sejak itu", "the text has changed since"),
    "who": ("yang harus bertindak: {who}", "who must act: {who}"),
    "nobody": ("belum diketahui (isi pejabat.yaml)", "not known (see pejabat.yaml)"),
    "instead": (
        "penanggung_jawab '{post}' tidak ada di pejabat.yaml, jadi pengesahnya",
        "penanggung_jawab '{post}' is not in pejabat.yaml, so the approver",
    ),
    "vacant": ("sedang kosong", "vacant"),
    "nothing": ("Tidak ada tinjauan yang jatuh tempo.", "No review is due."),
    "unproven": (
        "Belum dihitung: {count} SOP berlaku menurut tanggalnya sendiri, tetapi tanda tangan pengesahnya belum "
        "tercatat.",
        "Not counted: {count} SOPs are in force by their own date, but the approver's signature is not on record.",
    ),
    "since": ("sejak {day}", "since {day}"),
    "prove": (
        "Catat tanda tangan basah dengan `sopdocs evidence`, atau tanda tangani dengan `sopdocs sign` (panduan 9).",
        "Record a signature in ink with `sopdocs evidence`, or sign with `sopdocs sign` (guide 9).",
    ),
    "sum": (
        "{sops} SOP, {duties} kewajiban; {overdue} kewajiban terlambat.",
        "{sops} SOPs, {duties} duties; {overdue} duties overdue.",
    ),
}
_LEVELS = {"error": ("galat", "errors"), "warning": ("peringatan", "warnings"), "advice": ("saran", "advice")}
_TERMS = {
    "pemantauan": ("pemantauan", "monitoring"),
    "evaluasi": ("evaluasi", "evaluation"),
    "jumlah": ("jumlah setahun", "number in a year"),
    "peristiwa": ("peristiwa", "event"),
    "tetap": ("tetap", "stays in force"),
    "perlu_revisi": ("perlu revisi", "needs a revision"),
    "dicabut": ("dicabut", "to be revoked"),
}


def within(standings: Iterable[Standing], days: int) -> tuple[Standing, ...]:
    """SOPs with a duty that is overdue or due within so many days, soonest first, each with those duties alone."""
    chosen = []
    for standing in standings:
        last = standing.today + timedelta(days=min(days, (date.max - standing.today).days))
        duties = tuple(duty for duty in standing.duties if duty.due <= last)
        if duties:
            chosen.append((duties[0].due, str(standing.path), standing, duties))
    return tuple(replace(standing, duties=duties) for *_, standing, duties in sorted(chosen, key=lambda each: each[:2]))


def overdue(standings: Iterable[Standing]) -> int:
    """How many duties are overdue."""
    return sum(1 for each in standings for duty in each.duties if duty.due < each.today)


def unproven(standings: Iterable[Standing]) -> tuple[Standing, ...]:
    """SOPs that are in force by their own date alone, of which nothing can be counted."""
    return tuple(each for each in standings if each.unproven)


def unproven_text(standings: Sequence[Standing], lang: Lang) -> str:
    """What cannot be counted, a line for each SOP, and the way out; empty for none."""
    if not standings:
        return ""
    lines = [_say("unproven", lang, count=len(standings))]
    for each in standings:
        since = _say("since", lang, day=show_date(each.effective, lang)) if each.effective else ""
        lines.append(f"  {_named(each)}  {since}")
    return "\n".join([*lines, f"  {_say('prove', lang)}"])


def as_text(standings: Sequence[Standing], uncounted: Sequence[Standing], lang: Lang) -> str:
    """A paragraph for each SOP, a sum, and the SOPs that cannot be counted."""
    return "\n\n".join(filter(None, (_listed(standings, lang), unproven_text(uncounted, lang))))


def _listed(standings: Sequence[Standing], lang: Lang) -> str:
    if not standings:
        return _say("nothing", lang)
    paragraphs = ["\n".join(_paragraph(standing, lang)) for standing in standings]
    duties = sum(len(each.duties) for each in standings)
    total = _say("sum", lang, sops=len(standings), duties=duties, overdue=overdue(standings))
    return "\n\n".join([*paragraphs, total])


def _paragraph(standing: Standing, lang: Lang) -> Iterator[str]:
    yield _named(standing)
    for duty in standing.duties:
        yield f"  {show_date(duty.due, lang)} ({_left(duty, standing.today, lang)}): {_in(duty.reason, lang)}"
        by = (
            f"; {_say('act_by', lang, day=show_date(duty.act_by, lang))}"
            if standing.today <= duty.due != duty.act_by
            else ""
        )
        yield f"    {_source(duty, lang)}{by}"
    yield f"  {_last(standing, lang)}"
    if any(standing.findings.values()):
        found = ((standing.findings.get(level, 0), _term(_LEVELS, level, lang)) for level in LEVELS)
        counts = ", ".join(f"{count} {level}" for count, level in found if count)
        yield f"  {_say('findings', lang, counts=counts)}"
    yield f"  {_say('who', lang, who=_who(standing.owner, lang))}"


def _named(standing: Standing) -> str:
    return "  ".join(filter(None, (standing.number, standing.title, standing.path.as_posix())))


def _left(duty: Duty, today: date, lang: Lang) -> str:
    days = duty.days_left(today)
    return _say("overdue" if days < 0 else "left" if days else "today", lang, days=abs(days))


def _source(duty: Duty, lang: Lang) -> str:
    unverified = "" if duty.verified else f" ({_say('unverified', lang)})"
    return _say("source", lang, source=duty.source) + unverified


def _last(standing: Standing, lang: Lang) -> str:
    last = standing.last
    if last is None:
        return _say("never", lang)
    kind, result = _term(_TERMS, last.kind, lang), _term(_TERMS, last.result or "", lang) or "-"
    said = _say("last", lang, day=show_date(last.date, lang), kind=kind, result=result, by=last.by or "-")
    return f"{said}; {_say('changed', lang)}" if standing.changed else said


def _who(person: Person | None, lang: Lang) -> str:
    if person is None:
        return _say("nobody", lang)
    name = person.name or _say("vacant", lang)
    told = ", ".join(filter(None, (f"{person.position} ({name})", person.email)))
    return f"{told}; {_say('instead', lang, post=person.instead_of)}" if person.instead_of else told


def as_json(standings: Sequence[Standing], uncounted: Sequence[Standing], today: date, lang: Lang) -> str:
    """One object: version, day, the SOPs with their duties, and the SOPs that cannot be counted."""
    data = {
        "version": VERSION,
        "lang": lang,
        "today": today.isoformat(),
        "sops": [_object(standing, lang) for standing in standings],
        "unproven": [_object(standing, lang) for standing in uncounted],
    }
    return json.dumps(data, ensure_ascii=False, indent=2)


def _object(standing: Standing, lang: Lang) -> dict[str, Any]:
    last = standing.last
    return {
        "path": standing.path.as_posix(),
        "number": standing.number,
        "title": standing.title,
        "unit": standing.unit,
        "profile": standing.profile,
        "state": standing.state,
        "revision": standing.revision,
        "effective": standing.effective.isoformat() if standing.effective else None,
        "since": standing.since.isoformat() if standing.since else None,
        "duties": [_duty(duty, standing.today, lang) for duty in standing.duties],
        "last": last.model_dump(mode="json", by_alias=False, exclude_none=True) if last else None,
        "findings": dict(standing.findings),
        "changed": standing.changed,
        "owner": _person(standing.owner),
        "approver": _person(standing.approver),
        "superiors": [_person(person) for person in standing.superiors],
    }


def _duty(duty: Duty, today: date, lang: Lang) -> dict[str, Any]:
    return {
        "key": duty.key,
        "kind": duty.kind,
        "due": duty.due.isoformat(),
        "act_by": duty.act_by.isoformat(),
        "days_left": duty.days_left(today),
        "reason": _in(duty.reason, lang),
        "source": duty.source,
        "verified": duty.verified,
    }


def _person(person: Person | None) -> dict[str, str | None] | None:
    if person is None:
        return None
    return {
        "post": person.post,
        "position": person.position,
        "name": person.name,
        "email": person.email,
        "instead_of": person.instead_of or None,
    }


_COLUMNS: tuple[tuple[str, str], ...] = (
    ("jatuh_tempo", "due"), ("sisa_hari", "days_left"), ("kerjakan_sebelum", "act_by"), ("jenis", "kind"),
    ("alasan", "reason"), ("sumber", "source"), ("nomor", "number"), ("judul", "title"), ("unit", "unit"),
    ("penanggung_jawab", "owner"), ("nama", "name"), ("surel", "email"), ("tinjauan_terakhir", "last_review"),
    ("hasil", "result"), ("galat", "errors"), ("peringatan", "warnings"), ("saran", "advice"), ("berkas", "file"),
)  # fmt: skip


def as_csv(standings: Sequence[Standing], lang: Lang) -> str:
    """A row for each duty, soonest first; nothing in it is a formula to a spreadsheet."""
    out = StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([names[lang == "en"] for names in _COLUMNS])
    rows = ((duty.due, standing.path, duty, standing) for standing in standings for duty in standing.duties)
    for *_, duty, standing in sorted(rows, key=lambda each: (each[0], str(each[1]), each[2].key)):
        writer.writerow([_harmless(text) for text in _row(duty, standing, lang)])
    return out.getvalue()


def _row(duty: Duty, standing: Standing, lang: Lang) -> Iterator[str]:
    owner, last = standing.owner, standing.last
    unverified = "" if duty.verified else f" ({_say('unverified', lang)})"
    yield duty.due.isoformat()
    yield str(duty.days_left(standing.today))
    yield duty.act_by.isoformat()
    yield _term(_TERMS, duty.kind, lang)
    yield _in(duty.reason, lang)
    yield duty.source + unverified
    yield from (standing.number, standing.title, standing.unit)
    yield from (owner.position, owner.name, owner.email or "") if owner else ("", "", "")
    yield last.date.isoformat() if last else ""
    yield _term(_TERMS, last.result or "", lang) if last else ""
    yield from (str(standing.findings.get(level, 0)) for level in LEVELS)
    yield standing.path.as_posix()


def _harmless(text: str) -> str:
    """The text, with an apostrophe before what a spreadsheet would compute; plain numbers stay numbers."""
    return f"'{text}" if text.startswith(_FORMULA) and not text.lstrip("-").isdecimal() else text


def _in(said: Said, lang: Lang) -> str:
    return said.en if lang == "en" else said.id


def _term(terms: dict[str, tuple[str, str]], key: str, lang: Lang) -> str:
    return terms[key][lang == "en"] if key in terms else ""


def _say(key: str, lang: Lang, **values: object) -> str:
    return _WORDS[key][lang == "en"].format(**values)
