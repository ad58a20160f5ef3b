"""The register of SOPs: definitions, standings, findings and charts become a folder of pages, and lists to print."""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from itertools import takewhile
from pathlib import Path

from sopdocs.config import Choices
from sopdocs.finding import Finding
from sopdocs.institution import DEFAULT, Institution, load_institution
from sopdocs.jobs.build import examine, institution_of
from sopdocs.jobs.crew import Crew, cores
from sopdocs.jobs.filing import found
from sopdocs.jobs.survey import Read, Shelf, survey
from sopdocs.jobs.upkeep import Kept, keep
from sopdocs.jobs.work import Order, Outcome, do
from sopdocs.ledger import Ledger
from sopdocs.load import load
from sopdocs.model import Sop
from sopdocs.policy import Layer
from sopdocs.register import Register, entry
from sopdocs.render.logo import load_logo
from sopdocs.render.paper.folio import Letterhead
from sopdocs.render.paper.folio import Office as PaperOffice
from sopdocs.render.paper.listing import FORMATS as LISTING_FORMATS
from sopdocs.render.paper.listing import Listing
from sopdocs.rules.pages import codes, page
from sopdocs.rules.words import Lang
from sopdocs.site.dossier import Document, Dossier, Office, Relation, RuleNote, Site
from sopdocs.site.events import events
from sopdocs.site.make import make_site
from sopdocs.site.rows import order
from sopdocs.site.urls import chart_of
from sopdocs.standing import Said, Standing
from sopdocs.store import Store
from sopdocs.values.titles import title_of

FOLDER = "daftar"
"""Folder of the register below the output folder."""
MANIFEST = "daftar.sha256"
WEB = "web"
LISTS = {"pdf": "daftar-sop.pdf", "docx": "daftar-sop.docx", "xlsx": "daftar-sop.xlsx"}
"""The list for paper and spreadsheets: format -> file in the register's folder."""
FORMATS = (WEB, *LISTS)
_LABELS = {".pdf": Said("PDF", "PDF"), ".docx": Said("Word", "Word"), ".xlsx": Said("Excel", "Excel")}
_BUILT = {suffix: _LABELS[suffix] for suffix in (".pdf", ".docx")}
_SIGNED = Said("PDF bertanda tangan", "Signed PDF")
_SCANNED = Said("Pindaian bertanda tangan", "Signed scan")
_POOL_FROM = 4
"""SOPs that are worth starting worker processes for."""
Progress = Callable[[Iterable[Outcome]], Iterable[Outcome]]


@dataclass(frozen=True)
class Gathered:
    """What the register is made from: standings for every format, and for the pages all the rest.

    ``names`` are the places of the SOPs in the output folder, by path; ``unread`` are definitions without a standing.
    """

    today: date
    lang: Lang
    output: Path
    names: Mapping[Path, str]
    standings: tuple[Standing, ...]
    reads: Mapping[Path, Read]
    findings: Mapping[str, tuple[Finding, ...]]
    faults: tuple[Finding, ...]
    unread: tuple[Path, ...] = ()

    @cached_property
    def sops(self) -> Mapping[Path, Sop]:
        """The text of every SOP that has a standing."""
        return {each.path: sop for each in self.standings if (sop := self.reads[each.path].sop)}

    @cached_property
    def forms(self) -> tuple[Institution, ...]:
        """The institutions' forms, each once."""
        named = {(sop.profile, path.parent): path for path, sop in self.sops.items()}
        found = [institution_of(load(path)) for path in named.values()]
        return tuple({each.folders: each for each in found}.values())

    @cached_property
    def office(self) -> Office:
        """The lines every institution begins with, and the logo where all have the same form."""
        lines = _shared([sop.institution for sop in self.sops.values()])
        logo = load_logo(self.forms[0].profile.logo, self.forms[0].folders)[0] if len(self.forms) == 1 else None
        return Office(lines, logo.uri if logo else None)

    @cached_property
    def units(self) -> Mapping[Path, str]:
        """What tells an SOP's unit from the rest of the office; its last line where there is nothing else."""
        length = len(self.office.lines)
        return {path: ", ".join(sop.institution[length:] or sop.institution[-1:]) for path, sop in self.sops.items()}

    @cached_property
    def listing(self) -> Listing:
        """The list for paper, in the form of the office's institution, or in the plain one where they are several."""
        institution = self.forms[0] if len(self.forms) == 1 else load_institution(DEFAULT, ())
        standings = [replace(each, unit=self.units[each.path]) for each in self.standings]
        ordered = tuple(sorted(standings, key=lambda each: (order(each), self.names[each.path])))
        return Listing(PaperOffice.of(institution, Letterhead(self.office.lines)), ordered, self.today, self.lang)

    @property
    def lists(self) -> tuple[Document, ...]:
        """The list in other formats, as far as it is there."""
        there = (name for name in LISTS.values() if (self.output / FOLDER / name).is_file())
        return tuple(Document(_LABELS[Path(name).suffix], name) for name in there)


