# `make help` lists the targets. All of them set up .venv first, which takes about a minute once.

SHELL := /bin/sh
.DEFAULT_GOAL := help

VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
EXTRAS := $(VENV)/.extras

# Tests wait for brokers more than they compute. Each process has brokers of its own; a file's tests stay together.
SPREAD := -n auto --maxprocesses 4 --dist loadfile

# File or files of raw pages for `make run`; empty takes the sample pages.
PAGES ?=

##@ To begin with

.PHONY: help
help: ## List the targets
	@awk 'BEGIN {FS = ":.*## "} /^##@/ {printf "\n%s\n", substr($$0, 5)} /^[a-z][a-z-]*:.*## / {printf "  make %-16s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

.PHONY: install
install: $(STAMP) ## Set up .venv with the locked dependencies and the dragoman command

$(STAMP): requirements.lock pyproject.toml
	@python=""; \
	for candidate in python3.11 python3.12 python3.13 python3; do \
		if $$candidate -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then python=$$candidate; break; fi; \
	done; \
	if [ -z "$$python" ]; then \
		echo "Dragoman needs Python 3.11 or newer, and there is none on the PATH: install it and run make again." >&2; exit 1; \
	fi; \
	echo "Setting up $(VENV) with $$($$python --version); this takes about a minute, once."; \
	$$python -m venv $(VENV) || { echo "Python's venv module is missing: install it (Debian: python3-venv) and run make again." >&2; exit 1; }
	@$(BIN)/python -m pip install --quiet --quiet --disable-pip-version-check --no-input --require-hashes -r requirements.lock
	@$(BIN)/python -m pip install --quiet --quiet --disable-pip-version-check --no-input --no-deps --no-build-isolation --editable .
	@touch $@

.PHONY: extras
extras: $(EXTRAS) ## Add to .venv what is too heavy for everybody: Parquet, and a driver for tests in a browser

$(EXTRAS): $(STAMP) extras.lock
	@$(BIN)/python -m pip install --quiet --quiet --disable-pip-version-check --no-input --require-hashes -r extras.lock
	@touch $@

.PHONY: run
run: $(STAMP) ## Broker, topics, three agents, sample pages, events (PAGES=file.jsonl for your own)
	@$(BIN)/dragoman run $(PAGES)

.PHONY: view
view: $(STAMP) ## The web page on the broker of KAFKA_BOOTSTRAP_SERVERS (`make up` in another terminal has one)
	@$(BIN)/dragoman view

.PHONY: up
up: $(STAMP) ## Keep the embedded broker and the agents running until Ctrl-C
	@$(BIN)/dragoman up

##@ While working on it

.PHONY: test
test: $(STAMP) ## Every test that needs no more than the embedded broker
	@$(BIN)/pytest $(SPREAD) -m "not kafka"

.PHONY: test-kafka
test-kafka: $(STAMP) ## The tests about Kafka's own behaviour, on Apache Kafka (needs Java 17 and Maven)
	@$(BIN)/pytest $(SPREAD) -m kafka

.PHONY: faults
faults: $(STAMP) ## 5,000 pages while workers and Apache Kafka are killed and frozen; prints a table (half an hour)
	@$(BIN)/python -m tests.faults.run

.PHONY: test-extras
test-extras: $(EXTRAS) ## The tests that need the extras: Parquet, and the web page in Chromium where there is one
	@$(BIN)/pytest -m "not kafka" tests/view/test_browser.py tests/sinks

.PHONY: browser
browser: ## Install Chromium for the tests of the web page, where that can be done (Debian, as root)
	@for name in chromium chromium-browser google-chrome; do command -v $$name >/dev/null && exit 0; done; \
	{ apt-get update -qq && apt-get install -y -qq --no-install-recommends chromium fonts-dejavu-core; } >/dev/null 2>&1 \
	|| echo "There is no Chromium and none can be installed here: the tests in a browser will be skipped." >&2

.PHONY: lint
lint: $(STAMP) ## Style, formatting and types
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy

.PHONY: format
format: $(STAMP) ## Format the code and mend what can be mended
	@$(BIN)/ruff check --fix-only --quiet .
	@$(BIN)/ruff format .

.PHONY: check
check: lint test ## lint and test: what must pass before a commit

.PHONY: generated
generated: $(STAMP) ## Write again what is derived: SETTINGS.md, schemas/published, asyncapi.*, the chart's topology
	@$(BIN)/dragoman settings --markdown > services/core/SETTINGS.md.new && mv services/core/SETTINGS.md.new services/core/SETTINGS.md
	@$(BIN)/python -m schemas.contracts
	@$(BIN)/python -m schemas.asyncapi
	@$(BIN)/python -m deploy.topology

.PHONY: golden
golden: $(STAMP) ## Write again what the golden pages give when cleaned, and show what changed
	@$(BIN)/python -m tests.golden.clean.refresh

.PHONY: registry-report
registry-report: $(STAMP) ## What is known of people and offices: coverage, gaps, contradictions
	@$(BIN)/python -m services.world.report

.PHONY: places
places: $(STAMP) ## Build services/world/places.tsv again from GeoNames and the overrides
	@$(BIN)/python -m services.world.build_places

.PHONY: lock
lock: $(STAMP) ## Lock the dependencies again, after a change of pyproject.toml
	@$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --extra tracing --group dev --output-file requirements.lock pyproject.toml
	@$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate --extra tracing --constraint requirements.lock --output-file deploy/image/run.lock pyproject.toml
	@$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate --extra sinks --extra warc --group heavy --constraint requirements.lock --output-file extras.lock pyproject.toml
	@printf 'hatchling\nmypy[mypyc]\n' | $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate --constraint requirements.lock --output-file deploy/image/build.lock -

.PHONY: native
native: $(STAMP) ## The compiled wheel into .venv/native, twice as fast to read; needs a C compiler (CONTRIBUTING.md)
	@$(BIN)/python -m deploy.native

.PHONY: clean
clean: ## Remove caches and what was built; .venv stays
	@rm -rf .mypy_cache .ruff_cache .pytest_cache .hypothesis .dragoman build dist
	@find services schemas tests -name __pycache__ -type d -prune -exec rm -rf {} +

##@ To measure it

.PHONY: bench
bench: $(STAMP) ## All of speed side by side, into tests/bench/RESULTS.md (Java 17 and Maven for Apache Kafka)
	@$(BIN)/python -m tests.bench

.PHONY: bench-long
bench-long: $(STAMP) ## The same with the large sizes: hours
	@$(BIN)/python -m tests.bench --size long

.PHONY: bench-clean
bench-clean: $(STAMP) ## How well and how fast pages are cleaned, beside trafilatura in the same run
	@$(BIN)/python tests/bench/clean.py

.PHONY: bench-extract
bench-extract: $(STAMP) ## How fast (also compiled) and how well pages are read, and that the time is linear in their length
	@$(BIN)/python tests/bench/extract.py

##@ To operate it

.PHONY: verify-deploy
verify-deploy: $(STAMP) ## Build, render and run what deploy/ describes (root, network, minutes; PART=chart for one)
	@$(BIN)/python -m deploy.verify $(PART)
