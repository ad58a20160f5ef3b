"""Many definitions in one run: each is loaded once, and judged against the others as if all were at hand."""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from bench.check import definition
from bench.good import TODAY, good
from sopdocs.jobs import checking
from sopdocs.jobs.checking import examine
from sopdocs.ledger import Ledger
from sopdocs.load import load, load_data
from sopdocs.model import Sop
from sopdocs.place import Definition
from sopdocs.profile import Profile
from sopdocs.register import Register, entry
from sopdocs.rules import CHECKS, Subject
from sopdocs.rules.engine import ACROSS

MANY = range(60)


@pytest.fixture(scope="module")
def sops() -> list[Sop]:
    loaded = [load_data(Path("a.yaml"), definition(number)).sop for number in MANY]
    loaded += [load(path).sop for path in sorted(Path("definitions").rglob("*.yaml"))]
    return [sop for sop in loaded if sop is not None]


def test_no_other_rule_looks_at_the_register(sops: list[Sop]) -> None:
    nothing: Any = None
    for sop in sops:
        subject = Subject(sop, Ledger(), Profile(), TODAY, nothing, "a")
        for code, rule in CHECKS.items():
            if code not in ACROSS:
                list(rule(subject))


def test_rules_on_others_find_the_same_in_an_outline(sops: list[Sop]) -> None:
    register = Register(tuple(entry(str(place), sop) for place, sop in enumerate(sops)))
    seen: Counter[str] = Counter()
    for place, sop in enumerate(sops):
        whole = Subject(sop, Ledger(), Profile(), TODAY, register, str(place))
        outline = checking._outline(place, Path(str(place)), sop, {}).subject(register, TODAY)
        for code in ACROSS:
            found = list(CHECKS[code](whole))
            assert list(CHECKS[code](outline)) == found
            seen[code] += len(found)
    assert {"SOP801", "SOP808"} <= set(+seen)


def write(folder: Path, *trees: dict[str, Any]) -> list[Path]:
    paths = [folder / f"{number}.yaml" for number in range(len(trees))]
    for path, tree in zip(paths, trees, strict=True):
        path.write_text(yaml.safe_dump(tree, allow_unicode=True, sort_keys=False), "utf-8")
    return paths


def office(*changes: dict[str, Any]) -> list[dict[str, Any]]:
    """Seven SOPs each of which names the next as related; some are changed."""
    trees = [good(seed) for seed in range(7)]
    for place, tree in enumerate(trees):
        tree["keterkaitan"] = [f"SOP {trees[(place + 1) % 7]['judul']}"]
    for tree, change in zip(trees, changes, strict=False):
        tree.update(change)
    return trees


def test_findings_of_a_run_are_those_of_judging_each_by_every_rule(tmp_path: Path) -> None:
    paths = write(tmp_path, *office({"nomor": None}, {}, {"keterkaitan": ["SOP Tidak Ada"]}, {}, {"status": "dicabut"}))
    (tmp_path / "regulasi.yaml").write_text("regulasi: [{jenis: Undang-Undang}]\n", "utf-8")
    sops = [load(path).sop for path in paths]
    register = Register(tuple(entry(str(path), sop) for path, sop in zip(paths, sops, strict=True) if sop is not None))
    run = checking.Run(TODAY, "id")
    each = [finding for path in paths for finding in run.findings(load(path), register)]
    together = examine(paths, TODAY, "id").findings
    assert together == tuple(dict.fromkeys(each))
    assert {"SOP808", "SOP101", "SOP015"} <= {finding.code for finding in together}


def found(paths: list[Path]) -> list[tuple[str, str]]:
    """File and code of the findings, but for advice on the flow itself."""
    findings = examine(paths, TODAY, "id").findings
    return [(Path(each.path).name, each.code) for each in findings if each.code not in ("SOP305", "SOP613")]


def test_only_a_definition_that_stands_out_is_loaded_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    loaded: list[str] = []

    def counted(path: Path) -> Definition:
        loaded.append(path.name)
        return load(path)

    monkeypatch.setattr(checking, "load", counted)
    assert found(write(tmp_path, *office())) == []
    assert len(loaded) == 7
    loaded.clear()
    assert found(write(tmp_path, *office({"nomor": "SOP-001/BLA"}))) == [("0.yaml", "SOP801"), ("1.yaml", "SOP801")]
    assert Counter(loaded) == Counter({f"{number}.yaml": 2 if number < 2 else 1 for number in range(7)})


def test_an_exemption_from_a_rule_on_others_is_used(tmp_path: Path) -> None:
    excused = {"abaikan": [{"aturan": "SOP808", "alasan": "SOP-nya milik dinas lain"}]}
    unknown = {"keterkaitan": ["SOP Milik Dinas Lain Sama Sekali"]}
    assert found(write(tmp_path, *office(unknown))) == [("0.yaml", "SOP808")]
    assert found(write(tmp_path, *office(unknown | excused))) == []
    assert found(write(tmp_path, *office(excused))) == [("0.yaml", "SOP012")]


def test_copied_steps_are_found_without_loading_all_again(tmp_path: Path) -> None:
    copied = {"judul": "Salinan yang lupa dihapus", "langkah": good(5)["langkah"], "pelaksana": good(5)["pelaksana"]}
    assert ("0.yaml", "SOP814") in found(write(tmp_path, *office(copied)))


def test_findings_stand_in_the_order_of_the_files(tmp_path: Path) -> None:
    trees = office({"judul": None}, {"nomor": "SOP-003/BLA"}, {"langkah": []}, {}, {"keterkaitan": ["SOP Entah"]})
    files = [name for name, _ in found(write(tmp_path, *trees))]
    assert files == sorted(files)
    assert set(files) == {"0.yaml", "1.yaml", "2.yaml", "3.yaml", "4.yaml", "6.yaml"}


def test_institutions_are_those_of_the_nearest_folder(tmp_path: Path) -> None:
    paths = []
    for name, level in (("utara", "mati"), ("selatan", "saran"), ("timur", "galat")):
        form = tmp_path / name / "templates" / "kantor"
        form.mkdir(parents=True)
        (form / "profile.yaml").write_text(f"nama: {name}\naturan: {{SOP201: {level}}}\n", "utf-8")
        paths += write(tmp_path / name, good(1) | {"profil": "kantor", "nomor": name, "dasar_hukum": []})
    levels = [finding.level for finding in examine(paths, date(2025, 1, 6), "id").findings if finding.code == "SOP201"]
    assert levels == ["advice", "error"]
