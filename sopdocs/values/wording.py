"""Words that Indonesian offices often misspell, and words that leave a sentence open.

The spellings are those of the Kamus Besar Bahasa Indonesia as far as known from memory; they were not looked up, so
every use of this list is advice.

>>> [(slip.text, slip.better) for slip in slips("Aktifitas dan resiko")]
[('Aktifitas', 'Aktivitas'), ('resiko', 'risiko')]
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from sopdocs.values.regex import regex

_SLIPS: dict[str, str] = {
    "aktifitas": "aktivitas", "analisa": "analisis", "apotik": "apotek", "berfikir": "berpikir", "dan atau": "dan/atau",
    "detil": "detail", "di ajukan": "diajukan", "di berikan": "diberikan", "di buat": "dibuat",
    "di gunakan": "digunakan", "di kirim": "dikirim", "di laksanakan": "dilaksanakan", "di lakukan": "dilakukan",
    "di lampirkan": "dilampirkan", "di sampaikan": "disampaikan", "di serahkan": "diserahkan",
    "di setujui": "disetujui", "di tanda tangani": "ditandatangani", "di tandatangani": "ditandatangani",
    "di tentukan": "ditentukan", "di terima": "diterima", "di tetapkan": "ditetapkan", "diagnosa": "diagnosis",
    "efektifitas": "efektivitas", "hirarki": "hierarki", "ijasah": "ijazah", "ijin": "izin", "jadual": "jadwal",
    "karir": "karier", "konkrit": "konkret", "kordinasi": "koordinasi", "kwalitas": "kualitas", "kwitansi": "kuitansi",
    "langka-langka": "langkah-langkah", "merubah": "mengubah", "metoda": "metode", "mutase": "mutasi",
    "nasehat": "nasihat", "nomer": "nomor", "nopember": "November", "obyek": "objek", "obyektif": "objektif",
    "pebruari": "Februari", "personil": "personel", "praktek": "praktik", "produktifitas": "produktivitas",
    "progress": "progres", "prosedure": "prosedur", "rapih": "rapi", "resiko": "risiko", "respon": "respons",
    "sekedar": "sekadar", "sertipikat": "sertifikat", "standard": "standar", "standarisasi": "standardisasi",
    "subyek": "subjek", "survey": "survei", "tehnik": "teknik", "tehnis": "teknis", "telahaan": "telaahan",
    "trampil": "terampil",
}  # fmt: skip
_FOREIGN: dict[str, str] = {
    "approval": "persetujuan", "approve": "setujui", "checking": "pemeriksaan", "checklist": "daftar periksa",
    "deadline": "tenggat", "download": "unduh", "draft": "draf", "email": "surel", "feedback": "umpan balik",
    "follow up": "tindak lanjut", "hardcopy": "salinan cetak", "interview": "wawancara", "link": "tautan",
    "meeting": "rapat", "screening": "penyaringan", "sharing": "berbagi", "softcopy": "salinan digital",
    "stakeholder": "pemangku kepentingan", "update": "pemutakhiran", "upload": "unggah", "website": "laman",
}  # fmt: skip
_OPEN_ENDED = regex(
    r"\b(?:dsb|dll|dst|dan lain-lain|dan lain lain|dan sebagainya|dan seterusnya|secukupnya|seperlunya|"
    r"sesuai kebutuhan)\b",
    re.IGNORECASE,
)


class Slip(NamedTuple):
    """A misspelt word as typed, and how it is written."""

    text: str
    better: str


def _pattern(table: Mapping[str, str]) -> re.Pattern[str]:
    words = sorted(table, key=len, reverse=True)
    return regex(rf"(?<![\w/-])(?:{'|'.join(map(re.escape, words))})(?![\w/-])", re.IGNORECASE)


_SLIP = _pattern(_SLIPS)
_FOREIGN_WORD = _pattern(_FOREIGN)


def first_words(table: Mapping[str, str]) -> frozenset[str]:
    """The words that entries of a table begin with."""
    return frozenset(match[0] for entry in table if (match := re.match(r"\w+", entry)))


SLIP_WORDS, FOREIGN_WORDS = first_words(_SLIPS), first_words(_FOREIGN)
"""A text with none of these words, in small letters, has no slip and no foreign word."""


def slips(text: str) -> Iterator[Slip]:
    """Misspelt words of a text, each with its spelling in the same case of the first letter."""
    return _better(text, _SLIP, _SLIPS)


def foreign_words(text: str) -> Iterator[Slip]:
    """Foreign words of a text, each with an Indonesian one."""
    return _better(text, _FOREIGN_WORD, _FOREIGN)


def _better(text: str, pattern: re.Pattern[str], table: Mapping[str, str]) -> Iterator[Slip]:
    for match in pattern.finditer(text):
        better = table.get(match[0].lower())
        if better is None:
            # The pattern takes letters such as the long s for other forms of ours.
            continue
        yield Slip(match[0], better[0].upper() + better[1:] if match[0][0].isupper() else better)


def open_ended(text: str) -> str | None:
    """The first word of a text that leaves it open ("dsb", "sesuai kebutuhan"), or None."""
    match = _OPEN_ENDED.search(text)
    return match[0] if match else None
