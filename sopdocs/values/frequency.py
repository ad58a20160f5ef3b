"""How often something is to be done: "2 kali setahun", "setiap 6 bulan", "per enam bulan sekali", "setiap semester".

>>> read_frequency("paling sedikit 2 (dua) kali setahun").per_year
Fraction(2, 1)
>>> read_frequency("dapat dilakukan evaluasi setiap enam bulan").weak
True
"""

from __future__ import annotations

from fractions import Fraction
from typing import NamedTuple

from sopdocs.values.regex import regex

NUMBER_WORDS: dict[str, int] = {
    "satu": 1, "dua": 2, "tiga": 3, "empat": 4, "lima": 5, "enam": 6, "tujuh": 7, "delapan": 8, "sembilan": 9,
    "sepuluh": 10, "sebelas": 11, "dua belas": 12,
}  # fmt: skip
"""Indonesian number words up to twelve."""

_MONTHS = {
    "bulan": 1, "triwulan": 3, "kuartal": 3, "caturwulan": 4, "semester": 6, "tahun": 12,
}  # fmt: skip
_WEEKS = {"minggu": 52, "pekan": 52, "hari": 365}
_PERIODIC = {
    "harian": 365, "mingguan": 52, "bulanan": 12, "triwulanan": 4, "semesteran": 2, "tahunan": 1,
}  # fmt: skip

_NUMBER = rf"(?P<{{name}}>\d{{{{1,3}}}}|{'|'.join(sorted(NUMBER_WORDS, key=len, reverse=True))})(?:\s*\([^)]*\))?"
_UNIT = rf"(?P<unit>{'|'.join((*_MONTHS, *_WEEKS))})"
_TIMES = _NUMBER.format(name="times")
_SPAN = _NUMBER.format(name="span")
_EVERY = r"(?:setiap|tiap-tiap|tiap|per|/)"
_WITHIN = rf"(?:{_EVERY}|dalam(?:\s+kurun(?:\s+waktu)?)?)"
_FILLER = r"(?:\s+(?:dilakukan|dilaksanakan|sebanyak|minimal|paling sedikit))*"

_FORMS = (
    # 2 (dua) kali setahun | 2 kali dalam 1 tahun | 2x per tahun | sekali setahun
    regex(rf"\b(?:{_TIMES}\s*(?:kali|x)|(?P<once>sekali))\s*(?:{_WITHIN}\s*)*(?:{_SPAN}\s*|se)?{_UNIT}\b"),
    # dalam setahun dilakukan 2 kali | setahun 2 kali | 6 bulan sekali
    regex(rf"\b(?:{_SPAN}\s*|se){_UNIT}{_FILLER}\s*(?:sekali|{_TIMES}\s*(?:kali|x))"),
    # setiap 6 (enam) bulan | setiap semester | /tahun
    regex(rf"(?<!\w){_EVERY}\s*(?:{_SPAN}\s*|se)?{_UNIT}\b"),
    regex(rf"\b(?P<periodic>{'|'.join(_PERIODIC)})\b"),
    # triwulan | semester., as the whole text
    regex(rf"^(?P<unit>{'|'.join(unit for unit in _MONTHS if unit not in ('bulan', 'tahun'))})\W*$"),
)
_LONGEST = 2000
_SENTENCE = regex(r"[^.;]+")
_WEAK = regex(r"\b(?:dapat|bisa|boleh|bila perlu|apabila perlu|jika perlu|apabila diperlukan|jika diperlukan)\b")


class Frequency(NamedTuple):
    """So many times a year; ``weak`` where the sentence only permits ("dapat") instead of obliging."""

    per_year: Fraction
    weak: bool
    start: int
    end: int

    @property
    def months(self) -> Fraction:
        """Months between two times."""
        return Fraction(12) / self.per_year


def read_frequency(text: str) -> Frequency | None:
    """The first frequency a sentence states, or None. Counts and spans of zero state nothing."""
    lowered = " ".join(text[:_LONGEST].lower().split())
    for form in _FORMS:
        for match in form.finditer(lowered):
            per_year = _per_year(match.groupdict())
            if per_year:
                return Frequency(per_year, _is_weak(lowered, match.start()), match.start(), match.end())
    return None


def _is_weak(text: str, position: int) -> bool:
    sentence = next((part for part in _SENTENCE.finditer(text) if part.end() > position), None)
    return sentence is not None and _WEAK.search(sentence[0]) is not None


def _per_year(found: dict[str, str | None]) -> Fraction | None:
    if found.get("periodic"):
        return Fraction(_PERIODIC[found["periodic"] or ""])
    times = _number(found.get("times"))
    span = _number(found.get("span"))
    unit = found["unit"] or ""
    if not times or not span:
        return None
    if unit in _MONTHS:
        return Fraction(times * 12, span * _MONTHS[unit])
    return Fraction(times * _WEEKS[unit], span)


def _number(text: str | None) -> int:
    if text is None:
        return 1
    return NUMBER_WORDS[text] if text in NUMBER_WORDS else int(text)
