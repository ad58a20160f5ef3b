"""How alike two texts are: equal but for case, blanks and marks; one within the other; or almost the same letters."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from itertools import islice

from sopdocs.values.regex import regex

_LONGEST = 300
_MOST = 200
_MARKS = regex(r"[^\w]+")


def plain(text: str) -> str:
    """The words alone, in lower case, one blank apart.

    >>> plain(" Buku-mutasi,  (asli) ")
    'buku mutasi asli'
    """
    return _remembered(text) if len(text) <= _LONGEST else _plain(text)


@lru_cache(maxsize=4096)
def _remembered(text: str) -> str:
    """The same names and titles are compared again and again."""
    return _plain(text)


def _plain(text: str) -> str:
    return " ".join(_MARKS.sub(" ", text.casefold()).replace("_", " ").split())


def contains(whole: str, piece: str) -> bool:
    """True if the words of ``piece`` stand together in ``whole`` (both plain).

    >>> contains("draf surat tugas", "surat tugas"), contains("draf surat", "rat")
    (True, False)
    """
    return bool(piece) and piece in whole and f" {piece} " in f" {whole} "


def likeness(one: str, other: str) -> float:
    """How alike two texts are by their letters, 0 to 100; only their first 300 characters are compared."""
    from rapidfuzz import fuzz

    return float(fuzz.ratio(one[:_LONGEST], other[:_LONGEST]))


def nearest(text: str, choices: Iterable[str], cutoff: float) -> str | None:
    """The choice with the most similar letters, if alike by at least ``cutoff`` of 100.

    Texts beyond 300 characters are not compared, nor are choices beyond the first 200: nobody misspells those.
    """
    if len(text) > _LONGEST:
        return None
    # However alike, texts of very different length never come near enough: two of all letters for each they share.
    apart = (200 - cutoff) / cutoff
    least, most = len(text) / apart - 0.01, min(len(text) * apart + 0.01, _LONGEST)
    few = [choice for choice in islice(choices, _MOST) if least <= len(choice) <= most]
    if not few:
        return None
    from rapidfuzz import fuzz, process

    best = process.extractOne(text, few, scorer=fuzz.ratio, score_cutoff=cutoff)
    return str(best[0]) if best else None
