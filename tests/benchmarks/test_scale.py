"""The parts of the benchmark of growth that its figures rest on."""

from __future__ import annotations

import os
import subprocess
import sys
from xml.etree import ElementTree

import pytest

from benchmarks.scale.corpus import make_record
from benchmarks.scale.measure import find_exponent
from benchmarks.scale.plot import draw
from benchmarks.scale.process import list_family, read_bytes


def test_the_exponent_is_that_of_the_growth() -> None:
    sizes = [1e4, 1e5, 1e6]
    assert find_exponent(sizes, [3 * size for size in sizes]) == pytest.approx(1)
    assert find_exponent(sizes, [size**1.5 for size in sizes]) == pytest.approx(1.5)


def test_the_plot_holds_every_point() -> None:
    root = ElementTree.fromstring(draw({"a < b": [(1_000, 2.5), (10_000, 40)], "c": [(1_000, 0.3)]}, "documents", "s"))
    assert len(root.findall("{*}circle")) == 3
    assert {"a < b", "1,000", "10,000", "0.1", "100"} <= {text.text for text in root.findall("{*}text")}


def test_memory_is_that_of_the_children_too() -> None:
    command = [sys.executable, "-c", "held = b'x' * 40_000_000; print(flush=True); input()"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as child:
        assert child.stdout
        child.stdout.readline()
        assert child.pid in list_family(os.getpid())
        assert read_bytes(child.pid) > 40_000_000
        child.communicate(b"\n")
    assert read_bytes(child.pid) == 0


def test_documents_are_the_same_every_time_and_no_two_alike() -> None:
    texts = [make_record(number)["text"] for number in range(200)]
    assert texts == [make_record(number)["text"] for number in range(200)]
    assert len(set(texts)) == 200
