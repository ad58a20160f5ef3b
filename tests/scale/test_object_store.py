"""Results in an object store: a real S3 service on this machine, reached by workers in processes of their own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import s3fs
from moto.server import ThreadedMotoServer

from sopdocs.jobs.shared import ObjectStore, leave_mark, mark_missed, shared_store, shown
from sopdocs.store import Store
from tests.scale.machines import Machines
from tests.scale.office import SOP, documents, office, run

KEY = "ab" * 32
NAMES = tuple(f"sop-{index:02d}" for index in range(12))


@pytest.fixture(scope="module")
def service() -> Iterator[str]:
    """Address of an S3 service."""
    server = ThreadedMotoServer("127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    yield f"http://{host}:{port}"
    server.stop()


@pytest.fixture
def keys(monkeypatch: pytest.MonkeyPatch) -> Iterator[pytest.MonkeyPatch]:
    """Keys and place as an office sets them in the environment; connections of other tests are forgotten."""
    own = {"AWS_ACCESS_KEY_ID": "uji", "AWS_SECRET_ACCESS_KEY": "uji", "AWS_DEFAULT_REGION": "us-east-1"}
    for name, value in own.items():
        monkeypatch.setenv(name, value)
    s3fs.S3FileSystem.clear_instance_cache()
    yield monkeypatch
    s3fs.S3FileSystem.clear_instance_cache()


@pytest.fixture
def bucket(service: str, keys: pytest.MonkeyPatch) -> Iterator[s3fs.S3FileSystem]:
    """The S3 service with an empty bucket ``arsip``."""
    keys.setenv("AWS_ENDPOINT_URL", service)
    system = s3fs.S3FileSystem(skip_instance_cache=True, use_listings_cache=False)
    system.mkdir("arsip")
    yield system
    system.rm("arsip", recursive=True)


def objects(bucket: s3fs.S3FileSystem) -> dict[str, str]:
    """Everything in the bucket, with the moment it was put there."""
    found = bucket.find("arsip", detail=True)
    return {name: str(about["LastModified"]) + about["ETag"] for name, about in found.items()}


def test_a_cluster_builds_into_s3(bucket: s3fs.S3FileSystem, tmp_path: Path) -> None:
    office(tmp_path, NAMES)
    assert run(tmp_path, "build", "-f", "svg,html", "-o", "sendiri", "--no-cache")[0] == 0
    machines = Machines(tmp_path)
    try:
        machines.scheduler()
        machines.workers(2)
        words = (
            "build",
            "-f",
            "svg,html",
            "--no-cache",
            "--cluster",
            machines.address,
            "--results",
            "s3://arsip/hasil",
        )
        status, out, err = run(tmp_path, *words, "-o", "kluster")
        assert (status, out.count("dibuat: ")) == (0, 2 * len(NAMES)), err
        kept = objects(bucket)
        assert len(kept) == len(NAMES) + 1
        assert all(name.startswith("arsip/hasil/") for name in kept)
        (tmp_path / "definitions" / f"{NAMES[3]}.yaml").write_text(SOP.format(name="yang lain"))
        status, out, err = run(tmp_path, *words, "-o", "lagi")
        assert (status, out.count("dibuat: ")) == (0, 2 * len(NAMES)), err
        mark = next(name for name in kept if kept[name] != objects(bucket)[name])
        after = objects(bucket)
        assert len(after) == len(kept) + 1
        assert all(after[name] == moment for name, moment in kept.items() if name != mark)
    finally:
        machines.stop()
    alone = documents(tmp_path / "sendiri")
    assert documents(tmp_path / "kluster") == alone
    again = documents(tmp_path / "lagi")
    assert {name for name in alone if alone[name] != again[name]} == {f"{NAMES[3]}.html", f"{NAMES[3]}-alur-1.svg"}


def test_a_bucket_that_is_not_there_is_told_and_not_created(bucket: s3fs.S3FileSystem) -> None:
    store = shared_store("s3://arsib/hasil")
    assert store.get(KEY) is None
    with pytest.raises(OSError, match=r"arsib|[Bb]ucket"):
        store.put(KEY, b"hasil")
    assert not bucket.exists("arsib")
    assert mark_missed("s3://arsib/hasil")


def test_damaged_results_are_none(bucket: s3fs.S3FileSystem) -> None:
    store = shared_store("s3://arsip/hasil")
    store.put(KEY, b"hasil")
    assert store.get(KEY) == b"hasil"
    bucket.pipe_file(f"arsip/hasil/ab/{KEY}", bucket.cat_file(f"arsip/hasil/ab/{KEY}")[:-1])
    assert store.get(KEY) is None


def test_a_service_that_does_not_answer_has_no_results(keys: pytest.MonkeyPatch) -> None:
    keys.setenv("AWS_MAX_ATTEMPTS", "1")
    keys.setenv("AWS_ENDPOINT_URL", "http://127.0.0.1:9")
    keys.setattr(s3fs.S3FileSystem, "retries", 1)
    store = shared_store("s3://arsip/hasil")
    assert store.get(KEY) is None
    with pytest.raises(OSError, match=re.escape("127.0.0.1:9")):
        leave_mark("s3://arsip/hasil")


def test_other_places_keep_results_as_a_folder_does(tmp_path: Path) -> None:
    (tmp_path / "hasil").mkdir()
    for address in (f"memory://{tmp_path.name}", f"local://{tmp_path}/hasil"):
        store = shared_store(address)
        assert isinstance(store, ObjectStore)
        assert mark_missed(address)
        leave_mark(address)
        assert mark_missed(address) == ""
        assert store.get(KEY) is None
        store.put(KEY, b"hasil")
        assert store.get(KEY) == b"hasil"
    assert isinstance(shared_store(f"file://{tmp_path}"), Store)
    with pytest.raises(OSError, match="tak-dikenal"):
        leave_mark("tak-dikenal://x")
    assert shown("sftp://staf:rahasia@arsip/hasil") == "sftp://…@arsip/hasil"
