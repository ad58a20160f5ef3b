"""Only ``--online`` touches the network, and then revocation data is found where certificates say."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest

from tests.pki.authority import Credential
from tests.pki.loopback import Reply, Request, served
from tests.sign.workspace import AUTHORITY, HEAD, Workspace, asked


@dataclass
class Lists:
    """A server of revocation lists: where it is, how often it was asked, who is revoked."""

    url: str = ""
    asked: int = 0
    revoked: list[Credential] = field(default_factory=list)


@pytest.fixture
def lists() -> Iterator[Lists]:
    made = Lists()

    def answer(_: Request) -> Reply:
        made.asked += 1
        return Reply(200, AUTHORITY.revocations(*made.revoked).dump(), "application/pkix-crl")

    with served(answer) as address:
        made.url = f"{address}/uji.crl"
        yield made


def test_offline_asks_nobody_and_online_finds_the_list(office: Workspace, lists: Lists) -> None:
    own = AUTHORITY.issue(*HEAD, crl=lists.url)
    office.add_key("daring", own)
    path = office.sign(signer="daring").file.path
    settings = office.folder / "sopdocs.toml"
    settings.write_text(settings.read_text().replace('crls=["dicabut.crl"]', ""))
    offline = asked(path)
    assert ([remark.code for remark in offline.remarks], lists.asked) == (["U02"], 0)
    assert asked(path, online=True).verdict == "valid"
    assert lists.asked > 0
    lists.revoked.append(own)
    revoked = asked(path, online=True)
    assert "S05" in {remark.code for remark in revoked.remarks}
