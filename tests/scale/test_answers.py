"""An answer is repeated only as long as nothing it depends on has changed; nothing heavy is imported for it."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from sopdocs.cli import main
from tests.scale.office import SOP, environment, office

CHECK = ("check", "--today", "2026-11-22")
OTHER = SOP.format(name="lain")


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(office(tmp_path))
    monkeypatch.setenv("SOPDOCS_CACHE", str(tmp_path / "tembolok"))
    return tmp_path


def asked(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Counts how often the definitions are really looked at."""
    from sopdocs.cli import checking

    found: list[int] = []
    real = checking.answer

    def counted(*given: object) -> int:
        found.append(1)
        return real(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(checking, "answer", counted)
    return found


@pytest.mark.usefixtures("place")
def test_the_same_question_has_the_same_answer(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    counted = asked(monkeypatch)
    first = (main(CHECK), *capsys.readouterr())
    assert (main(CHECK), *capsys.readouterr()) == first
    assert len(counted) == 1
    assert (main([*CHECK, "--no-cache"]), *capsys.readouterr()) == first
    assert len(counted) == 2


CHANGES: dict[str, Callable[[Path], object]] = {
    "a definition": lambda place: (place / "definitions" / "dua.yaml").write_text(OTHER),
    "one more definition": lambda place: (place / "definitions" / "empat.yaml").write_text(OTHER),
    "one less": lambda place: (place / "definitions" / "dua.yaml").unlink(),
    "a ledger": lambda place: (place / "definitions" / "dua.catatan.yaml").write_text("tinjauan: []\n"),
    "officials": lambda place: (place / "pejabat.yaml").write_text("[]\n"),
    "regulations": lambda place: (place / "definitions" / "regulasi.yaml").write_text("[]\n"),
    "a configuration": lambda place: (place / "sopdocs.toml").write_text('ignore = ["SOP1"]\n'),
    "an institution": lambda place: (
        (place / "templates" / "permenpan").mkdir(parents=True)
        or (place / "templates" / "permenpan" / "profile.yaml").write_text("label: {kegiatan: Uraian}\n")
    ),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES.keys())
def test_whatever_changes_the_question_is_asked_anew(
    change: Callable[[Path], object],
    place: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    counted = asked(monkeypatch)
    main(CHECK)
    change(place)
    capsys.readouterr()
    known = (main(CHECK), *capsys.readouterr())
    assert len(counted) == 2
    assert (main([*CHECK, "--no-cache"]), *capsys.readouterr()) == known


@pytest.mark.usefixtures("place")
@pytest.mark.parametrize("words", [["--today", "2027-01-01"], ["--format", "json"], ["--lang", "en"], ["definitions"]])
def test_another_question_is_another_question(
    words: list[str], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    counted = asked(monkeypatch)
    main(CHECK)
    main([*CHECK, *words])
    assert len(counted) == 2 - (words == ["definitions"])
    capsys.readouterr()


def test_a_report_is_written_again(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    words = [*CHECK, "--format", "junit", "--output", "laporan.xml"]
    main(words)
    written = (place / "laporan.xml").read_bytes()
    (place / "laporan.xml").unlink()
    main(words)
    assert (place / "laporan.xml").read_bytes() == written
    capsys.readouterr()


def test_every_file_that_was_read_counts(place: Path) -> None:
    """Whatever a check opens in the workspace is in its question, so that no stale answer is given."""
    (place / "pejabat.yaml").write_text("[]\n")
    (place / "sopdocs.toml").write_text("[cache]\n")
    (place / "definitions" / "dua.catatan.yaml").write_text("tinjauan: []\n")
    own = place / "templates" / "permenpan"
    own.mkdir(parents=True)
    (own / "profile.yaml").write_text("label: {kegiatan: Uraian}\n")
    program = (
        "import sys\nopened = set()\n"
        "sys.addaudithook(lambda event, given: opened.add(str(given[0])) if event == 'open' else None)\n"
        "from sopdocs.cli import main\nmain(sys.argv[1:2] + ['--no-cache'])\nread = set(opened)\n"
        "from pathlib import Path\nfrom sopdocs.jobs.answers import Answers\n"
        "from sopdocs.listing import find_definitions\nfrom sopdocs.store import Store\n"
        "answers = Answers(Store(Path('t')), 'q', find_definitions([Path('definitions')]), 0)\n"
        "known = {str(Path(path).resolve()) for path in answers._stamps._asked}\n"
        "own = {str(Path(path).resolve()) for path in read if not path.isdigit()}\n"
        "print('\\n'.join(sorted(path for path in own - known if path.startswith(str(Path.cwd())))))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, "check"], cwd=place, env=environment(place), text=True, timeout=60,
        capture_output=True, check=True,
    )  # fmt: skip
    assert [line for line in done.stdout.splitlines() if line.startswith("/")] == []


LIGHT = {"argparse", "datetime", "hashlib", "json", "pathlib", "re", "typing", "zlib"}
HEAVY = {
    "yaml", "pydantic", "pydantic_core", "dataclasses", "rapidfuzz", "re2", "weasyprint", "jinja2", "docx", "lxml",
    "uharfbuzz", "babel", "pyhanko", "asn1crypto", "cryptography", "sqlite3", "dask", "distributed", "fsspec", "tqdm",
    "aiohttp", "holidays", "icalendar", "openpyxl", "PIL", "keyring", "multiprocessing", "asyncio",
}  # fmt: skip
OWN = {
    "sopdocs.cli.check", "sopdocs.jobs.answers", "sopdocs.jobs.journal", "sopdocs.jobs.surroundings", "sopdocs.listing",
    "sopdocs.stamps", "sopdocs.store",
}  # fmt: skip


def imported(place: Path, *words: str) -> set[str]:
    program = "import sys\nfrom sopdocs.cli import main\nmain(sys.argv[1:])\nprint(*sorted(sys.modules), sep='\\n')"
    done = subprocess.run(
        [sys.executable, "-c", program, *words], cwd=place, env=environment(place), text=True, timeout=60,
        capture_output=True, check=True,
    )  # fmt: skip
    return set(done.stdout.splitlines())


def test_a_known_answer_imports_nothing_heavy(place: Path) -> None:
    words = ("check", "definitions/satu.yaml")
    imported(place, *words)
    names = imported(place, *words)
    assert names & HEAVY == set()
    assert names >= OWN | LIGHT
    own = {name for name in names if name.startswith("sopdocs.")}
    assert {name for name in own if not name.startswith(("sopdocs.cli", "sopdocs.jobs", "sopdocs.report"))} == {
        "sopdocs.jobs", "sopdocs.listing", "sopdocs.stamps", "sopdocs.store",
    } - {"sopdocs.jobs"}  # fmt: skip


def test_a_new_answer_imports_nothing_that_makes_documents(place: Path) -> None:
    names = imported(place, "check", "definitions/satu.yaml", "--no-cache")
    making = HEAVY - {"yaml", "pydantic", "pydantic_core", "dataclasses", "rapidfuzz", "re2"}
    assert names & making == set()


def test_a_build_with_nothing_to_do_imports_nothing_heavy(place: Path) -> None:
    words = ("build", "-f", "svg", "definitions/satu.yaml")
    imported(place, *words)
    assert imported(place, *words) & HEAVY == set()
