"""The same edition gives the same bytes in another process, time zone, folder, locale and hash seed, on another day."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import sopdocs
from sopdocs.render import FORMATS
from tests.render.making import SEEDS, edition_of, seed_edition, small_sop

SCRIPT = """
import hashlib, sys
from datetime import datetime as real
import datetime

class Later(real):
    @classmethod
    def now(cls, tz=None):
        return cls(2031, 7, 1, 3, 4, 5, tzinfo=tz)

datetime.datetime = Later
from sopdocs.render import FORMATS
from tests.render.making import seed_edition
for name in ("pdf", "html", "svg"):
    for suffix, data in FORMATS[name](seed_edition(sys.argv[1])).items():
        print(suffix, hashlib.sha256(data).hexdigest())
"""


def digests(name: str) -> str:
    edition = seed_edition(name)
    files = {suffix: data for each in ("pdf", "html", "svg") for suffix, data in FORMATS[each](edition).items()}
    return "".join(f"{suffix} {hashlib.sha256(data).hexdigest()}\n" for suffix, data in files.items())


@pytest.mark.parametrize("name", SEEDS)
def test_bytes_do_not_depend_on_day_zone_seed_or_folder(name: str, tmp_path: Path) -> None:
    root = Path(sopdocs.__file__).resolve().parents[1]
    for part in ("sopdocs", "templates", "definitions", "tests"):
        shutil.copytree(root / part, tmp_path / "elsewhere" / part, ignore=shutil.ignore_patterns("__pycache__"))
    surroundings = {
        "PYTHONHASHSEED": "4711",
        "TZ": "Asia/Jayapura",
        "LC_ALL": "C",
        "PATH": os.environ["PATH"],
        "PYTHONPATH": str(tmp_path / "elsewhere"),
    }
    run = subprocess.run(
        [sys.executable, "-c", SCRIPT, name], cwd=tmp_path, env=surroundings, capture_output=True, text=True, check=True
    )
    assert run.stdout == digests(name)


def test_a_document_without_dates_still_bears_a_fixed_one() -> None:
    first, second = (FORMATS["pdf"](edition_of(small_sop()))[".pdf"] for _ in range(2))
    assert first == second
    assert b"/CreationDate (D:20000101" in first
