"""Whatever stands under the keys of the model: a check gives findings that can be shown, and nothing else."""

from __future__ import annotations

import tempfile
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from bench.mutants import TEXTS
from sopdocs.finding import LEVELS
from sopdocs.jobs.build import examine, remake
from sopdocs.ledger import Ledger
from sopdocs.model import Part, Sop
from sopdocs.report import DOCUMENTS, REPORTS, Options
from sopdocs.source.shape import Expected, choices_of, expected_at, fields_of, names_of

TODAY = date(2025, 1, 6)
SETTINGS = settings(max_examples=50, deadline=None, derandomize=True)
TEXT: st.SearchStrategy[Any] = (
    st.sampled_from([text for text in TEXTS if len(text) < 500])
    | st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
    | st.dates(min_value=date(1990, 1, 1), max_value=date(2030, 1, 1)).map(str)
    | st.sampled_from(["Memeriksa berkas", "Buku agenda", "a", "b", "c", "Ya", "Tidak", "1 jam", "setiap 6 bulan"])
)
"""What may stand where one text is expected."""
DEPTH = 5


def values(expected: Expected, depth: int) -> st.SearchStrategy[Any]:
    """Values of the expected kind, and now and then of another."""
    texts = st.none() | TEXT | st.lists(TEXT, max_size=4)
    pairs = st.dictionaries(st.sampled_from(names_of(expected) or ("a", "b", "Ya", "Tidak")) | TEXT, texts, max_size=4)
    if expected.part is None or depth == 0:
        own: dict[str, st.SearchStrategy[Any]] = {"choice": st.sampled_from(choices_of(expected) or ("",)) | TEXT}
        return own.get(expected.kind, pairs if expected.kind == "pairs" else texts)
    if expected.kind == "quality":
        return texts | pairs | st.just({"gabung": "atas"})
    whole = parts(expected.part, depth - 1)
    if expected.kind == "parts":
        return st.lists(whole, max_size=6)
    return st.dictionaries(TEXT, whole, max_size=3) if expected.kind == "pairs" else whole


def parts(part: type[Part], depth: int = DEPTH) -> st.SearchStrategy[dict[str, Any]]:
    """Mappings with any of a part's keys."""
    optional = {key: values(expected_at(part, (key,)), depth) for key in fields_of(part)}
    return st.fixed_dictionaries({}, optional=optional)


def written(tree: dict[str, Any]) -> bytes:
    return yaml.safe_dump(tree, allow_unicode=True, sort_keys=False).encode()


@SETTINGS
@given(sop=parts(Sop), ledger=st.none() | parts(Ledger), lang=st.sampled_from(["id", "en"]))
def test_findings_can_be_shown(sop: dict[str, Any], ledger: dict[str, Any] | None, lang: Any) -> None:
    with tempfile.TemporaryDirectory() as name:
        file, other = Path(name, "a.yaml"), Path(name, "b.yaml")
        file.write_bytes(written(sop))
        other.write_bytes(written({"judul": "Lain", "keterkaitan": ["SOP A"], **sop}))
        if ledger is not None:
            file.with_name("a.catatan.yaml").write_bytes(written(ledger))
        examined = examine([file, other], TODAY, lang)
        for finding in examined.findings:
            assert finding.level in LEVELS
            assert finding.message.strip()
            assert 1 <= finding.column < finding.end_column
            assert finding.excerpt == "" or finding.column <= len(finding.excerpt) + 1
            assert finding.line >= 1
        options = Options(lang, files=examined.files, today=TODAY)
        for report in (*REPORTS.values(), *DOCUMENTS.values()):
            assert report(examined.findings, options)


@SETTINGS
@given(sop=parts(Sop))
def test_mending_lessens_findings_and_has_an_end(sop: dict[str, Any]) -> None:
    with tempfile.TemporaryDirectory() as name:
        file = Path(name, "a.yaml")
        file.write_bytes(written(sop))
        before = examine([file], TODAY, "id").findings
        for made in remake([file], TODAY):
            file.write_bytes(made.after)
            after = examine([file], TODAY, "id").findings
            assert len(after) < len(before) if made.after != made.before else after == before
            assert [again.after for again in remake([file], TODAY)] in ([], [made.after])


@pytest.mark.parametrize("text", TEXTS, ids=range(len(TEXTS)))
def test_one_odd_text_everywhere(text: str, tmp_path: Path) -> None:
    step = dict.fromkeys(
        ("id", "kegiatan", "pelaksana", "lanjut", "kelengkapan", "waktu", "output", "keterangan"), text
    )
    sop: dict[str, Any] = {key: text for key in fields_of(Sop) if expected_at(Sop, (key,)).kind in ("text", "texts")}
    sop |= {
        "tanggal": dict.fromkeys(("pembuatan", "revisi", "efektif", "pengesahan", "revisi_ke"), text),
        "pengesahan": dict.fromkeys(("jabatan", "nama", "nip", "nrp", "peran", "tempat"), text),
        "peninjauan": {"frekuensi": text},
        "pelaksana": {text: text},
        "langkah": [step, {**step, "keputusan": {text: text, "Ya": text}, "output": {text: text}}],
        "abaikan": [{"aturan": text, "alasan": text}],
        "penjelasan": [{"judul": text, "isi": [text]}],
    }
    file = tmp_path / "a.yaml"
    file.write_bytes(written(sop))
    found = examine([file], TODAY, "id").findings
    assert found
    assert list(REPORTS["json"](found, Options()))
    list(remake([file], TODAY))
