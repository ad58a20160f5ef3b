"""Are the pages those of the definition inside? Proved, refuted, or open, with the names of what is other now."""

from __future__ import annotations

from pathlib import Path

import pytest

from sopdocs.jobs.build import edition_of, institution_of
from sopdocs.load import load, load_data
from sopdocs.provenance import Item, Provenance
from sopdocs.render import Edition
from sopdocs.render.pdf import render_pdf
from sopdocs.verify.report import Remark
from tests.sign.workspace import ALONE, Workspace, asked, workspace


@pytest.fixture
def office(tmp_path: Path) -> Workspace:
    """An office with a form of its own."""
    own = tmp_path / "templates" / "uji"
    own.mkdir(parents=True)
    (own / "profile.yaml").write_text("extends: permenpan\n")
    (own / "style.css").write_text("table{color:#111}\n")
    return workspace(tmp_path, ALONE.replace("profil: permenpan", "profil: uji"))


def edition(office: Workspace, other_pages: bool = False) -> Edition:
    """The office's edition; with ``other_pages`` those of a definition that is not the one inside."""
    definition = load(office.file)
    shown = load_data(office.file, definition.data.replace(b"5 Menit", b"1 Menit")) if other_pages else definition
    assert shown.sop is not None
    made = edition_of(definition, shown.sop, institution_of(definition))
    assert made.source == definition.data
    return made


def about_pages(office: Workspace, pdf: bytes) -> list[Remark]:
    path = office.folder / "diperiksa.pdf"
    path.write_bytes(pdf)
    return [remark for remark in asked(path).remarks if remark.code.startswith("R")]


def test_the_same_office_proves_or_refutes(office: Workspace) -> None:
    assert about_pages(office, render_pdf(edition(office), fields=True)) == []
    assert about_pages(office, render_pdf(edition(office))) == []
    assert about_pages(office, render_pdf(edition(office, other_pages=True), fields=True)) == [Remark("R02")]
    assert Remark("R02").weight == "invalid"


def test_an_office_that_changed_otherwise_still_proves_its_old_pages(office: Workspace) -> None:
    pdf = office.sign().file.path.read_bytes()
    style = office.folder / "templates" / "uji" / "style.css"
    style.write_text("/* catatan baru */ table{color:#111}\n")
    (style.parent / "sampul.html").write_text("<p>tidak dipakai</p>")
    assert about_pages(office, pdf) == []


def test_what_changed_since_is_named(office: Workspace) -> None:
    pdf = office.sign().file.path.read_bytes()
    folder = office.folder / "templates" / "uji"
    (folder / "style.css").write_text("table{color:#900}\n")
    (folder / "profile.yaml").write_text("extends: permenpan\nhuruf: {ukuran_isi: 11}\n")
    (remark,) = about_pages(office, pdf)
    assert (remark.code, remark.weight) == ("R01", "indeterminate")
    assert dict(remark.values)["beda"] == "profile.yaml, uji/style.css"


def test_away_from_the_office_the_pages_stay_open(office: Workspace, tmp_path: Path) -> None:
    pdf = office.sign().file.path.read_bytes()
    elsewhere = tmp_path / "lain"
    elsewhere.mkdir()
    (office.folder / "templates").rename(elsewhere / "bentuk")
    (remark,) = about_pages(office, pdf)
    assert (remark.code, dict(remark.values)["beda"]) == ("R01", "uji/style.css")


def test_another_engine_is_named(office: Workspace) -> None:
    ours = edition(office).provenance
    items = [item._replace(value="1.0") if item.name in ("pango", "weasyprint") else item for item in ours.items]
    other = Provenance((*items, Item("fonts", "Huruf Kantor regular", "00")))
    assert about_pages(office, render_pdf(edition(office), made_from=other)) == []
    (remark,) = about_pages(office, render_pdf(edition(office, other_pages=True), made_from=other))
    assert (remark.code, dict(remark.values)["beda"]) == ("R01", "pango, weasyprint, Huruf Kantor regular")


def test_a_pdf_that_does_not_tell_is_open(office: Workspace) -> None:
    pdf = render_pdf(edition(office, other_pages=True)).replace(b"sopdocs:engine>", b"sopdocs:engima>")
    assert about_pages(office, pdf) == [Remark("R01", "", (("beda", "-"),))]
