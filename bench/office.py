"""Three years of an office with 300 SOPs, a day at a time. ``python -m bench.office [SOPS [DAYS [SEED]]]``

Each day people record reviews and then one run of reminding takes place, against a real mail server on loopback. Some
days the run is a process of its own that is killed by SIGKILL, at a step the mail server sees it reach or at a moment
of the clock; an hour later the day's run is repeated. Recording is killed likewise. Every year the mail server is away
for two days. What must hold is reckoned apart from sopdocs (`bench.officeworld`), from the calendar file (on
Mondays as another library reads it), and from the letters the server kept:

1. every SOP overdue on a day is in that day's list and, marked as overdue, on that day in the calendar feed;
2. every SOP is in a letter to its owner in every week it was overdue through, or to the administrator where the owner
   has no address; weeks the server was away in are left to the next point;
3. every mention the list calls for was in a letter, unless the review was on record before the server was back;
4. no letter came more than twice, and none twice without a killed run;
5. every review that was made is in its ledger once.
"""

from __future__ import annotations

import os
import signal
import sqlite3
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Callable
from contextlib import ExitStack, closing
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from pathlib import Path
from random import Random

from bench.mailhost import Assassin, MailHost, free_port, serving
from bench.officeworld import ADMIN, BEGIN, HANDOVER, PLACE, World, build, glanced_in_feed, late_in_feed, put_on_record
from sopdocs.jobs.reminding import Office, Report, Run, remind
from sopdocs.jobs.survey import Shelf, survey
from sopdocs.load import load_ledger
from sopdocs.remind.settings import load_settings
from sopdocs.standing import Standing

KILLS = 0.1
"""Share of days on which a run is killed, and of days on which recording is."""
OUTAGE = 2
DEFAULTS = ("300", "1096", "1")
MEMORY = "/dev/shm"
"""Where there is one, the office lies in memory: what is measured is not the disk."""
STEPS = ("EHLO", "MAIL", "RCPT", "DATA", "STORED", "QUIT")


@dataclass
class Tally:
    """What was counted, and what should not have happened, in words."""

    overdue_days: int = 0
    killed: Counter[str] = field(default_factory=Counter)
    recorded: int = 0
    weeks: int = 0
    letters: int = 0
    twice: int = 0
    mentions: int = 0
    closed_first: int = 0
    most_overdue: int = 0
    faults: list[str] = field(default_factory=list)


