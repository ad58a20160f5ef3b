"""Generated SOPs with seeded faults: mending helps, changes nothing else, and has nothing to do the second time."""

from __future__ import annotations

import re
import tempfile
from collections import Counter
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from sopdocs.load import load_data
from sopdocs.values.citations import read_item
from tests.fix.mending import findings, mended
from tests.rules.examples import BASE

BASIS = (
    "Undang-Undang Nomor 28 Tahun 1999 tentang Penyelenggaraan Negara",
    "Undang-Undang Nomor 25 Tahun 2009 tentang Pelayanan Publik",
    "Undang-Undang Nomor 43 Tahun 2009 tentang Kearsipan",
    "Peraturan Pemerintah Nomor 28 Tahun 2012 tentang Pelaksanaan Undang-Undang Kearsipan",
    "Peraturan Presiden Nomor 12 Tahun 2015 tentang Kementerian Contoh",
    "Peraturan Menteri Contoh Nomor 5 Tahun 2016 tentang Arsip",
    "Peraturan Menteri Contoh Nomor 11 Tahun 2016 tentang Layanan",
    "Keputusan Menteri Contoh Nomor 31 Tahun 2018 tentang Tata Kerja",
    "Rencana Strategis Dinas Arsip",
)
THINGS = ("Komputer", "Lemari arsip", "Alat tulis", "Pemindai", "Kendaraan dinas")
SLIPS = (("Nomor", "No."), ("Nomor ", "no "), ("Tahun", "thn"), ("tentang", "ttg"), ("tentang", "TENTANG"))


@st.composite
def scalar(draw: st.DrawFn, text: str, *, one_line: bool = False) -> str:
    """The text in some style of YAML."""
    styles = ["{}", "'{}'", '"{}"']
    if not one_line:
        styles.append(">-\n      {}")
    return draw(st.sampled_from(styles)).format(text)


@st.composite
def listed(draw: st.DrawFn, key: str, texts: list[str]) -> str:
    """A list in brackets or line by line, with blank lines and comments that name their item."""
    if draw(st.booleans()) and not any("," in text for text in texts):
        items = [draw(scalar(text, one_line=True)) for text in texts]
        return f"{key}: [{draw(st.sampled_from([', ', ',  ', ' , '])).join(items)}]\n"
    lines = [f"{key}:{draw(st.sampled_from(['', '  # daftar']))}"]
    for place, text in enumerate(texts):
        if place and draw(st.integers(0, 4)) == 0:
            lines.append(draw(st.sampled_from(["", f"  # di atas {text}"])))
        written = draw(scalar(text))
        comment = f"  # di samping {text}" if "\n" not in written and draw(st.integers(0, 4)) == 0 else ""
        lines.append(f"  - {written}{comment}")
    return "\n".join(lines) + "\n"


@st.composite
def seeded(draw: st.DrawFn) -> bytes:
    basis = draw(st.lists(st.sampled_from(BASIS), min_size=1, max_size=6))
    basis = [text.replace(*draw(st.sampled_from(SLIPS))) if draw(st.integers(0, 2)) == 0 else text for text in basis]
    ends = [draw(st.sampled_from(["", "", "", ";", "."])) for _ in basis]
    basis = [text + end for text, end in zip(basis, ends, strict=True)]
    things = draw(st.lists(st.sampled_from(THINGS), min_size=1, max_size=5))
    things = [thing.upper() if draw(st.integers(0, 3)) == 0 else thing for thing in things]
    text = re.sub(r"dasar_hukum:\n(  .*\n)*", lambda _: draw(listed("dasar_hukum", basis)), BASE)
    text = re.sub(r"peralatan:\n(  .*\n)*", lambda _: draw(listed("peralatan", things)), text)
    text = re.sub(r"\b(?:menit|jam)\b", lambda match: match[0].title() if draw(st.booleans()) else match[0], text)
    if draw(st.booleans()):
        text = text.replace("\n", "\r\n")
    mark = draw(st.sampled_from([b"", b"", b"\xef\xbb\xbf"]))
    return mark + text.encode()


def other_keys(data: bytes) -> list[str]:
    """The text without the two lists and without the case of letters."""
    text = data.decode().replace("\r\n", "\n")
    return (
        re.sub(r"^(dasar_hukum|peralatan):.*\n((  .*)?\n)*?(?=\w|\Z)", "", text, flags=re.MULTILINE)
        .casefold()
        .split("\n")
    )


def comments(data: bytes) -> Counter[str]:
    return Counter(re.findall(r"# .*", data.decode().replace("\r", "")))


def cited(texts: tuple[str, ...]) -> set[str]:
    return {citation.short for text in texts for citation in read_item(text).citations}


@settings(max_examples=60, deadline=None, derandomize=True)
@given(seeded())
def test_mending_helps_and_changes_nothing_else(sop: bytes) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        before = findings(sop, folder)
        data, fixed = mended(sop, folder)
        after = findings(data, folder)
        assert (data == sop) == (not fixed)
        assert len(after) == len(before) - sum(fixed.values())
        assert not Counter(each.code for each in after) - Counter(each.code for each in before)
        assert mended(data, folder) == (data, {})
    assert other_keys(data) == other_keys(sop)
    assert comments(data) == comments(sop)
    assert data.count(b"\r\n") in (0, data.count(b"\n"))
    old, new = (load_data(Path("a.yaml"), each).sop for each in (sop, data))
    assert old is not None
    assert new is not None
    assert cited(old.legal_basis) == cited(new.legal_basis)


@settings(max_examples=40, deadline=None, derandomize=True)
@given(seeded())
def test_a_comment_stays_with_its_item(sop: bytes) -> None:
    with tempfile.TemporaryDirectory() as name:
        data, _ = mended(sop, Path(name))
    lines = data.decode().replace("\r", "").split("\n")
    for place, line in enumerate(lines):
        for where, item in re.findall(r"# (di atas|di samping) (.*)", line):
            kept = line if where == "di samping" else "".join(lines[place + 1 : place + 3])
            number = re.search(r"\d+ \w+ \d{4}", item)
            assert (number[0].split()[0] if number else item.rstrip(";.")) in kept.split("#")[0]
