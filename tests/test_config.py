"""Choices: which findings are shown at what level, and who decides."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from sopdocs.cli import main
from sopdocs.config import Choices, ConfigError, read_config
from sopdocs.policy import Layer, Policy
from sopdocs.rules.pages import codes

KNOWN = codes()
DEFINITION = """\
judul: Contoh
dasar_hukum:
  - Peraturan Pemerintah No. 28 Tahun 2012 tentang Pelaksanaan
  - Undang-Undang Nomor 43 Tahun 2009 tentang Kearsipan
pelaksana: {a: A}
langkah:
  - {kegiatan: Memulai, pelaksana: a}
"""


def found(
    folder: Path, *words: str, capsys: pytest.CaptureFixture[str], name: str = "definitions/a.yaml"
) -> dict[str, str]:
    file = folder / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(DEFINITION, "utf-8")
    status = main(["check", str(file), "--format", "json", "--today", "2026-01-31", *words])
    out, err = capsys.readouterr()
    assert status in (0, 1), err
    return {finding["code"]: finding["level"] for finding in json.loads(out)["findings"]}


def policy_of(*layers: Layer) -> Policy:
    return Policy(layers)


def test_the_longest_prefix_decides_within_a_layer() -> None:
    policy = policy_of(Layer(select=("SOP2", "SOP301"), ignore=("SOP203", "SOP3")))
    shown = [code for code in ("SOP101", "SOP201", "SOP203", "SOP301", "SOP302") if policy.shows(code, "error")]
    assert shown == ["SOP201", "SOP301"]


def test_the_strongest_layer_that_says_anything_decides() -> None:
    policy = policy_of(Layer(ignore=("SOP203",)), Layer(), Layer(select=("SOP2",)))
    assert [policy.shows(code, "advice") for code in ("SOP203", "SOP204", "SOP301")] == [False, True, False]
    off_below = policy_of(Layer(select=("SOP905",)), Layer(levels=(("SOP905", "off"),)))
    assert off_below.shows("SOP905", "advice")


def test_what_cannot_be_read_is_always_shown() -> None:
    policy = policy_of(Layer(select=("SOP2",), ignore=("SOP002",), levels=(("SOP0", "advice"),), minimum="error"))
    assert policy.shows("SOP002", "error")
    assert "SOP002" not in policy.levels(KNOWN)


def test_select_ignore_and_minimum_narrow_what_is_shown(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    everything = found(tmp_path, capsys=capsys)
    assert {"SOP203", "SOP210", "SOP104"} <= set(everything)
    assert set(found(tmp_path, "--select", "sop203,SOP21", capsys=capsys)) == {"SOP203", "SOP210"}
    assert "SOP203" not in found(tmp_path, "--ignore", "SOP2", capsys=capsys)
    levels = set(found(tmp_path, "--minimum", "galat", capsys=capsys).values())
    assert levels == {"error"}


def test_level_raises_lowers_and_switches_off(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    words = ("--level", "SOP2=galat,SOP203=saran", "--level", "SOP210=mati")
    levels = found(tmp_path, *words, capsys=capsys)
    assert levels["SOP203"] == "advice"
    assert "SOP210" not in levels
    assert found(tmp_path, "--select", "SOP114", capsys=capsys) == {"SOP114": "advice"}
    assert found(tmp_path, "--select", "SOP114", "--level", "SOP1=error", capsys=capsys) == {"SOP114": "error"}


def test_the_command_line_stands_over_paths_over_the_file_over_the_profile(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "templates" / "permenpan").mkdir(parents=True)
    (tmp_path / "templates" / "permenpan" / "profile.yaml").write_text(
        "aturan: {SOP114: galat, SOP203: galat, SOP201: galat, SOP210: galat}\n", "utf-8"
    )
    (tmp_path / "sopdocs.toml").write_text(
        'levels = {SOP203 = "saran", SOP210 = "saran"}\n'
        '[per-path."definitions/lama/**"]\nlevels = {SOP210 = "peringatan", SOP114 = "mati"}\n',
        "utf-8",
    )
    plain = found(tmp_path, capsys=capsys)
    assert [plain[code] for code in ("SOP114", "SOP203", "SOP210")] == ["error", "advice", "advice"]
    old = found(tmp_path, "--level", "SOP203=error", capsys=capsys, name="definitions/lama/x/a.yaml")
    assert [old.get(code) for code in ("SOP114", "SOP203", "SOP210")] == [None, "error", "warning"]


def test_the_nearest_file_holds_and_a_foreign_pyproject_is_passed_over(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text('[tool.sopdocs]\nselect = ["SOP1"]\n', "utf-8")
    inner = tmp_path / "a" / "b"
    inner.mkdir(parents=True)
    (inner / "pyproject.toml").write_text("[tool.ruff]\n", "utf-8")
    choices = Choices(Layer(), KNOWN)
    assert choices.policy(inner / "x.yaml").shows("SOP101", "error")
    assert not choices.policy(inner / "x.yaml").shows("SOP201", "error")
    (inner / "sopdocs.toml").write_text('select = ["SOP2"]\n', "utf-8")
    assert Choices(Layer(), KNOWN).policy(inner / "x.yaml").shows("SOP201", "error")


@pytest.mark.parametrize(
    ("text", "key", "said"),
    [
        ('slect = ["SOP1"]', "slect", "'select'"),
        ('select = "SOP1"', "select", "daftar kode"),
        ('ignore = ["SOP0099"]', "ignore", "tidak ada aturan"),
        ('levels = {SOP203 = "berat"}', "levels.SOP203", "bukan tingkat"),
        ('minimum = "mati"', "minimum", "galat"),
        ("levels = 3", "levels", "tabel"),
        ("baseline = 3", "baseline", "nama berkas"),
        ('[per-path."lama/**"]\nbaseline = "x"', "per-path.lama/**.baseline", "pilihannya"),
        ('[per-path]\n"lama" = 1', "per-path.lama", "tabel"),
        ("select = [", "", "TOML"),
        ("x = " + "[" * 3000, "", "TOML"),
    ],
)
def test_a_bad_file_is_named_with_its_key(text: str, key: str, said: str, tmp_path: Path) -> None:
    file = tmp_path / "sopdocs.toml"
    file.write_text(text + "\n", "utf-8")
    with pytest.raises(ConfigError) as caught:
        read_config(file, KNOWN)
    assert (caught.value.path, caught.value.key) == (file, key)
    assert said in caught.value.why["id"]
    assert caught.value.why["en"] != caught.value.why["id"]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--select", "SOP999x"), "--select: tidak ada aturan"),
        (("--level", "SOP203"), "KODE=TINGKAT"),
        (("--level", "SOP203=berat"), "--level: 'berat' bukan tingkat"),
        (("--minimum", "semua"), "--minimum"),
        (("--config", "tak-ada.toml"), "tidak ada"),
    ],
)
def test_bad_choices_exit_2(
    words: tuple[str, ...], said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "a.yaml"
    file.write_text(DEFINITION, "utf-8")
    assert main(["check", str(file), *words]) == 2
    assert said in capsys.readouterr().err


def test_a_bad_file_stops_the_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "sopdocs.toml").write_text("pilih = 1\n", "utf-8")
    (tmp_path / "a.yaml").write_text(DEFINITION, "utf-8")
    assert main(["check", str(tmp_path), "--lang", "en"]) == 2
    err = capsys.readouterr().err
    assert f"{tmp_path / 'sopdocs.toml'}: pilih: " in err
    assert "choose from" in err
