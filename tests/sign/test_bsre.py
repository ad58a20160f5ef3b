"""The BSrE client against a server of our own (no live service was ever tried)."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from pathlib import Path

import pytest

from sopdocs.cli import main
from sopdocs.load import load_ledger
from sopdocs.render.pdf import render_pdf
from sopdocs.sign.bsre import RemoteOrder, Service, sign_remotely
from sopdocs.sign.faults import SigningError
from sopdocs.sign.secrets import Secret
from tests.render.making import edition_of, small_sop
from tests.sign.service import ACCOUNT, NIK, Bsre, serving
from tests.sign.workspace import ALONE, AUTHORITY, HEAD, PIN, Workspace, asked, workspace

PDF = b"%PDF-1.7\nuji\n%%EOF\n"


@pytest.fixture
def bsre() -> Iterator[Bsre]:
    with serving(Bsre(AUTHORITY.issue(*HEAD))) as service:
        yield service


@pytest.fixture
def at_bsre(tmp_path: Path, bsre: Bsre, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    monkeypatch.setenv("UJI_PIN", PIN)
    monkeypatch.setenv("UJI_NIK", NIK)
    monkeypatch.setenv("UJI_AKUN", ACCOUNT)
    office = workspace(tmp_path)
    with (tmp_path / "sopdocs.toml").open("a") as file:
        file.write(
            f'[sign.signers.bsre]\nbackend="bsre"\nurl="{bsre.url}"\nuser="env:UJI_NIK"\naccount="env:UJI_AKUN"\n'
            'secret="env:UJI_PIN"\nversion=2\n'
        )
    return office


def signed(office: Workspace) -> int:
    return main(["sign", str(office.file), "--role", "pengesah", "--signer", "bsre", "-o", str(office.output)])


@pytest.mark.parametrize("version", [1, 2])
def test_the_service_signs_and_the_result_is_checked(at_bsre: Workspace, bsre: Bsre, version: int) -> None:
    settings = at_bsre.folder / "sopdocs.toml"
    settings.write_text(settings.read_text().replace("version=2", f"version={version}"))
    assert signed(at_bsre) == 0
    assert bsre.asked[0]["nik"] == NIK
    (file,) = at_bsre.signed_files
    report = asked(file, at_bsre.file, require=("pengesah",))
    assert report.remarks == ()
    assert (report.verdict, report.seals[0].role, report.seals[0].field) == ("valid", "pengesah", "esc_1")
    assert load_ledger(at_bsre.file)[0].signatures[0].level == "b-t"


@pytest.mark.parametrize("version", [1, 2])
def test_a_visible_signature_goes_to_its_room(tmp_path: Path, at_bsre: Workspace, bsre: Bsre, version: int) -> None:
    own = tmp_path / "templates" / "uji"
    own.mkdir(parents=True)
    (own / "profile.yaml").write_text("extends: permenpan\nalamat_verifikasi: https://sop.contoh.example/{nomor}\n")
    at_bsre.file.write_text(ALONE.replace("profil: permenpan", "profil: uji"))
    settings = tmp_path / "sopdocs.toml"
    settings.write_text(settings.read_text().replace("version=2", f"version={version}\nvisible=true"))
    assert signed(at_bsre) == 0
    asked = bsre.asked[0]
    box = asked if version == 1 else asked["signatureProperties"][0]
    across = float(box["xAxis" if version == 1 else "originX"])
    assert str(box["page"]) == "1"
    assert 421 < across < 842


@pytest.mark.parametrize(
    ("change", "reason"),
    [(("nik", "1"), "2011"), (("pin", "salah"), "2031")],
)
def test_refusals_are_named_and_not_repeated(
    at_bsre: Workspace,
    bsre: Bsre,
    change: tuple[str, str],
    reason: str,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv(f"UJI_{change[0].upper()}", change[1])
    assert signed(at_bsre) == 4
    error = capsys.readouterr().err
    assert reason in error
    assert NIK not in error
    assert PIN not in error
    assert len(bsre.asked) == 1
    assert (at_bsre.signed_files, at_bsre.ledger.exists()) == ([], False)


def remotely(bsre: Bsre, pdf: bytes = PDF, account: str = ACCOUNT) -> bytes:
    order = RemoteOrder(Secret(NIK), Secret(PIN), "uji", "Kota")
    return asyncio.run(sign_remotely(pdf, order, Service(bsre.url, 2, Secret(account)), pauses=(0.0, 0.0)))


def test_a_busy_service_is_asked_again_a_few_times(bsre: Bsre) -> None:
    base = render_pdf(edition_of(small_sop()))
    bsre.mood = ["503", "429"]
    assert remotely(bsre, base).startswith(base)
    assert len(bsre.asked) == 3
    bsre.mood = ["503", "504", "503", "503"]
    with pytest.raises(SigningError, match="bsre_refused"):
        remotely(bsre, base)
    assert len(bsre.asked) == 6


@pytest.mark.parametrize(
    ("mood", "reason"),
    [("cheat", "base_changed"), ("odd", "bsre_odd_answer"), ("empty", "bsre_odd_answer"), ("500", "bsre_refused")],
)
def test_a_service_that_cheats_is_found_out(bsre: Bsre, mood: str, reason: str) -> None:
    bsre.mood = [mood]
    with pytest.raises(SigningError) as found:
        remotely(bsre, PDF + b"/Count 1")
    assert (found.value.reason, found.value.service) == (reason, True)


def test_a_wrong_account_and_a_dead_service(bsre: Bsre) -> None:
    with pytest.raises(SigningError, match="bsre_refused"):
        remotely(bsre, account="lain:lain")
    bsre.url = "http://127.0.0.1:9"
    with pytest.raises(SigningError, match="bsre_unreachable"):
        remotely(bsre)


def test_secrets_travel_encrypted_or_not_at_all(bsre: Bsre) -> None:
    bsre.url = "http://bsre.contoh.example"
    with pytest.raises(SigningError, match="insecure_url"):
        remotely(bsre)


def test_another_persons_signature_is_refused(at_bsre: Workspace, bsre: Bsre) -> None:
    bsre.own = AUTHORITY.issue("ORANG LAIN")
    assert signed(at_bsre) == 1
    assert at_bsre.signed_files == []


@pytest.mark.parametrize("version", [1, 2])
def test_the_signer_is_tried_by_asking_for_the_status(
    at_bsre: Workspace, bsre: Bsre, version: int, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = at_bsre.folder / "sopdocs.toml"
    settings.write_text(settings.read_text().replace("version=2", f"version={version}"))
    check = ["signers", "check", str(at_bsre.folder)]
    assert main(check) == 0
    assert "bsre: baik (BSrE: ISSUE)" in capsys.readouterr().out
    bsre.mood = ["EXPIRED"]
    assert main(check) == 4
    assert "EXPIRED" in capsys.readouterr().out
    monkeypatch.setenv("UJI_NIK", "1")
    assert main(check) == 4
    assert "2011" in capsys.readouterr().out
    bsre.url = ""
    settings.write_text(settings.read_text().replace("http://127.0.0.1:", "http://127.0.0.1:9#"))
    assert main(check) == 4
    assert {asked["nik"] for asked in bsre.asked} == {NIK, "1"}
    assert all("passphrase" not in asked for asked in bsre.asked)
