"""What the docs name exists: files, commands, options, YAML."""

import re
import shlex
from pathlib import Path

import pytest

from sopdocs import __version__
from sopdocs.cli.parser import build_parser
from sopdocs.load import load

ROOT = Path(__file__).parent.parent
PAGES = sorted([ROOT / "README.md", ROOT / "CONTRIBUTING.md", *(ROOT / "docs").rglob("*.md")])
ARCHITECTURE = (ROOT / "docs" / "ARCHITECTURE.md").read_text(encoding="utf-8")


def blocks(page: Path, kind: str) -> list[str]:
    return re.findall(rf"^```{kind}\n(.*?)^```", page.read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE)


def test_the_table_of_places_names_what_there_is() -> None:
    named = set(
        re.findall(r"`([\w./-]+)`", ARCHITECTURE.partition("## Where things live")[2].partition("## Directions")[0])
    )
    missing = {name for name in named if "/" in name and not (ROOT / name).exists()}
    assert missing == set()


def test_every_module_has_its_line_in_the_table_of_places() -> None:
    parts = {f"sopdocs/{path.name}" + ("/" if path.is_dir() else "") for path in (ROOT / "sopdocs").iterdir()}
    private = {"sopdocs/__init__.py", "sopdocs/__main__.py", "sopdocs/__pycache__/"}
    assert {part for part in parts - private if f"`{part}`" not in ARCHITECTURE} == set()


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_lead_somewhere(page: Path) -> None:
    links = re.findall(r"\]\(([^)#]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8"))
    lost = [link for link in links if "://" not in link and not (page.parent / link).exists()]
    assert lost == []


YAML = [
    pytest.param(text, id=f"{page.relative_to(ROOT)}:{number}")
    for page in PAGES
    if "decisions" not in page.parts
    for number, text in enumerate(blocks(page, "yaml"))
]


@pytest.mark.parametrize("text", YAML)
def test_the_yaml_of_the_guides_loads_without_a_problem(text: str, tmp_path: Path) -> None:
    file = tmp_path / "sop.yaml"
    file.write_text(text, encoding="utf-8")
    definition = load(file)
    assert definition.problems == ()
    assert definition.sop is not None


def commands() -> list[str]:
    found = []
    for page in PAGES:
        fenced = "".join(blocks(page, "(?:bash|sh)?"))
        found += re.findall(r"^(?:\.venv/bin/)?(sopdocs [^\n]*)$", fenced, re.MULTILINE)
        found += re.findall(r"`(sopdocs [^`\n]+)`", page.read_text(encoding="utf-8"))
    return sorted(set(found))


@pytest.mark.parametrize("line", commands())
def test_the_commands_of_the_docs_are_understood(line: str) -> None:
    words = shlex.split(line.partition(" #")[0].partition(" >")[0].partition(" ||")[0])[1:]
    if words[-1] in ("--help", "--version") or (len(words) == 1 and words[0] in ("new", "rule")):
        words = words[:-1] + (["check"] if len(words) == 1 else [])
    options = build_parser("id", __version__).parse_args([word for word in words if word not in ("…", "...")])
    assert options.command is not None
