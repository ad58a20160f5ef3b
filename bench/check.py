"""Many definitions checked in one run on one core, with the rules across SOPs on: speed, memory, and what is kept.

``python -m bench.check -n 10000`` writes that many invented definitions of 8 to 30 steps, one in four with a slip of
its author, and checks them as ``sopdocs check`` does. ``--profile`` shows where the time goes.
"""

from __future__ import annotations

import argparse
import cProfile
import json
import os
import pstats
import resource
import shutil
import sys
import tempfile
import time
import tracemalloc
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from datetime import date
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

import yaml

from bench.good import TODAY, good
from sopdocs.jobs.build import Examined, examine
from sopdocs.load import find_definitions, load
from sopdocs.register import Register, entry
from sopdocs.values import likeness

FOLDER_SIZE = 200
STEPS = (8, 30)
UNKNOWN = 0.02
"""How many of the related SOPs are none of the office's."""
Tree = dict[str, Any]


@dataclass(frozen=True)
class Figures:
    """A run: seconds are of processor time, bytes are per definition, memory is the greatest of the process."""

    definitions: int
    bytes_read: int
    findings: int
    codes: int
    seconds: float
    per_second: float
    milliseconds: float
    kept_bytes: int
    peak_mib: int
    libyaml: bool
    day: str


def _late(tree: Tree, _: Random) -> None:
    tree["tanggal"]["efektif"] = "2021-02-03"


def _unlisted(tree: Tree, rng: Random) -> None:
    rng.choice(tree["langkah"])["pelaksana"] = "orang_lain"


def _untimed(tree: Tree, rng: Random) -> None:
    rng.choice(tree["langkah"])["waktu"] = rng.choice((None, "secepatnya", "15-10 menit"))


def _lost(tree: Tree, rng: Random) -> None:
    rng.choice(tree["langkah"])["lanjut"] = "tidak_ada"


def _unsorted(tree: Tree, _: Random) -> None:
    tree["dasar_hukum"] = [text.replace("Nomor", "No.") for text in reversed(tree["dasar_hukum"])]


def _numberless(tree: Tree, _: Random) -> None:
    tree["nomor"] = "SOP-...../BLA"


def _same_number(tree: Tree, _: Random) -> None:
    tree["nomor"] = "SOP-001/BLA"


def _related(tree: Tree, rng: Random) -> None:
    tree["keterkaitan"] = [f"SOP {good(rng.randrange(200))['judul']}", "SOP Yang Tidak Ada"]


def _misspelt(tree: Tree, rng: Random) -> None:
    step = rng.choice(tree["langkah"])
    step["kegiatan"] = f"Kepala Seksi {step['kegiatan']}  dan di verifikasi"


SLIPS: tuple[Callable[[Tree, Random], None], ...] = (
    _late, _unlisted, _untimed, _lost, _unsorted, _numberless, _same_number, _related, _misspelt,
)  # fmt: skip


def definition(number: int, count: int = 1000) -> bytes:
    """Definition ``number`` of ``count``: good, or with a slip; what it names as related is mostly there."""
    tree, rng = _made(number)
    tree["keterkaitan"] = [_named(rng, number, count) for _ in range(rng.randint(1, 3))]
    if rng.random() < 0.25:
        rng.choice(SLIPS)(tree, rng)
    return yaml.dump(tree, Dumper=_DUMPER, allow_unicode=True, sort_keys=False, width=10_000).encode()


def _made(number: int) -> tuple[Tree, Random]:
    rng = Random(f"check {number}")
    return good(number, rng.randint(*STEPS)), rng


@cache
def _title(number: int) -> str:
    return str(_made(number)[0]["judul"])


def _named(rng: Random, number: int, count: int) -> str:
    """How an SOP names another one: one nearby, and one time in fifty one that nobody has."""
    near = (number + rng.randint(1, 40)) % count
    return "SOP Pengaduan Layanan" if rng.random() < UNKNOWN or near == number else f"SOP {_title(near)}"


_DUMPER: Any = getattr(yaml, "CSafeDumper", yaml.SafeDumper)


def write(count: int, folder: Path) -> int:
    """Write definitions, two hundred in a folder; how many bytes."""
    size = 0
    for number in range(count):
        file = folder / f"unit-{number // FOLDER_SIZE:03d}" / f"sop-{number:05d}.yaml"
        file.parent.mkdir(parents=True, exist_ok=True)
        data = definition(number, count)
        file.write_bytes(data)
        size += len(data)
    return size


def kept(paths: list[Path]) -> int:
    """Bytes a definition's entry takes in the register, its look-up tables included."""
    sops: Iterator[Any] = (load(path).sop for path in paths)
    first = next(sops)
    entry("", first)
    tracemalloc.start()
    try:
        register = Register(tuple(entry(str(path), sop) for path, sop in zip(paths[1:], sops, strict=True)))
        register.numbered("x"), register.titled("x"), register.alike("x"), register.titles_of_regulation(("", "", 0))
        likeness._remembered.cache_clear()  # what is remembered of texts is bounded, however many SOPs there are
        size, _ = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    return size // max(len(paths) - 1, 1)


def timed(paths: list[Path]) -> tuple[Examined, float]:
    """What a check of all paths finds, and its processor time."""
    before = time.process_time()
    examined = examine(paths, TODAY, "id")
    return examined, time.process_time() - before


def figures(folder: Path, size: int) -> Figures:
    """Check what lies in a folder."""
    paths = find_definitions([folder])
    examined, seconds = timed(paths)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    codes = Counter(finding.code for finding in examined.findings)
    found = len(examined.findings)
    del examined
    return Figures(
        len(paths),
        size,
        found,
        len(codes),
        round(seconds, 2),
        round(len(paths) / seconds, 1),
        round(1000 * seconds / len(paths), 3),
        kept(paths[:1000]),
        peak // 1024,
        yaml.__with_libyaml__,
        date.today().isoformat(),
    )


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("-n", type=int, default=1000, help="how many definitions")
    parser.add_argument("--folder", type=Path, help="where to write them; kept")
    parser.add_argument("--profile", action="store_true")
    options = parser.parse_args()
    folder = options.folder or Path(tempfile.mkdtemp(prefix="sopdocs-check-"))
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    try:
        size = write(options.n, folder)
        if options.profile:
            profiler = cProfile.Profile()
            profiler.runcall(timed, find_definitions([folder]))
            pstats.Stats(profiler).sort_stats("cumulative").print_stats(60)
        else:
            print(json.dumps(asdict(figures(folder, size)), indent=1))
    finally:
        if not options.folder:
            shutil.rmtree(folder)
    return 0


if __name__ == "__main__":
    sys.exit(main())
