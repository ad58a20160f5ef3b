"""Timestamps from a service over HTTP (on loopback), as sopdocs.toml names it."""

from __future__ import annotations

from pathlib import Path

import pytest

from sopdocs.sign.faults import SigningError
from tests.pki import demo
from tests.pki.demo import stamping
from tests.sign.workspace import AUTHORITY, Workspace, asked


def use(office: Workspace, url: str) -> None:
    settings = office.folder / "sopdocs.toml"
    settings.write_text(f'[sign]\ntsa_url="{url}"\n{settings.read_text()}')


@pytest.mark.parametrize("level", ["b-t", "b-lta"])
def test_the_service_in_the_settings_stamps(office: Workspace, level: str) -> None:
    with stamping(AUTHORITY) as url:
        use(office, url)
        done = office.sign(level=level, services=None)
    report = asked(done.file.path, office.file)
    assert (report.verdict, report.seals[0].level, report.seals[0].moment_source) == ("valid", level, "timestamp")


def test_a_service_that_refuses_leaves_nothing_signed(office: Workspace) -> None:
    with stamping(AUTHORITY, 503) as url:
        use(office, url)
        with pytest.raises(SigningError, match="timestamp_failed"):
            office.sign(level="b-t", services=None)
    assert (office.signed_files, office.ledger.exists()) == ([], False)


def test_no_address_no_timestamp(office: Workspace) -> None:
    use(office, "ftp://stempel.contoh.example")
    with pytest.raises(SigningError, match="bad_url"):
        office.sign(level="b-t", services=None)


def test_the_demonstration_signs_and_verifies_both_sops(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert demo.run(tmp_path) == 0
    out = capsys.readouterr().out
    assert out.count("SAH") == 2
    assert out.count("tidak membuktikan apa pun") == 2
    assert demo.run(tmp_path) == 2
    assert "sudah berisi" in capsys.readouterr().err
