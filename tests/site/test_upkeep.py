"""A folder of generated files: whole, ours, and clean."""

from __future__ import annotations

import hashlib
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from sopdocs.jobs.upkeep import ForeignFolderError, keep

LIST = "daftar.sha256"


def files(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): path.read_text()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != LIST
    }


def test_files_are_written_and_listed(tmp_path: Path) -> None:
    kept = keep(tmp_path / "x", LIST, [("a.html", b"a"), ("sop/b c.html", b"b")])
    assert (kept.written, kept.same, kept.removed) == (2, 0, 0)
    assert files(tmp_path / "x") == {"a.html": "a", "sop/b c.html": "b"}
    checked = subprocess.run(["sha256sum", "-c", LIST], cwd=tmp_path / "x", capture_output=True, check=False)
    assert checked.returncode == 0


def test_what_is_the_same_is_not_written_again(tmp_path: Path) -> None:
    keep(tmp_path, LIST, [("a", b"a")])
    before = (tmp_path / "a").stat().st_mtime_ns, (tmp_path / "a").stat().st_ino
    assert keep(tmp_path, LIST, [("a", b"a")]).same == 1
    assert ((tmp_path / "a").stat().st_mtime_ns, (tmp_path / "a").stat().st_ino) == before


def test_what_is_no_longer_made_is_removed_with_its_folder(tmp_path: Path) -> None:
    keep(tmp_path, LIST, [("a", b"a"), ("sop/unit/b", b"b")])
    assert keep(tmp_path, LIST, [("a", b"a")]).removed == 1
    assert files(tmp_path) == {"a": "a"}
    assert not (tmp_path / "sop").exists()


def test_what_somebody_changed_or_added_is_left_alone(tmp_path: Path) -> None:
    keep(tmp_path, LIST, [("a", b"a"), ("b", b"b")])
    (tmp_path / "b").write_text("catatan saya")
    (tmp_path / "c").write_text("berkas saya")
    kept = keep(tmp_path, LIST, [("a", b"a")])
    assert kept.left == [tmp_path / "b"]
    assert files(tmp_path) == {"a": "a", "b": "catatan saya", "c": "berkas saya"}


def test_a_folder_of_somebody_else_is_refused_untouched(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("milik orang")
    with pytest.raises(ForeignFolderError):
        keep(tmp_path, LIST, [("index.html", b"kita")])
    assert files(tmp_path) == {"index.html": "milik orang"}


def test_a_run_that_breaks_leaves_nothing_the_next_one_does_not_know(tmp_path: Path) -> None:
    keep(tmp_path, LIST, [("index", b"lama"), ("lama", b"lama")])

    def breaking() -> Iterator[tuple[str, bytes]]:
        yield "baru", b"baru"
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        keep(tmp_path, LIST, breaking())
    assert files(tmp_path) == {"baru": "baru", "index": "lama", "lama": "lama"}
    keep(tmp_path, LIST, [("index", b"kini")])
    assert files(tmp_path) == {"index": "kini"}


def test_a_list_that_was_tampered_with_reaches_nothing_outside(tmp_path: Path) -> None:
    outside = tmp_path / "luar"
    outside.write_text("x")
    folder = tmp_path / "daftar"
    keep(folder, LIST, [("a", b"a")])
    digest = hashlib.sha256(b"x").hexdigest()
    with (folder / LIST).open("a") as listing:
        listing.write(f"{digest}  ../luar\n{digest}  {outside}\n{digest}  tautan/luar\nrusak")
    (folder / "tautan").symlink_to(tmp_path)
    keep(folder, LIST, [("a", b"a")])
    assert outside.read_text() == "x"


def test_what_is_spared_stays_listed(tmp_path: Path) -> None:
    keep(tmp_path, LIST, [("a", b"a"), ("b.pdf", b"b")])
    keep(tmp_path, LIST, [("c", b"c")], lambda name: name.endswith(".pdf"))
    assert files(tmp_path) == {"b.pdf": "b", "c": "c"}
    keep(tmp_path, LIST, [("c", b"c")])
    assert files(tmp_path) == {"c": "c"}