@dataclass
class Simulation:
    """The simulation: the office, its mail server, and what is remembered to judge by."""

    world: World
    host: MailHost
    rng: Random
    tally: Tally = field(default_factory=Tally)
    shelf: Shelf = field(default_factory=lambda: Shelf("id"))
    named: dict[tuple[str, str], list[date]] = field(default_factory=lambda: defaultdict(list))
    standings: dict[Path, Standing] = field(default_factory=dict)
    touched: set[Path] = field(default_factory=set)
    seen: int = 0
    wished: dict[tuple[str, str, str], date] = field(default_factory=dict)
    away: set[date] = field(default_factory=set)
    days: int = 0

    def day(self, today: date) -> None:
        self._record(today)
        standings = self._stand(today)
        moment = datetime.combine(today, datetime.min.time().replace(hour=7)).astimezone()
        run = Run(load_settings(self.world.folder), today, lambda: moment, pause=0.001)
        office = Office(standings)
        with ExitStack() as open_hours:
            if today not in self.away:
                open_hours.enter_context(serving(self.host))
            if self.rng.random() < KILLS:
                self._killed(lambda: remind(office, run))
            report = remind(office, run)
        self._judge(today, report)
        self.days += 1

    def _stand(self, today: date) -> tuple[Standing, ...]:
        """A survey of the whole office on Mondays and when a year or a post changes; on other days of what changed.

        What is carried from one day to the next is held against the whole survey when it comes.
        """
        yesterday = [replace(each, today=today) for each in self.standings.values()]
        whole = today.weekday() == 0 or today in (date(today.year, 1, 1), HANDOVER) or not yesterday
        changed = [sop.path for sop in self.world.sops if whole or sop.path in self.touched]
        found = survey(changed, today, "id", findings=False, shelf=self.shelf)
        self.tally.faults += [f"{today}: {finding.path}: {finding.message}" for finding in found.findings]
        fresh = {each.path: each for each in found.standings}
        if today.weekday() == 0 and today not in (date(today.year, 1, 1), HANDOVER):
            carried = [each for each in yesterday if each.path not in self.touched]
            stale = [each.path for each in carried if fresh[each.path] != each]
            self.tally.faults += [f"{today}: {path} did not stand as it was carried" for path in stale]
        self.standings = {each.path: each for each in yesterday} | fresh
        self.touched.clear()
        return tuple(self.standings.values())

    def _record(self, today: date) -> None:
        """Today's reviews; where the recording is killed, the people look and do again what is not there."""
        made = list(self.world.reviews(today))
        if made and self.rng.random() < KILLS:
            pid = _forked(lambda: [put_on_record(sop.path, review) for sop, review in made])
            time.sleep(self.rng.uniform(0, 0.03) * len(made))
            self._reap(pid, "recording")
        for sop, review in made:
            put_on_record(sop.path, review)
            self.world.done(sop, review)
            self.touched.add(sop.path)
            self.tally.recorded += 1

    def _killed(self, act: Callable[[], object]) -> None:
        step = self.rng.choice((*STEPS, "clock"))
        self.host.assassin = Assassin(step, self.rng.randint(1, 4))
        pid = _forked(act)
        self.host.assassin.aim(pid)
        if step == "clock":
            time.sleep(self.rng.uniform(0, 0.1))
            self._reap(pid, step)
        else:
            self._wait(pid, step)
        self.host.assassin = None

    def _reap(self, pid: int, what: str) -> None:
        os.kill(pid, signal.SIGKILL)
        self._wait(pid, what)

    def _wait(self, pid: int, what: str) -> None:
        _, status = os.waitpid(pid, 0)
        if os.WIFSIGNALED(status):
            self.tally.killed[what] += 1

    def _judge(self, today: date, report: Report) -> None:
        overdue = [sop for sop in self.world.sops if sop.overdue(today)]
        listed = {item.place for item in report.late}
        feed = self.world.folder / "output" / "tinjauan.ics"
        shown = glanced_in_feed(feed, today)
        if today.weekday() == 0 and shown != late_in_feed(feed, today):
            self.tally.faults.append(f"{today}: the calendar reads otherwise by its lines than by the library")
        for sop in overdue:
            place = f"definitions/{sop.path.name}"
            if place not in listed:
                self.tally.faults.append(f"{today}: {place} is overdue and not in the list")
            if place not in shown:
                self.tally.faults.append(f"{today}: {place} is overdue and not in the calendar")
        self.tally.overdue_days += len(overdue)
        self.tally.most_overdue = max(self.tally.most_overdue, len(overdue))
        for letter in self.host.letters[self.seen :]:
            for place in set(PLACE.findall(letter.text)):
                self.named[letter.recipient, place].append(today)
        self.seen = len(self.host.letters)
        self._remember(today, report)
        if today.weekday() == 6:
            self._week(today)

    def _remember(self, today: date, report: Report) -> None:
        """Every mention the day's list calls for, with the last day it did."""
        for digest in report.plan.digests:
            for each in digest.lines:
                self.wished[digest.address, each.item.subject, each.occasion] = today
        for each in report.plan.stray:
            self.wished[ADMIN, each.item.subject, each.occasion] = today

    def _week(self, sunday: date) -> None:
        week = [sunday - timedelta(days=n) for n in range(7)]
        if self.away & set(week) or self.days < 7:
            return
        for sop in self.world.sops:
            if all(sop.overdue(day) for day in week) and sop.address(week[0]) == sop.address(sunday):
                self.tally.weeks += 1
                found = self.named[sop.address(sunday), f"definitions/{sop.path.name}"]
                if not any(day in week for day in found):
                    self.tally.faults.append(f"week to {sunday}: {sop.path.name} was in no letter to {sop.owner}")

    def judge_deliveries(self) -> None:
        """Hold the outbox against what the server kept."""
        tally = self.tally
        arrived = Counter(str(letter.message["Message-ID"]) for letter in self.host.letters)
        tally.letters = len(arrived)
        tally.twice = sum(1 for count in arrived.values() if count == 2)
        tally.faults += [f"{name} came {count} times" for name, count in arrived.items() if count > 2]
        if tally.twice > sum(tally.killed.values()):
            tally.faults.append("more letters came twice than runs were killed")
        told: set[tuple[str, str, str]] = set()
        with closing(sqlite3.connect(self.world.folder / ".sopdocs" / "pengingat.sqlite")) as db:
            rows = db.execute(
                "SELECT m.recipient, subject, occasion, state, day FROM mention m JOIN message ON message = key"
            ).fetchall()
        letters = {(letter.recipient, letter.message["Date"].datetime.date()) for letter in self.host.letters}
        for recipient, subject, occasion, state, day in rows:
            if state == "sent" and (recipient, date.fromisoformat(day)) in letters:
                told.add((recipient, subject, occasion))
            elif state == "sent":
                tally.faults.append(f"{subject} {occasion} counts as told to {recipient} on {day}, and no letter came")
        tally.mentions = len(told)
        for wish, last in self.wished.items():
            if wish in told:
                continue
            if last in self.away:
                tally.closed_first += 1
            else:
                tally.faults.append(f"{wish} was never told, though called for until {last}")

    def judge_records(self) -> None:
        """Every review made is in its ledger, once."""
        for sop in self.world.sops:
            ledger, faults = load_ledger(sop.path)
            found = Counter((each.date, each.kind) for each in ledger.reviews)
            if faults or found != Counter(sop.reviews):
                self.tally.faults.append(f"{sop.path.name}: the ledger does not hold what was recorded")


