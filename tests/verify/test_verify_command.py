"""``sopdocs verify`` as a user meets it: verdict, exit status, words."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from sopdocs.cli import main
from sopdocs.cli.verify_messages import VERIFY_MESSAGES
from sopdocs.verify.report import WEIGHTS
from tests.sign.workspace import AUTHORITY, Workspace, workspace


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    made = workspace(tmp_path_factory.mktemp("kantor"))
    made.sign(level="b-t")
    return made


def run(capsys: pytest.CaptureFixture[str], *words: object) -> tuple[int, str]:
    status = main(["verify", *map(str, words)])
    out, err = capsys.readouterr()
    return status, out + err


def test_valid_is_0_and_says_who_and_when(office: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    status, text = run(capsys, office.signed_files[0], "--source", office.file, "--require", "pengesah")
    assert status == 0
    assert "SAH" in text
    assert "pengesah [ttd_pengesah]: SARI CONTOH (198001012005012001); pejabat: Dr. Sari Contoh, S.H." in text
    assert "menurut stempel waktu; tingkat b-t; sesudahnya: tidak ada perubahan" in text
    assert "Akar Uji" in text


def test_invalid_is_1(office: Workspace, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(office.signed_files[0].read_bytes() + b"x")
    status, text = run(capsys, tmp_path / "a.pdf", "--trust", office.folder / "akar.pem")
    assert status == 1
    assert "TIDAK SAH" in text
    assert "S11: ada isi yang tidak dijaga tanda tangan" in text


def test_undecided_is_3_and_trust_can_be_given(
    office: Workspace, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    copy = tmp_path / "salinan.pdf"
    copy.write_bytes(office.signed_files[0].read_bytes())
    status, text = run(capsys, copy)
    assert status == 3
    assert "BELUM DAPAT DIVERIFIKASI" in text
    assert "U01" in text
    status, text = run(capsys, copy, "--trust", office.folder / "akar.pem")
    assert status == 3
    assert "U02" in text


def test_json_carries_everything(office: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    status, text = run(capsys, office.signed_files[0], "--json", "--level", "b-lta")
    report = json.loads(text)
    assert (status, report["verdict"], report["format"]) == (1, "invalid", 1)
    assert report["remarks"] == [
        {
            "code": "L01",
            "field": "ttd_pengesah",
            "values": {"ada": "b-t", "diminta": "b-lta"},
            "weight": "invalid",
        }
    ]
    assert report["seals"][0]["sha256"] == AUTHORITY.issue("SARI CONTOH", "198001012005012001").asn1.sha256.hex()


def test_a_missing_file_is_usage_and_a_changed_root_a_failure(
    office: Workspace, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    assert run(capsys, tmp_path / "tidak-ada.pdf")[0] == 2
    other = workspace(tmp_path)
    (tmp_path / "akar.pem").write_text("bukan sertifikat")
    (tmp_path / "a.pdf").write_bytes(office.signed_files[0].read_bytes())
    status, text = run(capsys, tmp_path / "a.pdf", "--source", other.file)
    assert status == 4
    assert "akar.pem" in text


def test_what_was_mistyped_is_no_verdict(office: Workspace, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    pdf = office.signed_files[0]
    status, text = run(capsys, pdf, "--source", office.folder / "arsib.yaml")
    assert (status, text) == (2, f"sopdocs verify: {office.folder / 'arsib.yaml'}: berkas atau folder itu tidak ada\n")
    (tmp_path / "rusak.yaml").write_text("judul: [\n")
    status, text = run(capsys, pdf, "--source", tmp_path / "rusak.yaml")
    assert status == 2
    assert "tidak terbaca sebagai definisi" in text
    status, text = run(capsys, pdf, "--require", "pengesah,pengesahan")
    assert status == 2
    assert "peran 'pengesahan' tidak dikenal" in text
    status, text = run(capsys, pdf, "--trust", tmp_path / "akar.pem")
    assert status == 2
    assert "akar.pem: berkas atau folder itu tidak ada" in text
    assert run(capsys, tmp_path)[0] == 2


def test_settings_that_cannot_be_followed_are_no_verdict(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    made = workspace(tmp_path)
    made.sign()
    settings = tmp_path / "sopdocs.toml"
    for broken in ("[sign\n", '[sign]\nlevel = "b-x"\n'):
        settings.write_text(broken)
        status, text = run(capsys, made.signed_files[0])
        assert status == 2
        assert "sopdocs.toml" in text
        assert "TIDAK SAH" not in text


def test_every_code_has_its_words() -> None:
    assert {key.removeprefix("verify_") for key in VERIFY_MESSAGES if key.startswith("verify_")} == set(WEIGHTS)
