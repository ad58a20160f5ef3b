"""Former editions out of signed files: the approved text is kept, not the one that was changed since."""

from __future__ import annotations

from pathlib import Path

import pytest

from sopdocs.jobs.editions import former, summary
from sopdocs.jobs.living import Act, revise
from sopdocs.listing import edition_path
from tests.pki.authority import NOW
from tests.sign.workspace import ALONE, Workspace, workspace

TODAY = NOW.date()


@pytest.fixture
def signed(tmp_path: Path) -> Workspace:
    made = workspace(tmp_path)
    made.sign()
    return made


def test_the_signed_file_is_kept_with_its_text(signed: Workspace) -> None:
    (original,) = signed.signed_files
    taken = revise(Act(signed.file, TODAY, TODAY))
    assert edition_path(signed.file, 0).read_text("utf-8") == ALONE
    (copy,) = (path for path in taken.kept if path.suffix == ".pdf")
    assert copy.read_bytes() == original.read_bytes()
    assert not taken.overridden


def test_a_text_changed_before_revising_keeps_its_changes_and_the_approved_one_is_found_again(
    signed: Workspace,
) -> None:
    signed.file.write_text(ALONE.replace("Mencatat permintaan", "Meneliti permintaan"), "utf-8")
    taken = revise(Act(signed.file, TODAY, TODAY))
    assert not taken.overridden
    assert edition_path(signed.file, 0).read_text("utf-8") == ALONE
    assert "Meneliti permintaan" in signed.file.read_text("utf-8")
    edition = former(signed.file)
    assert edition is not None
    assert edition.data == ALONE.encode()
    assert [(change.before, change.after) for change in summary(signed.file, "id")] == [
        ("Mencatat permintaan", "Meneliti permintaan")
    ]
