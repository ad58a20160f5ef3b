"""Rules on the officials: who carries out which step, and the columns they stand in."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sopdocs.rules.subject import Found, Subject, filled, found
from sopdocs.values.likeness import nearest, plain
from sopdocs.values.regex import regex

MOST_COLUMNS = 8
_PERSON = regex(
    r"\d{8}\s?\d{6}\s?\d\s?\d{3}|^(?:drs?|dra|ir|hj?|prof)\.\s|,\s*(?:S|M|A)\.\s?[A-Z]|\bNIP\b", re.IGNORECASE
)
_CALLED = regex(
    r"^(?:bapak|bpk\.?|ibu|saudara|saudari|sdr\.?|sdri\.?)\s+(?!(?:kepala|bupati|camat|lurah|wali|gubernur|direktur|"
    r"sekretaris|ketua|menteri|pimpinan|hamil|kota|bersalin|menyusui|nifas|rumah|angkat|asuh)\b)\w+",
    re.IGNORECASE,
)
"""A person addressed by name; "Ibu Hamil" and "Bapak Camat" are none."""
_SUPERIORS = regex(r"\b(pimpinan|atasan)\b", re.IGNORECASE)


def step_without_official(subject: Subject) -> Iterator[Found]:
    """A step nobody carries out."""
    for view in subject.flows:
        for index, step in view.steps:
            if not any(filled(name) for name in step.performers):
                yield found(*view.at("steps", index, "performers"), langkah=index + 1)


def official_without_column(subject: Subject) -> Iterator[Found]:
    """An official of a step who is no column."""
    for view in subject.flows:
        columns = dict.fromkeys(name for name, _ in view.flow.actors)
        for index, step in view.steps:
            for place, name in enumerate(step.performers):
                if filled(name) and name not in columns:
                    near = nearest(name, columns, 60)
                    yield found(
                        *view.at("steps", index, "performers", place),
                        part=name,
                        pelaksana=name,
                        usul=near or "",
                    )


def column_unused(subject: Subject) -> Iterator[Found]:
    """A column without any step."""
    for view in subject.flows:
        used = {name for step in view.flow.steps for name in step.performers}
        for name, _ in view.flow.actors:
            if name not in used:
                yield found(*view.at("actors", name), on_key=True, kolom=view.flow.heading(name))


def person_as_column(subject: Subject) -> Iterator[Found]:
    """A column headed by a person's name instead of a position."""
    for view in subject.flows:
        for name, _ in view.flow.actors:
            heading = view.flow.heading(name)
            if _PERSON.search(heading) or _CALLED.match(heading):
                yield found(*view.at("actors", name), kolom=heading)


def columns_out_of_order(subject: Subject) -> Iterator[Found]:
    """Columns in another order than the officials' first acts; those without any act are left out."""
    for view in subject.flows:
        columns = dict.fromkeys(name for name, _ in view.flow.actors)
        acting = dict.fromkeys(name for step in view.flow.steps for name in step.performers if name in columns)
        present = [name for name in columns if name in acting]
        if list(acting) != present:
            now, then = (", ".join(map(view.flow.heading, names)) for names in (present, acting))
            yield found(*view.at("actors"), on_key=True, sekarang=now, usul=then)


def superior_without_column(subject: Subject) -> Iterator[Found]:
    """A superior who acts in a step's words and has no column; named once a flow and word."""
    for view in subject.flows:
        headings = plain(" ".join(view.flow.heading(name) for name, _ in view.flow.actors))
        seen: set[str] = set()
        for index, step in view.steps:
            for match in _SUPERIORS.finditer(step.activity or ""):
                word = match[0].casefold()
                if word not in headings and word not in seen:
                    seen.add(word)
                    yield found(*view.at("steps", index, "activity"), part=match[0], sebutan=match[0])


def performer_repeated(subject: Subject) -> Iterator[Found]:
    """An official named twice in one step."""
    for view in subject.flows:
        for index, step in view.steps:
            for place, name in enumerate(step.performers):
                if filled(name) and name in step.performers[:place]:
                    heading = view.flow.heading(name)
                    yield found(*view.at("steps", index, "performers", place), pelaksana=heading, langkah=index + 1)


def too_many_columns(subject: Subject) -> Iterator[Found]:
    """More officials than a page shows legibly."""
    for view in subject.flows:
        count = len(view.flow.actors)
        if count > MOST_COLUMNS:
            yield found(*view.at("actors"), on_key=True, jumlah=count, batas=MOST_COLUMNS)


def heading_repeated(subject: Subject) -> Iterator[Found]:
    """Two columns of one heading."""
    for view in subject.flows:
        first: dict[str, str] = {}
        for name, _ in view.flow.actors:
            heading = plain(view.flow.heading(name))
            if heading and heading in first:
                yield found(*view.at("actors", name), kolom=view.flow.heading(name), nama=first[heading])
            first.setdefault(heading, name)
