"""The guide for templates names what there is, and every packaged form makes every page."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from sopdocs.institution import PACKAGED_TEMPLATES
from sopdocs.render import FORMATS
from sopdocs.render.blocks import ATTRIBUTES, CHILDREN, CLASSES
from sopdocs.render.faults import find_faults
from sopdocs.render.values import template_values
from tests.render.making import DEFINITIONS, edition_of, in_office, small_sop

GUIDE = (DEFINITIONS.parent / "docs" / "panduan" / "7-templat.md").read_text(encoding="utf-8")


def named(title: str) -> str:
    return GUIDE.partition(f"## {title}\n")[2].partition("\n## ")[0]


def test_tags_attributes_and_classes_are_listed() -> None:
    words = set(re.findall(r"`([a-z0-9]+)`", named("Unsur").partition("| kelas")[0]))
    assert words == {tag for tag in CHILDREN if tag} | {"class"} | {
        name for names in ATTRIBUTES.values() for name in names
    }
    assert dict(re.findall(r"^\| `([a-z-]+)` \| (.*) \|$", named("Unsur"), re.MULTILINE)) == CLASSES


def test_values_are_listed() -> None:
    edition = edition_of(small_sop())
    listed = re.findall(r"^\| `(\w+)` \|", named("Nilai yang dapat dicetak"), re.MULTILINE)
    assert sorted(listed) == sorted(template_values(edition.sop, edition.profile, ""))


@pytest.mark.parametrize("name", sorted(path.parent.name for path in PACKAGED_TEMPLATES.glob("*/profile.yaml")))
def test_every_packaged_form_makes_every_format(name: str) -> None:
    edition = edition_of(small_sop(profil=name, penjelasan=["Teks"], sampul={"tahun": "2024"}))
    assert find_faults(edition) == ()
    made = {form: FORMATS[form](edition) for form in ("pdf", "html", "svg")}
    assert all(files and all(files.values()) for files in made.values())


def test_every_part_can_be_had_in_any_form(office: Path) -> None:
    (office / "profile.yaml").write_text(
        "bagian: [sampul, pengesahan, identitas, bagan, penjelasan]\nbutir_pengesahan: [Butir bawaan]\n",
        encoding="utf-8",
    )
    edition = in_office(office, penjelasan=["Teks penjelasan"])
    assert find_faults(edition) == ()
    html = FORMATS["html"](edition)[".html"].decode()
    assert all(words in html for words in ("Butir bawaan", "PENGESAHAN", "Teks penjelasan"))
