"""A site to its files."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import PurePath
from typing import Any

from sopdocs.finding import LEVELS
from sopdocs.site.dossier import Dossier, Relation, Site
from sopdocs.site.pages import page
from sopdocs.site.prose import blocks, pieces
from sopdocs.site.rows import COLUMNS, DUES, INDEX, due_in, findings_of, label_of, remaining, rows, tiles
from sopdocs.site.sheet import STEP_COLUMNS, boxes, flows, identity
from sopdocs.site.urls import page_of, url
from sopdocs.site.words import Lang, say, short_date, weekdays
from sopdocs.site.year import STATES, Entry, carried, entries, months, page_of_year, years
from sopdocs.standing import Duty, Standing
from sopdocs.values.dates import show_date

RULES = "aturan.html"


def make_site(site: Site, lang: Lang) -> Iterator[tuple[str, bytes]]:
    """Path (from the register's folder, with ``/``) and bytes of every page; the list comes last."""
    by_name = {dossier.name: dossier for dossier in site.dossiers}
    for dossier in site.dossiers:
        yield page_of(dossier.name), _sop(site, dossier, by_name, lang)
    yield from _calendars(site, lang)
    yield RULES, _rules(site, lang)
    yield INDEX, first_page(site, lang)


def _frame(site: Site, path: str, lang: Lang, title: str) -> dict[str, Any]:
    """What every page shows around its own content."""
    menu = ((INDEX, "home"), (page_of_year(site.today.year, site.today), "calendar"), (RULES, "rules"))
    return {
        "office": site.office,
        "heading": title,
        "day": show_date(site.today, lang),
        "menu": [(url(path, target), say(lang, key), target == path) for target, key in menu],
    }


def first_page(site: Site, lang: Lang) -> bytes:
    """The list of all SOPs."""
    listed = rows(site, lang)
    units = sorted({row.unit for row in listed if row.unit}, key=str.casefold)
    states = [state for state in ("draf", "diajukan", "disahkan", "dicabut") if any(r.state == state for r in listed)]
    values = {
        "rows": listed,
        "columns": COLUMNS,
        "units": units,
        "states": [(state, say(lang, f"state_{state}")) for state in states],
        "reviews": [due for due in DUES if due != "uncounted" or any(row.due == due for row in listed)],
        "tiles": tiles(site, lang),
        "unread": [(_short_path(each.path), each) for each in site.unread],
        "lists": [(label_of(each.label, lang), url(INDEX, each.path)) for each in site.lists],
    }
    return page("index.html", lang, _frame(site, INDEX, lang, say(lang, "register")) | values, script=bool(listed))


def _short_path(path: str) -> str:
    """A path as it was given; of one that says where the workspace lies on this machine, the name alone."""
    return PurePath(path).name if PurePath(path).is_absolute() else path


def _sop(site: Site, dossier: Dossier, by_name: Mapping[str, Dossier], lang: Lang) -> bytes:
    standing, path = dossier.standing, page_of(dossier.name)
    title = standing.title or say(lang, "no_title")

    def related(relations: tuple[Relation, ...]) -> list[tuple[str, str, str]]:
        targets = [(each.text, by_name.get(each.name or "")) for each in relations]
        return [
            (text, url(path, page_of(one.name)) if one else "", one.standing.number if one else "")
            for text, one in targets
        ]

    found = [
        (each, pieces(each.hint), url(path, RULES, each.code) if each.code in site.rules else "")
        for each in sorted(dossier.findings, key=lambda each: LEVELS.index(each.level))
    ]
    values = {
        "standing": standing,
        "unit": dossier.unit,
        "number": standing.number or say(lang, "no_number"),
        "due": due_in(standing),
        "index": url(path, INDEX),
        "identity": list(identity(dossier, lang)),
        "boxes": list(boxes(dossier.sop, lang)),
        "documents": [(label_of(each.label, lang), url(path, each.path)) for each in dossier.documents],
        "duties": [_duty(duty, standing, lang) for duty in standing.duties],
        "charts": [url(path, chart) for chart in dossier.charts],
        "flows": flows(dossier.sop, lang),
        "step_columns": STEP_COLUMNS,
        "names": related(dossier.names),
        "named_by": related(dossier.named_by),
        "counts": findings_of(standing, lang),
        "grave": [each for each in found if each[0].level != "advice"],
        "slight": [each for each in found if each[0].level == "advice"],
        "file": standing.path.as_posix(),
        "events": [
            (each.day, short_date(each.day, lang), label_of(each.what, lang), [label_of(d, lang) for d in each.details])
            for each in dossier.events
        ],
    }
    return page("sop.html", lang, _frame(site, path, lang, title) | values)


def _duty(duty: Duty, standing: Standing, lang: Lang) -> dict[str, Any]:
    return {
        "kind": say(lang, f"kind_{duty.kind}"),
        "due": say(lang, "due", day=short_date(duty.due, lang)),
        "left": remaining(standing, lang, duty.due),
        "reason": label_of(duty.reason, lang),
        "source": duty.source,
        "verified": duty.verified,
        "late": duty.due < standing.today,
    }


def _calendars(site: Site, lang: Lang) -> Iterator[tuple[str, bytes]]:
    found = entries(site, lang)
    all_years = years(site)
    for year in all_years:
        path = page_of_year(year, site.today)
        title = say(lang, "calendar_title", year=year)
        left = carried(year, found) if year == site.today.year else ()
        values = {
            "year": year,
            "months": months(year, found, lang),
            "years": [(url(path, page_of_year(each, site.today)), each, each == year) for each in all_years],
            "states": STATES,
            "weekdays": weekdays(lang),
            "carried": left,
            "dated": _dated(lang),
            "today": site.today,
        }
        yield path, page("kalender.html", lang, _frame(site, path, lang, title) | values)


def _dated(lang: Lang) -> Any:
    def dated(entry: Entry) -> str:
        return short_date(entry.day, lang)

    return dated


def _rules(site: Site, lang: Lang) -> bytes:
    notes = [(note, list(blocks(note.body))) for note in sorted(site.rules.values(), key=lambda each: each.code)]
    return page("aturan.html", lang, _frame(site, RULES, lang, say(lang, "rules")) | {"notes": notes})
