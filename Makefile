# The verbs of the house. `make demo` and `make test` need Python ≥ 3.11, git, make and a network; nothing else.
SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
MAKEFLAGS += --no-print-directory --no-builtin-rules
.DEFAULT_GOAL := help

PYTHON ?= python3
BIN := .venv/bin
# uv from PATH, or our own copy in var/ (no root needed).
UV := $(or $(shell command -v uv 2>/dev/null),$(CURDIR)/var/uv/bin/uv)
export PATH := $(dir $(UV)):$(PATH)
export PORT ?= 8000
export DJANGO_SETTINGS_MODULE := khuyencong.config.settings
# Else every worker and every command that tests start compiles Django and ourselves anew: half of what a start costs.
export PYTHONDONTWRITEBYTECODE :=
CORPUS := $(or $(KHUYENCONG_CORPUS),../shared/corpus)
SCORED ?= 002 004
# One worker more than the two cores of CI, because browsers, servers and threads keep a worker waiting; who is done first
# takes over tests of the others.
PYTEST := $(BIN)/pytest -q -n 3 --dist worksteal

.PHONY: help demo test check lint fmt serve migrate bench fuzz docs package sbom audit assets tools messages
help: ## say what the verbs do
	@grep -hE '^[a-z]+:.*##' Makefile | sed -E 's/:.*## /\t/' | expand -t 12

demo: assets static ## run the demonstration on http://127.0.0.1:$PORT (DEMO_ARGS=--no-serve only prepares it)
	KHUYENCONG_DEMO=1 $(BIN)/khuyencong demo $(DEMO_ARGS)

test: lint assets tools ## everything that CI runs: lint, types, layers, tests on both engines, reading quality
	KHUYENCONG_TEST_ENGINE=sqlite $(PYTEST)
	KHUYENCONG_TEST_ENGINE=postgresql $(PYTEST)
	@$(MAKE) score

check: test ## the same as test

lint: .venv/synced ## style, types and layers
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo

score: .venv/synced
	@if [ -d "$(CORPUS)" ]; then $(BIN)/python "$(CORPUS)/score.py" $(SCORED); \
	elif [ -n "$${CI:-}" ]; then echo "score: no papers at $(CORPUS); set KHUYENCONG_CORPUS" >&2; exit 1; \
	else echo "score: no papers at $(CORPUS), reading quality not measured"; fi

fmt: .venv/synced ## put the code into its form
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

serve: assets static migrate ## serve the database of DATABASE_URL (or var/) on $PORT
	$(BIN)/khuyencong serve

migrate: .venv/synced ## bring the database's tables up to date
	$(BIN)/python -m django migrate --no-input --verbosity 1

bench: .venv/synced ## measure the promises of speed (BENCH_ARGS=--json)
	$(BIN)/khuyencong bench $(BENCH_ARGS)

FUZZ ?= a.docx a.pdf a.xlsx a.html a.md a.txt a.csv abc.txt vni.txt vni.docx a.png a.jpg a.tif
FUZZ_SECONDS ?= 300
fuzz: .venv/synced ## look for files that break a reader (FUZZ="a.pdf …", FUZZ_SECONDS each); finds are kept in var/fuzz
	for name in $(FUZZ); do \
	  $(UV) run --frozen --quiet --with atheris==3.0.0 python -m tests.fuzz.fuzz_readers $$name -max_total_time=$(FUZZ_SECONDS); \
	done

docs: .venv/synced ## check that docs/ names every setting, dependency and term
	$(BIN)/pytest -q tests/house/test_documents.py

package: assets ## build what a server installs into dist/: the wheel, and the locked libraries with their digests
	$(BIN)/python -m scripts.overdue
	rm -rf dist
	$(UV) build --wheel --quiet --out-dir dist
	$(UV) export --frozen --no-dev --no-emit-project --no-annotate --quiet --output-file dist/requirements.txt

sbom: .venv/synced ## write the bill of materials, CycloneDX, to var/sbom.json
	$(BIN)/python scripts/make_sbom.py var/sbom.json

audit: .venv/synced ## ask for known vulnerabilities of the locked packages; says NOT AUDITED, and passes, without a network
	$(BIN)/python scripts/audit_dependencies.py

tools: .venv/synced
	@$(BIN)/python scripts/install_tools.py

assets: .venv/synced src/khuyencong/locale/en/LC_MESSAGES/django.mo
	@$(BIN)/python scripts/build_assets.py

%.mo: %.po scripts/messages.py scripts/told.py | .venv/synced
	@$(BIN)/python -m scripts.messages compile

messages: .venv/synced ## gather the interface's strings for translation, and say which have none
	$(BIN)/python -m scripts.messages gather

.PHONY: static
static: assets var/static/staticfiles.json
var/static/staticfiles.json: .venv/synced $(shell find src/khuyencong/desk/static -type f 2>/dev/null)
	@$(BIN)/python -m django collectstatic --no-input --clear --verbosity 0

.venv/synced: pyproject.toml uv.lock | $(UV)
	$(UV) sync --frozen --quiet --compile-bytecode
	@touch $@

$(CURDIR)/var/uv/bin/uv:
	@PYTHON="$(PYTHON)" bash scripts/install_uv
