"""Whatever is done to a good definition, the list of changes tells it, in both directions, and never stumbles."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest
import yaml

from bench.good import good
from bench.mutants import tree_mutant
from sopdocs.changes import changes
from sopdocs.load import load_data
from sopdocs.model import Sop, Step

KEYS = (
    "judul", "nomor", "langkah", "pelaksana", "kegiatan", "waktu", "output", "keputusan", "lanjut", "alur",
    "dasar_hukum", "gabung", "per_keluar", "butir", "id", "penjelasan", "tanggal",
)  # fmt: skip


def sop_of(data: bytes) -> Sop | None:
    return load_data(Path("sop.yaml"), data).sop


def steps(sop: Sop) -> list[Step]:
    return [step for flow in sop.flows for step in flow.steps]


def without_names(sop: Sop) -> list[Step]:
    return [step.model_copy(update={"id": None, "next": (), "exits": ()}) for step in steps(sop)]


@pytest.mark.parametrize("seed", range(12))
def test_no_mutant_goes_unnoticed(seed: int) -> None:
    rng = Random(seed)
    data = yaml.safe_dump(good(seed), allow_unicode=True, sort_keys=False).encode()
    before, mutant, compared = sop_of(data), data, 0
    assert before is not None
    for lang in ("id", "en") * 3:
        mutant = tree_mutant(rng, mutant, KEYS)
        after = sop_of(mutant)
        if after is None:
            continue
        compared += 1
        for one, other in ((before, after), (after, before)):
            found = changes(one, other, lang)  # type: ignore[arg-type]
            assert [each for each in found if each.before == each.after] == []
            only_names = without_names(one) == without_names(other) and steps(one) != steps(other)
            assert found or one == other or only_names
    assert compared
