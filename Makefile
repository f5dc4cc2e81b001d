# Two commands do everything: `make run` and `make test`. The others are for developers.
# On Windows, use the lines in the README.

PY := .venv/bin/python
CORE_PY := .venv-core/bin/python
# One process of tests for each processor; a process that has no tests left takes them from another.
PARALLEL := -n auto --dist worksteal
# The least part of the lines and branches that tests reach, in percent: see `coverage` below.
CORE_FLOOR := 98
UI_FLOOR := 94

.DEFAULT_GOAL := help
.PHONY: help run test test-core test-ui coverage test-desktop test-fresh test-windows check spelling ci format bench bundle screenshots illustrations translations schema content-report lock clean

help: ## show this list
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 16

.venv/installed: requirements.lock pyproject.toml scripts/make_venv.sh
	@sh scripts/make_venv.sh .venv requirements.lock
	@$(PY) -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

.venv-core/installed: requirements-core.lock scripts/make_venv.sh
	@sh scripts/make_venv.sh .venv-core requirements-core.lock
	@touch $@

run: .venv/installed ## open the demo workshop (a rehearsal with pictures where there is no display)
	@sh scripts/run_demo.sh $(PY)

test: .venv/installed .venv-core/installed ## every test that needs no desktop: test-core and test-ui
	@start=$$(date +%s) && $(MAKE) --no-print-directory test-core && $(MAKE) --no-print-directory test-ui && \
	    echo "make test took $$(($$(date +%s) - start)) s in all"

test-core: .venv-core/installed ## the domain's tests, in an environment without Qt
	@$(CORE_PY) -m pytest $(PARALLEL) tests/core

test-ui: .venv/installed ## the windows' tests, offscreen
	@sh scripts/system_libraries.sh offscreen
	@$(PY) -m pytest $(PARALLEL) tests/ui

# Apart from `make test`: on Python 3.11 it takes half as much again. What Qt runs in its own threads
# and what runs in another process is not measured. A floor is the figure of the day it was set,
# rounded down; raise it when the figure rises.
coverage: .venv/installed .venv-core/installed ## as test, and fails where too few lines and branches are tested
	@sh scripts/system_libraries.sh offscreen
	@start=$$(date +%s) && \
	    $(CORE_PY) -m pytest $(PARALLEL) tests/core --cov=workshop_app --cov-fail-under=$(CORE_FLOOR) && \
	    $(PY) -m pytest $(PARALLEL) tests/ui --cov=ui --cov-fail-under=$(UI_FLOOR) && \
	    echo "make coverage took $$(($$(date +%s) - start)) s in all"

# In one process: the tests share one X server, which has one set of monitors and one keyboard focus.
test-desktop: .venv/installed ## the windows on an X server of their own, monitors pulled (Linux)
	@sh scripts/system_libraries.sh xvfb
	@$(PY) -m pytest tests/desktop

test-fresh: ## the first three commands anybody gives, on two bare Debians (Linux, root)
	@bash scripts/test_fresh.sh

test-windows: .venv/installed ## rehearsal, tests and bundle with Windows' own Python, under Wine (Debian)
	@bash scripts/windows/test.sh $(PY)

check: .venv/installed ## lint, formatting, types, import contracts, dead code, bare calls with text
	@$(PY) -m ruff check .
	@$(PY) -m ruff format --check .
	@.venv/bin/basedpyright --warnings
	@.venv/bin/lint-imports --no-logo
	@.venv/bin/vulture
	@$(PY) scripts/plain_text_check.py
	@$(PY) -m scripts.translations --check

spelling: .venv/installed ## the texts on screen, on paper and in documents, with dictionaries (Linux)
	@sh scripts/system_libraries.sh spelling
	@$(PY) -m scripts.spelling

ci: ## everything that CI runs, in its order, as .ci/run does it (Debian, root)
	@bash .ci/run

format: .venv/installed ## let ruff format and mend what it can
	@$(PY) -m ruff check --fix .
	@$(PY) -m ruff format .

bench: .venv/installed ## measure against a floor in the same run
	@sh scripts/system_libraries.sh offscreen
	@$(PY) -m benchmarks

bundle: .venv/installed ## the program as a folder that needs no Python (dist/Trede)
	@sh scripts/bundle.sh $(PY)

screenshots: .venv/installed ## every main screen as PNG in docs/screenshots
	@sh scripts/system_libraries.sh offscreen
	@$(PY) scripts/screenshots.py docs/screenshots
	@$(PY) scripts/contact_sheet.py docs/screenshots

illustrations: .venv/installed ## draw the scenario pictures anew into resources/
	@QT_QPA_PLATFORM=offscreen $(PY) -m illustrations resources/decks/klantgerichtheid

translations: .venv/installed ## collect what is translated and compile resources/i18n
	@$(PY) -m scripts.translations

schema: .venv/installed ## write docs/deck.schema.json anew, after a change in what a deck file has
	@$(PY) scripts/deck_schema.py docs/deck.schema.json

content-report: .venv/installed ## what the deck that comes with Trede is made of, in numbers
	@$(PY) scripts/content_report.py

lock: ## compile both locks anew (needs uv)
	uv pip compile --quiet --universal --generate-hashes --no-header \
	    --python-version 3.11 pyproject.toml --group dev -o requirements.lock
	uv pip compile --quiet --universal --generate-hashes --no-header \
	    --python-version 3.11 --group core -c requirements.lock -o requirements-core.lock

clean: ## remove what the other commands made
	rm -rf .venv .venv-core build dist demo .pytest_cache .ruff_cache .hypothesis .import_linter_cache
