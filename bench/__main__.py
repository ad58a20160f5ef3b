"""All figures beside what they must reach, in one run: ``python -m bench [--full] [--save] [--only SECTION]``

Without ``--full`` it takes some ten minutes on two cores, with fewer definitions and SOPs. ``--save`` keeps the figures
in ``bench/results/`` and renews ``docs/figures.md``. It ends with 1 where a floor is missed.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from bench.gates import judged
from bench.instructions import ROOT, git
from bench.report import page, text
from bench.sections import FULL, QUICK, SECTIONS, Scale, machine, profiles

RESULTS = Path(__file__).parent / "results"
FAILURES = (OSError, subprocess.SubprocessError, ValueError, KeyError)
"""What a section says that cannot be measured here."""
PAGE = ROOT / "docs" / "figures.md"


def run(scale: Scale, sections: list[str]) -> dict[str, Any]:
    """The figures of the sections; one that fails is told, the others go on."""
    found: dict[str, Any] = {
        "when": datetime.now(UTC).isoformat(timespec="seconds"), "commit": git("rev-parse", "--short", "HEAD"),
        "scale": scale.name, "machine": machine(), "failed": {},
    }  # fmt: skip
    for name in sections:
        started = time.perf_counter()
        with tempfile.TemporaryDirectory(prefix="sopdocs-bench-") as folder:
            try:
                found[name] = SECTIONS[name](scale, Path(folder))
            except FAILURES as reason:
                found["failed"][name] = str(reason)
        print(f"{name}: {time.perf_counter() - started:.0f} s", file=sys.stderr, flush=True)
    return found | {"profiles": profiles(found)}


def save(found: dict[str, Any]) -> None:
    """Keep the figures under their day, and renew the page."""
    RESULTS.mkdir(exist_ok=True)
    file = RESULTS / f"{found['when'][:10]}.json"
    file.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")
    renew()


def renew() -> None:
    """Write the page from the newest results."""
    newest = max(RESULTS.glob("*.json"))
    PAGE.write_text(page(json.loads(newest.read_text(encoding="utf-8")), newest.name), encoding="utf-8")


def main() -> int:
    parser = argparse.ArgumentParser(
        prog="python -m bench", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--full", action="store_true", help="more of everything, about an hour")
    parser.add_argument("--only", action="append", choices=sorted(SECTIONS), help="only this section")
    parser.add_argument("--save", action="store_true", help="keep the figures and renew the page")
    parser.add_argument("--page", action="store_true", help="only renew the page from the newest results")
    options = parser.parse_args()
    if options.page:
        renew()
        return 0
    if options.only and options.save:
        parser.error("--save keeps whole runs only")
    found = run(FULL if options.full else QUICK, options.only or list(SECTIONS))
    print(text(found))
    if options.save:
        save(found)
    return int(any(verdict.state == "floor missed" for verdict in judged(found)))


if __name__ == "__main__":
    sys.exit(main())