def _forked(act: Callable[[], object]) -> int:
    pid = os.fork()
    if pid:
        return pid
    try:
        act()
    finally:
        os._exit(0)


def simulate(folder: Path, sops: int, days: int, seed: int, progress: Callable[[int], None]) -> Simulation:
    """Run the office; what was found is in its tally."""
    rng = Random(f"days {seed}")
    host = MailHost(port=free_port())
    office = Simulation(build(folder, sops, host.port, seed), host, rng)
    for year in range(max(1, days // 365)):
        first = BEGIN + timedelta(days=year * 365 + rng.randrange(8, max(9, min(360, days - year * 365 - 4))))
        office.away |= {first + timedelta(days=n) for n in range(OUTAGE)}
    for number in range(days):
        office.day(BEGIN + timedelta(days=number))
        progress(number + 1)
    office.judge_deliveries()
    office.judge_records()
    return office


def summary(office: Simulation) -> str:
    """The figures, and every fault."""
    tally, world = office.tally, office.world
    promised = world.kept + world.missed
    killed = ", ".join(f"{step} {count}" for step, count in sorted(tally.killed.items()))
    lines = [
        f"{len(world.sops)} SOPs, {office.days} days from {BEGIN}, mail server away on "
        + ", ".join(str(day) for day in sorted(office.away)),
        f"reviews: {tally.recorded} on record; {world.kept / promised:.0%} of {promised} intended on time",
        f"killed: {sum(tally.killed.values())} processes ({killed})",
        f"overdue: {tally.overdue_days} SOP-days, at most {tally.most_overdue} at once; all in the day's list and feed",
        f"weeks an SOP was overdue through, each with a letter: {tally.weeks}",
        f"letters: {tally.letters} different ones, {tally.twice} of them came twice, none more often",
        f"mentions told: {tally.mentions}; recorded before the mail server was back: {tally.closed_first}",
        f"faults: {len(tally.faults)}",
        *tally.faults[:20],
    ]
    return "\n".join(lines)


def main(words: list[str]) -> int:
    sops, days, seed = (int(word) for word in (*words, *DEFAULTS[len(words) :]))
    began = time.monotonic()

    def progress(number: int) -> None:
        if sys.stderr.isatty():
            print(f"\r{number}/{days}", end="" if number < days else "\n", file=sys.stderr)

    with tempfile.TemporaryDirectory(dir=MEMORY if Path(MEMORY).is_dir() else None) as folder:
        office = simulate(Path(folder), sops, days, seed, progress)
    print(summary(office))
    print(f"{time.monotonic() - began:.0f} s")
    return 1 if office.tally.faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
