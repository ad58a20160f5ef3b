"""Parts: what plainly fits is read as pydantic would read it, and whatever does not is pydantic's to judge."""

from __future__ import annotations

import copy
import pickle
import subprocess
import sys
from pathlib import Path
from random import Random

import pytest
from pydantic import ValidationError

from bench import scenes
from bench.mutants import tree_mutant
from sopdocs.institution import PACKAGED_TEMPLATES
from sopdocs.ledger import Ledger, Review
from sopdocs.model import Flow, Part, Quality, Sop, Step
from sopdocs.parts.reader import plainly
from sopdocs.parts.twin import validated
from sopdocs.profile import Margins, Profile, TableStyle
from sopdocs.source import read_source

FILES: dict[type[Part], tuple[bytes, ...]] = {
    Sop: tuple(scenes.definition_text(number) for number in range(6)),
    Ledger: (scenes.LEDGER_TEXT,),
    Profile: tuple(path.read_bytes() for path in sorted(PACKAGED_TEMPLATES.glob("*/profile.yaml"))),
}


@pytest.mark.parametrize("part", FILES)
def test_what_plainly_fits_is_what_pydantic_reads(part: type[Part]) -> None:
    fitting = refused = 0
    for number in range(400):
        rng = Random(number)
        tree = read_source(tree_mutant(rng, rng.choice(FILES[part]), scenes.KEYS)).tree
        read = plainly(part, tree, by_name=False)
        if read is None:
            refused += 1
            continue
        fitting += 1
        theirs = validated(part, tree, by_alias=True, by_name=False)
        assert (read, read.model_fields_set) == (theirs, theirs.model_fields_set)
    assert fitting > 20
    assert refused > 20


@pytest.mark.parametrize("part", FILES)
def test_files_of_offices_fit_plainly(part: type[Part]) -> None:
    assert all(plainly(part, read_source(data).tree, by_name=False) is not None for data in FILES[part])


@pytest.mark.parametrize(
    ("written", "read"), [(" 7 ", 7.0), ("+7", 7.0), ("1e1", 10.0), ("07.50", 7.5), (7, 7.0), ("8.25", 8.25)]
)
def test_numbers_written_less_plainly_are_read_too(written: object, read: float) -> None:
    assert TableStyle.model_validate({"ukuran_huruf": written}).size == read


def test_a_part_made_of_names_is_the_part_made_of_keys() -> None:
    made = Step(activity="Memeriksa", performers=["a"], outputs={"Ya": "surat"})
    assert made == Step.model_validate({"kegiatan": "Memeriksa", "pelaksana": "a", "output": {"Ya": ["surat"]}})
    assert made.outputs == Quality(by_exit=(("Ya", ("surat",)),))
    assert made.model_fields_set == {"activity", "performers", "outputs"}
    assert Flow(steps=[made, {"kegiatan": "B"}]).steps[0] is made


def test_a_value_of_its_own_default_makes_no_other_part() -> None:
    assert Margins(top=15) == Margins()
    assert hash(Margins(top=15)) == hash(Margins())
    assert Margins(top=16) != Margins()


@pytest.mark.parametrize("wrong", [{"tanggal": "kemarin", "jenis": "evaluasi"}, {"jenis": "evaluasi"}, {"x": 1}, [], 3])
def test_what_does_not_fit_is_refused_with_its_faults(wrong: object) -> None:
    with pytest.raises(ValidationError):
        Review.model_validate(wrong)


def test_a_part_is_frozen_and_can_be_copied_and_sent() -> None:
    sop = Sop.model_validate(read_source(FILES[Sop][0]).tree)
    with pytest.raises(AttributeError):
        sop.title = "Lain"
    with pytest.raises(AttributeError):
        del sop.title
    assert pickle.loads(pickle.dumps(sop)) == copy.deepcopy(sop) == sop
    other = sop.model_copy(update={"title": "Lain"})
    assert (other.title, other.steps, other == sop) == ("Lain", sop.steps, False)


@pytest.mark.parametrize("part", [Ledger, Profile])
def test_plain_data_is_read_back_as_the_same_part(part: type[Part]) -> None:
    for data in FILES[part]:
        read = part.model_validate(read_source(data).tree)
        assert part.model_validate(read.model_dump(by_alias=True)) == read
        assert part.model_validate(read.model_dump(mode="json", by_alias=False, exclude_defaults=True)) == read


def test_a_definition_that_fits_asks_pydantic_nothing(tmp_path: Path) -> None:
    file = tmp_path / "sop.yaml"
    file.write_bytes(FILES[Sop][0])
    script = "import sys; from sopdocs.load import load; from pathlib import Path; load(Path(sys.argv[1]))"
    told = "print('pydantic' in sys.modules or 'pydantic_core' in sys.modules)"
    words = [sys.executable, "-c", f"{script}; {told}", str(file)]
    assert subprocess.run(words, check=True, capture_output=True, text=True).stdout.strip() == "False"
