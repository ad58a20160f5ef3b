"""One engine in a process of its own: ``python -m bench.peers.worker NAME``

A line "steps serial file" in, a line of JSON out.
"""

from __future__ import annotations

import json
import resource
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import psutil

from bench.peers.engines import ENGINES
from bench.suites import sized

OFFICIALS = 6


def main(name: str) -> None:
    engine = ENGINES[name]
    make = engine.prepare()
    make(engine.ready(sized(8, OFFICIALS, -1)))
    print(json.dumps({"ready": True}), flush=True)
    for line in sys.stdin:
        steps, serial, target = line.split(maxsplit=2)
        before = _cpu()
        content = engine.ready(sized(int(steps), OFFICIALS, int(serial)))
        cpu, wall = _cpu(), time.perf_counter()
        made = make(content)
        figures = {"cpu": _cpu() - cpu, "wall": time.perf_counter() - wall, "ready": cpu - before}
        figures |= {"size": len(made), "memory": _memory()}
        Path(target.strip()).write_bytes(made)
        print(json.dumps(figures), flush=True)


def _cpu() -> float:
    """CPU time of this process, of every living child's, and of those that ended, s."""
    living = sum(times.user + times.system for times in _of_children(psutil.Process.cpu_times))
    ended = resource.getrusage(resource.RUSAGE_CHILDREN)
    return float(time.process_time() + living + ended.ru_utime + ended.ru_stime)


def _memory() -> int:
    """Proportional memory of the process tree, bytes (shared pages counted once)."""
    own = psutil.Process().memory_full_info().pss
    return int(own + sum(each.pss for each in _of_children(psutil.Process.memory_full_info)))


def _of_children(question: Callable[[psutil.Process], Any]) -> Iterator[Any]:
    """What each living child answers; one may end meanwhile."""
    for child in psutil.Process().children(recursive=True):
        with suppress(psutil.NoSuchProcess):
            yield question(child)


if __name__ == "__main__":
    main(sys.argv[1])
