# One task runner for people and for CI. On a fresh machine: Python 3.11 or later, git, make.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
DEV := $(VENV)/.installed-dev
ENGINES := $(VENV)/.installed-engines
PEERS ?= .venv-peers
# locks that hold on every platform and name no index
COMPILE := $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --no-annotate

.PHONY: demo test test-lowest test-latest lint bench golden changelog dist lock sample screenshots clean

demo: $(DEV)  ## report on the sample store and say where the page is
	$(BIN)/addenda report sample-cpt/2025 sample-cpt/2026 --chargemaster examples/charge-master.csv --fees sample-fees/2026 --by department --output build/demo

test: $(ENGINES)  ## run every test; those whose outside is absent are skipped with a reason
	$(BIN)/pytest -n auto --dist loadgroup $(ARGS)

test-lowest: $(DEV)  ## the same with the oldest dependencies that pyproject.toml admits
	.ci/edge lowest $(ARGS)

test-latest: $(DEV)  ## the same with the newest dependencies that there are
	.ci/edge latest $(ARGS)

lint: $(ENGINES)  ## style, types, the floors, and the workflows
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/actionlint -shellcheck $(BIN)/shellcheck -pyflakes=
	$(BIN)/zizmor --offline --quiet --pedantic .github action.yml
	$(BIN)/shellcheck .ci/run .ci/edge .github/actions/*.sh

bench: $(ENGINES) $(PEERS)/.installed  ## compare with named peers on the same job, in one run
	$(BIN)/python -m bench --peers $(PEERS) $(ARGS)
	$(BIN)/python -m bench.candidates
	$(BIN)/python -m bench.ordinary
	$(BIN)/python -m bench.system

golden: $(ENGINES)  ## renew the golden files; read the difference before you commit it
	$(BIN)/pytest --renew-golden $(ARGS)

changelog: $(DEV)  ## move the notes of changes/ into CHANGELOG.md, under the version of the package
	$(BIN)/towncrier build --yes

dist: $(DEV)  ## build the wheel and the sdist into dist/
	$(BIN)/python -m hatchling build --clean

sample: $(DEV)  ## write codesets/ and examples/ anew from the generator
	$(BIN)/python -m addenda.app.shipping .

screenshots: $(DEV)  ## make the README's pictures anew from the report on the sample (needs Chromium)
	$(BIN)/python -m docs.screenshots

lock: $(DEV)  ## renew the pinned dependencies; pins stand while they fit, ARGS=--upgrade renews them all
	$(COMPILE) pyproject.toml $(ARGS) --output-file requirements/runtime.lock
	$(COMPILE) --group build $(ARGS) --output-file requirements/build.lock
	$(COMPILE) pyproject.toml --group dev $(ARGS) --output-file requirements/dev.lock
	$(COMPILE) pyproject.toml --all-extras --group dev --group engines $(ARGS) --output-file requirements/engines.lock
	$(COMPILE) --group peers $(ARGS) --output-file requirements/peers.lock

$(DEV): requirements/dev.lock pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes --requirement requirements/dev.lock
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	touch $@

$(ENGINES): $(DEV) requirements/engines.lock
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes --requirement requirements/engines.lock
	touch $@

$(PEERS)/.installed: requirements/peers.lock
	$(PYTHON) -m venv $(PEERS)
	$(PEERS)/bin/pip install --quiet --disable-pip-version-check --require-hashes --requirement requirements/peers.lock
	touch $@

clean:
	rm -rf $(VENV) $(PEERS) build dist .mypy_cache .pytest_cache .ruff_cache .hypothesis .import_linter_cache
