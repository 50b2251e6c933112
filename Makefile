# make run     a demo on http://127.0.0.1:8000 (PORT=… for another port)
# make test    everything that can be shown without a second database
# make check   style, arrows, migrations, catalogues
# make fmt     put the source into its form
# make bench   figures, into the terminal
# make mutants how many changes to the rules the tests notice, ONLY='accede.rulebook.fee.*' for some of them
# make soak    the tests of concurrency and of killed processes: once at full size, then again until COUNT=50 times

PORT ?= 8000
COUNT ?= 50
PYTHON ?= python3
BIN := .venv/bin
CATALOGUES := $(wildcard locale/*/LC_MESSAGES/django.po)
COMPILED := $(CATALOGUES:.po=.mo)
SUDO := $(if $(filter-out 0,$(shell id -u)),sudo)
CORE_TESTS := tests/rulebook tests/wording tests/blind
BROWSER_TESTS := $(wildcard tests/stories tests/browser)

.PHONY: run test core rooms browser chromium check fmt bench mutants soak messages lock clean
.DELETE_ON_ERROR:

run: .venv/run.stamp $(COMPILED)
	@$(BIN)/python -c "import os, sys; from pathlib import Path; \
	sys.exit(not (os.environ.get('ACCEDE_DATABASE') or any(one.stat().st_size for one in Path(os.environ.get('ACCEDE_DATA') or 'accede-data').glob('accede.sqlite3'))))" \
	|| ACCEDE_URL=http://127.0.0.1:$(PORT) $(BIN)/accede demo
	@ACCEDE_URL=$${ACCEDE_URL:-http://127.0.0.1:$(PORT)} $(BIN)/accede serve --port $(PORT)

test: core rooms browser

core: .venv/dev.stamp $(COMPILED)
	$(BIN)/pytest -p no:django -p no:cacheprovider -q -n 2 $(CORE_TESTS)

rooms: .venv/dev.stamp $(COMPILED)
	$(BIN)/pytest -q -n 2 --dist worksteal $(MARKED) tests $(foreach each,$(CORE_TESTS) $(BROWSER_TESTS) $(LEFT_OUT),--ignore=$(each))

# Each story has a house and a Chromium of its own, and what it tells goes from test to test.
# In their own order: sorted by the number of its tests, the great story, which is one, would begin last and be waited for.
# Chromium comes from the system's packages, and only where that is expected of us.
browser: .venv/dev.stamp $(COMPILED) chromium
	@if $(HAS_CHROMIUM); then $(BIN)/pytest -q -n 2 --dist loadfile --no-loadscope-reorder $(BROWSER_TESTS); \
	else echo "The browser tests are left out: install Chromium (apt-get install chromium-headless-shell) and run make test again."; fi

HAS_CHROMIUM = { command -v chromium-headless-shell || command -v chromium; } >/dev/null

chromium:
	@if ! $(HAS_CHROMIUM) && { [ "$$(id -u)" = 0 ] || [ "$$CI" = true ]; }; then \
	$(SUDO) apt-get update -q && $(SUDO) apt-get install -qy --no-install-recommends chromium-headless-shell; fi

check: .venv/dev.stamp $(COMPILED)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports --no-cache
	ACCEDE_DATA=.venv/check-data DJANGO_SETTINGS_MODULE=accede.web.settings $(BIN)/python -m django makemigrations --check --dry-run
	$(BIN)/python locale/catalogue.py check

fmt: .venv/dev.stamp
	$(BIN)/ruff check --fix --quiet . || true
	$(BIN)/ruff format .

bench: .venv/dev.stamp $(COMPILED)
	@for each in benchmarks/*.py; do echo "== $$each"; $(BIN)/python $$each || exit 1; done

mutants: .venv/dev.stamp
	rm -rf .venv/mutants
	mkdir .venv/mutants
	cp -pR src tests rulebooks pyproject.toml .venv/mutants
	cd .venv/mutants && ../bin/mutmut run $(ONLY)
	$(BIN)/python tests/mutants.py .venv/mutants/mutants

soak: .venv/dev.stamp $(COMPILED)
	SOAK=1 $(BIN)/pytest -q -m soak tests
	@for turn in $$(seq 2 $(COUNT)); do echo "== $$turn of $(COUNT)"; $(BIN)/pytest -q -m soak tests || exit 1; done

# Bring the catalogues to the texts of the source; what is new stands empty in them.
messages: .venv/dev.stamp
	$(BIN)/python locale/catalogue.py update

lock:
	uv pip compile pyproject.toml --group build $(LOCKED) -o requirements.lock
	uv pip compile pyproject.toml --group build --extra paying $(LOCKED) -o requirements-paying.lock
	uv pip compile pyproject.toml --group dev $(LOCKED) -o requirements-dev.lock

LOCKED := --upgrade --quiet --generate-hashes --no-emit-index-url --no-annotate --universal --python-version 3.11 --no-header

clean:
	rm -rf .venv build dist .pytest_cache .ruff_cache .import_linter_cache $(COMPILED)

%.mo: %.po | .venv/run.stamp
	@$(BIN)/python -m babel.messages.frontend -q compile -D django -i $< -o $@ -l $(word 2,$(subst /, ,$<))

.venv/bin/python:
	$(PYTHON) -c "import sys; sys.exit(sys.version_info < (3, 11) and 'Accede needs Python 3.11 or later: make PYTHON=python3.11')"
	$(PYTHON) -m venv .venv

.venv/run.stamp: requirements.lock pyproject.toml | .venv/bin/python
	@$(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes -r requirements.lock
	@$(BIN)/python -m pip install -q --disable-pip-version-check -e . --no-deps --no-build-isolation
	@touch $@

# What tests need comes on top of what runs, one after the other: two installers at once would be in each other's way.
.venv/dev.stamp: requirements-dev.lock .venv/run.stamp
	@$(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes -r requirements-dev.lock
	@touch $@
