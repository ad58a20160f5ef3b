"""Kinds of Indonesian regulations: how they are named and shortened, and where they stand in the hierarchy.

Ranks 0-4 and 8, 10 follow UU 12/2011 art. 7(1); regulations of ministers and agencies stand outside that list, so
their place (7), like that of decrees, instructions and circulars, is convention. A regional regulation that does not
say whose it is has no rank.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from sopdocs.values.regex import regex


class Kind(NamedTuple):
    """A kind of regulation: its key, its rank (None: cannot be told) and its name in full."""

    key: str
    rank: int | None
    name: str


_SPACE = r"[\s\-–—]*"
_UU = rf"undang{_SPACE}undang"
_TOP_OFFICIALS = (
    r"direktur\s+jenderal|dirjen|direktorat\s+jenderal|sekretaris\s+jenderal|sekjen|inspektur\s+jenderal|"
    r"sekretaris\s+mahkamah\s+agung|sekretaris\s+ma\b|sekretaris\s+utama|sestama|deputi"
)

_TABLE: tuple[tuple[str, Kind], ...] = (
    (rf"{_UU}\s+dasar|uud", Kind("uud", 0, "Undang-Undang Dasar")),
    (r"ketetapan\s+(?:majelis\s+permusyawaratan\s+rakyat|mpr)|tap\s+mpr", Kind("tap", 1, "Ketetapan MPR")),
    (
        rf"peraturan\s+pemerintah\s+pengganti\s+{_UU}|perpp?u\b",
        Kind("perppu", 2, "Peraturan Pemerintah Pengganti Undang-Undang"),
    ),
    (rf"{_UU}|uu", Kind("uu", 2, "Undang-Undang")),
    (r"peraturan\s+pemerintah|pp", Kind("pp", 3, "Peraturan Pemerintah")),
    (r"peraturan\s+presiden|perpres", Kind("perpres", 4, "Peraturan Presiden")),
    (r"keputusan\s+presiden|kepp?res", Kind("keppres", 5, "Keputusan Presiden")),
    (r"instruksi\s+presiden|inpres", Kind("inpres", 6, "Instruksi Presiden")),
    (
        r"(?:peraturan\s+daerah|perda)\s+(?:provinsi|propinsi|prov\b|daerah\s+(?:khusus|istimewa))|perdaprov|perprov",
        Kind("perda_provinsi", 8, "Peraturan Daerah Provinsi"),
    ),
    (
        r"(?:peraturan\s+daerah|perda)\s+(?:kabupaten|kota|kab\b)",
        Kind("perda_kabupaten", 10, "Peraturan Daerah Kabupaten/Kota"),
    ),
    (r"peraturan\s+daerah|perda", Kind("perda", None, "Peraturan Daerah")),
    (r"peraturan\s+gubernur|pergub", Kind("pergub", 9, "Peraturan Gubernur")),
    (r"peraturan\s+bupati|perbup", Kind("perbup", 11, "Peraturan Bupati")),
    (r"peraturan\s+wali\s*kota|perwali?", Kind("perwali", 11, "Peraturan Wali Kota")),
    (r"peraturan\s+(?:kepala\s+)?desa|perdes", Kind("perdes", 12, "Peraturan Desa")),
    (
        rf"peraturan\s+(?:bersama\s+)?(?:{_TOP_OFFICIALS})|perdirjen|persekjen|(?=per-\d+/(?:pb|pj|bc|kn)\b)",
        Kind("eselon_satu", 12, "Peraturan pejabat eselon I"),
    ),
    (
        r"permenpan(?:[\s-]*(?:dan[\s-]*)?rb)?",
        Kind("permenpanrb", 7, "Peraturan Menteri Pendayagunaan Aparatur Negara dan Reformasi Birokrasi"),
    ),
    (r"permendagri", Kind("permendagri", 7, "Peraturan Menteri Dalam Negeri")),
    (r"permenkes", Kind("permenkes", 7, "Peraturan Menteri Kesehatan")),
    (r"permenkeu|pmk", Kind("pmk", 7, "Peraturan Menteri Keuangan")),
    (r"permenko", Kind("permenko", 7, "Peraturan Menteri Koordinator")),
    (r"pma", Kind("pma", 7, "Peraturan Menteri Agama")),
    (r"permen\w*", Kind("permen", 7, "Peraturan Menteri")),
    (r"pkpu", Kind("pkpu", 7, "Peraturan Komisi Pemilihan Umum")),
    (r"perma", Kind("perma", 7, "Peraturan Mahkamah Agung")),
    (r"perki", Kind("perki", 7, "Peraturan Komisi Informasi")),
    (r"perkap", Kind("perkap", 7, "Peraturan Kepala Kepolisian Negara Republik Indonesia")),
    (r"perpol", Kind("perpol", 7, "Peraturan Kepolisian Negara Republik Indonesia")),
    (r"perbawaslu", Kind("perbawaslu", 7, "Peraturan Badan Pengawas Pemilihan Umum")),
    (r"perkaban|perban", Kind("perban", 7, "Peraturan Badan")),
    (r"perka", Kind("perka", 7, "Peraturan Kepala")),
    (r"peraturan|(?=per/\d+/m\.)", Kind("peraturan", 7, "Peraturan")),
    (r"sema", Kind("edaran", 14, "Surat Edaran Mahkamah Agung")),
    (r"surat\s+edaran|se", Kind("edaran", 14, "Surat Edaran")),
    (r"instruksi", Kind("instruksi", 14, "Instruksi")),
    (
        r"(?:surat\s+)?keputusan|kepmen\w*|kmk|kepgub|kepbup|kepwali|kepka|kepdirjen|kpts?|sk",
        Kind("keputusan", 13, "Keputusan"),
    ),
    (r"surat", Kind("surat", 14, "Surat")),
)
_PATTERNS = tuple((regex(rf"(?:{pattern})(?:(?<!\w)|(?!\w))", re.IGNORECASE), kind) for pattern, kind in _TABLE)

OTHER = Kind("lain", 15, "")
"""A document that is no regulation we know: a plan, a manual, a budget."""

_OPEN_KINDS = ("permen", "eselon_satu", "keputusan", "perda_provinsi", "perda_kabupaten", "lain")
"""Kinds whose form holds the issuer too ("Permensos", "Peraturan Daerah Kota"), so that the kind's name cannot stand
for it."""

_SHORT_NAMES: dict[str, str] = {
    "menko": "Menteri Koordinator",
    "kemenko": "Kementerian Koordinator",
    "kpu": "Komisi Pemilihan Umum",
    "bps": "Badan Pusat Statistik",
    "bkn": "Badan Kepegawaian Negara",
    "polhukam": "Bidang Politik, Hukum, dan Keamanan",
    "ma": "Mahkamah Agung",
    "kma": "Ketua Mahkamah Agung",
    "kmari": "Ketua Mahkamah Agung Republik Indonesia",
    "panrb": "Pendayagunaan Aparatur Negara dan Reformasi Birokrasi",
    "bnpb": "Badan Nasional Penanggulangan Bencana",
    "anri": "Arsip Nasional Republik Indonesia",
    "lkpp": "Lembaga Kebijakan Pengadaan Barang/Jasa Pemerintah",
    "bawaslu": "Badan Pengawas Pemilihan Umum",
    "dirjen": "Direktur Jenderal",
    "sekjen": "Sekretaris Jenderal",
    "kmk": "Keputusan Menteri Keuangan",
    "kepgub": "Keputusan Gubernur",
    "kepbup": "Keputusan Bupati",
    "sk": "Surat Keputusan",
    "kpts?": "Keputusan",
    "perda": "Peraturan Daerah",
    "perdaprov|perprov": "Peraturan Daerah Provinsi",
    "propinsi|prov": "Provinsi",
    "kab": "Kabupaten",
}
"""Abbreviations, as patterns of whole words, and what they stand for."""
_SHORT = tuple(
    (regex(rf"\b(?:{short})\b\.?", re.IGNORECASE), tuple(short.replace("s?", "").split("|")), name)
    for short, name in _SHORT_NAMES.items()
)
"""The patterns, letters without which they match nothing, and the names."""


def kind_at(text: str) -> tuple[Kind, int]:
    """The kind a text begins with and where its name ends; `OTHER` and 0 where it begins with none.

    >>> kind_at("Peraturan Pemerintah Nomor 12")[0].key, kind_at("Renstra")[0].key
    ('pp', 'lain')
    """
    for pattern, kind in _PATTERNS:
        if match := pattern.match(text):
            return kind, match.end()
    return OTHER, 0


@lru_cache(maxsize=1024)
def in_full(text: str) -> str:
    """A regulation's kind and issuer with their abbreviations written out, in plain lower-case words.

    >>> in_full("PKPU"), in_full("Peraturan KPU")
    ('peraturan komisi pemilihan umum', 'peraturan komisi pemilihan umum')
    """
    kind, end = kind_at(text)
    head = text[:end] if kind.key in _OPEN_KINDS else kind.name
    words = " ".join(re.sub(r"[^\w]+", " ", f"{head} {text[end:]}".casefold()).split())
    for pattern, letters, name in _SHORT:
        if _has_any(words, letters):
            words = pattern.sub(re.sub(r"[^\w]+", " ", name.casefold()), words)
    return re.sub(r"\b(republik indonesia|ri)$", "", words).strip()


def _has_any(text: str, letters: tuple[str, ...]) -> bool:
    """Whether one of these may be in a text; letters beyond ASCII have other small forms, so of them it is not told."""
    return not text.isascii() or any(each in text.lower() for each in letters)


def written_out(text: str) -> str:
    """A kind and issuer with the abbreviations we know written in full, the rest as it was.

    >>> written_out("UU"), written_out("Peraturan Menko Polhukam")
    ('Undang-Undang', 'Peraturan Menteri Koordinator Bidang Politik, Hukum, dan Keamanan')
    """
    kind, end = kind_at(text)
    if kind.key in _OPEN_KINDS:
        head, rest = "", text
    else:
        head, rest = kind.name, text[end:]
    rest = re.sub(r"\bRI\b", "Republik Indonesia", rest)
    for pattern, letters, name in _SHORT:
        if _has_any(rest, letters):
            rest = pattern.sub(name, rest)
    return " ".join(f"{head} {rest}".split())


def is_short(text: str) -> bool:
    """True where a kind or issuer is abbreviated.

    >>> is_short("Permenpan dan RB"), is_short("Peraturan Menko Polhukam"), is_short("Undang-Undang")
    (True, True, False)
    """
    kind, end = kind_at(text)
    first = text[:end].strip()
    own = (
        bool(first) and bool(kind.name) and not re.match(r"(?i)(undang|peraturan|keputusan|instruksi|surat|ket)", first)
    )
    return own or any(_has_any(text, letters) and pattern.search(text, end) for pattern, letters, _ in _SHORT)