def gather(names: Mapping[Path, str], output: Path, today: date, lang: Lang) -> Gathered:
    """Read and judge the definitions.

    :param names: place of each definition in the output folder (``kpu/penanganan-masalah``), by its path.
    :raises ConfigError: ``sopdocs.toml`` cannot be followed.
    """
    shelf = Shelf(lang)
    surveyed = survey(names, today, lang, shelf=shelf)
    by_path: dict[str, list[Finding]] = defaultdict(list)
    for finding in examine(sorted(names), today, lang, Choices(Layer(), codes()).policy).findings:
        by_path[finding.path].append(finding)
    standing = {each.path for each in surveyed.standings}
    return Gathered(
        today,
        lang,
        output,
        names,
        surveyed.standings,
        {path: shelf.read(path) for path in names},
        {path: tuple(each) for path, each in by_path.items()},
        surveyed.findings,
        tuple(path for path in sorted(names) if path not in standing),
    )


@dataclass(frozen=True)
class Pages:
    """What became of the pages, and the definitions whose charts a fault of ours has cost."""

    kept: Kept
    undrawn: tuple[Outcome, ...]


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
    return Pages(kept, tuple(undrawn))


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
    related = _related(gathered.names, sops)
    dossiers = tuple(
        Dossier(
            name=gathered.names[standing.path],
            standing=standing,
            sop=sops[standing.path],
            unit=gathered.units[standing.path],
            documents=tuple(_documents(gathered, standing)),
            charts=charts[standing.path],
            names=related.names[standing.path],
            named_by=related.named_by[standing.path],
            findings=gathered.findings.get(standing.path.as_posix(), ()),
            reviews=gathered.reads[standing.path].ledger.reviews,
            events=events(gathered.reads[standing.path].ledger),
        )
        for standing in gathered.standings
    )
    told = {finding.code for dossier in dossiers for finding in dossier.findings}
    rules = {code: _note(code, gathered.lang) for code in sorted(told & set(codes()))}
    return Site(gathered.today, dossiers, gathered.office, gathered.lists, rules, gathered.faults)


def _note(code: str, lang: Lang) -> RuleNote:
    about = page(code)
    return RuleNote(code, about.title[lang], about.body, about.source_in(lang))


def _shared(institutions: Sequence[tuple[str, ...]]) -> tuple[str, ...]:
    """The lines all begin with."""
    columns = takewhile(lambda lines: len(set(lines)) == 1, zip(*institutions, strict=False))
    return tuple(lines[0] for lines in columns)


@dataclass(frozen=True)
class _Relations:
    names: Mapping[Path, tuple[Relation, ...]]
    named_by: Mapping[Path, tuple[Relation, ...]]


def _related(names: Mapping[Path, str], sops: Mapping[Path, Sop]) -> _Relations:
    """SOPs that name each other, by title; a title that several bear leads to none of them."""
    register = Register(tuple(entry(names[path], sop) for path, sop in sops.items()))
    there: dict[Path, tuple[Relation, ...]] = {}
    back: dict[str, dict[Path, None]] = defaultdict(dict)
    for path, sop in sops.items():
        found_names = [_meant(register, text) for text in sop.related]
        there[path] = tuple(Relation(text, name) for text, name in zip(sop.related, found_names, strict=True))
        for name in found_names:
            if name and name != names[path]:
                back[name][path] = None
    return _Relations(
        there,
        {path: tuple(Relation(sops[by].title or "", names[by]) for by in back[names[path]]) for path in sops},
    )


def _meant(register: Register, text: str) -> str | None:
    title = title_of(text)
    entries = register.titled(title) if title else ()
    return entries[0].name if len(entries) == 1 else None


def _documents(gathered: Gathered, standing: Standing) -> Iterator[Document]:
    """Documents that are there: signed ones of the edition at hand first, then those made by ``build``."""
    folder = gathered.output / FOLDER
    for file, label in _signed(gathered.reads[standing.path].ledger, standing.path):
        yield Document(label, _from(folder, file))
    for suffix, label in _BUILT.items():
        file = gathered.output / (gathered.names[standing.path] + suffix)
        if file.is_file():
            yield Document(label, _from(folder, file))


def _signed(ledger: Ledger, definition: Path) -> Iterator[tuple[Path, Said]]:
    """The last signed file (archived where it was), and every scan."""
    electronic = [each for each in ledger.current if each.means == "elektronik" and each.file]
    seals = {each.fingerprint for each in electronic}
    archived = [each for each in ledger.archived if each.file and each.fingerprint in seals]
    last = archived[-1].file if archived else electronic[-1].file if electronic else None
    file = found(last, definition) if last else None
    if file:
        yield file, _SIGNED
    for each in ledger.current:
        scan = found(each.file, definition) if each.means == "basah" and each.file else None
        if scan:
            yield scan, _SCANNED


def _from(folder: Path, file: Path) -> str:
    return Path(os.path.relpath(file.resolve(), folder.resolve())).as_posix()
