"""Font files found by what they say of themselves."""

import pickle
import shutil
from pathlib import Path

from sopdocs.typefaces import PACKAGED_FONTS, find_typefaces


def test_the_packaged_families_have_four_faces_each() -> None:
    typefaces = find_typefaces([])
    assert typefaces.families == ("Liberation Sans", "Liberation Sans Narrow", "Liberation Serif")
    for family in typefaces.families:
        files = {typefaces.file(family, bold, italic) for bold in (False, True) for italic in (False, True)}
        assert len(files) == 4
        assert None not in files


def test_a_family_is_matched_exactly() -> None:
    typefaces = find_typefaces([])
    assert typefaces.file("Liberation Sans Narrow", bold=True) == PACKAGED_FONTS / "LiberationSansNarrow-Bold.ttf"
    assert typefaces.file("liberation sans narrow") is None
    assert typefaces.file("Arial Narrow") is None


def test_an_offices_folder_comes_before_the_packaged_one(tmp_path: Path) -> None:
    shutil.copy(PACKAGED_FONTS / "LiberationSerif-Regular.ttf", tmp_path / "kantor.TTF")
    typefaces = find_typefaces([tmp_path / "tidak-ada", tmp_path])
    assert typefaces.file("Liberation Serif") == tmp_path / "kantor.TTF"
    assert typefaces.file("Liberation Serif", bold=True) == PACKAGED_FONTS / "LiberationSerif-Bold.ttf"


def test_files_that_are_no_fonts_are_passed_over(tmp_path: Path) -> None:
    (tmp_path / "kosong.ttf").write_bytes(b"")
    (tmp_path / "rusak.otf").write_bytes(b"\x00\x01\x00\x00 bukan huruf")
    (tmp_path / "catatan.txt").write_text("bukan huruf")
    assert find_typefaces([tmp_path]) == find_typefaces([])


def test_missing_characters_are_named_once_in_order() -> None:
    typefaces = find_typefaces([])
    assert typefaces.missing("Liberation Sans", False, "Ya ✓ 漢\n漢 ≥ é") == ("✓", "漢")
    assert typefaces.missing("Tidak Ada", False, "漢") == ()


def test_typefaces_travel_to_other_processes() -> None:
    typefaces = find_typefaces([])
    assert pickle.loads(pickle.dumps(typefaces)) == typefaces
