"""Only the warm ratios, of all engines or some. ``python -m bench.peers [-n ROUNDS] [--engine NAME]``"""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

from bench.peers.engines import ENGINES, OURS
from bench.peers.warm import lines, warm


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m bench.peers", description=__doc__)
    parser.add_argument("-n", type=int, default=5, help="documents of each size")
    parser.add_argument("--engine", action="append", choices=sorted(ENGINES), help="beside ours; all where not given")
    options = parser.parse_args()
    names = dict.fromkeys((*OURS.values(), *(options.engine or ENGINES)))
    with tempfile.TemporaryDirectory() as folder:
        print("\n".join(lines(warm(tuple(names), options.n, Path(folder)))))


if __name__ == "__main__":
    main()
