"""The font files of the flow table, and what is wrong with them for this text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sopdocs.chart import Fault
from sopdocs.layout.cells import RowTexts
from sopdocs.layout.measure import Measurer
from sopdocs.model import Flow, Route
from sopdocs.profile import Fonts, Profile
from sopdocs.typefaces import Typefaces, spelt


@dataclass(frozen=True, slots=True)
class Faces:
    """The family the table is set in and its measuring; ``faults`` say where it is not the one asked for."""

    family: str
    regular: Measurer
    bold: Measurer
    faults: tuple[Fault, ...] = ()


def find_faces(profile: Profile, typefaces: Typefaces) -> Faces:
    """Find the table's family; an unknown one is a fault (SOP020) and the usual packaged family stands in."""
    wanted, usual = profile.fonts.table, str(Fonts.model_fields["table"].default)
    faults: tuple[Fault, ...] = ()
    if typefaces.file(wanted) is None:
        faults = (Fault("SOP020", ("profile",), (("huruf", wanted),)),)
    family = usual if faults else wanted
    regular = typefaces.file(family)
    if regular is None:
        raise FileNotFoundError(f"packaged font {usual} is missing")
    return Faces(family, Measurer(regular), Measurer(typefaces.file(family, bold=True) or regular), faults)


def missing_characters(
    texts: Sequence[RowTexts], flow: Flow, where: Route, faces: Faces, typefaces: Typefaces
) -> Iterator[Fault]:
    """A fault (SOP021) for each cell, heading and question with characters the family lacks."""
    parts: list[tuple[Route, bool, str]] = [(cell.route, False, cell.text) for row in texts for cell in row.values()]
    parts += [(("actors", name), True, flow.heading(name)) for name, _ in flow.actors]
    for index, step in enumerate(flow.steps):
        parts.append((("steps", index, "question"), False, step.question or ""))
        parts += [(("steps", index, "exits", label), False, label) for label, _ in step.exits]
    for place, bold, text in parts:
        lacking = typefaces.missing(faces.family, bold, text)
        if lacking:
            values = (("aksara", spelt(lacking)), ("huruf", faces.family))
            yield Fault("SOP021", (*where, *place), values)
