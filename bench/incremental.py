"""What a build costs where little changed: ``python -m bench.incremental [-n 1000] [--folder FOLDER] [--save FILE]``

Invented SOPs are built once in all formats. After that, each in a process of its own: nothing changed, one SOP edited,
that SOP put back (its documents are in the cache), one document lost. CPU is that of the process and its children,
wall clock is what one waits; the median and the least of several rounds. The first build of 1,000 takes some minutes;
``--folder`` keeps it for the next time, as long as the program is the same.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import resource
import subprocess
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from typing import NamedTuple

from bench.check import write

ROOT = Path(__file__).parent.parent
FORMATS = "pdf,docx,html,svg"
_TITLE = re.compile(rb"^judul: .*$", re.MULTILINE)


class Cost(NamedTuple):
    """Processor time and what one waits, s."""

    cpu: float
    wall: float


class Office:
    """A folder of definitions with their documents, the cache, and the compiled program."""

    def __init__(self, folder: Path, count: int) -> None:
        self.folder = folder
        self.definitions = folder / "definitions"
        if not self.definitions.exists():
            write(count, self.definitions)
        self.paths = sorted(self.definitions.rglob("*.yaml"))

    def build(self) -> Cost:
        """A build of everything."""
        environment = {
            **{name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "SOPDOCS"))},
            "PYTHONPATH": str(ROOT), "PYTHONPYCACHEPREFIX": str(self.folder / "pyc"),
            "SOPDOCS_CACHE": str(self.folder / "cache"),
        }  # fmt: skip
        command = [sys.executable, "-m", "sopdocs", "build", "definitions", "--format", FORMATS]
        before, start = _spent(), time.perf_counter()
        subprocess.run(command, cwd=self.folder, env=environment, check=True, capture_output=True)
        return Cost(_spent() - before, time.perf_counter() - start)

    def rounds(self, count: int) -> dict[str, list[Cost]]:
        """Every kind of change, so many times."""
        unchanged = [self.build() for _ in range(count)]
        edited: list[Cost] = []
        restored: list[Cost] = []
        lost: list[Cost] = []
        for number in range(count):
            path = self.paths[(number + 1) * len(self.paths) // (count + 2)]
            text = path.read_bytes()
            path.write_bytes(_TITLE.sub(b"judul: Pengelolaan Perubahan %d" % time.time_ns(), text, count=1))
            edited.append(self.build())
            path.write_bytes(text)
            restored.append(self.build())
            (self.folder / "output" / path.relative_to(self.definitions)).with_suffix(".pdf").unlink()
            lost.append(self.build())
        return {
            "nothing changed": unchanged,
            "one SOP edited": edited,
            "that SOP put back": restored,
            "one document lost": lost,
        }


def _spent() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def measure(folder: Path, count: int, rounds: int) -> tuple[float, dict[str, list[Cost]]]:
    """What the first build took (wall clock, s), and the rounds. A run between them lets the last files settle."""
    office = Office(folder, count)
    first = office.build().wall
    time.sleep(3)
    office.build()
    return first, office.rounds(rounds)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("-n", type=int, default=1000, help="how many SOPs")
    parser.add_argument("-r", "--rounds", type=int, default=5)
    parser.add_argument("--folder", type=Path, help="where to keep them")
    parser.add_argument("--save", type=Path, help="write the figures as JSON")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        first, costs = measure(options.folder or Path(place), options.n, options.rounds)
    rows = {
        what: {"cpu": median(cpu), "least_cpu": min(cpu), "wall": median(wall), "least_wall": min(wall)}
        for what, rounds in costs.items()
        for cpu, wall in [zip(*rounds, strict=True)]
    }
    print(f"{options.n} SOPs, {FORMATS}; first build, or what was left of it: {first:.1f} s")
    print(f"{'':20}   CPU s   least  wall s   least")
    for what, figures in rows.items():
        print(f"{what:20}{''.join(f'{seconds:8.2f}' for seconds in figures.values())}")
    if options.save:
        found = {"when": datetime.now(UTC).isoformat(timespec="seconds"), "sops": options.n, "formats": FORMATS}
        found |= {"rounds": options.rounds, "load": os.getloadavg()[0], "first_wall": first, "rows": rows}
        options.save.write_text(json.dumps(found, indent=1, default=float) + "\n")


if __name__ == "__main__":
    main()
