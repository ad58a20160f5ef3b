"""The snippets of docs/editor.md and the hook file fit the program."""

from __future__ import annotations

import json
import re
import shlex
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml

from sopdocs import __version__
from sopdocs.cli import main
from sopdocs.cli.parser import build_parser
from sopdocs.config import read_config
from sopdocs.rules.pages import codes

ROOT = Path(__file__).parent.parent
TEXT = (ROOT / "docs" / "editor.md").read_text("utf-8")


def blocks(kind: str) -> list[str]:
    return re.findall(rf"^```{kind}\n(.*?)^```", TEXT, re.DOTALL | re.MULTILINE)


def understood(command: str) -> None:
    assert build_parser("id", __version__).parse_args(shlex.split(command)[1:]).command == "check"


def test_the_task_reads_what_check_says(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    task: dict[str, Any] = json.loads(blocks("json")[1])["tasks"][0]
    understood(task["command"])
    file = tmp_path / "a.yaml"
    file.write_text("judul: [\n", "utf-8")
    main(["check", str(file), "--format", "concise", "--lang", "en"])
    line = capsys.readouterr().out.splitlines()[0]
    pattern = task["problemMatcher"]["pattern"]
    match = re.fullmatch(pattern["regexp"].removeprefix("^").removesuffix("$"), line)
    assert match
    assert [match[pattern[name]] for name in ("file", "line", "severity", "code")] == [
        str(file),
        "1",
        "error",
        "SOP002",
    ]


def test_the_settings_name_the_schema_and_leave_out_ledgers() -> None:
    patterns = json.loads(blocks("json")[0])["yaml.schemas"]["./sop.schema.json"]
    assert patterns == ["definitions/**/*.yaml", "!definitions/**/*.catatan.yaml"]


def test_the_configuration_is_one(tmp_path: Path) -> None:
    (text,) = blocks("toml")
    assert set(tomllib.loads(text)) == {"select", "ignore", "minimum", "baseline", "levels", "per-path"}
    file = tmp_path / "sopdocs.toml"
    file.write_text(text, "utf-8")
    config = read_config(file, codes())
    assert config is not None
    assert config.baseline == tmp_path / "temuan-lama.json"


def test_the_commands_of_the_pipelines_are_understood() -> None:
    hooks, github, gitlab = (yaml.safe_load(text) for text in blocks("yml"))
    steps = [step["run"] for step in github["jobs"]["periksa"]["steps"] if "run" in step]
    for command in (steps[-1], *gitlab["periksa"]["script"]):
        understood(command)
    asked = [hook["id"] for repository in hooks["repos"] for hook in repository["hooks"]]
    offered = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
    assert set(asked) <= {hook["id"] for hook in offered}


def test_the_hooks_are_commands() -> None:
    for hook in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8")):
        understood(" ".join([hook["entry"], *hook["args"]]))
        assert re.search(hook["files"], "definitions/a/b.yaml")
        assert not re.search(hook["files"], "docs/a.yaml")
