"""Broken files of every kind given to the commands: none may end in a traceback, hang, or take memory without bound.

``python -m bench.fuzz --seconds 600 --seed 1`` starts a process of its own for every two hundred cases, with bounds on
its memory and on the processor time of each case. A case is told by its seed and number:
``python -m bench.fuzz --only 1:1234`` runs it again, and shows the traceback. What failed is kept in ``--keep``.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import signal
import subprocess
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bench.scenes import play, put

CASE_SECONDS = 20
"""Processor time of one case; a usual one takes a hundredth of a second."""
MEMORY = 1_500_000_000
"""Address space of a process, its libraries included."""
BATCH = 200
WORKER = (sys.executable, "-m", "bench.fuzz")


class TooSlowError(BaseException):
    """A case took more processor time than any file is worth."""


def _worker(seed: int, numbers: range, keep: Path) -> None:
    """Run cases one after another, and print a line for each before it begins and for each that fails."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    signal.signal(signal.SIGPROF, _stop)
    for number in numbers:
        print(json.dumps({"case": number}), flush=True)
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name).resolve()
            signal.setitimer(signal.ITIMER_PROF, CASE_SECONDS)
            try:
                play(seed, number, folder)
            except (Exception, TooSlowError) as error:
                signal.setitimer(signal.ITIMER_PROF, 0)
                _keep(folder, keep / f"{seed}-{number}", traceback.format_exc())
                last = traceback.extract_tb(error.__traceback__)[-1]
                where = f"{Path(last.filename).name}:{last.name}"
                print(json.dumps({"failed": number, "what": f"{type(error).__name__} in {where}"}), flush=True)
            finally:
                signal.setitimer(signal.ITIMER_PROF, 0)
    print(json.dumps({"peak": _peak()}), flush=True)


def _peak() -> int:
    """Most memory this program held, KiB; what the system counts for a process begins with its parent's."""
    for line in Path("/proc/self/status").read_text(encoding="ascii").splitlines():
        if line.startswith("VmHWM:"):
            return int(line.split()[1])
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def _stop(_number: int, _frame: object) -> None:
    raise TooSlowError


def _keep(folder: Path, kept: Path, trace: str) -> None:
    for file in folder.rglob("*"):
        if file.is_file():
            put(kept, {file.relative_to(folder).as_posix(): file.read_bytes()})
    put(kept, {"traceback.txt": trace.encode("utf-8", "backslashreplace")})


@dataclass
class Told:
    """What a run told: cases begun, failures by kind with the number of one case, and the greatest memory (KiB)."""

    cases: int
    failures: Counter[str]
    example: dict[str, int]
    peak: int

    def fail(self, what: str, number: int) -> None:
        self.failures[what] += 1
        self.example.setdefault(what, number)


def run(seed: int, batches: Iterator[range], keep: Path, worker: tuple[str, ...] = WORKER) -> Told:
    """Run batches of cases, each in a process of its own."""
    told = Told(0, Counter(), {}, 0)
    for numbers in batches:
        words = ["--worker", f"{seed}:{numbers.start}:{numbers.stop}", "--keep", str(keep)]
        limit = CASE_SECONDS * 3 + len(numbers) * 5
        code, lines = _child([*worker, *words], limit)
        last = numbers.start
        if not lines:
            raise SystemExit(f"no case began; the process ended with {code}")
        for line in lines:
            said = json.loads(line)
            last = said.get("case", last)
            told.cases += "case" in said
            told.peak = max(told.peak, said.get("peak", 0))
            if "failed" in said:
                told.fail(said["what"], said["failed"])
        if code:
            told.fail(f"the process ended with {code}", last)
    return told


def _child(words: list[str], limit: float) -> tuple[int, list[str]]:
    """Exit status and lines of a process; it is ended after ``limit`` seconds."""
    environment = {**os.environ, "SOPDOCS_DEBUG": "1", "PYTHONPATH": str(Path.cwd())}
    with subprocess.Popen(words, stdout=subprocess.PIPE, text=True, env=environment) as process:
        try:
            out, _ = process.communicate(timeout=limit)
        except subprocess.TimeoutExpired:
            process.kill()
            out, _ = process.communicate()
    return process.returncode, out.splitlines()


def batches(first: int, seconds: float) -> Iterator[range]:
    """Batches from case ``first`` on until the time is up."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        yield range(first, first + BATCH)
        first += BATCH


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--keep", type=Path, default=Path(tempfile.gettempdir()) / "sopdocs-fuzz")
    parser.add_argument("--only", help="SEED:NUMBER of one case, in this process")
    parser.add_argument("--worker", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.worker:
        seed, start, stop = map(int, options.worker.split(":"))
        _worker(seed, range(start, stop), options.keep)
        return 0
    if options.only:
        os.environ["SOPDOCS_DEBUG"] = "1"
        seed, number = map(int, options.only.split(":"))
        with tempfile.TemporaryDirectory() as folder:
            print(play(seed, number, Path(folder).resolve()))
        return 0
    told = run(options.seed, batches(options.first, options.seconds), options.keep)
    print(f"{told.cases} cases, {told.failures.total()} failures, at most {told.peak // 1024} MiB")
    for what, count in told.failures.most_common():
        print(f"{count:6} {what} (--only {options.seed}:{told.example[what]})")
    return 1 if told.failures else 0


if __name__ == "__main__":
    sys.exit(main())
