"""The life of an SOP: one table of states and steps, from which commands, refusals and the drawing in the guide come.

A revision leaves the former edition in force: it stays so until the new one is approved, and its reviews stay due.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from sopdocs.standing import Said, State

StepName = Literal["submit", "withdraw", "sign", "revise", "revoke"]
STATES: tuple[State, ...] = get_args(State)
FIRST: State = "draf"


@dataclass(frozen=True, slots=True)
class Step:
    """What leads from a state to another; ``former`` allows it also while an edition before the text is in force."""

    name: StepName
    origin: State
    target: State
    said: Said
    former: bool = False


LIFE: tuple[Step, ...] = (
    Step("submit", "draf", "diajukan", Said("sopdocs submit: diajukan untuk disahkan", "sopdocs submit: handed in")),
    Step(
        "withdraw", "diajukan", "draf", Said("sopdocs submit --withdraw: ditarik kembali", "… --withdraw: taken back")
    ),
    Step("sign", "diajukan", "disahkan", Said("sopdocs sign atau evidence: pengesah", "sopdocs sign or evidence")),
    Step("revise", "disahkan", "draf", Said("sopdocs revise: edisi baru mulai ditulis", "sopdocs revise: new edition")),
    Step("revoke", "disahkan", "dicabut", Said("sopdocs revoke: tidak berlaku lagi", "sopdocs revoke"), former=True),
)
"""Every step there is."""

REFUSALS: dict[tuple[StepName, State], Said] = {
    ("submit", "diajukan"): Said(
        "sudah diajukan; tinggal menunggu tanda tangan, atau tarik kembali dengan --withdraw",
        "it has been handed in already; it waits to be signed, or take it back with --withdraw",
    ),
    ("submit", "disahkan"): Said(
        "sudah disahkan; mulailah edisi baru dengan sopdocs revise",
        "it is approved; begin a new edition with sopdocs revise",
    ),
    ("submit", "dicabut"): Said(
        "SOP yang dicabut tidak dihidupkan lagi; buatlah definisi baru dengan sopdocs new",
        "a revoked SOP is not brought back; write a new definition with sopdocs new",
    ),
    ("withdraw", "draf"): Said(
        "masih draf, jadi tidak ada yang ditarik", "it is a draft, so there is nothing to take back"
    ),
    ("withdraw", "disahkan"): Said(
        "sudah disahkan; mulailah edisi baru dengan sopdocs revise",
        "it is approved; begin a new edition with sopdocs revise",
    ),
    ("withdraw", "dicabut"): Said("sudah dicabut", "it is revoked"),
    ("revise", "draf"): Said(
        "masih draf; ubah saja naskahnya, revisi baru ada sesudah pengesahan",
        "it is a draft; simply change the text, a revision comes after an approval",
    ),
    ("revise", "diajukan"): Said(
        "sedang diajukan; tarik kembali dahulu dengan sopdocs submit --withdraw, lalu ubah naskahnya",
        "it has been handed in; take it back with sopdocs submit --withdraw, then change the text",
    ),
    ("revise", "dicabut"): Said(
        "SOP yang dicabut tidak direvisi; buatlah definisi baru dengan sopdocs new",
        "a revoked SOP is not revised; write a new definition with sopdocs new",
    ),
    ("revoke", "draf"): Said(
        "belum pernah disahkan, jadi tidak ada yang dicabut; berkasnya boleh dihapus",
        "it was never approved, so there is nothing to revoke; the file may be removed",
    ),
    ("revoke", "diajukan"): Said(
        "belum pernah disahkan, jadi tidak ada yang dicabut; tarik kembali dengan sopdocs submit --withdraw",
        "it was never approved, so there is nothing to revoke; take it back with sopdocs submit --withdraw",
    ),
    ("revoke", "dicabut"): Said("sudah dicabut", "it is revoked already"),
}
"""Why a step is refused in a state."""


def refusal(name: StepName, state: State, *, in_force: bool) -> Said | None:
    """Why a step cannot be taken; None where it can.

    :param in_force: an edition of the SOP is in force, be it the text at hand or one before it.
    """
    allowed = any(step.name == name and (step.origin == state or (step.former and in_force)) for step in LIFE)
    return REFUSALS[name, state] if not allowed or state == "dicabut" else None


def drawing() -> str:
    """The table as a Mermaid state diagram, for the guide."""
    lines = ["stateDiagram-v2", f"    [*] --> {FIRST}: sopdocs new"]
    lines += [f"    {step.origin} --> {step.target}: {step.said.id}" for step in LIFE]
    ends = [state for state in STATES if all(step.origin != state for step in LIFE)]
    lines += [f"    {state} --> [*]" for state in ends]
    return "\n".join(lines) + "\n"
