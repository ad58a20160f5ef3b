"""The schemas of the files beside definitions agree with the examples of the guides and with what is read."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from sopdocs.cli import main
from sopdocs.cli.schema_parser import KINDS, WHOLE

GUIDES = Path(__file__).parents[1] / "docs" / "panduan"


class Editor(yaml.SafeLoader):
    """Scalars as editors type them (YAML 1.2): dates stay texts."""


Editor.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:timestamp"]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def printed(kind: str, capsys: pytest.CaptureFixture[str]) -> dict[str, Any]:
    assert main(["schema", kind]) == 0
    made: dict[str, Any] = json.loads(capsys.readouterr().out)
    Draft202012Validator.check_schema(made)
    return made


@pytest.mark.parametrize(
    ("kind", "guide", "begins"),
    [
        ("regulasi", "4-pemeriksaan", "regulasi:"),
        ("pejabat", "9-tanda-tangan", "pejabat:"),
        ("pejabat", "10-tinjauan", "pejabat:"),
        ("pejabat", "11-pengingat", "pejabat:"),
        ("formulir", "10-tinjauan", "tanggal: 2026"),
    ],
)
def test_the_examples_of_the_guides_fit_and_a_mistyped_key_does_not(
    kind: str, guide: str, begins: str, capsys: pytest.CaptureFixture[str]
) -> None:
    blocks = re.findall(r"```\w*\n(.*?)```", (GUIDES / f"{guide}.md").read_text("utf-8"), re.DOTALL)
    (text,) = (block for block in blocks if block.startswith(begins))
    valid = Draft202012Validator(printed(kind, capsys))
    assert [error.message for error in valid.iter_errors(yaml.load(text, Editor))] == []
    wrong = re.sub(r"\b(jenis|jabatan|hasil):", r"\1x:", text, count=1)
    assert wrong != text
    assert list(valid.iter_errors(yaml.load(wrong, Editor)))


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != WHOLE])
def test_every_key_is_described(kind: str, capsys: pytest.CaptureFixture[str]) -> None:
    made = printed(kind, capsys)
    for part in (made, *made["$defs"].values()):
        assert all(value["description"] for value in part["properties"].values())


def test_another_file_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["schema", "lain"]) == 2
    assert "'regulasi', 'pejabat', 'formulir'" in capsys.readouterr().err
