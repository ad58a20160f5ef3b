"""Proof that outlives certificates: years later, with the archive renewed in time, or not.

The clock is set; nothing waits, and nothing asks a network.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

import pytest
from freezegun import freeze_time

from sopdocs.jobs.signing import archive
from sopdocs.jobs.verifying import proofs
from sopdocs.ledger import Ledger, Proof
from sopdocs.load import load_ledger
from sopdocs.sign.faults import SigningError
from sopdocs.sign.services import Services
from sopdocs.verify.report import Report
from tests.pki.authority import NOW
from tests.sign.workspace import AUTHORITY, HEAD, Workspace, asked, workspace

FIRST = NOW + timedelta(days=1)
"""The archive is made."""
SIGNER_OVER = NOW + timedelta(days=30)
SECOND = NOW + timedelta(days=40)
"""It is renewed: the signer's certificate has ended, that of the first archive timestamp has not."""
FIRST_STAMP_OVER = NOW + timedelta(days=200)
THIRD = NOW + timedelta(days=900)
"""It is renewed again, before the second timestamp's certificate ends."""
SECOND_STAMP_OVER = NOW + timedelta(days=1000)
FAR = NOW + timedelta(days=3000)


def at(office: Workspace, moment: datetime, name: str, until: datetime) -> Path:
    """Archive at a moment, with the revocation list and a timestamp service of that day."""
    (office.folder / "dicabut.crl").write_bytes(AUTHORITY.revocations(at=moment).dump())
    with freeze_time(moment):
        return archive(office.file, office.output, moment, Services(AUTHORITY.timestamper(name, until=until))).path


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """Signed once with a certificate that ends soon, archived three times."""
    made = workspace(tmp_path_factory.mktemp("kantor"))
    made.add_key("singkat", AUTHORITY.issue(*HEAD, until=SIGNER_OVER))
    stamper = AUTHORITY.timestamper("Stempel Tanda Tangan", until=FIRST_STAMP_OVER)
    made.sign(signer="singkat", level="b-t", services=Services(stamper))
    at(made, FIRST, "Stempel Pertama", FIRST_STAMP_OVER)
    at(made, SECOND, "Stempel Kedua", SECOND_STAMP_OVER)
    at(made, THIRD, "Stempel Ketiga", FAR + timedelta(days=100))
    (made.folder / "dicabut.crl").write_bytes(AUTHORITY.revocations(at=NOW).dump())
    return made


def files(office: Workspace) -> dict[str, Path]:
    return dict(zip(("signed", "first", "second", "third"), office.signed_files, strict=True))


def seen(office: Workspace, name: str, moment: datetime) -> Report:
    """A file asked about alone, away from the revocation lists of its office."""
    with freeze_time(moment):
        return asked(files(office)[name])


def codes(report: Report) -> set[str]:
    return {remark.code for remark in report.remarks}


@pytest.mark.parametrize(
    ("name", "moment"),
    [
        ("first", FIRST + timedelta(hours=1)),
        ("first", SIGNER_OVER + timedelta(days=1)),
        ("second", SECOND + timedelta(hours=1)),
        ("second", FIRST_STAMP_OVER + timedelta(days=1)),
        ("second", THIRD),
        ("third", SECOND_STAMP_OVER + timedelta(days=1)),
        ("third", FAR),
    ],
)
def test_an_archive_renewed_in_time_proves_for_ever(office: Workspace, name: str, moment: datetime) -> None:
    report = seen(office, name, moment)
    assert (report.verdict, codes(report) - {"U04"}) == ("valid", set())
    (seal,) = (seal for seal in report.seals if seal.kind == "signature")
    assert (seal.level, seal.moment_source) == ("b-lta", "timestamp")


@pytest.mark.parametrize(
    ("name", "moment"),
    [("signed", FIRST_STAMP_OVER), ("first", FIRST_STAMP_OVER), ("second", SECOND_STAMP_OVER)],
)
def test_without_renewal_the_proof_ends(office: Workspace, name: str, moment: datetime) -> None:
    report = seen(office, name, moment + timedelta(days=1))
    assert report.verdict != "valid"
    assert codes(report) <= {"S05", "U02", "U03"}


def test_the_age_of_the_newest_data_is_told(office: Workspace) -> None:
    assert codes(seen(office, "second", SECOND + timedelta(days=1))) == set()
    (told,) = seen(office, "second", THIRD).remarks
    assert (told.code, told.weight, told.field) == ("U04", "note", "stempel_waktu_2")
    assert dict(told.values) == {"tanggal": SECOND.date().isoformat()}


def test_the_chain_of_timestamps_is_told(office: Workspace) -> None:
    stamps = [seal for seal in seen(office, "third", FAR).seals if seal.kind == "timestamp"]
    assert [seal.name for seal in stamps] == ["Stempel Pertama", "Stempel Kedua", "Stempel Ketiga"]
    assert [seal.moment for seal in stamps] == [FIRST, SECOND, THIRD]
    assert {seal.moment_source for seal in stamps} == {"timestamp"}


def test_it_is_too_late_to_renew_after_the_last_timestamps_certificate(tmp_path: Path) -> None:
    office = workspace(tmp_path)
    office.sign(level="b-t")
    at(office, FIRST, "Stempel Pertama", FIRST_STAMP_OVER)
    with pytest.raises(SigningError, match="unproved_expired") as late:
        at(office, FIRST_STAMP_OVER + timedelta(days=1), "Stempel Kedua", FAR)
    assert late.value.values["nama"] == "Stempel Pertama"
    assert len(office.signed_files) == 2


def test_a_revocation_after_the_proof_takes_nothing_away(office: Workspace) -> None:
    list_of_the_day = (office.folder / "dicabut.crl").read_bytes()
    day = SIGNER_OVER - timedelta(days=1)
    later = AUTHORITY.revocations(AUTHORITY.issue(*HEAD, until=SIGNER_OVER), at=day).dump()
    (office.folder / "dicabut.crl").write_bytes(later)
    assert seen(office, "first", day).verdict == "valid"
    (office.folder / "dicabut.crl").write_bytes(list_of_the_day)


def test_the_checker_looks_at_the_last_archive_and_its_certificate(office: Workspace) -> None:
    ledger, _ = load_ledger(office.file)
    (proof,) = shown(office.file, ledger, FIRST_STAMP_OVER + timedelta(days=1))
    assert (proof.state, proof.until) == ("valid", (FAR + timedelta(days=100)).date())
    first_only = ledger.model_copy(update={"archived": ledger.archived[:1]})
    (proof,) = shown(office.file, first_only, SECOND)
    assert (proof.state, proof.until) == ("valid", FIRST_STAMP_OVER.date())
    (proof,) = shown(office.file, ledger.model_copy(update={"archived": ()}), NOW)
    assert (proof.state, proof.until) == ("valid", SIGNER_OVER.date())


def shown(path: Path, ledger: Ledger, moment: datetime) -> tuple[Proof, ...]:
    with freeze_time(moment):
        return proofs(path, ledger, moment)
