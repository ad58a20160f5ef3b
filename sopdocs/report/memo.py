"""The note on an examination (Nota Hasil Pemeriksaan): what an official attaches to the file of an SOP.

One note a definition: which text was examined, the conclusion, and a checklist of what to mend. The writers
(`sopdocs.report.markdown`, `sopdocs.report.word`) add nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sopdocs.finding import LEVELS, Finding, Level
from sopdocs.report.levels import by_file, counted
from sopdocs.report.options import Checked, Lang, Options

_MONTHS: dict[str, tuple[str, ...]] = {
    "id": (
        "Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September", "Oktober", "November",
        "Desember",
    ),
    "en": (
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
        "December",
    ),
}  # fmt: skip
_WORDS: dict[str, dict[str, str]] = {
    "id": {
        "heading": "Nota Hasil Pemeriksaan SOP",
        "title": "Judul", "number": "Nomor", "unit": "Unit", "file": "Berkas", "fingerprint": "Sidik naskah",
        "date": "Tanggal pemeriksaan", "tool": "Diperiksa dengan", "result": "Hasil",
        "line": "baris", "hint": "Perbaikan", "source": "Dasar",
        "error": "Galat: diperbaiki sebelum SOP disahkan",
        "warning": "Peringatan: diperbaiki, atau dicatat alasannya",
        "advice": "Saran",
        "clean": "tidak ada temuan",
        "limits": (
            "Nota ini dibuat oleh program dari naskah dengan sidik di atas. Kebenaran isi dan kesesuaiannya dengan "
            "kenyataan tetap dinilai oleh pemeriksa."
        ),
        "remarks": "Catatan pemeriksa",
        "examiner": "Pemeriksa", "signed": "Tanggal dan tanda tangan",
    },
    "en": {
        "heading": "Note on the Examination of an SOP",
        "title": "Title", "number": "Number", "unit": "Unit", "file": "File", "fingerprint": "Fingerprint of the text",
        "date": "Examined on", "tool": "Examined with", "result": "Result",
        "line": "line", "hint": "How to mend it", "source": "Basis",
        "error": "Errors: to be mended before approval",
        "warning": "Warnings: to be mended, or their reason put on record",
        "advice": "Advice",
        "clean": "no findings",
        "limits": (
            "This note was made by a program from the text with the fingerprint above. Whether the content is right "
            "and true to practice remains for the examiner to judge."
        ),
        "remarks": "Examiner's remarks",
        "examiner": "Examiner", "signed": "Date and signature",
    },
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the checklist: the rule, where, what is wrong, and labelled sentences on how to mend it and why."""

    code: str
    where: str
    message: str
    details: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Note:
    """A note: its heading, the facts as label and value, the checklist by level, and what stands at its end."""

    heading: str
    facts: tuple[tuple[str, str], ...]
    parts: tuple[tuple[str, tuple[Entry, ...]], ...]
    limits: str
    remarks: str
    signing: tuple[str, str]


def notes(findings: Sequence[Finding], options: Options) -> list[Note]:
    """A note for every definition, and for every other file with findings, in the order they were checked."""
    files = {file.path: file for file in options.files}
    own = by_file(findings, options)
    return [_note(files.get(path, Checked(path)), found, options) for path, found in own.items()]


def _note(file: Checked, findings: Sequence[Finding], options: Options) -> Note:
    words = _WORDS[options.lang]
    facts = {
        "title": file.title,
        "number": file.number,
        "unit": file.unit,
        "file": file.path,
        "fingerprint": file.fingerprint,
        "date": _day(options.today, options.lang),
        "tool": f"sopdocs {options.version}".strip(),
        "result": counted(findings, options.lang) or words["clean"],
    }
    return Note(
        words["heading"],
        tuple((words[name], value) for name, value in facts.items() if value),
        tuple((words[level], entries) for level in LEVELS if (entries := _entries(findings, level, words))),
        words["limits"],
        words["remarks"],
        (words["examiner"], words["signed"]),
    )


def _entries(findings: Sequence[Finding], level: Level, words: dict[str, str]) -> tuple[Entry, ...]:
    return tuple(
        Entry(
            each.code,
            f"{words['line']} {each.line}",
            each.message,
            tuple((words[name], text) for name, text in (("hint", each.hint), ("source", each.source)) if text),
        )
        for each in findings
        if each.level == level
    )


def _day(day: date | None, lang: Lang) -> str:
    return f"{day.day} {_MONTHS[lang][day.month - 1]} {day.year}" if day else ""
