"""Batches in this process, in a pool and on a cluster give the same rows, also where a worker is killed on the way."""

from __future__ import annotations

import os
import pickle
import signal
import subprocess
import sys
import time
import uuid
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from benchmarks.scale.corpus import make_lines, make_record
from flows.ingest.batches import READ_OUT, TEXT_SCHEMA, THERAPIES, Done, Job, extract_batch, find_done
from flows.ingest.choice import choose_engine
from flows.ingest.cluster import DaskCluster, extract_elsewhere
from flows.ingest.engine import InProcess, LocalPool
from flows.ingest.work import Work
from flows.settings import load_settings
from flows.setup import VOCABULARIES
from flows.version import code_version
from tests.flows.jobs import CHECKOUT, do_steps, get_tables
from warehouse.errors import InputError, WarehouseError
from warehouse.places import VARIABLE, Place, find_place, list_files

BATCHES, TEXTS = 8, 6


def make_jobs(texts: Path, store: Place) -> list[Job]:
    """Batches of a few texts."""
    texts.mkdir(exist_ok=True)
    for number in range(BATCHES):
        rows = [make_row(number * TEXTS + n) for n in range(TEXTS)]
        place = store / f"{number}.texts"
        sink = pa.BufferOutputStream()
        pq.write_table(pa.Table.from_pylist(rows, schema=TEXT_SCHEMA), sink)
        place.write_bytes(sink.getvalue())
    return [Job((store / f"{n}.texts").address, (store / f"{n}").address, str(VOCABULARIES)) for n in range(BATCHES)]


def make_row(number: int) -> dict[str, str]:
    record = make_record(number)
    facts = {"uri": record["id"], "format": "jsonl", "document_id": f"{number:016x}"}
    return {name: {**record, **facts}[name] for name in TEXT_SCHEMA.names}


def read_bytes(store: Place) -> dict[str, bytes]:
    """What the batches gave, file by file."""
    names = [f"{n}/{name}" for n in range(BATCHES) for name in (*(f"{t}.parquet" for t in READ_OUT), THERAPIES)]
    return {name: (store / name).read_bytes() for name in names}


