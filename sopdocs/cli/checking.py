"""The work of ``sopdocs check`` where its answer is not known yet."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from sopdocs import __version__
from sopdocs.cli.choices import choices, told
from sopdocs.cli.context import Context
from sopdocs.cli.files import write
from sopdocs.config import Choices
from sopdocs.finding import Finding
from sopdocs.fix import MENDABLE
from sopdocs.jobs.checking import Examined, Prover, examine
from sopdocs.ledger import Ledger, Proof
from sopdocs.report import DOCUMENTS, REPORTS, Options
from sopdocs.rules.pages import page


def answer(context: Context, paths: list[Path], beside: list[Path]) -> int:
    """Report the findings of all definitions; 1 if any is an error.

    Files that count though nobody named them are added to ``beside``.
    """
    chosen = choices(context)
    if context.options.diff or context.options.fix:
        from sopdocs.cli.mending import fix, show

        if context.options.diff:
            return show(context, paths, chosen)
        fix(context, paths, chosen)
    examined = told(context, lambda: examine(paths, context.today, context.lang, chosen.policy, _prover(beside)))
    if context.options.write_baseline:
        from sopdocs.cli.known import record

        record(context, examined, context.options.write_baseline)
        return 0
    baseline = _baseline(context, chosen)
    if baseline:
        from sopdocs.cli.known import without_known

        examined = without_known(context, examined, baseline, chosen.policy(baseline))
    _report(context, examined)
    return 1 if any(finding.level == "error" for finding in examined.findings) else 0


def _prover(named: list[Path]) -> Prover:
    """What looks at signed files; what that takes is imported only where there are any."""

    def prove(path: Path, ledger: Ledger) -> tuple[Proof, ...]:
        from sopdocs.jobs.beside import beside
        from sopdocs.jobs.verifying import proofs

        named.extend(beside(path, ledger))
        return proofs(path, ledger, datetime.now(UTC))

    return prove


def _baseline(context: Context, chosen: Choices) -> Path | None:
    """The list of known findings: of the option, else of the configuration above the first path."""
    given: Path | None = context.options.baseline
    first: Path = context.options.paths[0]
    config = chosen.config(first if first.is_dir() else first.parent)
    return given or (config.baseline if config else None)


def _report(context: Context, examined: Examined) -> None:
    output: Path | None = context.options.output
    chosen: str = "statistics" if context.options.statistics else context.options.format
    options = _options(context, examined, colour=context.colour and output is None)
    if chosen in DOCUMENTS:
        data = DOCUMENTS[chosen](examined.findings, options)
    else:
        report = _statistics if chosen == "statistics" else REPORTS[chosen]
        text = report(examined.findings, options).rstrip("\n")
        if output is None:
            context.out(text)
            return
        data = f"{text}\n".encode(errors="backslashreplace")
    if output is not None:
        write(context, output, data)
        context.note("made", path=output)


def _statistics(findings: Sequence[Finding], options: Options) -> str:
    from sopdocs.report.statistics import report

    return report(findings, options)


def _options(context: Context, examined: Examined, *, colour: bool) -> Options:
    pages = [page(code) for code in dict.fromkeys(finding.code for finding in examined.findings)]
    return Options(
        context.lang,
        colour,
        len(examined.files),
        files=examined.files,
        today=context.today,
        titles={each.code: each.title[context.lang] for each in pages},
        reasons={each.code: each.body_in(context.lang) for each in pages},
        mendable=frozenset(MENDABLE),
        version=__version__,
    )
