"""The table of promises names tests that exist, and no line of it is without one."""

from __future__ import annotations

import ast
import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
TABLE = (ROOT / "tests" / "sign" / "README.md").read_text(encoding="utf-8")


def names(path: Path) -> set[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}


def test_every_test_named_exists() -> None:
    named = re.findall(r"`(tests/[\w/]+\.py)::(test_\w+)`", TABLE)
    assert len(named) > 50
    lost = [f"{file}::{name}" for file, name in named if not (ROOT / file).exists() or name not in names(ROOT / file)]
    assert lost == []


def test_no_promise_is_without_a_test() -> None:
    lines = [line for line in TABLE.splitlines() if line.startswith("| ") and "proved by" not in line]
    assert [line for line in lines if "::test_" not in line] == []
