# `make try` talks with the bot, `make test` tests it; both work in a bare clone.

SHELL := /bin/sh
.DEFAULT_GOAL := help
.PHONY: help install try test lint bench torture pictures clean

# The first Python that we support among those that are here.
PYTHON ?= $(shell for p in python3 python3.13 python3.12 python3.11; do \
	"$$p" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' 2>/dev/null && echo "$$p" && break; done)
BIN := .venv/bin
PIP := -m pip --disable-pip-version-check --quiet
CLIENT := tests/support/matrix_client

help:
	@echo "make try       talk with Alongside in this terminal"
	@echo "make install   get what the bot needs to run, into .venv"
	@echo "make test      run every test"
	@echo "make lint      types, style and the direction of imports (part of make test)"
	@echo "make bench     speed and memory, as ratios; writes build/bench.json"
	@echo "make torture   the long fault runs"
	@echo "make pictures  what people see on Discord, to look at; writes build/pictures"
	@echo "make clean     remove what make built (not your data)"

try: .venv/run.stamp
	@$(BIN)/alongside try

install: .venv/run.stamp

test: .venv/dev.stamp lint .synapse/stamp $(CLIENT)/node_modules/stamp
	@$(BIN)/python -m pytest --numprocesses auto --dist worksteal $(ARGS)

lint: .venv/dev.stamp
	@$(BIN)/ruff check --quiet .
	@$(BIN)/ruff format --check --quiet .
	@$(BIN)/mypy --no-error-summary
	@$(BIN)/lint-imports --no-logo >build/imports.txt || { cat build/imports.txt; exit 1; }

bench: .venv/dev.stamp .synapse/stamp
	@$(BIN)/python -m benchmarks

torture: .venv/dev.stamp .synapse/stamp
	@ALONGSIDE_TORTURE=long $(BIN)/python -m pytest tests/test_torture.py tests/cogs/sessions/test_race.py $(ARGS)

pictures: .venv/dev.stamp
	@$(BIN)/python -m tests.pictures $(ARGS)

clean:
	rm -rf .venv .synapse $(CLIENT)/node_modules build

# An environment of Python's own: `$(call environment,FOLDER)`.
define environment
	@test -n "$(PYTHON)" || { echo "Alongside needs Python 3.11, 3.12 or 3.13, and found none. Install one, then try again." >&2; exit 1; }
	@rm -rf $(1)
	@$(PYTHON) -m venv $(1) 2>$(1)-failed || \
		{ rm -rf $(1); $(PYTHON) -m venv --without-pip $(1) && $(PYTHON) -m pip --python $(1)/bin/python install --quiet pip; } 2>>$(1)-failed || \
		{ rm -rf $(1); cat $(1)-failed >&2; rm -f $(1)-failed; \
		  echo "Python could not make a place of its own for Alongside. On Debian and Ubuntu: apt install python3-venv, then try again." >&2; exit 1; }
	@rm -f $(1)-failed
endef

.venv/bin/python:
	@echo "Getting ready. The first time takes about a minute."
	$(call environment,.venv)
	@mkdir -p build

.venv/run.stamp: .venv/bin/python requirements/run.lock pyproject.toml
	@mkdir -p build
	@$(BIN)/python $(PIP) install --require-hashes --requirement requirements/run.lock
	@$(BIN)/python $(PIP) install --no-build-isolation --no-deps --editable .
	@touch $@

.venv/dev.stamp: .venv/run.stamp requirements/dev.lock
	@$(BIN)/python $(PIP) install --require-hashes --requirement requirements/dev.lock
	@touch $@

# The homeserver of the tests pins other versions than we do, so it has an environment apart.
.synapse/stamp: requirements/synapse.lock
	@echo "Installing Synapse, for the tests."
	$(call environment,.synapse)
	@.synapse/bin/python $(PIP) install --require-hashes --requirement requirements/synapse.lock
	@touch $@

$(CLIENT)/node_modules/stamp: $(CLIENT)/package-lock.json
	@if command -v node >/dev/null && command -v npm >/dev/null; then \
		npm ci --prefix $(CLIENT) --ignore-scripts --no-audit --no-fund --no-update-notifier --loglevel=error >/dev/null && \
		touch $@; \
	else echo "Node.js or npm is not installed: the tests with independent people on Matrix are skipped."; fi
