"""Every example of every page: *Salah* gives its own code on the marked lines and nothing else, *Benar* nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.rules.examples import BASE, Example, examples, findings

ALL = examples()


def _name(example: Example) -> str:
    return f"{example.code}-{'salah' if example.wrong else 'benar'}"


def test_base_is_clean(tmp_path: Path) -> None:
    assert findings(Example("base", False, BASE), tmp_path) == []


@pytest.mark.parametrize("example", [e for e in ALL if e.wrong], ids=_name)
def test_wrong_example_gives_its_code_on_its_line(example: Example, tmp_path: Path) -> None:
    found = {(finding.code, finding.line) for finding in findings(example, tmp_path)}
    assert found == {(example.code, line) for line in example.marked}
    assert found


@pytest.mark.parametrize("example", [e for e in ALL if not e.wrong], ids=_name)
def test_right_example_gives_nothing(example: Example, tmp_path: Path) -> None:
    assert findings(example, tmp_path) == []
    assert not example.marked
