"""Files are written whole or not at all."""

from pathlib import Path

import pytest

from sopdocs.publish import publish, publish_once


def test_writes_and_replaces(tmp_path: Path) -> None:
    target = tmp_path / "a" / "b.pdf"
    publish(target, b"one")
    publish(target, b"two")
    assert target.read_bytes() == b"two"
    assert [path.name for path in target.parent.iterdir()] == ["b.pdf"]


def test_a_failed_write_leaves_the_old_file_and_no_rest(tmp_path: Path) -> None:
    target = tmp_path / "b.pdf"
    publish(target, b"old")
    with pytest.raises(TypeError):
        publish(target, "not bytes")  # type: ignore[arg-type]
    assert target.read_bytes() == b"old"
    assert [path.name for path in tmp_path.iterdir()] == ["b.pdf"]


def test_once_is_once_and_read_only(tmp_path: Path) -> None:
    target = tmp_path / "signed" / "a.pdf"
    publish_once(target, b"first")
    with pytest.raises(FileExistsError):
        publish_once(target, b"second")
    assert target.read_bytes() == b"first"
    assert target.stat().st_mode & 0o222 == 0
    assert [path.name for path in target.parent.iterdir()] == ["a.pdf"]


def test_a_long_name_is_written_and_a_place_that_takes_nothing_is_named_as_asked_for(tmp_path: Path) -> None:
    publish(tmp_path / ("é" * 125 + ".pdf"), b"one")
    assert [path.name for path in tmp_path.iterdir()] == ["é" * 125 + ".pdf"]
    with pytest.raises(OSError, match=r"laporan\.pdf") as refused:
        publish(Path("/proc/laporan.pdf"), b"one")
    assert refused.value.filename == "/proc/laporan.pdf"
