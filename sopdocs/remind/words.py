"""The words of reminders, in Indonesian and English. What authors wrote comes in as values, on one line."""

from __future__ import annotations

from typing import Literal

from sopdocs.remind.item import Item, line
from sopdocs.standing import Person, Said
from sopdocs.values.dates import show_date

Lang = Literal["id", "en"]

WORDS: dict[str, Said] = {
    "pemantauan": Said("Pemantauan", "Monitoring"),
    "evaluasi": Said("Evaluasi", "Evaluation"),
    "jumlah": Said("Jumlah tinjauan setahun", "Reviews per year"),
    "peristiwa": Said("Tinjauan karena peristiwa", "Review after an event"),
    "tetap": Said("tetap", "unchanged"),
    "perlu_revisi": Said("perlu revisi", "needs revision"),
    "dicabut": Said("dicabut", "revoked"),
    "late": Said("terlambat {days} hari", "{days} days overdue"),
    "today": Said("jatuh tempo hari ini", "due today"),
    "left": Said("{days} hari lagi", "{days} days left"),
    "feed": Said("Tinjauan SOP", "SOP reviews"),
    "event_late": Said("TERLAMBAT: {label}", "OVERDUE: {label}"),
    "event_done": Said("Selesai: {label}", "Done: {label}"),
    "due": Said("Jatuh tempo {date}", "Due {date}"),
    "unit": Said("Unit: {unit}", "Unit: {unit}"),
    "revision": Said("Revisi ke: {revision}", "Revision: {revision}"),
    "effective": Said("Efektif: {date}", "Effective: {date}"),
    "last": Said("Tinjauan terakhir: {date}, {verdict}", "Last review: {date}, {verdict}"),
    "never": Said("Belum pernah ditinjau", "Never reviewed"),
    "findings": Said("Temuan terbuka: {count}", "Open findings: {count}"),
    "changed": Said("Isinya berubah sejak tinjauan terakhir", "Its text changed since the last review"),
    "source": Said("Dasar: {source}", "Source: {source}"),
    "unverified": Said("Dasar: {source} (belum diverifikasi)", "Source: {source} (not verified)"),
    "acts": Said("Yang meninjau: {who}", "Reviewer: {who}"),
    "signs": Said("Pengesah: {who}", "Approver: {who}"),
    "nobody": Said("belum ada di pejabat.yaml", "not in pejabat.yaml"),
    "record": Said("Catat hasilnya: {command}", "Record the result: {command}"),
    "subject": Said("Tinjauan SOP: {what} ({date})", "SOP reviews: {what} ({date})"),
    "count_late": Said("{count} terlambat", "{count} overdue"),
    "count_due": Said("{count} segera jatuh tempo", "{count} due soon"),
    "count_unread": Said("{count} berkas tidak terbaca", "{count} files unreadable"),
    "count_unproven": Said("{count} SOP tanpa bukti pengesahan", "{count} SOPs without proof of approval"),
    "greeting": Said("Yth. {name},", "Dear {name},"),
    "lead": Said("Tinjauan SOP berikut menunggu dan belum dicatat:", "These SOP reviews are due and not on record:"),
    "closing": Said(
        "Surat ini dikirim otomatis dan berhenti begitu hasil tinjauan dicatat.",
        "This letter was sent automatically; it stops once the review is on record.",
    ),
    "trial_subject": Said("Percobaan pengingat SOP", "Trial of SOP reminders"),
    "trial": Said(
        "Surat percobaan: pengingat tinjauan SOP dapat dikirim dari sopdocs.",
        "A trial letter: sopdocs can send reminders of SOP reviews.",
    ),
    "below": Said("Anda diberi tahu sebagai atasan.", "You are told as the superior."),
    "no_owner": Said(
        "Penanggung jawabnya belum ada di pejabat.yaml.", "Nobody in pejabat.yaml is responsible for it."
    ),
    "unknown_owner": Said(
        "Penanggung jawab '{detail}' tidak ada di pejabat.yaml, jadi yang diberi tahu pengesahnya.",
        "penanggung_jawab '{detail}' is not in pejabat.yaml, so the approver is told.",
    ),
    "no_address": Said("Belum ada alamat surel untuk {detail}.", "There is no e-mail address for {detail}."),
    "bad_address": Said("Alamat surel ini tidak terpakai: {detail}.", "This e-mail address cannot be used: {detail}."),
    "no_superior": Said(
        "Sudah lama terlambat, dan atasannya belum ada di pejabat.yaml.",
        "Overdue for long, and pejabat.yaml names no superior.",
    ),
    "refused": Said("Peladen surel menolak {detail}.", "The mail server refused {detail}."),
    "unread": Said(
        "{place} tidak terbaca, jadi kewajibannya tidak diketahui: {why}",
        "{place} cannot be read, so what it owes is not known: {why}",
    ),
    "unproven": Said(
        "{place}: berlaku {why} menurut tanggalnya sendiri, tetapi tanda tangan pengesahnya belum tercatat, jadi "
        "tinjauannya tidak dihitung.",
        "{place}: in force {why} by its own date, but its approver's signature is not on record, so its reviews are "
        "not counted.",
    ),
    "prove": Said(
        "Catat tanda tangan basah dengan `sopdocs evidence`, atau tanda tangani dengan `sopdocs sign`; bila belum "
        "berlaku, hapus tanggal efektifnya.",
        "Record a signature in ink with `sopdocs evidence`, or sign with `sopdocs sign`; if it is not in force yet, "
        "remove its effective date.",
    ),
    "since": Said("sejak {date}", "since {date}"),
    "head_state": Said("Keadaan", "State"),
    "head_sop": Said("Tinjauan dan SOP", "Review and SOP"),
    "more": Said("dan {count} lagi", "and {count} more"),
}  # fmt: skip


