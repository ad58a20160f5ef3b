"""Where lines may end, as a table: ``|`` marks every place, ``^`` those only for want of room."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sopdocs.layout.linebreak import break_units, fill, smallest_units, tidy

PLACES = [
    "Menerima |berkas |permohonan",
    "tanda-|tangan |dan/^atau |paraf",
    "OT.^01.02-056-056.De.^5",
    "SOP-001/17000/2025",
    "42 |/SOP/ |DISKOMINFO.IP |/2024",
    "4/^ORT.^06/1771",
    "5-10 |Menit",
    "s.d |3 |bulan",
    "-awal |akhir-",
    "rapat |— |penutup",
    "satu—|dua–|tiga",
    "(apabila |diperlukan).",
    "Dumas/^Pengadu/",
    "e-|mail, |ber-|ulang-|ulang",
    "kata-) |kata-, |kata-.",
    "",
]


@pytest.mark.parametrize("marked", PLACES)
def test_lines_may_end_only_there(marked: str) -> None:
    text = marked.replace("|", "").replace("^", "")
    assert "|".join(break_units(text)) == marked.replace("^", "")
    assert "|".join(smallest_units(text)) == marked.replace("^", "|")


WRAPPED = [
    (10, "Menerima berkas permohonan", "Menerima|berkas|permohonan", ""),
    (15, "Menerima berkas permohonan", "Menerima berkas|permohonan", ""),
    (7, "permohonan", "permoho|nan", "permohonan"),
    (6, "dan/atau paraf", "dan/|atau|paraf", ""),
    (8, "dan/atau x", "dan/atau|x", ""),
    (8, "ini dan/atau x", "ini|dan/atau|x", ""),
    (6, "a dan/atau b", "a|dan/|atau b", ""),
    (4, "a/supercalif b", "a/|supe|rcal|if b", "supercalif"),
    (4, "a supercalif b", "a|supe|rcal|if b", "supercalif"),
    (1, "ab", "a|b", "ab"),
    (8, "", "", ""),
]


@pytest.mark.parametrize(("width", "text", "lines", "broken"), WRAPPED)
def test_lines_are_as_full_as_they_go(width: int, text: str, lines: str, broken: str) -> None:
    filled = fill(break_units(text), lambda line: len(line) <= width)
    assert "|".join(filled.lines) == lines
    assert " ".join(filled.broken) == broken


def test_tidy_keeps_the_lines_an_author_typed() -> None:
    assert tidy("  satu\tdua  \n\n tiga ") == ("satu dua", "", "tiga")


@given(st.text(alphabet="ab /-.1(—", max_size=40), st.integers(1, 12))
def test_no_character_is_lost_and_no_line_is_too_wide(text: str, width: int) -> None:
    (paragraph,) = tidy(text)
    filled = fill(break_units(paragraph), lambda line: len(line) <= width)
    assert "".join(filled.lines).replace(" ", "") == paragraph.replace(" ", "")
    assert all(len(line) <= width for line in filled.lines)
