"""The register of SOPs: definitions, standings, findings and charts become a folder of pages, and lists to print."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from sopdocs.finding import Finding
from sopdocs.jobs.crew import Crew, cores
from sopdocs.jobs.registering.around import documents, events, posts_of, related, reviews
from sopdocs.jobs.registering.gathered import FOLDER, LISTS, Gathered, gather
from sopdocs.jobs.upkeep import Kept, keep, kept_names
from sopdocs.jobs.work import Order, Outcome, do
from sopdocs.render.paper.listing import FORMATS as LISTING_FORMATS
from sopdocs.rules.pages import codes, page
from sopdocs.rules.words import Lang
from sopdocs.site.dossier import Dossier, RuleNote, Site
from sopdocs.site.make import make_site
from sopdocs.site.urls import chart_of, name_of, page_of
from sopdocs.store import Store

__all__ = ["FOLDER", "FORMATS", "LISTS", "Gathered", "Pages", "dropped", "gather", "write_register"]

MANIFEST = "daftar.sha256"
WEB = "web"
FORMATS = (WEB, *LISTS)
_PRINTED = ("pdf", "docx")
_POOL_FROM = 4
"""SOPs that are worth starting worker processes for."""
Progress = Callable[[Iterable[Outcome]], Iterable[Outcome]]


@dataclass(frozen=True)
class Pages:
    """What became of the pages, definitions whose charts a fault of ours has cost, faults in the list's template."""

    kept: Kept
    undrawn: tuple[Outcome, ...]
    misprinted: tuple[Finding, ...] = ()


def write_register(
    gathered: Gathered, formats: Collection[str], store: Store | None, progress: Progress = iter
) -> Pages:
    """Write the register below the output folder; what an earlier run made in other formats stays.

    :param formats: some of ``FORMATS``.
    :param store: where finished charts are kept.
    :param progress: what the drawn SOPs pass through.
    :raises ForeignFolderError, OSError: as `sopdocs.jobs.upkeep.keep`.
    """
    undrawn: list[Outcome] = []

    def files() -> Iterator[tuple[str, bytes]]:
        """Lists and drawings, then the pages that show and name them, the first page last."""
        for name, file in LISTS.items():
            if name in formats:
                yield file, LISTING_FORMATS[name](gathered.listing)
        if WEB in formats:
            yield from _web(gathered, store, progress, undrawn)

    kept = keep(gathered.output / FOLDER, MANIFEST, files(), lambda name: _format_of(name) not in formats)
    printed = any(name in formats for name in _PRINTED)
    return Pages(kept, tuple(undrawn), gathered.misprinted if printed else ())


def dropped(names: Mapping[Path, str], output: Path) -> tuple[Path, ...]:
    """Definitions that an earlier run put on the register in ``output``, that are still there and not in ``names``.

    Made without them, the register would be less than it was, and nobody would be told. They are looked for at and
    above the folders of the definitions that are given.

    :raises OSError: what the earlier run left cannot be read.
    """
    given = {path.resolve() for path in names}
    above = {folder: None for path in sorted(given) for folder in path.parents}
    pages = kept_names(output / FOLDER, MANIFEST) - {page_of(name) for name in names.values()}
    stems = sorted(name for page in pages if (name := name_of(page)))
    files = (folder / f"{stem}{suffix}" for stem in stems for folder in above for suffix in (".yaml", ".yml"))
    return tuple(file for file in files if file not in given and file.is_file())


def _format_of(name: str) -> str:
    return next((each for each, file in LISTS.items() if file == name), WEB)


def _web(
    gathered: Gathered, store: Store | None, progress: Progress, undrawn: list[Outcome]
) -> Iterator[tuple[str, bytes]]:
    charts: dict[Path, tuple[str, ...]] = {}
    for outcome in progress(_drawn(gathered, store)):
        name = gathered.names[outcome.path]
        drawn = outcome.made.files.values() if outcome.made else ()
        files = {chart_of(name, sheet): data for sheet, data in enumerate(drawn, 1)}
        charts[outcome.path] = tuple(files)
        if outcome.failure:
            undrawn.append(outcome)
        yield from files.items()
    yield from make_site(_site(gathered, charts), gathered.lang)


def _drawn(gathered: Gathered, store: Store | None) -> Iterator[Outcome]:
    """The charts of all SOPs: from worker processes where there is work enough for them."""
    order = Order(("svg",), gathered.lang, store)
    paths = [standing.path for standing in gathered.standings]
    jobs = min(cores(), len(paths))
    if jobs < 2 or len(paths) < _POOL_FROM:
        yield from (do(order, path) for path in paths)
        return
    with Crew(jobs) as crew:
        yield from crew.run(order, paths)


def _site(gathered: Gathered, charts: Mapping[Path, tuple[str, ...]]) -> Site:
    sops = gathered.sops
    posts = {folder: posts_of(folder) for folder in {path.parent for path in sops}}
    relations = related(gathered.names, sops)
    dossiers = tuple(
        Dossier(
            name=gathered.names[standing.path],
            standing=standing,
            sop=sops[standing.path],
            unit=gathered.units[standing.path],
            documents=tuple(documents(gathered, standing)),
            charts=charts[standing.path],
            names=relations.names[standing.path],
            named_by=relations.named_by[standing.path],
            findings=gathered.findings.get(standing.path.as_posix(), ()),
            reviews=reviews(gathered.reads[standing.path], posts[standing.path.parent]),
            events=tuple(events(standing.path, posts[standing.path.parent])),
        )
        for standing in gathered.standings
    )
    told = {finding.code for dossier in dossiers for finding in dossier.findings}
    rules = {code: _note(code, gathered.lang) for code in sorted(told & set(codes()))}
    return Site(gathered.today, dossiers, gathered.office, gathered.lists, rules, gathered.faults)


def _note(code: str, lang: Lang) -> RuleNote:
    about = page(code)
    return RuleNote(code, about.title[lang], about.body_in(lang), about.source_in(lang))
