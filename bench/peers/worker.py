"""One engine in a process of its own: ``python -m bench.peers.worker NAME``

A line "steps serial file" in, a line of JSON out; ``layout`` is what comes before drawing.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

from bench.peers import tree
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
        sop = sized(int(steps), OFFICIALS, int(serial))
        before = tree.cpu()
        content = engine.ready(sop)
        cpu, wall = tree.cpu(), time.perf_counter()
        made = make(content)
        figures = {"cpu": tree.cpu() - cpu, "wall": time.perf_counter() - wall, "layout": cpu - before}
        figures |= {"size": len(made), "memory": tree.memory()}
        Path(target.strip()).write_bytes(made)
        print(json.dumps(figures), flush=True)


if __name__ == "__main__":
    main(sys.argv[1])
