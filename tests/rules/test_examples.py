"""Every example of every page: *Salah* gives its own code on the marked lines and nothing else, *Benar* nothing."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from sopdocs.rules.words import LANGUAGES, Lang
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


@pytest.mark.parametrize("example", [e for e in ALL if e.wrong], ids=_name)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_placeholder_is_filled(example: Example, lang: Lang, tmp_path: Path) -> None:
    for finding in findings(example, tmp_path, lang):
        assert not re.search(r"\{[a-z]\w*\}|\[\[|\]\]", finding.message + finding.hint)
        assert finding.excerpt == example.text.splitlines()[finding.line - 1]
        assert 1 <= finding.column < finding.end_column <= len(finding.excerpt) + 1


@pytest.mark.parametrize("example", [e for e in ALL if not e.wrong], ids=_name)
def test_right_example_gives_nothing(example: Example, tmp_path: Path) -> None:
    assert findings(example, tmp_path) == []
    assert not example.marked
