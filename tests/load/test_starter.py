"""What `sopdocs new` writes: loads without a problem, in the form of the institution."""

from __future__ import annotations

from pathlib import Path

import pytest

from sopdocs.institution import Institution, institutions, load_institution
from sopdocs.model import Dates, Sop
from sopdocs.profile import Profile
from sopdocs.source.shape import fields_of
from sopdocs.starter import starter
from tests.load.marked import loaded


@pytest.mark.parametrize("name", institutions([]))
def test_every_institution_has_a_starter_that_loads(tmp_path: Path, name: str) -> None:
    institution = load_institution(name, [])
    definition = loaded(tmp_path, starter(institution))
    assert definition.problems == ()
    sop = definition.sop
    assert sop is not None
    assert sop.profile == name
    assert any(step.is_decision for step in sop.steps)
    assert sop.review.frequency
    assert "#?" not in definition.text


@pytest.mark.parametrize("name", institutions([]))
def test_it_has_the_keys_the_institution_prints_in_official_order(tmp_path: Path, name: str) -> None:
    institution = load_institution(name, [])
    definition = loaded(tmp_path, starter(institution))
    keys = [key for key in fields_of(Sop) if definition.marks.get((key,))]
    places = [mark.key for key in keys if (mark := definition.marks.get((key,)))]
    assert places == sorted(places, key=lambda place: place or (0, 0, 0))
    for part, key in (("sampul", "sampul"), ("penjelasan", "penjelasan")):
        assert (key in keys) is (part in institution.profile.parts)
    dates = [key for key in fields_of(Dates) if definition.marks.get(("tanggal", key))]
    assert dates == [key for key in fields_of(Dates) if key in institution.profile.dates]


def test_an_institution_may_ship_its_own(tmp_path: Path) -> None:
    folder = tmp_path / "kota"
    folder.mkdir()
    (folder / "profile.yaml").write_text("bagian: [bagan]\n", encoding="utf-8")
    own = "profil: {profil}\n#? identitas\nnomor: 1\n#? bagan\njudul: A\n#? selalu\nstatus: draf\n"
    (folder / "contoh.yaml").write_text(own, encoding="utf-8")
    assert starter(load_institution("kota", [tmp_path])) == "profil: kota\njudul: A\nstatus: draf\n"


@pytest.mark.parametrize(
    ("review", "frequency"),
    [
        ({"minimal_per_tahun": 2}, "2 kali setahun"),
        ({"evaluasi_bulan": 6}, "2 kali setahun"),
        ({"evaluasi_bulan": 12}, "2 kali setahun"),
        ({"evaluasi_bulan": 12, "pemantauan_bulan": None}, "1 kali setahun"),
        ({"evaluasi_bulan": 24, "pemantauan_bulan": 18}, "1 kali dalam 18 bulan"),
        ({"evaluasi_bulan": None, "pemantauan_bulan": None}, "1 kali setahun"),
    ],
)
def test_the_review_is_the_institution_s(tmp_path: Path, review: dict[str, object], frequency: str) -> None:
    base = load_institution("permenpan", [])
    profile = base.profile.model_validate({"bagian": ["identitas"], "peninjauan": review})
    sop = loaded(tmp_path, starter(Institution("permenpan", profile, base.folders))).sop
    assert sop is not None
    assert sop.review.frequency == frequency


def test_clauses_are_offered_where_the_institution_has_none(tmp_path: Path) -> None:
    folders = load_institution("permenpan", []).folders
    for clauses, count in (((), 3), (("Satu.",), 0)):
        profile = Profile(parts=("pengesahan",), clauses=clauses)
        sop = loaded(tmp_path, starter(Institution("permenpan", profile, folders))).sop
        assert sop is not None
        assert len(sop.approval.clauses) == count


def test_its_flow_can_be_carried_out(tmp_path: Path) -> None:
    sop = loaded(tmp_path, starter(load_institution("permenpan", []))).sop
    assert sop is not None
    ids = {step.id for step in sop.steps} | {"berikut", "selesai"}
    targets = [target for step in sop.steps for _, names in step.exits for target in names]
    targets += [target for step in sop.steps for target in step.next]
    assert targets
    assert set(targets) <= ids
    assert {performer for step in sop.steps for performer in step.performers} == {name for name, _ in sop.actors}
