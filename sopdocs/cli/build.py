"""``sopdocs build``: definitions to documents; what has not changed is not made again."""

from __future__ import annotations

import hashlib
import os
import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from sopdocs.cli.context import Context
from sopdocs.cli.files import reason, write
from sopdocs.cli.keeping import store_of
from sopdocs.cli.messages import say
from sopdocs.cli.paths import Target, UsageError, definitions, targets_of
from sopdocs.jobs.journal import Journal, Row
from sopdocs.jobs.shard import share
from sopdocs.jobs.surroundings import Surroundings
from sopdocs.store import Store

if TYPE_CHECKING:
    from sopdocs.jobs.work import Order, Outcome

FAILED = 1
BUG = 70
POOL_FROM = 4
"""Definitions that are worth starting worker processes for."""


def run(context: Context) -> int:
    """Build every definition; one that cannot be built does not stop the others and is named at the end."""
    formats = _formats(context)
    targets = targets_of(definitions(context), context)
    if context.options.shard:
        targets = share(targets, context.options.output, *context.options.shard)
        if not targets:
            context.note("shard_empty", shard="{}/{}".format(*context.options.shard))
            return 0
    store = store_of(context)
    place = "\n".join(("build", str(Path.cwd()), str(context.options.output), ",".join(formats), context.lang))
    journal = Journal(store, place, time.time_ns())
    if journal.empty:
        _refuse_unknown(context, formats)
    around = Surroundings(journal.stamps)
    run = _Run(context, journal, around)
    with _kept(context, journal, store):
        stale = [each for each in targets if not run.is_fresh(*each)]
        if stale:
            _refuse_unknown(context, formats)
            run.make(stale, formats, store)
    return run.close(len(targets))


class _Run:
    """One run: what is fresh, what was made, what was lost."""

    def __init__(self, context: Context, journal: Journal, around: Surroundings) -> None:
        self._context = context
        self._journal = journal
        self._around = around
        self._fresh = 0
        self._made = 0
        self._lost: list[Path] = []
        self._status = 0

    def is_fresh(self, path: Path, target: Path) -> bool:
        """True where nothing is to be done; what was found is shown again."""
        row = self._journal.fresh(path, target, self._around.of(path))
        if row is None:
            return False
        self._fresh += 1
        if row.findings:
            self._tell(path, row.findings)
        return True

    def make(self, stale: list[Target], formats: tuple[str, ...], store: Store | None) -> None:
        """Make what is not fresh."""
        from sopdocs.jobs.work import Order

        order = Order(formats, self._context.lang, store)
        targets = dict(stale)
        with _outcomes(self._context, order, [path for path, _ in stale]) as outcomes:
            for outcome in _progress(outcomes, len(stale)):
                self._finish(outcome, targets[outcome.path])

    def close(self, count: int) -> int:
        """Name what was not made, say how much was, and give the exit status."""
        for path in self._lost:
            self._context.note("not_made", path=path)
        if self._fresh:
            self._context.note("fresh", count=self._fresh)
        if self._fresh < count:
            self._context.note("built", made=self._made, all=count - self._fresh)
        return self._status or (FAILED if self._lost else 0)

    def _finish(self, outcome: Outcome, target: Path) -> None:
        if outcome.failure is not None:
            self._fail(outcome)
        elif outcome.deaths:
            self._context.note("worker_died", path=outcome.path)
        made = outcome.made
        if made is None or not made.files:
            self._lost.append(outcome.path)
        if made is None:
            return
        from sopdocs.jobs.cache import as_text

        findings = as_text(made) if made.findings else ""
        if findings:
            self._tell(outcome.path, findings)
        files = {suffix: self._publish(Path(f"{target}{suffix}"), data) for suffix, data in made.files.items()}
        self._made += bool(files)
        row = Row(self._around.of(outcome.path), outcome.source, outcome.key, files, findings)
        self._journal.note(outcome.path, row)

    def _publish(self, file: Path, data: bytes) -> str:
        """Write a file that is not there as it should be; gives its digest."""
        digest = hashlib.sha256(data).hexdigest()
        if self._journal.stamps.digest(str(file)) != digest:
            write(self._context, file, data)
            self._journal.stamps.wrote(str(file), digest)
        self._context.out(say(self._context.lang, "made", path=file))
        return digest

    def _fail(self, outcome: Outcome) -> None:
        context, failure = self._context, outcome.failure
        if failure is None:
            return
        if failure.kind == "environment":
            raise UsageError(say(context.lang, "environment", what=failure.what))
        if failure.kind in ("died", "memory"):
            context.note("worker_lost" if failure.kind == "died" else "memory_short", path=outcome.path)
            return
        if os.environ.get("SOPDOCS_DEBUG"):
            context.say(failure.trace)
        context.note("bug", what=failure.what, path=outcome.path)
        self._status = BUG

    def _tell(self, path: Path, findings: str) -> None:
        from sopdocs.jobs.cache import from_text
        from sopdocs.report import REPORTS, Options

        options = Options(self._context.lang, self._context.colour)
        self._context.out(REPORTS["text"](from_text(path, findings), options).rstrip("\n"))


