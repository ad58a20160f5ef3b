"""Staff numbers: NIP of civil servants (18 digits) and NRP of police and military.

Sources: Peraturan Kepala BKN 22/2007 (NIP: birth date 8, appointment year and month 6, sex 1, serial 3). For contract
staff (PPPK) digits 13-14 hold 21 instead of a month, and police NRP hold year and month of birth and four more digits:
both are known from practice only, so they are tolerated or warned about, never refused outright.

>>> read_nip("19850613 200902 1 001").fault is None
True
>>> read_nip("19850631 200902 1 001").fault
'birth'
"""

from __future__ import annotations

import re
from datetime import date
from typing import Literal, NamedTuple

from sopdocs.values.regex import regex

NipFault = Literal["characters", "length", "birth", "appointment", "sex"]
NrpFault = Literal["characters", "length", "birth"]

_SEPARATORS = regex(r"[\s.\-]+")
_LABEL = regex(r"\s*(?:nip|nrp|ni\s*pppk)\s*[.:]?\s*", re.IGNORECASE)
_DIGITS = regex(r"[0-9]+")
_PPPK = 21


class Nip(NamedTuple):
    """A NIP in its parts, or the first thing wrong with it. ``start_month`` is None for contract staff."""

    digits: str
    fault: NipFault | None
    birth: date | None = None
    start_year: int | None = None
    start_month: int | None = None
    contract: bool = False

    @property
    def age_at_start(self) -> int | None:
        """Calendar years between birth and appointment."""
        return None if self.birth is None or self.start_year is None else self.start_year - self.birth.year


def digits_of(text: str) -> str:
    """The number without label, blanks, dots and dashes."""
    return _SEPARATORS.sub("", _LABEL.sub("", text, count=1))


def read_nip(text: str) -> Nip:
    """Read a NIP written with or without separators."""
    digits = digits_of(text)
    if not _DIGITS.fullmatch(digits):
        return Nip(digits, "characters")
    if len(digits) != 18:
        return Nip(digits, "length")
    birth = _date(digits[:8])
    if birth is None:
        return Nip(digits, "birth")
    year, month = int(digits[8:12]), int(digits[12:14])
    if not 1900 <= year <= 2999 or not (1 <= month <= 12 or month == _PPPK):
        return Nip(digits, "appointment", birth)
    contract = month == _PPPK
    fault: NipFault | None = None if digits[14] in "12" else "sex"
    return Nip(digits, fault, birth, year, None if contract else month, contract)


def _date(digits: str) -> date | None:
    try:
        return date(int(digits[:4]), int(digits[4:6]), int(digits[6:8]))
    except ValueError:
        return None


def nrp_fault(text: str) -> NrpFault | None:
    """What looks wrong about a police NRP (8 digits, YYMM of birth first), or None.

    >>> nrp_fault("66050431") is None
    True
    >>> nrp_fault("66150431")
    'birth'
    """
    digits = digits_of(text)
    if not _DIGITS.fullmatch(digits):
        return "characters"
    if len(digits) != 8:
        return "length"
    return None if 1 <= int(digits[2:4]) <= 12 else "birth"
