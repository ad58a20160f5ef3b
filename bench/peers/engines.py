"""All engines that are measured warm: ours, and what people would use instead."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any, NamedTuple

from bench.peers.given import paper
from bench.peers.others import OTHERS
from sopdocs.institution import PACKAGED_TEMPLATES, Institution, load_institution
from sopdocs.layout.lay_out import lay_out
from sopdocs.model import Sop
from sopdocs.render import FORMATS, Edition
from sopdocs.typefaces import Typefaces, find_typefaces

OURS = {"pdf tagged": "sopdocs pdf", "pdf untagged": "sopdocs pratinjau", "docx": "sopdocs docx"}
"""What is made -> our engine for it, beside which the others of its kind are put."""


class Engine(NamedTuple):
    """What it makes, how it is got ready (once a process), and what it needs of an SOP beforehand.

    Ours needs the finished layout, pages and arrows: its time is told beside, as the others do without arrows.
    """

    makes: str
    prepare: Callable[[], Callable[[Any], bytes]]
    ready: Callable[[Sop], Any]


def edition(sop: Sop) -> Edition:
    """An SOP laid out, ready to be drawn in any format."""
    institution, typefaces = _institution(), _typefaces()
    chart = lay_out(sop, institution.profile, typefaces)
    return Edition(sop, chart, institution.profile, institution.folders, typefaces, b"judul: Uji\n", "uji.yaml")


@cache
def _institution() -> Institution:
    return load_institution("permenpan", (PACKAGED_TEMPLATES,))


@cache
def _typefaces() -> Typefaces:
    return find_typefaces(())


def _drawing(format_name: str) -> Callable[[], Callable[[Edition], bytes]]:
    def make(laid: Edition) -> bytes:
        (made,) = FORMATS[format_name](laid).values()
        return made

    return lambda: make


ENGINES: dict[str, Engine] = {
    **{name: Engine(makes, _drawing(name.split()[1]), edition) for makes, name in OURS.items()},
    **{name: Engine(other.makes, other.prepare, paper) for name, other in OTHERS.items()},
}
