"""A plain document before any format: an institution's template, what it is filled with, and the paper."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

from sopdocs.finding import Problem
from sopdocs.institution import Institution
from sopdocs.model import Sop
from sopdocs.profile import Paper, Profile
from sopdocs.provenance import Provenance, provenance_of
from sopdocs.render.blocks import LOGO, Element, parse_blocks
from sopdocs.render.logo import Logo, load_logo
from sopdocs.render.office_css import office_css
from sopdocs.render.paper.words import WORDS, Lang
from sopdocs.render.sandbox import MAX_OUTPUT, TemplateFault, render_template
from sopdocs.typefaces import Typefaces, find_typefaces

_FONTS = "fonts"
_ROW = 4_000
"""Characters a row of a table may print, beyond what any template may."""


@dataclass(frozen=True)
class Letterhead:
    """What stands at the head of a document: the office's names line by line, and its address."""

    lines: tuple[str, ...] = ()
    address: str = ""

    @classmethod
    def of(cls, sop: Sop) -> Letterhead:
        """The letterhead an SOP is printed with."""
        return cls(tuple(sop.cover.institution or sop.institution), sop.cover.address or "")


@dataclass(frozen=True)
class Office:
    """An institution as its documents are printed: profile, folders (most specific first), fonts, letterhead."""

    profile: Profile
    folders: tuple[Path, ...]
    typefaces: Typefaces
    letterhead: Letterhead = Letterhead()

    @classmethod
    def of(cls, institution: Institution, letterhead: Letterhead) -> Office:
        """The office of an institution; fonts are looked for in its folders and among the packaged ones."""
        folders = institution.folders
        return cls(institution.profile, folders, find_typefaces([each / _FONTS for each in folders]), letterhead)

    @cached_property
    def provenance(self) -> Provenance:
        """What the office's documents are made from besides their values."""
        return provenance_of(self.profile, self.folders, self.typefaces)

    @cached_property
    def logo(self) -> tuple[Logo | None, tuple[Problem, ...]]:
        """The office's logo, and what was wrong with it."""
        return load_logo(self.profile.logo, self.folders)


@dataclass(frozen=True)
class Folio:
    """A document: which template, its values (with Indonesian keys, as templates see them), title, day and language.

    The day stands in the metadata only. ``rows`` is how long its longest table is; the template may print more for it.
    """

    office: Office
    template: str
    values: Mapping[str, Any]
    title: str
    day: date
    lang: Lang = "id"
    rows: int = 0

    @property
    def paper(self) -> Paper:
        """What it is printed on: all plain documents are tables, and lie crosswise."""
        return self.office.profile.pages.landscape

    @property
    def author(self) -> str:
        """Whose document it is."""
        return ", ".join(self.office.letterhead.lines)

    @cached_property
    def composition(self) -> FolioComposition:
        """The template filled and read, once for all formats. Never raises."""
        office = self.office
        logo, problems = office.logo
        css, wrong = office_css(office.folders)
        head = {"baris": list(office.letterhead.lines), "alamat": office.letterhead.address}
        values = {
            "kop": head,
            "logo": LOGO if logo else "",
            "kata": {key: text[self.lang == "en"] for key, text in WORDS.items()},
            **self.values,
        }
        html, faults = render_template(self.template, office.folders, values, {}, MAX_OUTPUT + _ROW * self.rows)
        parsed = parse_blocks(html)
        refused = (TemplateFault(self.template, 0, reason) for _, reason in parsed.refused)
        return FolioComposition(parsed.elements, css, logo, (*problems, *_problems((*wrong, *faults, *refused))))


@dataclass(frozen=True, slots=True)
class FolioComposition:
    """What every format of a document is made from, with what was wrong."""

    elements: tuple[Element, ...]
    css: str
    logo: Logo | None
    problems: tuple[Problem, ...]


def _problems(faults: Sequence[TemplateFault]) -> Iterator[Problem]:
    for fault in dict.fromkeys(faults):
        place = f"{fault.file}:{fault.line}" if fault.line else fault.file
        yield Problem("SOP025", ("profile",), (("berkas", place), *fault.reason.values()))
