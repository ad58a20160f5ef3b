"""``sopdocs verify``: is a signed PDF whole, who signed it, when, and is it this definition?"""

from __future__ import annotations

import dataclasses
import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, get_args

from sopdocs.cli.context import Context
from sopdocs.cli.files import existing, reason
from sopdocs.cli.messages import say
from sopdocs.cli.paths import UsageError
from sopdocs.cli.signing_faults import told
from sopdocs.jobs.verifying import Question, roles_of, verify
from sopdocs.ledger import SignerRole
from sopdocs.load import load
from sopdocs.verify.report import Remark, Report, Seal

STATUS = {"valid": 0, "invalid": 1, "indeterminate": 3}
"""Verdict -> exit status."""


def run(context: Context) -> int:
    """Say what holds; 0 valid, 1 invalid, 3 cannot be decided, 4 when a service or certificate file fails."""
    return told(context, lambda: _run(context))


def _run(context: Context) -> int:
    options = context.options
    question = Question(
        existing(context, options.file),
        datetime.now(UTC),
        _source(context),
        _roles(context),
        options.level,
        tuple(existing(context, path) for path in options.trust),
        options.online,
    )
    try:
        report = verify(question)
    except OSError as error:
        raise UsageError(
            say(context.lang, "cannot_read", path=error.filename, why=reason(error, context.lang))
        ) from None
    context.out(_json(report) if options.json else _text(context, report))
    return STATUS[report.verdict]


def _source(context: Context) -> Path | None:
    """The definition to compare with: one that cannot be read tells nothing about the PDF."""
    path: Path | None = context.options.source
    if path is not None and load(existing(context, path)).sop is None:
        raise UsageError(say(context.lang, "no_definition", path=path))
    return path


def _roles(context: Context) -> tuple[str, ...]:
    roles, known = roles_of(context.options.require), get_args(SignerRole)
    for role in roles:
        if role not in known:
            raise UsageError(say(context.lang, "bad_role", name=role, roles=", ".join(known)))
    return roles


def _text(context: Context, report: Report) -> str:
    lines = [f"{report.path}: {say(context.lang, 'verdict_' + report.verdict)}"]
    for seal in report.seals:
        lines += _seal(context, seal)
        lines += [f"    {_remark(context, remark)}" for remark in report.remarks if remark.field == seal.field]
    fields = {seal.field for seal in report.seals}
    lines += [f"  {_remark(context, remark)}" for remark in report.remarks if remark.field not in fields]
    return "\n".join([*lines, f"  SHA-256 {report.sha256}"])


def _seal(context: Context, seal: Seal) -> list[str]:
    lang = context.lang
    who = f"{seal.name} ({seal.number})" if seal.number else seal.name or "?"
    moment = seal.moment.isoformat(timespec="seconds") if seal.moment else "-"
    time = say(lang, "time_" + seal.moment_source.replace(" ", "_"), moment=moment)
    if seal.kind == "timestamp":
        return [say(lang, "line_timestamp", name=who, time=time)]
    basis = say(lang, f"basis_{seal.basis or ''}")
    official = say(lang, "known_by", official=seal.official, basis=basis) if seal.official else "-"
    return [
        say(lang, "line_signature", role=seal.role or "-", field=seal.field, name=who, official=official),
        say(lang, "line_certificate", issuer=seal.issuer, path=" > ".join(seal.trust_path) or "-"),
        say(lang, "line_time", time=time, level=seal.level or "-", changes=say(lang, "changes_" + seal.changes)),
    ]


def _remark(context: Context, remark: Remark) -> str:
    return f"{remark.code}: {say(context.lang, 'verify_' + remark.code, **dict(remark.values))}"


def _json(report: Report) -> str:
    values: dict[str, Any] = {"format": 1, "verdict": report.verdict, **dataclasses.asdict(report)}
    for remark, own in zip(values["remarks"], report.remarks, strict=True):
        remark["values"] = dict(own.values)
        remark["weight"] = own.weight
    return json.dumps(values, ensure_ascii=False, indent=2, default=_plain)


def _plain(value: object) -> str:
    return value.isoformat() if isinstance(value, datetime) else str(value)
