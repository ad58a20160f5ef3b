"""The catalogue is whole: pages and functions joined, both languages complete, the table up to date."""

from __future__ import annotations

import re
import string
from pathlib import Path

import pytest

from bench.verdicts import SEEDS, fired
from sopdocs.finding import Problem
from sopdocs.rules import CHECKS
from sopdocs.rules.engine import ENGINE_CODES
from sopdocs.rules.pages import EVIDENCE, Page, codes, page
from sopdocs.rules.table import table
from sopdocs.rules.words import LANGUAGES, fill
from tests.rules.examples import examples

ROOT = Path(__file__).parents[2]
PAGES = [page(code) for code in codes()]
WITHOUT_EXAMPLES = {"SOP001", "SOP006", "SOP008", "SOP009", "SOP014", "SOP015", "SOP415"}
"""Faults that a piece of YAML laid over the base cannot show."""


def _placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text.replace("[[", "").replace("]]", "")) if name}


def test_every_rule_has_a_page_and_every_page_its_rule() -> None:
    stages = {each.code: each.stage for each in PAGES}
    assert {code for code, stage in stages.items() if stage == "periksa"} == set(CHECKS)
    assert {code for code, stage in stages.items() if stage == "mesin"} == set(ENGINE_CODES)


def test_every_function_is_one_rule_and_every_code_its_own() -> None:
    assert len(set(CHECKS.values())) == len(CHECKS)
    assert list(CHECKS) == sorted(CHECKS)
    source = (ROOT / "sopdocs" / "rules" / "catalogue.py").read_text("utf-8")
    assert len(re.findall(r'^    "SOP\d{3}": ', source, re.MULTILINE)) == len(CHECKS)


@pytest.mark.parametrize("each", PAGES, ids=lambda each: each.code)
def test_page_is_complete(each: object) -> None:
    about = PAGES[PAGES.index(each)]  # type: ignore[arg-type]
    assert re.fullmatch(r"SOP\d{3}", about.code)
    assert about.evidence in EVIDENCE
    assert re.fullmatch(r"\d+\.\d+\.\d+", about.since)
    for texts in (about.title, about.message, about.hint, about.hint_beside):
        assert set(texts) == set(LANGUAGES)
        assert all(text.strip() for text in texts.values())
        assert _placeholders(texts["id"]) == _placeholders(texts["en"])
        assert texts["id"] != texts["en"]
    assert set(about.source) == set(LANGUAGES)
    assert all(about.source.values())
    assert about.body.startswith(f"# {about.code}: {about.title['id']}\n")


def test_every_page_gives_its_reason_in_english_too() -> None:
    written = {path.stem for path in (ROOT / "sopdocs" / "rules" / "en").glob("*.md")}
    assert written == {each.code for each in PAGES}


@pytest.mark.parametrize("each", PAGES, ids=lambda each: each.code)
def test_both_languages_show_the_same_examples(each: Page) -> None:
    indonesian, english = each.body, each.body_in("en")
    assert english.startswith(f"# {each.code}: {each.title['en']}\n\n")
    reasons = [re.split(r"^## ", body, maxsplit=1, flags=re.MULTILINE)[0] for body in (indonesian, english)]
    assert all(len(reason.split("\n\n", 1)[1].split()) >= 5 for reason in reasons)
    assert reasons[0].count("\n\n") == reasons[1].count("\n\n")
    assert _fences(english) == _fences(indonesian)
    heads = [re.findall(r"^## (.*)$", body, re.MULTILINE) for body in (indonesian, english)]
    assert heads[1] == [{"Salah": "Wrong", "Benar": "Right"}[head] for head in heads[0]]
    named = [set(re.findall(r"`[^`]+`|\d{2,}", " ".join(reason.split()))) for reason in reasons]
    assert named[1] == named[0]


def _fences(body: str) -> list[str]:
    return re.findall(r"^```.*?^```$", body, re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize("code", [each.code for each in PAGES if each.stage != "bangun"])
def test_page_shows_wrong_and_right(code: str) -> None:
    sides = {example.wrong for example in examples() if example.code == code}
    assert sides == (set() if code in WITHOUT_EXAMPLES else {True, False})


def test_error_never_rests_on_inference_alone_unless_the_flow_breaks() -> None:
    inferred = {each.code for each in PAGES if each.level == "error" and each.evidence == "simpulan"}
    assert inferred == {"SOP205", "SOP404", "SOP405", "SOP801"}


def test_table_is_up_to_date() -> None:
    assert (ROOT / "docs" / "rules.md").read_text("utf-8") == table({name: fired(path) for name, path in SEEDS.items()})


@pytest.mark.parametrize("code", ["SOP000", "SOP9999", "../../README", "", "engine"])
def test_no_page_for_what_is_no_code(code: str) -> None:
    with pytest.raises(KeyError):
        page(code)


def test_filling_leaves_out_what_has_no_value_and_keeps_braces_of_values() -> None:
    assert fill("{a}[[ atau {b}]]", {"a": "x", "b": ""}) == "x"
    assert fill("{a}[[ atau {b}]]", {"a": "x", "b": "y"}) == "x atau y"
    assert fill("{a} {tak_ada}", {"a": "{b}", "b": "z"}) == "{b} {tak_ada}"


def test_problem_names_no_line_of_its_own() -> None:
    assert Problem("SOP101").place is None
