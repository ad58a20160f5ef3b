"""Rules on what the boxes of the identity block say, and how it fits the steps."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sopdocs.model import Cover, Route
from sopdocs.profile import PartName
from sopdocs.rules.subject import Found, Subject, filled, found
from sopdocs.values.likeness import plain
from sopdocs.values.regex import regex

_RECORD = regex(
    r"\b(?:buku|formulir|form|register|agenda|aplikasi|sistem|arsip|berkas|laporan|daftar|dokumen|catatan|lembar|kartu|"
    r"nota|surat|berita\s+acara|notula|notulen|log\s?book|jurnal|kuitansi|bukti|rekap\w*|database|basis\s+data|lampiran|"
    r"checklist|ekspedisi|disposisi|file|folder|cetakan|peta|foto|rekaman|tanda\s+terima|hasil)\b",
    re.IGNORECASE,
)
_TOOLS = {
    "komputer": ("komputer", "laptop", "pc", "notebook"),
    "laptop": ("komputer", "laptop", "notebook"),
    "printer": ("printer", "pencetak"),
    "scanner": ("scanner", "pemindai"),
    "kamera": ("kamera",),
}
_ANYTHING = frozenset({
    "masalah", "permasalahan", "kegiatan", "pekerjaan", "tugas", "pelayanan", "layanan", "data", "dokumen",
    "informasi", "program", "administrasi", "urusan", "hal", "barang", "laporan", "surat",
})  # fmt: skip
"""Objects that leave open what is meant."""
_BOOK = regex(r"\b(?:buku|register|agenda)\s+[a-z]{3,}", re.IGNORECASE)
_NOT_BOOKS = frozenset({"dan", "atau", "yang", "untuk", "oleh", "dengan", "pada", "rapat", "kegiatan", "ini", "itu"})


def records_vague(subject: Subject) -> Iterator[Found]:
    """Records none of which is a thing one can look up."""
    records = [text for text in subject.sop.records if filled(text)]
    if records and not any(_RECORD.search(text) for text in records):
        yield found("records", 0, butir=records[0])


def tool_not_listed(subject: Subject) -> Iterator[Found]:
    """A tool the records need and the equipment lacks."""
    equipment = set(plain(" ".join(subject.sop.equipment)).split())
    for index, text in enumerate(subject.sop.records):
        words = plain(text).split()
        for tool, alike in _TOOLS.items():
            if tool in words and equipment and not equipment.intersection(alike):
                yield found("records", index, part=tool, alat=tool)


def book_not_recorded(subject: Subject) -> Iterator[Found]:
    """A book or register that an output names and the records, where there are any, do not; each once."""
    records = plain(" ".join(subject.sop.records))
    if not records:
        return
    seen: set[str] = set()
    for view in subject.flows:
        for index, step in view.steps:
            for place, text in enumerate(step.outputs.items):
                for match in _BOOK.finditer(text):
                    words = plain(match[0])
                    if words.split()[1] in _NOT_BOOKS or words in seen or words in records:
                        continue
                    seen.add(words)
                    yield found(*view.at("steps", index, "outputs", "items", place), part=match[0], buku=match[0])


def title_general(subject: Subject) -> Iterator[Found]:
    """A title of one word, or of two the second of which fits every office."""
    words = plain(subject.sop.title or "").split()
    if len(words) == 1 or (len(words) == 2 and words[1] in _ANYTHING):
        yield found("title", judul=subject.sop.title)


def not_printed(subject: Subject) -> Iterator[Found]:
    """A part that is written, and that the institution's form does not print."""
    sop = subject.sop
    parts: tuple[tuple[PartName, Route, bool], ...] = (
        ("sampul", ("cover",), sop.cover != Cover()),
        ("pengesahan", ("approval", "clauses"), bool(sop.approval.clauses)),
        ("penjelasan", ("narrative",), bool(sop.narrative)),
    )
    for part, route, written in parts:
        if written and not subject.prints(part):
            name = "butir" if part == "pengesahan" else part
            yield found(*route, on_key=True, bagian=name, cetak=part)


def approval_place_missing(subject: Subject) -> Iterator[Found]:
    """An approval page that does not say where the SOP was approved."""
    approval = subject.sop.approval
    if subject.prints("pengesahan") and filled(approval.name) and not filled(approval.place):
        yield found("approval", "place")


def item_repeated(subject: Subject) -> Iterator[Found]:
    """An item that stands twice in one box."""
    for name in ("qualifications", "equipment", "warnings", "records", "outside_inputs"):
        first: dict[str, int] = {}
        for index, text in enumerate(getattr(subject.sop, name)):
            words = plain(text)
            if words and words in first:
                yield found(name, index, butir=first[words] + 1)
            first.setdefault(words, index)
