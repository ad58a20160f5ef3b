"""Instructions a command takes, counted by callgrind: against bare Python, and against another commit in the same run.

    python -m bench.instructions            what the commands take, as ratios
    python -m bench.instructions --gate     also compare with the commit before; exit 1 where one takes 3 % more

Counts repeat to a fraction of a per cent on any machine, loaded or not, where seconds do not. Where there are changes
that are not committed the base is HEAD, else the commit before it (``--base REV``: another one). A commit that costs
more on purpose says so in its message, in a line ``Instructions: +8 %``.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).parent.parent
SOP = "definitions/kpu-kota-bengkulu/penanganan-masalah.yaml"
TOLERANCE = 0.03
WARM = 2
"""Runs before the one that is counted: one compiles and fills the cache, one remembers what has settled."""
LIMITS = {"check, known": 8.0, "check, new": 20.0}
"""How many times bare Python's instructions a command may take at most (the aim is 6)."""
COMMANDS: dict[str, list[str]] = {
    "check, known": ["-m", "sopdocs", "check", "--today", "2026-11-22", SOP],
    "check, new": ["-m", "sopdocs", "check", "--today", "2026-11-22", "--no-cache", SOP],
}


def count(tree: Path, work: Path, words: list[str]) -> int | None:
    """Instructions of ``python WORDS`` in a tree, everything compiled and cached before; None where it does not run."""
    environment = {
        **{name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "SOPDOCS"))},
        "PYTHONHASHSEED": "0", "PYTHONPATH": str(tree), "PYTHONPYCACHEPREFIX": str(work / "pyc"),
        "SOPDOCS_CACHE": str(work / "cache"),
    }  # fmt: skip
    for _ in range(WARM):
        done = subprocess.run([sys.executable, *words], cwd=tree, env=environment, capture_output=True, check=False)
        if done.returncode not in (0, 1):
            return None
    tool = ["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null", sys.executable]
    counted = subprocess.run([*tool, *words], cwd=tree, env=environment, capture_output=True, text=True, check=False)
    found = re.search(r"Collected : (\d+)", counted.stderr)
    return int(found[1]) if found else None


def measured(tree: Path) -> dict[str, int | None]:
    """Every command's instructions in a tree."""
    with tempfile.TemporaryDirectory() as work:
        return {name: count(tree, Path(work), words) for name, words in COMMANDS.items()}


@contextmanager
def checked_out(revision: str) -> Iterator[Path]:
    """A work tree of a commit, for as long as it is needed."""
    with tempfile.TemporaryDirectory() as folder:
        tree = Path(folder) / "base"
        git("worktree", "add", "--quiet", "--detach", str(tree), revision)
        try:
            yield tree
        finally:
            git("worktree", "remove", "--force", str(tree))


def git(*words: str) -> str:
    return subprocess.run(["git", *words], cwd=ROOT, check=True, capture_output=True, text=True).stdout.strip()


def base_of(asked: str | None) -> str | None:
    """The commit to compare with; None where the history does not reach that far."""
    revision = asked or ("HEAD" if git("status", "--porcelain", "--untracked-files=no") else "HEAD~1")
    words = ("rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}")
    known = subprocess.run(["git", *words], cwd=ROOT, text=True, capture_output=True, check=False)
    return known.stdout.strip() or None


def allowed(base: str) -> float:
    """How much more the commits since the base say they take."""
    told = re.findall(r"^Instructions: \+(\d+(?:\.\d+)?) ?%", git("log", "--format=%B", f"{base}..HEAD"), re.MULTILINE)
    return TOLERANCE + sum(float(each) for each in told) / 100


def judged(bare: int, now: dict[str, int | None], before: dict[str, int | None], more: float) -> Iterator[str]:
    """What is not as it should be."""
    for name, instructions in now.items():
        if instructions is None:
            yield f"{name}: does not run"
            continue
        if instructions > LIMITS.get(name, float("inf")) * bare:
            yield f"{name}: {instructions / bare:.2f} times bare Python, at most {LIMITS[name]}"
        old = before.get(name)
        if old is not None and instructions > old * (1 + more):
            yield f"{name}: {instructions / old - 1:+.1%} against the base, at most {more:+.1%}"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gate", action="store_true")
    parser.add_argument("--base")
    options = parser.parse_args()
    if shutil.which("valgrind") is None:
        print("valgrind is missing: nothing was counted", file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory() as work:
        bare = count(ROOT, Path(work), ["-c", "pass"])
    if bare is None:
        print("callgrind counted nothing", file=sys.stderr)
        return 2
    now = measured(ROOT)
    base = base_of(options.base) if options.gate else None
    before: dict[str, int | None] = {}
    if base:
        with checked_out(base) as tree:
            before = measured(tree)
    elif options.gate:
        print("no commit before this one is here: only the limits are judged", file=sys.stderr)
    wrong = list(judged(bare, now, before, allowed(base) if base else TOLERANCE))
    ratios = {name: round(each / bare, 2) for name, each in now.items() if each}
    print(json.dumps({"bare": bare, "now": now, "times bare": ratios, "base": base, "before": before}, indent=1))
    for line in wrong:
        print(line, file=sys.stderr)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
