"""Broken files of every kind given to the commands: no traceback, no hang, no memory without bound."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path
from random import Random

import pytest
import yaml

from bench import fuzz, scenes
from bench.mutants import bytes_mutant, tree_mutant
from bench.scenes import SCENES, play, scene_of

ROOT = Path(__file__).parents[2]


@pytest.fixture(autouse=True)
def _at_the_root(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)


def test_two_hundred_cases_keep_every_promise(tmp_path: Path) -> None:
    told = fuzz.run(7, iter([range(200)]), tmp_path)
    assert told.failures == Counter(), told.example
    assert told.cases == 200
    assert 0 < told.peak < 400_000
    assert {scene_of(7, number)[0] for number in range(200)} == set(SCENES)


def test_a_case_that_fails_and_a_process_that_dies_are_told(tmp_path: Path) -> None:
    script = 'print(\'{"case": 4}\'); print(\'{"failed": 4, "what": "x"}\', flush=True); raise SystemExit(9)'
    told = fuzz.run(7, iter([range(4, 5), range(4, 5)]), tmp_path, (sys.executable, "-c", script))
    assert told.failures == Counter({"x": 2, "the process ended with 9": 2})
    assert (told.cases, told.example["x"]) == (2, 4)


def test_a_process_that_hangs_is_ended() -> None:
    code, lines = fuzz._child([sys.executable, "-c", "import time\nprint(1, flush=True)\ntime.sleep(60)"], 0.5)
    assert (code < 0, lines) == (True, ["1"])


@pytest.mark.parametrize("status", [70, 2])
def test_a_fault_of_ours_or_a_refusal_without_a_word_breaks_a_promise(
    status: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(scenes, "sopdocs", lambda _: status)
    number = next(number for number in range(100) if scene_of(7, number)[0] == "ledger")
    with pytest.raises(scenes.BrokenPromiseError):
        play(7, number, tmp_path)


def test_mutants_follow_their_seed_and_are_not_the_file() -> None:
    data = scenes.definition_text(3)
    for make in (lambda rng: bytes_mutant(rng, data, (data,)), lambda rng: tree_mutant(rng, data, scenes.KEYS)):
        made = [make(Random(seed)) for seed in range(30)]
        assert made == [make(Random(seed)) for seed in range(30)]
        assert len(set(made) - {data}) > 25


def test_a_mutant_of_the_tree_is_mostly_yaml_again() -> None:
    data = scenes.definition_text(3)
    read = 0
    for seed in range(40):
        try:
            read += isinstance(yaml.safe_load(tree_mutant(Random(seed), data, scenes.KEYS)), dict)
        except (yaml.YAMLError, ValueError):
            continue
    assert read > 20
