"""What the register is made from, read once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from itertools import takewhile
from pathlib import Path

from sopdocs.finding import Finding
from sopdocs.institution import DEFAULT, Institution, load_institution
from sopdocs.jobs.build import institution_of
from sopdocs.jobs.survey import Read, Shelf, survey
from sopdocs.load import load
from sopdocs.model import Sop
from sopdocs.render.logo import load_logo
from sopdocs.render.paper.folio import Letterhead
from sopdocs.render.paper.folio import Office as PaperOffice
from sopdocs.render.paper.listing import Listing
from sopdocs.rules.words import Lang, word_all
from sopdocs.site.dossier import Document, Office
from sopdocs.site.rows import order
from sopdocs.standing import Said, Standing

FOLDER = "daftar"
"""Folder of the register below the output folder."""
LISTS = {"pdf": "daftar-sop.pdf", "docx": "daftar-sop.docx", "xlsx": "daftar-sop.xlsx"}
"""The list for paper and spreadsheets: format -> file in the register's folder."""
LABELS = {".pdf": Said("PDF", "PDF"), ".docx": Said("Word", "Word"), ".xlsx": Said("Excel", "Excel")}
"""What files are called, by suffix."""


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

    @property
    def misprinted(self) -> tuple[Finding, ...]:
        """What is wrong with the template of the printed list, told where the first SOP names its institution."""
        problems = self.listing.folio.composition.problems
        if not problems:
            return ()
        definition = load(next(iter(self.sops)))
        return tuple(word_all(problems, definition, self.listing.office.profile, self.lang))

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
        return tuple(Document(LABELS[Path(name).suffix], name) for name in there)


def gather(names: Mapping[Path, str], output: Path, today: date, lang: Lang) -> Gathered:
    """Read and judge the definitions.

    :param names: place of each definition in the output folder (``kpu/penanganan-masalah``), by its path.
    :raises ConfigError: ``sopdocs.toml`` cannot be followed.
    """
    shelf = Shelf(lang)
    surveyed = survey(names, today, lang, shelf=shelf)
    standing = {each.path for each in surveyed.standings}
    return Gathered(
        today,
        lang,
        output,
        names,
        surveyed.standings,
        {path: shelf.read(path) for path in names},
        surveyed.judged,
        surveyed.findings,
        tuple(path for path in sorted(names) if path not in standing),
    )


def _shared(institutions: Sequence[tuple[str, ...]]) -> tuple[str, ...]:
    """The lines all begin with."""
    columns = takewhile(lambda lines: len(set(lines)) == 1, zip(*institutions, strict=False))
    return tuple(lines[0] for lines in columns)
