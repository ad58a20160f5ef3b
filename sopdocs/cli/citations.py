"""``sopdocs citations``: the legal basis as data, in canonical form, with its status."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sopdocs.cli.context import Context
from sopdocs.cli.messages import Lang, say
from sopdocs.cli.paths import definitions
from sopdocs.cli.telling import tell
from sopdocs.jobs.insight import Cited, CitedItem, cited
from sopdocs.regulations import Status
from sopdocs.values.citations import Citation
from sopdocs.values.dates import show_date

_WIDTH = 10


def run(context: Context) -> int:
    """Print every definition's legal basis; 1 where a definition cannot be read."""
    return tell([cited(path) for path in definitions(context)], _lines, _data, context)


def _lines(of: Cited, lang: Lang) -> Iterator[str]:
    yield f"{of.path.as_posix()}: {of.title}".rstrip(": ")
    if not of.items:
        yield say(lang, "no_basis")
    for number, item in enumerate(of.items, 1):
        yield f"  {number}. ({of.path.name}:{item.line}) {item.item.text}"
        yield from (f"     {name:<{_WIDTH}} {text}" for name, text in _about(item, lang))


def _about(item: CitedItem, lang: Lang) -> Iterator[tuple[str, str]]:
    if not item.item.citations:
        yield say(lang, "cited_status"), say(lang, "cited_none")
        return
    same = item.canonical == item.item.text.strip(" ;.")
    yield say(lang, "cited_canonical"), say(lang, "cited_same") if same else item.canonical
    for citation, status in zip(item.item.citations, item.statuses, strict=True):
        relation = "" if citation.relation == "main" else say(lang, f"relation_{citation.relation}")
        yield say(lang, "cited_data"), relation + " · ".join(_parts(citation, lang))
        yield from ((say(lang, "cited_status"), text) for text in _standing(citation, status, lang))


def _parts(citation: Citation, lang: Lang) -> Iterator[str]:
    values: tuple[tuple[str, object], ...] = (
        ("article", citation.article),
        ("kind", citation.head or citation.kind.name),
        ("number", f"{citation.number} {citation.others}".strip() if citation.number else ""),
        ("year", citation.year),
        ("title", citation.title),
        ("missing", ", ".join(citation.missing)),
    )
    yield from (say(lang, f"cited_{name}", value=value) for name, value in values if value)
    gazette = citation.gazette
    if gazette is not None and gazette.year and gazette.number:
        yield say(lang, "cited_gazette", name=gazette.name, year=gazette.year, number=gazette.number)


def _standing(citation: Citation, status: Status, lang: Lang) -> Iterator[str]:
    what = citation.short
    for change in status.changes:
        yield say(
            lang,
            f"change_{change.effect}",
            what=what,
            by=change.name,
            since=show_date(change.since, lang),
            source=getattr(change.source, lang),
        )
    if not status.changes:
        yield say(lang, f"state_{status.state}", what=what, source=getattr(status.source, lang))


def _data(of: Cited, lang: Lang) -> dict[str, Any]:
    return {"path": of.path.as_posix(), "title": of.title, "items": [_item(item, lang) for item in of.items]}


def _item(item: CitedItem, lang: Lang) -> dict[str, Any]:
    pairs = zip(item.item.citations, item.statuses, strict=True)
    return {
        "line": item.line,
        "text": item.item.text,
        "canonical": item.canonical,
        "citations": [_citation(citation, status, lang) for citation, status in pairs],
    }


def _citation(citation: Citation, status: Status, lang: Lang) -> dict[str, Any]:
    gazette = citation.gazette
    return {
        "relation": citation.relation,
        "kind": citation.kind.key,
        "issuer": citation.head,
        "article": citation.article,
        "number": citation.number,
        "others": citation.others,
        "year": citation.year,
        "title": citation.title,
        "gazette": [gazette.name, gazette.year, gazette.number, gazette.supplement] if gazette else None,
        "missing": list(citation.missing),
        "start": citation.start,
        "end": citation.end,
        "state": status.state,
        "official_title": status.title,
        "changes": [
            {
                "effect": change.effect,
                "by": change.name,
                "since": show_date(change.since, lang),
                "source": getattr(change.source, lang),
                "verified": change.verified,
            }
            for change in status.changes
        ],
    }
