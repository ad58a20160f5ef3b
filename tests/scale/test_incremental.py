"""A build does only what changed, shows the same, and puts right what is not as it should be."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from sopdocs.cli import main
from sopdocs.stamps import Stamps
from sopdocs.store import Store
from tests.scale.office import FAULTY, SOP, documents, office

BUILD = ("build", "-f", "html,svg")


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(office(tmp_path))
    monkeypatch.setenv("SOPDOCS_CACHE", str(tmp_path / "tembolok"))
    return tmp_path


def build(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, list[str], str]:
    status = main([*BUILD, *words])
    out, err = capsys.readouterr()
    return status, [line for line in out.splitlines() if line.startswith("dibuat")], out + err


def results(place: Path) -> list[Path]:
    """Kept documents (journals are kept too, and hold no documents)."""
    store = Store(place / "tembolok")
    paths = [path for path in (place / "tembolok").rglob("*") if len(path.name) == 64]
    return [path for path in paths if b'"files"' in (store.get(path.name) or b"")[:50000].partition(b"\n")[0]
            and b'"rows"' not in (store.get(path.name) or b"")[:20]]  # fmt: skip


def test_only_what_changed_is_made(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert len(build(capsys)[1]) == 6
    status, made, told = build(capsys)
    assert (status, made) == (0, [])
    assert "3 definisi tidak berubah" in told
    (place / "definitions" / "dua.yaml").write_text(SOP.format(name="yang lain"))
    made = build(capsys)[1]
    assert made == ["dibuat: output/dua.html", "dibuat: output/dua-alur-1.svg"]
    assert "yang lain" in (place / "output" / "dua.html").read_text()


def test_the_same_text_again_is_taken_from_the_cache(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    build(capsys)
    before = len(results(place))
    file = place / "definitions" / "dua.yaml"
    old = file.read_text()
    file.write_text(SOP.format(name="yang lain"))
    build(capsys)
    file.write_text(old)
    build(capsys)
    assert len(results(place)) == before + 1
    assert "yang lain" not in (place / "output" / "dua.html").read_text()


def test_what_was_found_is_shown_every_time(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (place / "definitions" / "dua.yaml").write_text(FAULTY.format(name="dua"))
    first = build(capsys)[2]
    second = build(capsys)[2]
    assert "SOP004" in first
    shown = [line for line in first.splitlines() if not line.startswith(("dibuat", "3 dari"))]
    assert [line for line in second.splitlines() if "tidak berubah" not in line] == shown


def test_documents_that_were_edited_or_removed_are_restored(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    build(capsys)
    good = documents(place / "output")
    (place / "output" / "satu.html").unlink()
    (place / "output" / "tiga.html").write_text("bukan ini")
    made = build(capsys)[1]
    assert {line.split("/")[1].partition(".")[0].partition("-")[0] for line in made} == {"satu", "tiga"}
    assert documents(place / "output") == good


def test_another_form_of_an_institution_counts_for_its_own(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    own = place / "templates" / "dinas"
    own.mkdir(parents=True)
    (own / "profile.yaml").write_text("label: {kegiatan: Uraian Kerja}\n")
    (place / "definitions" / "dua.yaml").write_text("profil: dinas\n" + SOP.format(name="dua"))
    build(capsys)
    times = {path.name: path.stat().st_mtime_ns for path in (place / "output").iterdir()}
    (own / "profile.yaml").write_text("label: {kegiatan: Rincian Kerja}\n")
    build(capsys)
    changed = {path.name for path in (place / "output").iterdir() if path.stat().st_mtime_ns != times[path.name]}
    assert "Rincian Kerja" in (place / "output" / "dua.html").read_text()
    assert changed == {"dua.html", "dua-alur-1.svg"}


def test_a_change_within_the_same_moment_is_seen(place: Path) -> None:
    file = place / "definitions" / "satu.yaml"
    file.write_text("a: 1\n")
    now = time.time_ns()
    stamps = Stamps({}, now)
    before = stamps.digest(str(file))
    state = file.stat()
    file.write_text("a: 2\n")
    os.utime(file, ns=(state.st_atime_ns, state.st_mtime_ns))
    assert Stamps(stamps.rows(now), now).digest(str(file)) != before


def test_a_digest_of_a_settled_file_is_remembered(place: Path) -> None:
    file = str(place / "definitions" / "satu.yaml")
    later = time.time_ns() + 10**10
    rows = (stamps := Stamps({}, later)).digest(file) and stamps.rows(later)
    assert rows
    told = {file: (*rows[file][:4], "ingatan")}
    assert Stamps(told, later).digest(file) == "ingatan"


def test_damaged_results_are_found_and_made_again(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    build(capsys)
    good = documents(place / "output")
    victim = results(place)[0]
    victim.write_bytes(victim.read_bytes()[:-9] + b"kerusakan")
    assert main(["cache", "verify"]) == 1
    assert str(victim) in capsys.readouterr().out
    assert main(["cache", "verify"]) == 0
    other = results(place)[0]
    other.write_bytes(other.read_bytes()[:40])
    for path in (place / "output").iterdir():
        path.unlink()
    build(capsys)
    assert documents(place / "output") == good


def test_a_cache_is_shown_and_cleared_and_nothing_else_is(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    build(capsys)
    mine = place / "tembolok" / "catatan saya.txt"
    mine.write_text("jangan dihapus")
    capsys.readouterr()
    assert main(["cache", "info"]) == 0
    assert "4 hasil" in capsys.readouterr().out
    assert main(["cache", "clear"]) == 0
    assert results(place) == []
    assert mine.exists()


def test_the_longest_unused_goes_first(tmp_path: Path) -> None:
    store = Store(tmp_path, limit=1000)
    keys = [f"{index:064x}" for index in range(1, 6)]
    for age_in_hours, key in enumerate(keys):
        store.put(key, os.urandom(300))
        moment = time.time() - 3600 * (age_in_hours + 1)
        os.utime(tmp_path / key[:2] / key, (moment, moment))
    assert store.get(keys[4]) is not None  # the oldest, but just used
    assert store.trim(time.time()) == 3
    assert [store.get(key) is not None for key in keys] == [True, False, False, False, True]
    assert store.stock().size <= 800


def test_without_a_cache_everything_is_made(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert len(build(capsys, "--no-cache")[1]) == 6
    assert len(build(capsys, "--no-cache")[1]) == 6
    assert not (place / "tembolok").exists()


def test_a_cache_that_cannot_be_written_costs_no_document(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (place / "tembolok").write_text("sebuah berkas")
    status, made, told = build(capsys)
    assert (status, len(made)) == (0, 6)
    assert "tidak dapat ditulis" in told


def test_the_workspace_may_say_where_and_how_much(
    place: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SOPDOCS_CACHE")
    settings = place / "sopdocs.toml"
    settings.write_text('[cache]\nfolder = ".sopdocs/cache"\nlimit_mb = 7\n')
    build(capsys)
    assert main(["cache", "info"]) == 0
    assert "batas 7 MB" in capsys.readouterr().out
    assert (place / ".sopdocs" / "cache" / "CACHEDIR.TAG").is_file()
    for wrong in ("[cache]\nfolder = 3\n", "[cache]\nlimit_mb = 0\n", "[cache]\nlimt = 1\n", "cache = 1\n", "[cache\n"):
        settings.write_text(wrong)
        assert main(["cache", "info"]) == 2
        assert "sopdocs.toml" in capsys.readouterr().err


def test_shares_are_all_definitions_each_once(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    office(place, tuple(f"sop-{index}" for index in range(12)))
    shares = [build(capsys, "--shard", f"{part}/3", "-o", f"bagian-{part}")[1] for part in (1, 2, 3)]
    names = [line.rpartition("/")[2] for made in shares for line in made]
    assert len(names) == len(set(names)) == 2 * 15
    assert main(["build", "--shard", "3/2"]) == 2