@pytest.fixture(scope="module")
def expected(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """What they give in this process."""
    folder = tmp_path_factory.mktemp("expected")
    list(InProcess().run(make_jobs(folder, find_place(folder))))
    return read_bytes(find_place(folder))


def test_a_pool_gives_the_same(tmp_path: Path, expected: dict[str, bytes]) -> None:
    done = list(LocalPool(2).run(make_jobs(tmp_path, find_place(tmp_path))))
    assert sorted(d.rows for d in done) == [str(tmp_path / str(n)) for n in range(BATCHES)]
    assert read_bytes(find_place(tmp_path)) == expected


def test_a_batch_is_not_done_twice_and_a_half_one_is(tmp_path: Path, expected: dict[str, bytes]) -> None:
    jobs = make_jobs(tmp_path, find_place(tmp_path))
    first = extract_batch(jobs[0])
    (tmp_path / "0.texts").unlink()
    assert extract_batch(jobs[0]) == first == find_done(jobs[0].rows)
    (tmp_path / "1").mkdir()
    (tmp_path / "1" / "claims.parquet").write_bytes(b"half")
    assert find_done(jobs[1].rows) is None
    list(map(extract_batch, jobs))
    assert read_bytes(find_place(tmp_path)) == expected


def test_a_killed_worker_of_the_pool_costs_nothing(tmp_path: Path, expected: dict[str, bytes]) -> None:
    for number, _ in enumerate(LocalPool(2).run(make_jobs(tmp_path, find_place(tmp_path)))):
        if number == 1:
            os.kill(list_children()[0], signal.SIGKILL)
    assert read_bytes(find_place(tmp_path)) == expected


RUN = """
import multiprocessing, sys, time
from flows.ingest.batches import Job
from flows.ingest.engine import LocalPool
next(run := LocalPool(1).run([Job(*sys.argv[1:])]))
print(multiprocessing.active_children()[0].pid, flush=True)
time.sleep(60)
"""
"""Works on a batch, tells the worker's number, and stays."""


def test_workers_end_with_a_run_that_is_killed(tmp_path: Path) -> None:
    job = make_jobs(tmp_path, find_place(tmp_path))[0]
    command = [sys.executable, "-c", RUN, job.texts, job.rows, job.vocabularies]
    with subprocess.Popen(command, cwd=CHECKOUT, stdout=subprocess.PIPE, text=True) as run:
        assert run.stdout
        worker = int(run.stdout.readline())
        assert is_at_work(worker)
        run.kill()
    deadline = time.monotonic() + 20
    while is_at_work(worker) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not is_at_work(worker)


def is_at_work(pid: int) -> bool:
    """False if the process has ended, whether somebody has asked how or not."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] not in "ZX"
    except OSError:
        return False


def list_children() -> list[int]:
    """The spawned processes of this one that work on batches."""
    import multiprocessing

    return [child.pid for child in multiprocessing.active_children() if child.pid]


@pytest.fixture
def s3(monkeypatch: pytest.MonkeyPatch) -> Iterator[Place]:
    """A bucket of a server on this machine that speaks like S3."""
    moto = pytest.importorskip("moto.server", reason="needs the test extra with moto")
    server = moto.ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    try:
        host, port = server.get_host_and_port()
        for name, value in {"AWS_ACCESS_KEY_ID": "x", "AWS_SECRET_ACCESS_KEY": "y", "AWS_REGION": "us-east-1"}.items():
            monkeypatch.setenv(name, value)
        monkeypatch.setenv(VARIABLE, f"http://{host}:{port}")
        from pyarrow import fs

        made = fs.S3FileSystem(endpoint_override=f"{host}:{port}", scheme="http", allow_bucket_creation=True)
        made.create_dir("corpus")
        yield find_place(f"s3://corpus/{uuid.uuid4().hex}")
    finally:
        server.stop()


class Cluster:
    """A scheduler and two workers on this machine, each a process of its own."""

    def __init__(self, folder: Path) -> None:
        self.file = folder / "scheduler.json"
        self.scheduler = self._start("scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard")
        self.workers = [self._start("worker", "--nthreads", "1", "--no-nanny", "--no-dashboard") for _ in range(2)]

    def _start(self, part: str, *options: str) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-m", "distributed.cli.dask_" + part, "--scheduler-file", str(self.file), *options]
        return subprocess.Popen(command, cwd=CHECKOUT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def find_address(self) -> str:
        """The address of the scheduler, once it is up and both workers are there."""
        import json

        import distributed

        for _ in range(600):
            if self.file.exists() and self.file.stat().st_size:
                break
            time.sleep(0.1)
        address = str(json.loads(self.file.read_text())["address"])
        with distributed.Client(address, timeout=60, set_as_default=False) as client:
            client.wait_for_workers(2, timeout=60)
        return address

    def stop(self) -> None:
        for process in (*self.workers, self.scheduler):
            process.kill()
            process.wait()


@pytest.fixture
def cluster(tmp_path: Path, s3: Place) -> Iterator[Cluster]:
    """A cluster whose workers find the server in their environment."""
    pytest.importorskip("distributed", reason="needs the extra dask")
    made = Cluster(tmp_path)
    yield made
    made.stop()


@dataclass
class Killing:
    """A cluster of which a worker is killed once two batches are done."""

    engine: DaskCluster
    victim: subprocess.Popen[bytes]
    done: int = 0

    @property
    def store(self) -> str:
        return self.engine.store

    def run(self, jobs: Iterable[Job]) -> Iterator[Done]:
        for done in self.engine.run(jobs):
            self.done += 1
            if self.done == 2:
                self.victim.send_signal(signal.SIGKILL)
            yield done


def test_a_cluster_with_a_worker_killed_gives_the_same_through_object_storage(
    tmp_path: Path, s3: Place, cluster: Cluster, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("flows.ingest.extraction.FEW_TEXTS", 0)
    monkeypatch.setattr("flows.ingest.extraction.BATCH_TEXTS", TEXTS)
    (s3 / "texts/a.jsonl").write_bytes(b"".join(make_lines(0, BATCHES * TEXTS)))
    _, here = do_steps([(s3 / "texts").address], tmp_path / "here", InProcess())

    engine = Killing(DaskCluster(cluster.find_address(), (s3 / "batches").address), cluster.workers[0])
    _, there = do_steps([(s3 / "texts").address], tmp_path / "there", engine)
    assert engine.done > 2
    assert get_tables(there) == get_tables(here)
    assert list_files((s3 / "batches").address)
    Work.of(tmp_path / "there").end()
    assert list_files((s3 / "batches").address) == []


def test_a_worker_of_another_version_does_nothing(tmp_path: Path) -> None:
    pytest.importorskip("prefect_dask", reason="needs the extra dask")
    words = {path.name: path.read_bytes() for path in VOCABULARIES.glob("*.toml")}
    job = make_jobs(tmp_path, find_place(tmp_path))[0]
    with pytest.raises(WarehouseError, match=r"this run 0\.0\.1") as caught:
        extract_elsewhere(job, "0.0.1", words)
    assert "same checkout" in str(pickle.loads(pickle.dumps(caught.value)))
    assert extract_elsewhere(job, code_version(), words).documents == TEXTS


def test_a_cluster_has_to_be_named() -> None:
    assert choose_engine("local") is None
    with pytest.raises(InputError, match="--scheduler"):
        choose_engine("dask")


def test_addresses_stand_beside_folders(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("CLAIMHOUSE_INPUTS", f"s3://corpus/a:{tmp_path}:s3://corpus/b")
    assert load_settings().inputs == ("s3://corpus/a", tmp_path, "s3://corpus/b")
    assert load_settings(inputs=("s3://corpus/a", tmp_path)).inputs == ("s3://corpus/a", tmp_path)


@pytest.mark.parametrize("name", ["a.jsonl.gz", "a.jsonl.zst"])
def test_what_is_packed_is_stored_as_it_is(tmp_path: Path, name: str) -> None:
    place = find_place(tmp_path) / name
    place.write_bytes(b"as it is")
    assert (tmp_path / name).read_bytes() == place.read_bytes() == b"as it is"


def test_inputs_lie_in_object_storage(s3: Place) -> None:
    import json

    from transforms.readers import InputText, read_inputs

    lines = [json.dumps(make_record(number)).encode() for number in range(3)]
    (s3 / "a.jsonl").write_bytes(b"\n".join(lines))
    (s3 / "sub/b.txt").write_bytes(b"Ketamine may help.")
    header = "file,source_id,title,publisher,url,source_type,commercial_interest,language,published_on"
    (s3 / "sub/sources.csv").write_bytes(f"{header}\nb.txt,b,,,,blog,unknown,en,\n".encode())
    items = list(read_inputs([s3.address]))
    assert all(isinstance(item, InputText) for item in items)
    assert [item.uri for item in items] == [*(f"a.jsonl#doc-{n:08}" for n in range(3)), "sub/b.txt"]
    assert [item.uri for item in read_inputs([(s3 / "a.jsonl").address])] == [item.uri for item in items[:3]]
