"""Many machines: the same work on a Dask cluster.

Definitions travel with the institutions of their workspace, so that workers need nothing but the same sopdocs; results
go by content hash into a place all can reach, and only keys come back. A worker that dies loses nothing: Dask gives
its batch to another one; a batch that kills several is taken apart, so that only the definition at fault is lost.
"""

from __future__ import annotations

import hashlib
import io
import logging
import zipfile
from collections.abc import Iterator, Sequence
from concurrent.futures import CancelledError
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sopdocs.jobs.cache import Shelf, unpacked
from sopdocs.jobs.shared import leave_mark, mark_missed, settled, shared_store, shown
from sopdocs.jobs.work import Failure, Order, Outcome, do
from sopdocs.listing import TEMPLATES, roots

if TYPE_CHECKING:
    from distributed import Client, Future

BATCH = 8
"""Definitions a message: half a second of work and more, a hundred times what the message costs."""
CONNECT_SECONDS = 10


class ClusterError(Exception):
    """The cluster cannot be used; ``reason`` is a key of the command line's words."""

    def __init__(self, reason: str, **values: object) -> None:
        super().__init__(reason)
        self.reason = reason
        self.values = values


@dataclass(frozen=True, slots=True)
class Parcel:
    """A definition on its way: its place among all, its path and bytes, and the digest of its institutions' archive."""

    index: int
    path: Path
    data: bytes
    office: str


@contextmanager
def cluster(address: str) -> Iterator[Client]:
    """A client of the cluster whose workers all are what we are.

    :raises ClusterError: the extra is not installed, nobody answers, nobody works, or somebody works otherwise.
    """
    try:
        from distributed import Client
    except ImportError:
        raise ClusterError("cluster_extra") from None
    # Dask tells its own story of every connection; ours is told once, by the command line.
    for name in ("distributed", "distributed.client"):
        logging.getLogger(name).setLevel(logging.CRITICAL + 1)
    try:
        client = Client(address, timeout=CONNECT_SECONDS, set_as_default=False)
    except (OSError, ValueError) as error:
        raise ClusterError("cluster_away", address=address, why=str(error).splitlines()[0]) from None
    try:
        _refuse_others(client, address)
        yield client
    finally:
        client.close()


def outcomes(client: Client, results: str, order: Order, paths: Sequence[Path]) -> Iterator[Outcome]:
    """The outcome of every definition, in their order, as soon as its turn has come.

    :raises ClusterError: somebody does not reach the place for results, or the scheduler went away.
    """
    from distributed import as_completed

    results = settled(results)
    _refuse_apart(client, results)
    store = shared_store(results)
    far = replace(order, store=None)
    offices: dict[str, bytes] = {}
    parcels = [_parcel(index, path, offices) for index, path in enumerate(paths)]
    sent = {digest: client.scatter(data, broadcast=True) for digest, data in offices.items()}

    def send(batch: list[Parcel]) -> Future[Any]:
        needed = {parcel.office for parcel in batch}
        archives = {digest: sent[digest] for digest in needed if digest in sent}
        return client.submit(_do_batch, batch, archives, far, (results, own_version()), pure=False)

    batches = [parcels[at : at + BATCH] for at in range(0, len(parcels), BATCH)]
    pending: dict[Future[Any], list[Parcel]] = {send(batch): batch for batch in batches}
    waiting = as_completed(list(pending), loop=client.loop)
    done: dict[int, Outcome] = {}
    turn = 0
    for future in waiting:
        batch = pending.pop(future)
        for parcel, outcome in zip(batch, _results(future, batch), strict=True):
            if outcome is None:
                again = send([parcel])
                pending[again] = [parcel]
                waiting.add(again)
            else:
                done[parcel.index] = outcome
        while turn in done:
            yield _fetched(done.pop(turn), store, order)
            turn += 1


def _results(future: Future[Any], batch: list[Parcel]) -> Sequence[Outcome | None]:
    """Outcomes of a batch; None for what is to be tried alone, since several workers died of the batch.

    :raises ClusterError: the scheduler is gone.
    """
    from distributed import KilledWorker

    try:
        outcomes: list[Outcome] = future.result()
    except CancelledError:
        raise ClusterError("cluster_lost") from None
    except KilledWorker:
        alone = len(batch) == 1
        return [Outcome(parcel.path, failure=Failure("died"), deaths=2) if alone else None for parcel in batch]
    except Exception as error:
        what = f"{type(error).__name__}: {error}"
        return [Outcome(parcel.path, failure=Failure("bug", what)) for parcel in batch]
    return outcomes


