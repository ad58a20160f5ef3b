"""Run the catalogue over one subject: rules, the institution's levels, the author's exemptions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal

from sopdocs.finding import Level, Problem
from sopdocs.model import Approval, Dates, Part, Quality, Route, Sop, Step
from sopdocs.profile import Profile
from sopdocs.rules.catalogue import CHECKS
from sopdocs.rules.pages import page
from sopdocs.rules.subject import Subject, filled
from sopdocs.values.likeness import nearest

NO_REASON, UNUSED, UNKNOWN = "SOP011", "SOP012", "SOP013"
ENGINE_CODES = (NO_REASON, UNUSED, UNKNOWN)
"""What the engine itself finds, about exemptions."""

ACROSS = (
    "SOP801", "SOP802", "SOP806", "SOP808", "SOP809", "SOP810", "SOP811", "SOP812", "SOP813", "SOP814",
)  # fmt: skip
"""Rules that look at the register; of the SOP they read number, title, level, related and legal_basis, and of anything
else what its entry keeps."""

ALONE = tuple(code for code in CHECKS if code not in ACROSS)
"""All other rules."""

_PARTS: tuple[type[Part], ...] = (Sop, Step, Dates, Approval, Quality)
_ORDER: dict[str, int] = {}
for _part in _PARTS:
    for _name in _part.model_fields:
        _ORDER.setdefault(_name, len(_ORDER))


def level_of(code: str, profile: Profile) -> Level | Literal["off"]:
    """The level of a code for an institution: what its profile says, else what the page says."""
    setting = profile.rules.get(code)
    return setting.level if setting is not None and setting.level is not None else page(code).level


def is_off(code: str, profile: Profile) -> bool:
    """True where an institution has switched a code off (no page is read to know it)."""
    setting = profile.rules.get(code)
    return setting is not None and setting.level == "off"


def check(subject: Subject, codes: Iterable[str] = CHECKS) -> list[Problem]:
    """Everything these rules of the catalogue find about one SOP, in the order of the model's parts.

    Rules an institution has switched off do not run. An exemption with a reason takes away the problems of its rule;
    one without a reason takes away nothing, and is a problem itself, as is one that takes away nothing.
    """
    problems = _raised(subject, codes)
    raised = {problem.code for problem in problems}
    excused = {
        (exemption.rule or "").strip().upper() for exemption in subject.sop.exemptions if filled(exemption.reason)
    }
    kept = [problem for problem in problems if problem.code not in excused]
    kept.extend(problem for problem in _exemptions(subject, raised) if not is_off(problem.code, subject.profile))
    return sorted(kept, key=lambda problem: (_position(problem.route), problem.code))


def stands_out(subject: Subject) -> bool:
    """True where a rule that looks at other definitions finds something."""
    return any(True for code in ACROSS for _ in CHECKS[code](subject))


def _raised(subject: Subject, codes: Iterable[str]) -> list[Problem]:
    off = {code for code, setting in subject.profile.rules.items() if setting.level == "off"}
    return [
        Problem(code, fault.route, fault.values, fault.on_key, None, fault.part)
        for code in codes
        if code not in off
        for fault in CHECKS[code](subject)
    ]


def _exemptions(subject: Subject, raised: set[str]) -> Iterator[Problem]:
    for index, exemption in enumerate(subject.sop.exemptions):
        code = (exemption.rule or "").strip().upper()
        values = (("aturan", code),)
        at: Route = ("exemptions", index)
        if code not in CHECKS:
            near = nearest(code, CHECKS, 80)
            yield Problem(UNKNOWN, (*at, "rule"), (*values, ("usul", near or "")))
        elif not filled(exemption.reason):
            yield Problem(NO_REASON, at, values)
        elif code not in raised:
            yield Problem(UNUSED, (*at, "rule"), values)


def _position(route: Route) -> tuple[tuple[int, str], ...]:
    return tuple((key, "") if isinstance(key, int) else (_ORDER.get(key, len(_ORDER)), key) for key in route)
