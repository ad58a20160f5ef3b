"""The two real SOPs: what a careful reader found in them, rule by rule, and what the catalogue finds."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from sopdocs.institution import PACKAGED_TEMPLATES, load_institution
from sopdocs.ledger import fingerprint
from sopdocs.load import load, load_ledger
from sopdocs.rules import Subject, check

ROOT = Path(__file__).parents[2]
SEEDS = {
    "S1": ROOT / "definitions" / "kpu-kota-bengkulu" / "penanganan-masalah.yaml",
    "S2": ROOT / "definitions" / "kemenko-polhukam" / "pelayanan-pengaduan-masyarakat.yaml",
}
TODAY = date(2026, 11, 21)

# What was judged, our code, the reader's verdict on KPU (S1) and on Polhukam (S2): F fails, P passes, - open.
VERDICTS = [
    ("number present", "SOP101", "P", "P"),
    ("number of the right year", "SOP121", "P", "-"),
    ("unit named", "SOP104", "P", "P"),
    ("date exists", "SOP105", "P", "P"),
    ("weekday matches", "SOP112", "-", "P"),
    ("made before it takes effect", "SOP106", "-", "P"),
    ("revision not before it was made", "SOP109", "-", "P"),
    ("no date in the future", "SOP111", "P", "P"),
    ("approved on a working day", "SOP122", "P", "-"),
    ("boxes filled", "SOP113", "P", "P"),
    ("relations filled", "SOP114", "P", "P"),
    ("one title on cover and in block", "SOP115", "F", "P"),
    ("nothing said twice", "SOP116", "F", "P"),
    ("title does not say SOP", "SOP117", "P", "P"),
    ("labels as the institution spells them", "SOP118", "F", "P"),
    ("year on the cover", "SOP119", "P", "-"),
    ("title names an object", "SOP123", "F", "P"),
    ("records name a record", "SOP124", "P", "F"),
    ("tools of the records are equipment", "SOP125", "F", "P"),
    ("some legal basis", "SOP201", "P", "P"),
    ("every citation parses", "SOP202", "P", "P"),
    ("order by hierarchy", "SOP203", "P", "P"),
    ("older first", "SOP204", "P", "P"),
    ("not newer than the SOP", "SOP205", "P", "P"),
    ("of the SOP's own year: needs the date", "SOP206", "P", "F"),
    ("amendment not alone", "SOP207", "P", "F"),
    ("no regulation twice", "SOP208", "P", "P"),
    ("kind in full", "SOP209", "P", "F"),
    ("Nomor, Tahun, tentang", "SOP210", "P", "P"),
    ("end marks agree", "SOP212", "P", "P"),
    ("documents last", "SOP213", "P", "P"),
    ("law exists", "SOP214", "P", "P"),
    ("law is the one meant", "SOP215", "P", "P"),
    ("title of the law", "SOP216", "P", "P"),
    ("amended regulation with its amendment", "SOP217", "F", "P"),
    ("not revoked before", "SOP218", "P", "P"),
    ("title of the regulation, word for word", "SOP221", "F", "-"),
    ("officials are positions", "SOP304", "P", "P"),
    ("columns in order of the flow", "SOP305", "F", "-"),
    ("superior is a column", "SOP306", "F", "F"),
    ("fits the page", "SOP307", "P", "P"),
    ("no hidden decision", "SOP408", "F", "F"),
    ("time filled", "SOP501", "P", "P"),
    ("inputs filled", "SOP502", "F", "P"),
    ("outputs filled", "SOP503", "F", "P"),
    ("time read", "SOP504", "P", "P"),
    ("time measurable", "SOP505", "P", "P"),
    ("time possible", "SOP506", "P", "P"),
    ("origin of inputs (step 1 of S2)", "SOP508", "-", "F"),
    ("outputs taken up", "SOP510", "F", "P"),
    ("one kind of days", "SOP511", "P", "P"),
    ("books of the steps among the records", "SOP515", "F", "-"),
    ("output is a thing", "SOP516", "F", "F"),
    ("review declared", "SOP601", "P", "F"),
    ("review is a duty", "SOP607", "F", "-"),
    ("approver complete", "SOP701", "P", "P"),
    ("NIP or NRP there", "SOP702", "P", "P"),
    ("NIP well formed", "SOP703", "P", "-"),
    ("NRP well formed", "SOP704", "-", "P"),
    ("signature with evidence", "SOP705", "F", "F"),
    ("age at appointment", "SOP708", "P", "-"),
    ("place of approval", "SOP710", "P", "-"),
    ("not related to itself", "SOP803", "P", "P"),
    ("SOPs of remarks among the related", "SOP804", "F", "P"),
    ("micro names macro", "SOP807", "-", "P"),
    ("no subject before the verb", "SOP902", "P", "F"),
    ("one act a step", "SOP903", "F", "F"),
    ("not over twenty words", "SOP904", "P", "F"),
    ("spelling", "SOP905", "F", "F"),
    ("nothing left open", "SOP906", "P", "F"),
    ("no typed marks", "SOP907", "F", "P"),
    ("foreign words", "SOP908", "P", "F"),
]


def _found(path: Path) -> set[str]:
    definition = load(path)
    assert definition.sop is not None
    assert not definition.problems
    profile = load_institution(definition.sop.profile, [PACKAGED_TEMPLATES]).profile
    ledger, _ = load_ledger(path)
    subject = Subject(definition.sop, ledger, profile, TODAY, fingerprint=fingerprint(definition.data))
    return {problem.code for problem in check(subject)}


FOUND = {name: _found(path) for name, path in SEEDS.items()}


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize(("what", "code", "first", "second"), VERDICTS, ids=lambda value: str(value)[:20])
def test_verdict(what: str, code: str, first: str, second: str, seed: str) -> None:
    verdict = first if seed == "S1" else second
    if verdict != "-":
        assert ("F" if code in FOUND[seed] else "P") == verdict, what


def test_nothing_is_found_that_no_reader_judged() -> None:
    judged = {code for _, code, _, _ in VERDICTS}
    assert FOUND["S1"] | FOUND["S2"] <= judged


def test_the_four_faults_the_owner_named() -> None:
    """No evidence of signature; review missing or optional; legal basis out of form; inputs and outputs that part."""
    assert FOUND["S1"] >= {"SOP705", "SOP607", "SOP510", "SOP502", "SOP503"}
    assert FOUND["S2"] >= {"SOP705", "SOP601", "SOP207", "SOP209", "SOP508"}
