"""The command line, as a user meets it: words, exit statuses, files."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import docx
import pytest
from docx.table import _Cell
from docx.text.run import Run

from sopdocs.cli import main
from sopdocs.cli.messages import MESSAGES
from sopdocs.rules.pages import codes, page

ROOT = Path(__file__).parent.parent
SEED = ROOT / "definitions" / "kpu-kota-bengkulu" / "penanganan-masalah.yaml"
SMALL = "judul: Contoh\npelaksana: {a: A}\nlangkah:\n  - {kegiatan: Memulai, pelaksana: a}\n"


def run(*words: str, capsys: pytest.CaptureFixture[str]) -> tuple[int, str, str]:
    status = main(list(words))
    out, err = capsys.readouterr()
    return status, out, err


def test_new_check_build_is_the_first_quarter_of_an_hour(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "sop-saya.yaml"
    assert run("new", str(file), "--profile", "kpu", capsys=capsys)[0] == 0
    status, out, _ = run("check", str(file), "--today", "2026-01-31", "--format", "json", capsys=capsys)
    assert status == 1
    assert [finding["code"] for finding in json.loads(out)["findings"]] == ["SOP701", "SOP701"]
    filled = file.read_text()
    for key, value in (
        ("jabatan", "Sekretaris"),
        ("nama", "Siti Contoh"),
        ("nip", '"198001012005012001"'),
        ("tempat", "Contoh"),
    ):
        filled = filled.replace(f"  {key}:", f"  {key}: {value}", 1)
    file.write_text(filled)
    status, out, _ = run("check", str(file), "--today", "2026-01-31", capsys=capsys)
    assert (status, out) == (0, "Tidak ada temuan dalam 1 definisi.\n")
    status, out, _ = run("build", str(file), "--format", "svg,html", "-o", str(tmp_path / "hasil"), capsys=capsys)
    assert status == 0
    assert sorted(path.name for path in (tmp_path / "hasil").iterdir()) == ["sop-saya-alur-1.svg", "sop-saya.html"]


def test_new_never_overwrites(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "ada.yaml"
    file.write_text("judul: lama\n")
    status, _, err = run("new", str(file), capsys=capsys)
    assert (status, file.read_text()) == (2, "judul: lama\n")
    assert "sudah ada" in err


def test_new_names_the_institutions_there_are(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, _, err = run("new", str(tmp_path / "x.yaml"), "--profile", "kpuu", capsys=capsys)
    assert status == 2
    assert "kpu" in err
    assert "polhukam" in err


def test_a_workspace_brings_its_own_institutions(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    own = tmp_path / "templates" / "dinas"
    own.mkdir(parents=True)
    (own / "profile.yaml").write_text("label: {kegiatan: Uraian Kerja}\n")
    file = tmp_path / "definitions" / "a.yaml"
    assert run("new", str(file), "--profile", "dinas", capsys=capsys)[0] == 0
    assert run("build", str(file), "--format", "html", "-o", str(tmp_path / "o"), capsys=capsys)[0] == 0
    assert "Uraian Kerja" in (tmp_path / "o" / "a.html").read_text()


def test_check_exits_1_on_errors_and_says_where(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "a.yaml"
    file.write_text(SMALL + "    lanjut: mana\n".replace("    ", "  - kegiatan: Lanjut\n    pelaksana: a\n    ", 1))
    status, out, _ = run("check", str(file), capsys=capsys)
    assert status == 1
    assert f"{file.as_posix()}:7:" in out
    assert "galat" in out


def test_what_is_unreadable_is_not_also_missing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "a.yaml"
    file.write_text(SMALL.replace("judul: Contoh", "judul: [Contoh, Lain]"))
    out = run("check", str(file), "--format", "json", capsys=capsys)[1]
    assert [each["code"] for each in json.loads(out)["findings"] if each["line"] == 1 and each["column"] == 8] == [
        "SOP005"
    ]


def test_a_fault_of_a_profile_is_named_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    own = tmp_path / "templates" / "dinas"
    own.mkdir(parents=True)
    (own / "profile.yaml").write_text("lebel: {}\n")
    for name in ("a", "b"):
        (tmp_path / f"{name}.yaml").write_text("profil: dinas\n" + SMALL)
    out = run("check", str(tmp_path), "--format", "json", capsys=capsys)[1]
    findings = [each for each in json.loads(out)["findings"] if each["path"].endswith("profile.yaml")]
    assert [each["code"] for each in findings] == ["SOP004"]


def test_check_speaks_english_when_asked(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "a.yaml"
    file.write_text(SMALL)
    assert " warning " in run("check", str(file), "--lang", "en", capsys=capsys)[1]


def test_check_gives_json(capsys: pytest.CaptureFixture[str]) -> None:
    status, out, _ = run("check", str(SEED), "--format", "json", "--today", "2026-11-21", capsys=capsys)
    data = json.loads(out)
    assert status == (1 if data["counts"]["error"] else 0)
    assert {finding["path"] for finding in data["findings"]} == {SEED.as_posix()}


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["check", "tak-ada.yaml"], "tidak ada"),
        (["build", "--format", "docs", str(SEED)], "pilihannya"),
        (["build", "--formt", "pdf"], "tidak dikenal"),
        (["check", "--today", "besok"], "bukan tanggal"),
        (["rule", "SOP999"], "tidak ada aturan"),
        (["new"], "belum diberikan"),
        (["periksa"], "pilihannya"),
    ],
)
def test_usage_faults_exit_2_and_say_what_to_do(
    words: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    status, _, err = run(*words, capsys=capsys)
    assert status == 2
    assert said in err


def test_one_bad_definition_does_not_stop_the_others(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "definitions"
    folder.mkdir()
    (folder / "a-rusak.yaml").write_text("judul: [\n")
    (folder / "b-baik.yaml").write_text(SMALL)
    status, out, err = run("build", str(folder), "--format", "svg", "-o", str(tmp_path / "o"), capsys=capsys)
    assert status == 1
    assert (tmp_path / "o" / "b-baik-alur-1.svg").exists()
    assert "SOP002" in out
    assert "TIDAK dibuat" in err
    assert "a-rusak.yaml" in err


def test_two_definitions_never_write_the_same_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for folder in ("x", "y"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "a.yaml").write_text(SMALL)
    words = [str(tmp_path / "x"), str(tmp_path / "y"), "--format", "svg", "-o", str(tmp_path / "o")]
    status, _, err = run("build", *words, capsys=capsys)
    assert status == 2
    assert "yang sama" in err
    assert not (tmp_path / "o").exists()


def test_build_keeps_out_of_the_signed_folder(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    signed = tmp_path / "o" / "signed" / "a-alur-1.svg"
    signed.parent.mkdir(parents=True)
    signed.write_text("ditandatangani")
    folder = tmp_path / "definitions"
    (folder / "signed").mkdir(parents=True)
    (folder / "signed" / "a.yaml").write_text(SMALL)
    status, _, err = run("build", str(folder), "--format", "svg", "-o", str(tmp_path / "o"), capsys=capsys)
    assert status == 2
    assert "signed" in err
    assert signed.read_text() == "ditandatangani"


def test_a_refusing_disk_is_told_in_the_chosen_language(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source = tmp_path / "a.yaml"
    source.write_text(SMALL)
    (tmp_path / "o").write_text("a file where a folder is asked for")
    words = ["build", str(source), "--format", "svg", "-o", str(tmp_path / "o")]
    status, _, err = run(*words, capsys=capsys)
    assert status == 2
    assert "bukan folder" in err
    assert "File exists" in run(*words, "--lang", "en", capsys=capsys)[2]


def test_rule_prints_the_page(capsys: pytest.CaptureFixture[str]) -> None:
    status, out, _ = run("rule", "sop002", capsys=capsys)
    assert status == 0
    assert out.startswith("SOP002 (galat)")
    assert "--fix" not in out
    assert "--fix" in run("rule", "SOP210", capsys=capsys)[1]


def test_rules_lists_every_code_or_those_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    status, out, _ = run("rules", capsys=capsys)
    assert status == 0
    assert {line.split()[0] for line in out.splitlines()[2:]} == set(codes())
    table = run("rules", "sop00", "SOP101", "--lang", "en", capsys=capsys)[1].splitlines()
    assert table[2].split(maxsplit=2) == ["SOP001", "error", page("SOP001").title["en"]]
    assert table[-1].startswith("SOP101")
    assert run("rules", "SOP210", capsys=capsys)[1].splitlines()[-1].endswith("  ya")
    assert run("rules", "SOP0099", capsys=capsys)[0] == 2


def test_statistics_count_the_findings_of_each_rule(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.yaml").write_text("judul: [\n")
    (tmp_path / "b.yaml").write_text("judul: [\n")
    status, out, _ = run("check", str(tmp_path), "--statistics", capsys=capsys)
    assert status == 1
    assert "2  SOP002  galat" in out


def test_a_note_for_the_file_is_written_as_a_document(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    note = tmp_path / "nota.docx"
    status, out, err = run("check", str(SEED), "--format", "docx", "--output", str(note), capsys=capsys)
    assert (status, out) == (0, "")
    assert note.read_bytes().startswith(b"PK")
    assert str(note) in err
    assert run("check", str(SEED), "--format", "docx", capsys=capsys)[0] == 2


def test_schema_is_json(capsys: pytest.CaptureFixture[str]) -> None:
    status, out, _ = run("schema", capsys=capsys)
    assert status == 0
    assert "langkah" in json.loads(out)["properties"]


def test_every_message_is_there_in_both_languages_with_the_same_places() -> None:
    for key, (indonesian, english) in MESSAGES.items():
        assert indonesian, key
        assert english, key
        places = [sorted(part.split("}")[0] for part in text.split("{")[1:]) for text in (indonesian, english)]
        assert places[0] == places[1], key


def test_no_message_takes_the_place_of_another() -> None:
    sources = sorted((ROOT / "sopdocs" / "cli").glob("*messages.py"))
    keys = [
        key for source in sources for key in re.findall(r'^    "(\w+)": \(', source.read_text("utf-8"), re.MULTILINE)
    ]
    assert {key for key in keys if keys.count(key) > 1} == set()
    assert set(keys) <= set(MESSAGES)


def test_check_imports_nothing_heavy() -> None:
    code = (
        "import sys; from sopdocs.cli import main; status = main(['check', sys.argv[1]]);"
        "heavy = {'weasyprint', 'jinja2', 'docx', 'uharfbuzz', 'babel', 'fontTools', 'tqdm', 'lxml'};"
        "print(sorted(heavy & set(sys.modules)), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code, str(SEED)], capture_output=True, text=True, cwd=ROOT, check=True)
    assert done.stderr.strip() == "[]"


def test_the_module_runs_as_a_program() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "sopdocs", "--version"], capture_output=True, text=True, cwd=ROOT, check=True
    )
    assert done.stdout.startswith("sopdocs ")


def test_a_word_document_gives_its_definition_back_and_tells_what_was_changed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source = tmp_path / "a.yaml"
    source.write_text(SMALL)
    assert run("build", str(source), "--format", "docx", "-o", str(tmp_path), capsys=capsys)[0] == 0
    file = tmp_path / "a.docx"
    assert run("extract", str(file), capsys=capsys)[:2] == (0, SMALL)
    assert run("diff", str(file), capsys=capsys)[:2] == (0, "")
    document = docx.Document(str(file))
    runs = [run for table in document.tables for row in table.rows for cell in row.cells for run in _runs(cell)]
    next(run for run in runs if run.text == "Memulai").text = "Mengakhiri"
    document.save(str(file))
    status, out, _ = run("diff", str(file), capsys=capsys)
    assert status == 1
    assert "- Memulai\n  + Mengakhiri" in out


def _runs(cell: _Cell) -> list[Run]:
    return [run for paragraph in cell.paragraphs for run in paragraph.runs]


def test_extract_refuses_what_is_not_ours(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "lain.docx"
    docx.Document().save(str(file))
    status, _, err = run("extract", str(file), capsys=capsys)
    assert status == 2
    assert "tidak memuat definisi" in err
    assert run("extract", str(tmp_path / "hilang.docx"), capsys=capsys)[0] == 2
