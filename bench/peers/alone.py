"""One document from a process of its own: ``python -m bench.peers.alone NAME CONTENT.json TARGET``"""

from __future__ import annotations

import sys
from pathlib import Path

from bench.peers.others import ALONE
from bench.peers.paper import read


def main(name: str, content: str, target: str) -> None:
    made = ALONE[name].prepare()(read(Path(content).read_text(encoding="utf-8")))
    Path(target).write_bytes(made)


if __name__ == "__main__":
    main(*sys.argv[1:])
