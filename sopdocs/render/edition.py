"""What every format is made from: one SOP, laid out, in one institution's form."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from sopdocs.chart import Chart
from sopdocs.model import Sop
from sopdocs.profile import Profile
from sopdocs.provenance import Provenance, provenance_of
from sopdocs.typefaces import Typefaces

if TYPE_CHECKING:
    from sopdocs.render.compose import Composition


@dataclass(frozen=True)
class Edition:
    """Everything a format needs, and all it may look at.

    ``folders`` are the institution's folders, most specific first (templates, style.css, logo). ``source`` is the
    definition's own bytes, embedded in the document under ``source_name``. There is no date of today in here: the
    same Edition gives the same bytes on any day.
    """

    sop: Sop
    chart: Chart
    profile: Profile
    folders: tuple[Path, ...]
    typefaces: Typefaces
    source: bytes
    source_name: str

    @cached_property
    def composition(self) -> Composition:
        """The parts other than the flow, read from the templates once for all formats."""
        from sopdocs.render.compose import compose

        return compose(self)

    @cached_property
    def provenance(self) -> Provenance:
        """What this edition is made from besides its definition."""
        return provenance_of(self.profile, self.folders, self.typefaces)