@contextmanager
def _outcomes(context: Context, order: Order, paths: list[Path]) -> Iterator[Iterable[Outcome]]:
    """The outcomes of all definitions, in order: from worker processes where there is work enough for them."""
    if context.options.cluster:
        with _on_cluster(context, order, paths) as outcomes:
            yield outcomes
        return
    from sopdocs.jobs.crew import Crew, cores
    from sopdocs.jobs.work import do

    jobs = min(context.options.jobs or cores(), len(paths))
    if jobs == 1 or len(paths) < POOL_FROM:
        yield (do(order, path) for path in paths)
        return
    with Crew(jobs) as crew:
        yield crew.run(order, paths)


@contextmanager
def _on_cluster(context: Context, order: Order, paths: list[Path]) -> Iterator[Iterable[Outcome]]:
    """The outcomes of all definitions from a cluster. Raises UsageError."""
    from sopdocs.jobs.cluster import ClusterError, cluster, outcomes

    if not context.options.results:
        raise UsageError(say(context.lang, "cluster_results"))
    try:
        with cluster(context.options.cluster) as client:
            yield outcomes(client, context.options.results, order, paths)
    except ClusterError as error:
        raise UsageError(say(context.lang, error.reason, **error.values)) from None


@contextmanager
def _kept(context: Context, journal: Journal, store: Store | None) -> Iterator[None]:
    """Keep what was done, however the run ends; a cache that cannot be written is told, and no fault."""
    try:
        yield
    finally:
        now = time.time_ns()
        try:
            journal.save(now)
            if store is not None and journal.grew:
                store.trim(now / 1e9)
        except OSError as error:
            folder = store.folder if store else ""
            context.note("cache_unwritable", path=folder, why=reason(error, context.lang))


def _formats(context: Context) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name.strip() for name in context.options.format.split(",") if name.strip()))


def _refuse_unknown(context: Context, names: tuple[str, ...]) -> None:
    """Raise UsageError for a format there is not. Only asked where something is to be made: it imports them all."""
    from sopdocs.jobs.build import FORMATS

    unknown = [name for name in names if name not in FORMATS]
    if unknown or not names:
        text = say(context.lang, "bad_format", name=", ".join(unknown), formats=", ".join(FORMATS))
        raise UsageError(text)


def _progress(outcomes: Iterable[Outcome], count: int) -> Iterable[Outcome]:
    """A progress bar on a terminal, none in a pipe, none for a handful."""
    if count < POOL_FROM or not sys.stderr.isatty():
        return outcomes
    from tqdm import tqdm

    bar: Iterable[Outcome] = tqdm(outcomes, total=count, unit="SOP", leave=False)
    return bar
