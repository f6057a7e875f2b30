# The venv of CONTRIBUTING.md; another one: make check PYTHON=python
PYTHON ?= .venv/bin/python
BIN = $(dir $(PYTHON))

.PHONY: check lint test fix bench

check: lint test

lint:
	$(PYTHON) -m ruff format --check .
	$(PYTHON) -m ruff check .
	$(PYTHON) -m mypy
	$(BIN)lint-imports

test:
	$(PYTHON) -m pytest -q

fix:
	$(PYTHON) -m ruff check --fix .
	$(PYTHON) -m ruff format .

bench:
	$(PYTHON) -m bench
