# Everything happens in .venv inside the checkout; nothing else on the machine is touched.
PYTHON ?= python3
UV_VERSION := 0.13.9
BIN := .venv/bin
READY := .venv/.ready

.DEFAULT_GOAL := help
.PHONY: help setup run test check lock weights dictionary audit fuzz bench scale clean

help:  ## list the targets
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "make %-12s %s\n", $$1, $$2}'

setup: $(READY)  ## make the environment (done by every other target)

$(READY): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Claimhouse needs Python 3.11 or later; say which one with: make PYTHON=python3.12 …")'
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check uv==$(UV_VERSION)
	$(BIN)/uv pip install --quiet --python $(BIN)/python --require-hashes --compile-bytecode -r requirements.lock
	$(BIN)/uv pip install --quiet --python $(BIN)/python --no-deps --no-build-isolation -e .
	@touch $@

run: $(READY)  ## read the example texts and publish the warehouse
	$(BIN)/claimhouse run

test: $(READY) check  ## check style and types, then run all tests
	PYTHONDONTWRITEBYTECODE= $(BIN)/python -m pytest

check: $(READY)  ## style and types only
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

lock: $(READY)  ## resolve the pinned and hashed dependencies anew
	$(BIN)/uv pip compile --quiet --universal --generate-hashes --no-strip-extras --extra test --extra dask --extra semantic --no-header \
	  --python-version 3.11 --output-file requirements.lock pyproject.toml

weights: $(READY)  ## fit the weights of claim types and stance on the annotated texts
	$(BIN)/python -m benchmarks.fit_weights

dictionary: $(READY)  ## write the data dictionary from the declarations
	$(BIN)/python -m warehouse.dictionary

audit: $(READY)  ## look the pinned dependencies up among known vulnerabilities (asks pypi.org)
	$(BIN)/uv tool run pip-audit==2.10.1 --strict --require-hashes --disable-pip -r requirements.lock

fuzz: $(READY)  ## try spoiled inputs on every reader and the extractor for MINUTES=10, and see how time grows
	$(BIN)/python -m tests.fuzz --minutes $(or $(MINUTES),10)

BENCH := .venv-bench/.ready

$(BENCH): benchmarks/speed/requirements.txt $(READY)
	test -x .venv-bench/bin/python || $(PYTHON) -m venv .venv-bench
	$(BIN)/uv pip install --quiet --python .venv-bench/bin/python -r benchmarks/speed/requirements.txt
	@touch $@

bench: $(BENCH)  ## measure speed beside other tools (DATA=FOLDER for public texts) and write docs/benchmarks.md
	$(BIN)/python -m benchmarks.speed $(if $(DATA),--data $(DATA)) --peers .venv-bench/bin/python --write docs/benchmarks.md

scale: $(BENCH)  ## measure growth (SIZES=1000,10000 for less than a million documents) and write docs/benchmarks-scale.md
	$(BIN)/python -m benchmarks.scale $(if $(SIZES),--sizes $(SIZES)) --peers .venv-bench/bin/python --write docs/benchmarks-scale.md

clean:  ## remove the environment and what it holds
	rm -rf .venv .venv-bench .claimhouse
