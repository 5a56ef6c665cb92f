# Every target installs what it needs, once, into .venv; `make quickstart` is where to begin.

PYTHON ?= $(shell command -v python3.11 || command -v python3)
BIN := .venv/bin

.PHONY: quickstart test slow check

quickstart: .venv/installed
	$(BIN)/hunmin run recipes/nano.toml

test: .venv/installed-dev
	$(BIN)/pytest

slow: .venv/installed-dev
	$(BIN)/pytest -m slow

check: .venv/installed-dev
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports

.venv/installed: requirements.lock pyproject.toml
	@echo "Installing into .venv: once, a few minutes"
	@$(PYTHON) -m venv .venv
	@$(BIN)/pip install --quiet -r requirements.lock
	@$(BIN)/pip install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

.venv/installed-dev: .venv/installed requirements-dev.lock
	@$(BIN)/pip install --quiet -r requirements-dev.lock
	@touch $@
