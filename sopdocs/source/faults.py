"""Faults of shape in plain words: pydantic's error types and the model's expectation to a Problem."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from sopdocs.finding import Problem
from sopdocs.model import Part, Route
from sopdocs.source.limits import both, clip
from sopdocs.source.marks import Marks, Place, Tree
from sopdocs.source.shape import Expected, Kind, choices_of, expected_at, fields_of, names_of

_SIMILAR = 76
"""Least similarity, of 100, at which a name is offered instead of an unknown one."""

_KINDS: dict[Kind, tuple[str, str]] = {
    "text": ("satu teks", "one text"),
    "item": ("teks; bila memuat ': ', apit dengan tanda kutip", "a text; put it in quotes if it holds ': '"),
    "texts": (
        "satu teks, atau daftar teks dengan '- ' di depan tiap butir",
        "one text, or a list of texts with '- ' before each",
    ),
    "pairs": ("pasangan 'nama: isi', satu baris satu pasangan", "pairs 'name: value', one on each line"),
    "quality": (
        "teks, daftar teks, {gabung: atas}, atau pasangan 'jalan keluar: isi'",
        "a text, a list of texts, {gabung: atas}, or pairs 'exit: value'",
    ),
    "part": ("bagian dengan kunci {keys}", "a part with the keys {keys}"),
    "parts": (
        "daftar: tiap butir diawali '- ' dan memuat kunci {keys}",
        "a list: each item begins with '- ' and has the keys {keys}",
    ),
    "choice": ("salah satu dari {keys}", "one of {keys}"),
    "number": ("angka{bounds}, misalnya 10 atau 7.5", "a number{bounds}, such as 10 or 7.5"),
    "integer": ("bilangan bulat{bounds}", "a whole number{bounds}"),
    "truth": ("true atau false", "true or false"),
}
_BY_TYPE: dict[str, tuple[str, str]] = {
    "missing": ("diisi", "given"),
    "iso_date": ("tanggal seperti 2024-01-31", "a date like 2024-01-31"),
}
_EXPLAINED: dict[tuple[str, str], tuple[str, str]] = {
    ("status", "disahkan"): (
        "'disahkan' tidak diketik: ia mengikuti tanda tangan pengesah yang tercatat (`sopdocs sign`, atau "
        "`tanda_tangan` pada berkas .catatan.yaml)",
        "'disahkan' is not typed: it follows from the approver's recorded signature (`sopdocs sign`, or "
        "`tanda_tangan` in the file .catatan.yaml)",
    ),
}
"""Values of a key that an author expects to be allowed, and why they are not."""


def describe_top(marks: Marks) -> Problem:
    """The fault of a text whose top level is no mapping (or that is empty)."""
    mark, _ = marks.nearest(())
    empty = mark is None or mark.value is None
    harus = (
        both("harus", "diisi; berkas ini kosong", "filled in; this file is empty")
        if empty
        else both("harus", "pasangan 'kunci: isi', satu baris satu kunci", "pairs 'key: value', one key a line")
    )
    place = mark.value if mark is not None and mark.value is not None else (1, 1, 2)
    return Problem("SOP005", values=(("kunci", "berkas"), *harus), place=place)


class Refused(NamedTuple):
    """A value that does not fit, and pydantic's type of error; ``context`` may say in both languages what would."""

    error: str
    value: Tree
    context: Mapping[str, Any] = {}


def describe(model: type[Part], marks: Marks, route: Route, refused: Refused) -> Problem:
    """One fault of shape: what was refused at ``route`` (the author's keys)."""
    error, value = refused.error, refused.value
    name = next((key for key in reversed(route) if isinstance(key, str)), "")
    if error == "extra_forbidden":
        values = (("kunci", clip(name)), ("usul", _meant(name, model, route)))
        return Problem("SOP004", values=values, place=_place(marks, route, on_key=True))
    expected = expected_at(model, route)
    place = _place(marks, route)
    if error == "literal_error" and isinstance(value, str):
        choices = choices_of(expected) or _of_one_word(expected)
        words = (
            ("pilihan", ", ".join(choices)),
            ("usul", _nearest(value, choices)),
            *both("sebab", *_EXPLAINED.get((name, value.strip().casefold()), ("", ""))),
        )
        return Problem("SOP007", values=(("kunci", clip(name)), ("nilai", clip(value)), *words), place=place)
    said = refused.context if error == "expected" else {}
    indonesian, english = (said["id"], said["en"]) if said else _BY_TYPE.get(error) or _words(expected)
    return Problem("SOP005", values=(("kunci", clip(name)), *both("harus", indonesian, english)), place=place)


def _of_one_word(expected: Expected) -> tuple[str, ...]:
    """Choices of a part that may be written as one word: those of its only field that has any."""
    fields = fields_of(expected.part).values() if expected.part else ()
    return next((choices for field in fields if (choices := choices_of(Expected("choice", None, field)))), ())


def _words(expected: Expected) -> tuple[str, str]:
    keys = (
        choices_of(expected) if expected.kind == "choice" else tuple(fields_of(expected.part)) if expected.part else ()
    )
    shown = ", ".join(keys[:8]) + (", …" if len(keys) > 8 else "")
    bounds = _bounds(expected)
    indonesian, english = _KINDS[expected.kind]
    if expected.field is not None and expected.field.examples:
        example = expected.field.examples[0]
        return f"ditulis seperti {example}", f"written like {example}"
    return (
        indonesian.replace("{keys}", shown).replace("{bounds}", _span(bounds, *_INDONESIAN)),
        english.replace("{keys}", shown).replace("{bounds}", _span(bounds, *_ENGLISH)),
    )


_INDONESIAN = ("lebih dari", "mulai", "sampai")
_ENGLISH = ("above", "from", "up to")


def _bounds(expected: Expected) -> dict[str, Any]:
    metadata = expected.field.metadata if expected.field is not None else []
    return {
        name: bound
        for name in ("gt", "ge", "le")
        for each in metadata
        if (bound := getattr(each, name, None)) is not None
    }


def _span(bounds: Mapping[str, Any], above: str, from_: str, to: str) -> str:
    words = {"gt": above, "ge": from_, "le": to}
    return "".join(f" {words[name]} {bound}" for name, bound in bounds.items())


def _meant(name: str, model: type[Part], route: Route) -> str:
    """The key an author may have meant: one like it, its Indonesian name, or the same one where it belongs."""
    above = expected_at(model, route[:-1])
    part = above.part
    if part is None:
        return _nearest(name, names_of(above))
    near = _nearest(name, tuple(fields_of(part)))
    if near:
        return near
    field = part.model_fields.get(name)
    if field is not None:
        return field.alias or name
    below = ((key, expected_at(part, (key,))) for key in fields_of(part))
    return next(
        (
            f"{key}.{name}"
            for key, inner in below
            if inner.part and inner.kind == "part" and name in fields_of(inner.part)
        ),
        "",
    )


def _nearest(word: str, known: tuple[str, ...]) -> str:
    """The known word most like this one; empty where none is like it."""
    from rapidfuzz import fuzz, process

    found = process.extractOne(word.lower(), known, scorer=fuzz.ratio, score_cutoff=_SIMILAR)
    return str(found[0]) if found else ""


def _place(marks: Marks, route: Route, *, on_key: bool = False) -> Place:
    mark, depth = marks.nearest(route)
    if mark is None:
        return 1, 1, 2
    value = mark.value or mark.key
    place = mark.key if on_key or (depth < len(route) and mark.key) else value
    return place or value or (1, 1, 2)
