"""Editions to test with: both transcribed SOPs and generated ones."""

from functools import cache
from itertools import islice
from pathlib import Path

from bench.suites import hard, usual
from sopdocs.institution import PACKAGED_TEMPLATES, load_institution
from sopdocs.layout.lay_out import lay_out
from sopdocs.load import load
from sopdocs.model import Sop
from sopdocs.render.edition import Edition
from sopdocs.typefaces import find_typefaces

ROOT = Path(__file__).parents[2]
SEEDS = tuple(sorted((ROOT / "definitions").glob("*/*.yaml")))


@cache
def typefaces():
    return find_typefaces(())


def edition(sop: Sop, source: bytes = b"judul: contoh\n", name: str = "contoh.yaml", folders=()) -> Edition:
    institution = load_institution(sop.profile, (PACKAGED_TEMPLATES,))
    chart = lay_out(sop, institution.profile, typefaces())
    return Edition(sop, chart, institution.profile, (*folders, *institution.folders), typefaces(), source, name)


def seed(path: Path) -> Edition:
    definition = load(path)
    return edition(definition.sop, definition.data, path.name)


def seeds() -> dict[str, Edition]:
    return {path.stem: seed(path) for path in SEEDS}


def generated(count: int, largest: int) -> list[Edition]:
    """Usual SOPs of at most ``largest`` steps."""
    small = (sop for sop in usual(200, seed=11) if len(sop.flows[0].steps) <= largest)
    return [edition(sop) for sop in islice(small, count)]


def printed_editions() -> dict[str, Edition]:
    """What goes through LibreOffice: the seeds, two usual SOPs and a tangled one of several pages."""
    made = seeds()
    made |= {f"lazim-{number}": one for number, one in enumerate(generated(2, largest=16))}
    tangled = next(sop for sop in hard(50, seed=5) if 12 <= len(sop.flows[0].steps) <= 20)
    return made | {"sulit": edition(tangled)}