def word(lang: Lang, key: str, **values: object) -> str:
    """One text in the chosen language (KeyError for an unknown key: a bug of ours)."""
    return told(lang, WORDS[key]).format(**values)


def told(lang: Lang, said: Said) -> str:
    """A sentence in the chosen language."""
    return said.en if lang == "en" else said.id


def state(lang: Lang, item: Item) -> str:
    """How far from its due date a duty is."""
    if item.late > 0:
        return word(lang, "late", days=item.late)
    return word(lang, "left", days=-item.late) if item.late else word(lang, "today")


def who(lang: Lang, person: Person | None) -> str:
    """A person with the post; or that nobody is known."""
    if person is None:
        return word(lang, "nobody")
    return ", ".join(dict.fromkeys(filter(None, (line(person.name), line(person.position))))) or person.post


def facts(lang: Lang, item: Item) -> tuple[str, ...]:
    """What a reviewer must know about the SOP before opening it, a line each."""
    standing, duty = item.standing, item.duty
    last = standing.last
    identity = (
        word(lang, "unit", unit=line(standing.unit)) if standing.unit else "",
        word(lang, "revision", revision=line(standing.revision)) if standing.revision else "",
        word(lang, "effective", date=show_date(standing.effective, lang)) if standing.effective else "",
    )
    history = (
        word(lang, "last", date=show_date(last.date, lang), verdict=_verdict(lang, last.result))
        if last
        else word(lang, "never"),
        word(lang, "changed") if standing.changed else "",
        word(lang, "findings", count=sum(standing.findings.values())) if any(standing.findings.values()) else "",
    )
    known = (
        told(lang, duty.reason),
        word(lang, "source" if duty.verified else "unverified", source=line(duty.source)),
        "; ".join(filter(None, identity)),
        "; ".join(filter(None, history)),
    )
    return tuple(filter(None, map(line, known)))


def recording(lang: Lang, item: Item) -> str:
    """How to put the review on record."""
    by = item.standing.owner.post if item.standing.owner else told(lang, Said("NAMA", "NAME"))
    result = told(lang, Said("HASIL", "RESULT"))
    return word(lang, "record", command=f"sopdocs review record {item.place} --by {by} --result {result}")


def _verdict(lang: Lang, result: str | None) -> str:
    return word(lang, result) if result in WORDS else "-"
