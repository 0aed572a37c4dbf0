# `make help` lists the targets. Needed: Python 3.11 or newer, make, and pip's package index.

SHELL := /bin/sh
.DEFAULT_GOAL := help

VENV ?= .venv
OUT ?= out
BRIEF ?= examples/safety/brief.yaml
HOST ?=
PORT ?=
ARGS ?=

# A Python may be on the PATH and still be too old, or be a shim for a version that is not installed: ask each.
CANDIDATES := python3.11 python3 python3.14 python3.13 python3.12
RECENT_ENOUGH := import sys; sys.exit(sys.version_info < (3, 11))
PYTHON ?= $(firstword $(foreach p,$(CANDIDATES),$(shell $(p) -c '$(RECENT_ENOUGH)' >/dev/null 2>&1 && echo $(p))))

PY := $(VENV)/bin/python
NIGAO := $(VENV)/bin/nigao
# -qq: errors only. The progress line is ours, for the first install takes a minute.
PIP_INSTALL := $(PY) -m pip install -qq --disable-pip-version-check --no-input -c constraints.txt

# A virtual environment holds absolute paths, so one that was copied or moved with its checkout is made anew.
HERE := $(shell printf '%s' "$(CURDIR)" | cksum | cut -d ' ' -f 1)
MADE := $(VENV)/.made-$(HERE)
BASE := $(VENV)/.base
DEV := $(VENV)/.dev

.PHONY: help demo demo-all test test-slow check serve bench chaos docs format lock clean

help: ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-9s %s\n", $$1, $$2}' Makefile

demo: $(BASE) ## draft a Chinese safety report with no model, to out/ as docx, md and json
	@mkdir -p $(OUT)
	@$(NIGAO) draft $(BRIEF) --model composer -o $(OUT)/report.docx -o $(OUT)/report.md -o $(OUT)/report.json
	@printf '%s\n' '' \
	  'Here nigao is $(NIGAO). Open $(OUT)/report.docx in Word, WPS or LibreOffice. More:' \
	  '  make serve    the same in a browser, with a chat' \
	  '  make help     everything else' \
	  'With a model, on any endpoint that speaks OpenAI'"'"'s protocol:' \
	  '  OPENAI_BASE_URL=http://host/v1 OPENAI_API_KEY=key $(NIGAO) draft $(BRIEF) --model openai:NAME -o $(OUT)/model.docx'

demo-all: $(BASE) ## draft every example, one folder each, under out/
	@set -e; for brief in examples/*/brief.yaml; do \
	  name=$$(basename "$$(dirname "$$brief")"); mkdir -p "$(OUT)/$$name"; echo "== $$name"; \
	  $(NIGAO) draft "$$brief" --model composer \
	    -o "$(OUT)/$$name/report.docx" -o "$(OUT)/$$name/report.md" -o "$(OUT)/$$name/report.json"; \
	done

test: $(DEV) ## run the tests; ARGS="-k name" passes options to pytest
	@$(PY) -m pytest -n auto --maxprocesses 4 --dist loadfile $(ARGS)

test-slow: $(DEV) ## the tests that take minutes: kills, loads, real models
	@$(PY) -m pytest -m slow $(ARGS)

check: $(DEV) ## format, lint, types, the rooms, and the docs of the command line
	@echo '· ruff format'; $(PY) -m ruff format --check .
	@echo '· ruff check'; $(PY) -m ruff check .
	@echo '· mypy'; $(PY) -m mypy
	@echo '· rooms'; $(PY) -m pytest -rP tests/project/test_rooms.py
	@echo '· docs/cli.md'; $(PY) tools/cli_docs.py --check

serve: $(BASE) ## the page, and the API with its docs; PORT=9000 HOST=0.0.0.0 set where
	@$(NIGAO) serve $(if $(HOST),--host $(HOST)) $(if $(PORT),--port $(PORT))

chaos: $(DEV) ## durable drafting, killed at every durable write and at 100 random instants; half an hour or more
	@NIGAO_TEST_CHAOS=all $(PY) -m pytest -m 'slow or not slow' tests/living/test_chaos.py tests/store tests/eval/test_kills.py $(ARGS)

bench: $(DEV) ## every tests/bench/bench_*.py, as tables; ARGS="startup" runs one
	@$(PY) -m tests.bench $(ARGS)

docs: $(DEV) ## write docs/cli.md anew from the commands
	@$(PY) tools/cli_docs.py

format: $(DEV) ## format the code and sort the imports
	@$(PY) -m ruff format .
	@$(PY) -m ruff check --fix .

lock: ## write constraints.txt anew from the ranges of pyproject.toml
	@PYTHON='$(PYTHON)' tools/lock

clean: ## remove the environment, the caches and what the demo wrote
	rm -rf $(VENV) $(OUT) build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(MADE):
	@test -n '$(PYTHON)' || { \
	  echo 'nigao needs Python 3.11 or newer; found: '"$$(python3 --version 2>&1 || echo none)"'. Name one: make PYTHON=/path/to/python3' >&2; exit 2; }
	@echo 'Making $(VENV) with '"$$('$(PYTHON)' --version)"' …'
	@'$(PYTHON)' -m venv --clear $(VENV) || { \
	  echo 'The venv module does not work; on Debian or Ubuntu: apt-get install python3-venv' >&2; exit 2; }
	@touch $@

$(BASE): $(MADE) pyproject.toml constraints.txt
	@echo 'Installing nigao and what it needs; the first time takes a minute or two …'
	@$(PIP_INSTALL) -e .
	@touch $@

$(DEV): $(BASE) pyproject.toml constraints.txt
	@echo 'Installing what the tests and checks need …'
	@$(PIP_INSTALL) -e '.[dev]'
	@touch $@
