# The front door. `make demo` shows what Dripstone does; `make test` proves it.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
PIP    := $(BIN)/python -m pip --disable-pip-version-check

.PHONY: demo russian test check bench prove fuzz gazetteer lock screenshots clean help

help:               ## Say what there is to make
	@awk -F':.*## ' '/^[a-z]+:.*## /{printf "  make %-12s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

$(BIN)/python:
	$(PYTHON) -m venv $(VENV)

# Pinned with hashes; the package itself is built with the pinned setuptools, so nothing unpinned is fetched.
$(VENV)/.run: requirements/run.txt pyproject.toml | $(BIN)/python
	@echo "Installing Dripstone into $(VENV) …"
	@$(PIP) install --quiet --require-hashes -r requirements/run.txt
	@$(PIP) install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.test: requirements/test.txt $(VENV)/.run
	@echo "Installing what the tests need …"
	@$(PIP) install --quiet --no-build-isolation --require-hashes -r requirements/test.txt
	@touch $@

demo: $(VENV)/.run   ## Build a small encrypted vault from a dozen fictional reports and show it
	@$(BIN)/dripstone demo

russian: $(VENV)/.run ## Install what reading Russian needs: a parser and names, about 40 MB
	@$(PIP) install --quiet --require-hashes --no-build-isolation -r requirements/ru.txt

test: $(VENV)/.test  ## Install what the tests need, and pass them
	@sh tests/needs.sh
	$(BIN)/ruff check src tests bench
	$(BIN)/ruff format --check src tests bench
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/pytest -q -n 2 --dist loadgroup

check: $(VENV)/.test ## Lint, types and contracts only
	$(BIN)/ruff check src tests bench
	$(BIN)/ruff format --check src tests bench
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: $(VENV)/.test ## Measure speed against a named peer, side by side
	$(BIN)/python -m bench

prove: $(VENV)/.test ## Prove to the full what tests try a few times: kills, cuts, flips, replays
	@sh tests/needs.sh
	$(BIN)/python tests/prove.py

fuzz: $(VENV)/.test ## Give every parser of ours inputs that a fuzzer makes; RUNS=20000 each
	@$(PIP) install --quiet --require-hashes --no-build-isolation -r requirements/fuzz.txt
	$(BIN)/python tests/fuzz.py --runs $(or $(RUNS),20000)

gazetteer: $(VENV)/.test ## Pack the places anew, from GeoNames and places.yaml
	$(BIN)/python -m dripstone.vocabulary.gather

screenshots: $(VENV)/.test ## Take the pictures of the documentation anew
	@sh tests/needs.sh
	$(BIN)/python docs/screenshots.py

lock: $(VENV)/.test  ## Pin every package with its hashes anew
	$(BIN)/uv pip compile pyproject.toml -c requirements/constraints.txt --universal --python-version 3.11 --generate-hashes --quiet --upgrade -o requirements/run.txt
	$(BIN)/uv pip compile pyproject.toml --extra ru -c requirements/constraints.txt -c requirements/run.txt --universal --python-version 3.11 --generate-hashes --quiet --upgrade -o requirements/ru.txt
	$(BIN)/uv pip compile pyproject.toml --extra test --extra ru --extra fast --extra pages --extra seven --extra stamps --extra team -c requirements/constraints.txt -c requirements/run.txt --universal --python-version 3.11 --generate-hashes --quiet --upgrade -o requirements/test.txt
	$(BIN)/uv pip compile pyproject.toml --extra fuzz -c requirements/constraints.txt -c requirements/run.txt --universal --python-version 3.11 --generate-hashes --quiet --upgrade -o requirements/fuzz.txt

clean:               ## Remove what make made
	rm -rf $(VENV) demo-vault build *.egg-info src/*.egg-info .pytest_cache .mypy_cache .ruff_cache
