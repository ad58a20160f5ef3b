"""A form to fill in as text (YAML), which ``sopdocs review record --from`` puts on record."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sopdocs.render.docx.runs import clean
from sopdocs.render.paper.facts import left_text
from sopdocs.render.paper.words import Lang, long_date, short_date, word
from sopdocs.standing import Standing

_CLOCKS = ("pemantauan", "evaluasi")


@dataclass(frozen=True)
class Entry:
    """An SOP in the form: where it stands, how the form names its file, its fingerprint where that may be asked for."""

    standing: Standing
    name: str
    seal: str = ""


def blank_form(entries: Sequence[Entry], today: date, lang: Lang = "id") -> bytes:
    """The form for these SOPs; what is not known yet is left open, and the form is refused until it is filled in."""
    lines = [f"# {line}" for line in word("isian_kepala", lang, day=long_date(today, lang)).splitlines()]
    kinds = {_kind(entry.standing) for entry in entries}
    owners = {entry.standing.owner.post if entry.standing.owner else "" for entry in entries}
    kind, owner = (found.pop() if len(found) == 1 else "" for found in (kinds, owners))
    lines += _keys(
        ("tanggal", "", "isian_tanggal"), ("jenis", kind, "isian_jenis"), ("oleh", owner, "isian_oleh"), lang=lang
    )
    lines.append("tinjauan:")
    for entry in entries:
        lines += _entry(entry, today, lang, ("" if kind else _kind(entry.standing), "" if owner else _owner(entry)))
    return ("\n".join(lines) + "\n").encode()


def _entry(entry: Entry, today: date, lang: Lang, own: tuple[str, str]) -> list[str]:
    standing = entry.standing
    about = [" ".join(f"{standing.number} {standing.title}".split())]
    if standing.duties:
        duty = standing.duties[0]
        reason = duty.reason.en if lang == "en" else duty.reason.id
        about.append(f"{short_date(duty.due, lang)} ({left_text(duty.due, today, lang)}): {' '.join(reason.split())}")
    lines = [f"  # {_oneline(text)}" for text in about]
    keys = [
        ("sop", entry.name, ""),
        *((name, text, "") for name, text in zip(("jenis", "oleh"), own, strict=True) if text),
    ]
    keys += [("hasil", "", "isian_hasil"), ("catatan", "", "")]
    if entry.seal:
        keys.append(("sidik", entry.seal, "isian_sidik"))
    found = _keys(*keys, lang=lang)
    return [*lines, *(f"  {'  ' if index else '- '}{line}" for index, line in enumerate(found))]


def _keys(*keys: tuple[str, str, str], lang: Lang) -> list[str]:
    """Lines of keys with their values and a remark on how to fill them in."""
    lines = (
        (f"{name}: {json.dumps(clean(value), ensure_ascii=False)}" if value else f"{name}:", remark)
        for name, value, remark in keys
    )
    return [f"{text:<24} # {word(remark, lang)}" if remark else text for text, remark in lines]


def _kind(standing: Standing) -> str:
    """The kind of the soonest clock; "" where none runs."""
    return next((duty.kind for duty in standing.duties if duty.kind in _CLOCKS), "")


def _owner(entry: Entry) -> str:
    return entry.standing.owner.post if entry.standing.owner else ""


def _oneline(text: str) -> str:
    return clean("".join(character if character.isprintable() else " " for character in text))
