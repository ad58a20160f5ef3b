"""The two real SOPs: what a careful reader found in them, rule by rule, and what the catalogue finds."""

from __future__ import annotations

import pytest

from bench.verdicts import SEEDS, Verdict, comparison, fired, verdicts
from sopdocs.rules import CHECKS
from sopdocs.rules.pages import codes

FOUND = {name: fired(path) for name, path in SEEDS.items()}
ROWS = verdicts()


def test_every_candidate_was_judged_once() -> None:
    ids = [each.id for each in ROWS if not each.id.startswith("+")]
    assert len(ids) == len(set(ids)) == 130
    assert {mark for each in ROWS for mark in each.judged.values()} == {"F", "P", "I", "-", "?"}
    assert {code for each in ROWS for code in each.codes} <= set(codes())


@pytest.mark.parametrize("each", ROWS, ids=lambda each: each.id)
def test_a_difference_and_a_missing_rule_have_their_reason(each: Verdict) -> None:
    odd = [name for name in SEEDS if each.differs(name, FOUND[name])]
    assert all(name in each.note for name in odd) or not each.codes
    assert each.codes or each.note


def test_nothing_that_passed_is_found() -> None:
    for each in ROWS:
        for name in SEEDS:
            assert each.judged[name] != "P" or each.found(FOUND[name]) != "F", (each.id, name)


def test_nothing_is_found_that_no_reader_judged() -> None:
    for name in SEEDS:
        judged = {code for each in ROWS for code in each.codes if each.judged[name] in ("F", "I", "?", "-")}
        assert FOUND[name] <= judged
    assert FOUND["KPU"] | FOUND["Polhukam"] <= set(CHECKS)


def test_what_differs_is_known() -> None:
    odd = {(each.id, name) for each in ROWS for name in SEEDS if each.differs(name, FOUND[name]) and each.codes}
    assert odd == {
        ("ID01", "KPU"), ("SG01", "KPU"), ("IO03", "KPU"), ("IO06", "KPU"), ("IO06", "Polhukam"),
        ("RC02", "Polhukam"), ("TM06", "Polhukam"), ("RV04", "KPU"),
    }  # fmt: skip


def test_the_four_faults_the_owner_named() -> None:
    """No evidence of signature; review missing or optional; legal basis out of form; inputs and outputs that part."""
    assert FOUND["KPU"] >= {"SOP705", "SOP607", "SOP510", "SOP502", "SOP503"}
    assert FOUND["Polhukam"] >= {"SOP705", "SOP601", "SOP207", "SOP209", "SOP508"}


def test_the_comparison_says_why() -> None:
    text = "\n".join(comparison())
    assert "RC02 Polhukam: pembaca F, sopdocs P: Polhukam: hanya buku" in text
    assert "WN01 peringatan berbentuk jika" in text
