"""What a document is made from: the same office gives the same, and every change shows by its name."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from sopdocs.profile import Profile, RuleSetting
from sopdocs.provenance import PARTS, Item, Provenance, content_key, provenance_of, read
from sopdocs.typefaces import PACKAGED_FONTS, find_typefaces

TYPEFACES = find_typefaces([])


def made(folder: Path, profile: Profile | None = None, fonts: Path | None = None) -> Provenance:
    return provenance_of(profile or Profile(), (folder,), find_typefaces([fonts]) if fonts else TYPEFACES)


@pytest.fixture
def office(tmp_path: Path) -> Path:
    folder = tmp_path / "dinas"
    folder.mkdir()
    (folder / "identitas.html").write_text("<p>uji</p>")
    (folder / "profile.yaml").write_text("extends: permenpan\n")
    return folder


def test_the_place_on_disk_and_the_day_do_not_matter(office: Path, tmp_path: Path) -> None:
    moved = tmp_path / "lain" / "dinas"
    moved.mkdir(parents=True)
    (moved / "identitas.html").write_text("<p>uji</p>")
    assert made(office) == made(moved)
    assert {item.part for item in made(office).items} == set(PARTS)


def test_another_process_gives_the_same(office: Path) -> None:
    program = (
        "import sys; from pathlib import Path; from sopdocs.profile import Profile\n"
        "from sopdocs.provenance import provenance_of; from sopdocs.typefaces import find_typefaces\n"
        "print(provenance_of(Profile(), (Path(sys.argv[1]),), find_typefaces([])).digest)"
    )
    command = (sys.executable, "-c", program, str(office))
    out = subprocess.run(command, capture_output=True, text=True, timeout=60, check=True).stdout
    assert out.strip() == made(office).digest


def test_every_change_shows_by_its_name(office: Path, tmp_path: Path) -> None:
    before = made(office)
    (office / "identitas.html").write_text("<p>lain</p>")
    (office / "style.css").write_text("p{color:red}")
    fonts = tmp_path / "huruf"
    fonts.mkdir()
    (fonts / "x.ttf").write_bytes((PACKAGED_FONTS / "LiberationSans-Regular.ttf").read_bytes() + b"\0")
    after = made(office, Profile(logo="tiada.png"), fonts)
    assert set(before.differences(after)) == {
        "profile.yaml",
        "dinas/identitas.html",
        "dinas/style.css",
        "Liberation Sans regular",
    }
    assert set(after.differences(before)) == set(before.differences(after))
    assert list(after.differences(after)) == []
    assert before.digest != after.digest


def test_an_own_form_of_a_packaged_name_is_told_from_it(tmp_path: Path) -> None:
    for place in ("satu", "dua"):
        (tmp_path / place / "kpu").mkdir(parents=True)
        (tmp_path / place / "kpu" / "style.css").write_text(place)
    folders = (tmp_path / "satu" / "kpu", tmp_path / "dua" / "kpu", tmp_path / "tiada")
    names = [item.name for item in provenance_of(Profile(), folders, TYPEFACES).items if item.part == "templates"]
    assert names == ["kpu/style.css", "kpu~2/style.css"]


def test_levels_of_rules_are_on_no_page(office: Path) -> None:
    assert made(office, Profile(rules={"SOP101": RuleSetting(level="off")})) == made(office)


def test_a_logo_below_the_folder_counts(office: Path) -> None:
    (office / "gambar").mkdir()
    (office / "gambar" / "logo.svg").write_text("<svg/>")
    profile = Profile(logo="gambar/logo.svg")
    before = made(office, profile)
    (office / "gambar" / "logo.svg").write_text("<svg></svg>")
    assert list(before.differences(made(office, profile))) == ["dinas/gambar/logo.svg"]


def test_the_engine_is_named_with_its_versions(office: Path) -> None:
    versions = {item.name: item.value for item in made(office).items if item.part == "engine"}
    assert {"weasyprint", "pango", "harfbuzz", "zlib", "python"} <= set(versions)
    assert all(re.match(r"\d", versions[name]) for name in versions if name != "platform")


def test_it_is_written_and_read_back(office: Path) -> None:
    (office / "nama aneh; <&>=é.html").write_text("x")
    provenance = made(office)
    texts = provenance.texts()
    assert read(texts) == provenance
    assert all(re.fullmatch(r"[A-Za-z0-9_.~%/+= -]+", text) for text in texts.values())


@pytest.mark.parametrize(
    "texts",
    [{}, {"engine": "python"}, {"engine": "a=1  b=2"}, {"engine": "a=<b>"}, {"engine": "%61=1"}, {"engine": "a=1 "}],
)
def test_what_was_not_written_by_us_is_not_read(texts: dict[str, str]) -> None:
    assert read(texts) is None


def test_a_key_names_text_file_and_makings() -> None:
    one = Provenance((Item("program", "sopdocs", "1"),))
    two = Provenance((Item("program", "sopdocs", "2"),))
    keys = {content_key(b"a", "a.yaml", one), content_key(b"b", "a.yaml", one), content_key(b"a", "b.yaml", one)}
    assert len(keys | {content_key(b"a", "a.yaml", two)}) == 4
    assert content_key(b"a", "a.yaml", one) in keys
