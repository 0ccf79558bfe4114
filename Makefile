# The contract of these commands: docs/operations.md. PYTHON= chooses the interpreter the environment is made with.
PYTHON ?= python3
PYTHON_OF_VENV = .venv/bin/python
export PORT PORTAL_DATA PORTAL_NOW PORTAL_POSTGRES PYTEST

.DEFAULT_GOAL := help
.PHONY: help run test check evidence bench docs golden shots requirements clean

help: ## this list
	@grep -E '^[a-z]+:.*##' Makefile | sed 's/:.*##/ -/'

run: ## set up what is missing and start the portal; Ctrl-C stops all of it
	@exec $(PYTHON) -m ops.run

test: ## set up what is missing and run every test (PYTEST= gives pytest its own arguments)
	@exec $(PYTHON) -m ops.suite

check: ## format, lint, imports, types, templates, migrations, deploy check, generated docs
	@exec $(PYTHON) -m ops.gates

evidence: ## the figures at full count: NAME= SEED= COUNT=
	@exec $(PYTHON) -m ops.within tests.evidence $(if $(NAME),--name $(NAME)) $(if $(SEED),--seed $(SEED)) $(if $(COUNT),--count $(COUNT))

bench: ## performance as ratios: NAME= COUNT=
	@exec $(PYTHON) -m ops.within bench $(if $(NAME),--name $(NAME))

docs: ## write docs/generated again
	@$(PYTHON_OF_VENV) manage.py house_docs

golden: ## write the access matrix again; a new route is entered by hand
	@GOLDEN=1 PYTEST=tests/house/test_golden.py exec $(PYTHON) -m ops.suite

shots: ## screenshots of the pages at 1280 and 390 px
	@exec $(PYTHON) -m ops.within tests.shots

requirements: ## export requirements*.txt from uv.lock (needs uv)
	@$(PYTHON) -m ops.requirements export

clean: ## remove the environment, the data folder and everything made
	rm -rf .venv .data staticfiles .mypy_cache .ruff_cache .pytest_cache .import_linter_cache