def _fetched(outcome: Outcome, store: Shelf, order: Order) -> Outcome:
    """An outcome with its documents, which lie in the shared place; made here where they no longer do."""
    if outcome.made is not None or outcome.failure is not None:
        return outcome
    kept = store.get(outcome.key)
    return replace(outcome, made=unpacked(outcome.path, kept)) if kept is not None else do(order, outcome.path)


def _refuse_apart(client: Client, results: str) -> None:
    """Raise where what this machine keeps among the results is not there for every worker."""
    try:
        leave_mark(results)
    except OSError as error:
        raise ClusterError("results_closed", place=shown(results), why=str(error).strip()) from None
    for worker, why in sorted(client.run(mark_missed, results).items()):
        if why:
            raise ClusterError("results_apart", place=shown(results), worker=worker, why=why)


def _refuse_others(client: Client, address: str) -> None:
    own = own_version()
    try:
        client.run_on_scheduler(_known)
    except Exception as error:
        raise ClusterError("cluster_scheduler", address=address, why=str(error).splitlines()[0]) from None
    try:
        versions = client.run(own_version)
    except Exception as error:
        raise ClusterError("cluster_other", worker=address, why=str(error).splitlines()[0]) from None
    if not versions:
        raise ClusterError("cluster_empty", address=address)
    for worker, version in sorted(versions.items()):
        if version != own:
            raise ClusterError("cluster_other", worker=worker, why=f"{version[:12]} != {own[:12]}")


def _known() -> None:
    """On the scheduler, which unpacks what it passes on: it must know this package too."""


@cache
def own_version() -> str:
    """Digest of program, libraries and packaged fonts: where it is the same, documents have the same bytes."""
    from sopdocs.profile import Profile
    from sopdocs.provenance import provenance_of
    from sopdocs.typefaces import find_typefaces

    return provenance_of(Profile(), (), find_typefaces([])).digest


def _parcel(index: int, path: Path, offices: dict[str, bytes]) -> Parcel:
    office = next((_office(root) for root in roots(path)), b"")
    digest = hashlib.sha256(office).hexdigest() if office else ""
    if office:
        offices[digest] = office
    return Parcel(index, path, path.read_bytes(), digest)


@cache
def _office(root: Path) -> bytes:
    """A workspace's institutions as an archive that depends on nothing but their files."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for file in sorted(path for path in root.rglob("*") if path.is_file()):
            archive.writestr(zipfile.ZipInfo(file.relative_to(root).as_posix()), file.read_bytes())
    return packed.getvalue()


def _do_batch(batch: list[Parcel], archives: dict[str, bytes], order: Order, wanted: tuple[str, str]) -> list[Outcome]:
    """On a worker: make the documents of a batch; only keys go back where the shared place has the results.

    :param wanted: the address of that place, and the version a worker must be, also one that came later.
    """
    from distributed import get_worker

    results, version = wanted
    if own_version() != version:
        raise RuntimeError(f"worker {get_worker().address} is another sopdocs")
    base = Path(get_worker().local_directory) / "sopdocs"
    store = shared_store(results)
    return [
        _do(parcel, _unpacked_office(base, parcel.office, archives), replace(order, store=store)) for parcel in batch
    ]


def _do(parcel: Parcel, office: Path, order: Order) -> Outcome:
    file = office / "definitions" / hashlib.sha256(str(parcel.path).encode()).hexdigest()[:16] / parcel.path.name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(parcel.data)
    try:
        outcome = do(order, file)
    finally:
        file.unlink()
    there = outcome.key and order.store is not None and order.store.get(outcome.key) is not None
    made = None if there or outcome.made is None else _at(parcel.path, outcome)
    return replace(outcome, path=parcel.path, made=made)


def _at(path: Path, outcome: Outcome) -> Any:
    """Documents as those of the definition at its own path."""
    from sopdocs.jobs.cache import packed

    return unpacked(path, packed(outcome.made)) if outcome.made is not None else None


def _unpacked_office(base: Path, digest: str, archives: dict[str, bytes]) -> Path:
    """A folder with the institutions of an archive, unpacked once a worker."""
    folder = base / (digest or "none")
    if digest and not (folder / TEMPLATES).is_dir():
        half = base / f"{digest}.half"
        with zipfile.ZipFile(io.BytesIO(archives[digest])) as archive:
            archive.extractall(half / TEMPLATES)
        folder.mkdir(parents=True, exist_ok=True)
        (half / TEMPLATES).replace(folder / TEMPLATES)
    return folder
