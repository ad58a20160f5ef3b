"""A small office, and sopdocs as its own process."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
SOP = """judul: Pengelolaan {name}
pelaksana: {{a: Petugas, b: Kepala Seksi}}
langkah:
  - {{kegiatan: Menerima berkas {name}, pelaksana: a, kelengkapan: Berkas, waktu: 5 Menit, output: Berkas}}
  - {{kegiatan: Memeriksa berkas, pelaksana: b, kelengkapan: Berkas, waktu: 1 Jam, output: Nota}}
"""
FAULTY = SOP.replace("judul:", "judl: salah\njudul:")


def office(folder: Path, names: tuple[str, ...] = ("satu", "dua", "tiga")) -> Path:
    """Definitions of an office below a folder; gives the folder."""
    (folder / "definitions").mkdir(parents=True, exist_ok=True)
    for name in names:
        (folder / "definitions" / f"{name}.yaml").write_text(SOP.format(name=name))
    age(folder)
    return folder


def age(folder: Path) -> None:
    """Let files be an hour old, as those of an office are."""
    hour_ago = time.time() - 3600
    for path in (folder / "definitions").rglob("*"):
        os.utime(path, (hour_ago, hour_ago))


def environment(folder: Path, **more: str) -> dict[str, str]:
    """Variables for a process in this office, with a cache of its own."""
    own = {"PYTHONPATH": str(ROOT), "SOPDOCS_CACHE": str(folder / "tembolok"), "SOPDOCS_LANG": "id"}
    return {**os.environ, **own, **more}


def start(folder: Path, *words: str) -> subprocess.Popen[str]:
    """Begin a command in a process group of its own."""
    return subprocess.Popen(
        [sys.executable, "-m", "sopdocs", *words], cwd=folder, env=environment(folder), text=True,
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True,
    )  # fmt: skip


def run(folder: Path, *words: str) -> tuple[int, str, str]:
    """A whole command: exit status, results, messages."""
    process = start(folder, *words)
    out, err = process.communicate(timeout=120)
    return process.returncode, out, err


def wait_for(what: Callable[[], bool], seconds: float = 60) -> None:
    """Wait until something is so."""
    end = time.monotonic() + seconds
    while not what():
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.02)


def members(group: int) -> list[int]:
    """Processes of a group that are still at work."""
    found = []
    for entry in Path("/proc").iterdir():
        try:
            fields = (entry / "stat").read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if entry.name.isdigit() and fields[0] != "Z" and int(fields[2]) == group:
            found.append(int(entry.name))
    return found


def documents(folder: Path) -> dict[str, bytes]:
    """Files of the output folder by name."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*.*"))}
