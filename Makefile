# Everything installs into .venv/; nothing outside this folder is touched, except that `make test` as root adds the
# system packages that tests need (scripts/system_packages.sh).
.DEFAULT_GOAL := help
PY := .venv/bin/python
UV := .venv/bin/uv
PYTHON ?= python3
SHARED ?= ../shared
SCALE ?= 1
SERVE ?= auto
TESTS ?= tests

.PHONY: help demo test pytest screenshots lint types system bench prove lock docs catalogues clean

help:  ## Show the commands
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

.venv/bin/uv: requirements-install.lock
	$(PYTHON) -m venv .venv
	$(PY) -m pip install --quiet --require-hashes -r requirements-install.lock
	@touch $@

.venv/.run: .venv/bin/uv requirements.lock pyproject.toml
	$(UV) pip install --quiet --python $(PY) --require-hashes -r requirements.lock
	$(UV) pip install --quiet --python $(PY) --no-deps --no-build-isolation --editable .
	@touch $@

.venv/.dev: .venv/.run requirements-dev.lock requirements-spark.lock
	$(UV) pip install --quiet --python $(PY) --require-hashes -r requirements-dev.lock -r requirements-spark.lock
	@touch $@

lock: .venv/bin/uv  ## Write the hash-locked requirements anew
	printf 'uv\nsetuptools>=77\n' | $(UV) pip compile --quiet --universal --generate-hashes --no-header --no-annotate \
		--python-version 3.11 - -o requirements-install.lock
	$(UV) pip compile --quiet --universal --generate-hashes --no-header --no-annotate --python-version 3.11 \
		pyproject.toml --extra postgresql --extra ukrainian -o requirements.lock
	$(UV) pip compile --quiet --universal --generate-hashes --no-header --no-annotate --python-version 3.11 \
		-c requirements.lock pyproject.toml --extra postgresql --extra ukrainian --group dev -o requirements-dev.lock
	$(UV) pip compile --quiet --universal --generate-hashes --no-header --no-annotate --python-version 3.11 \
		-c requirements.lock pyproject.toml --group train -o requirements-train.lock
	$(UV) pip compile --quiet --universal --generate-hashes --no-header --no-annotate --python-version 3.11 \
		-c requirements.lock pyproject.toml --extra spark -o requirements-spark.lock
	$(UV) pip compile --quiet --universal --generate-hashes --no-header --no-annotate --python-version 3.11 \
		--group peers -o requirements-peers.lock
	$(UV) pip compile --quiet --universal --generate-hashes --no-header --no-annotate --python-version 3.11 \
		--group peers --group peers-icu -o requirements-peers-icu.lock

demo: .venv/.run  ## Build the invented case, run the seven stages, serve the desk (SERVE=0: only print)
	SERVE=$(SERVE) $(PY) -m habeas.demo

test: lint types pytest  ## Install what the tests need, check style, types and layers, run every test

pytest: .venv/.dev system  ## Run the tests alone (TESTS=tests/read for a part)
	$(PY) -m pytest -q -n 2 --dist loadgroup $(TESTS)

lint: .venv/.dev  ## Check style, format and the order of layers
	.venv/bin/ruff check --quiet
	.venv/bin/ruff format --quiet --check
	.venv/bin/lint-imports --no-logo

types: .venv/.dev  ## Check types
	.venv/bin/mypy --no-error-summary

system:  # what tests need from the system; as root only
	@scripts/system_packages.sh

bench: .venv/.dev .venv-peers/.made  ## Measure reading and matching on public benchmarks (SHARED=folder that holds them) and on invented reports
	nice -n 10 $(PY) benchmarks/reading.py --shared $(SHARED)
	nice -n 10 $(PY) -m tests.gold.score
	nice -n 10 $(PY) benchmarks/matching.py --shared $(SHARED) --peers .venv-peers/bin/python --page docs/why/matching.md
	nice -n 10 $(PY) benchmarks/matching_batch.py --shared $(SHARED)
	nice -n 10 $(PY) benchmarks/watch.py
	nice -n 10 $(PY) benchmarks/copies.py
	nice -n 10 $(PY) benchmarks/record.py --peers .venv-peers/bin/python

# Other tools that look names up, in an environment of their own; ICU has to be compiled, and needs its headers.
.venv-peers/.made: .venv/bin/uv requirements-peers.lock requirements-peers-icu.lock
	$(PYTHON) -m venv .venv-peers
	@pkg-config --exists icu-i18n || echo "No ICU (apt-get install libicu-dev pkg-config g++): it and logic-v2 are left out."
	$(UV) pip install --quiet --python .venv-peers/bin/python --require-hashes \
		-r requirements-peers$$(pkg-config --exists icu-i18n && echo -icu).lock
	@touch $@

# whole N: N scaled by SCALE, at least 1
whole = $$($(PY) -c 'print(max(1, int($(1) * $(SCALE))))')

prove: .venv/.dev  ## Kill at random moments, flip random bits; nothing may be lost or go unnoticed (SCALE=0.1 is shorter)
	$(PY) scripts/prove_kill.py --scale $(SCALE)
	$(PY) scripts/prove_faults.py --scale $(SCALE)
	$(PY) scripts/prove_power.py --scale $(SCALE)
	$(PY) scripts/prove_flips.py --scale $(SCALE)
	$(PY) scripts/prove_backups.py --scale $(SCALE)
	$(PY) scripts/prove_locked.py --scale $(SCALE)
	$(PY) scripts/prove_terms.py --scale $(SCALE)
	$(PY) scripts/prove_tallies.py --scale $(SCALE)
	HABEAS_MOVES_STOPPED=$(call whole,50) $(PY) -m pytest -q tests/store/test_moving_stopped.py
	HABEAS_EDITS=$(call whole,80000) $(PY) -m pytest -q -s tests/store/test_editors.py
	HABEAS_HISTORIES=$(call whole,100) $(PY) -m pytest -q tests/workspace/test_comparing.py
	HABEAS_MUTATIONS=$(call whole,90000) HABEAS_REWRITES=$(call whole,1000) $(PY) -m pytest -q tests/store/test_mutations.py
	PROVE_TREES=$(call whole,1000000) $(PY) -m pytest -q tests/record/test_tree.py
	HABEAS_INJECTED=$(call whole,1000) $(PY) -m pytest -q tests/read/test_injected.py
	HABEAS_INJECTED_SEALED=$(call whole,1000) $(PY) -m pytest -q tests/workspace/test_injected.py
	HABEAS_JOINS=$(call whole,10000) $(PY) -m pytest -q tests/record/test_joins.py
	HABEAS_ERASURES=$(call whole,1000) $(PY) -m pytest -q tests/workspace/erasing/test_worlds.py
	HABEAS_WORLDS=$(call whole,100000) $(PY) -m pytest -q tests/publish/test_worlds.py
	HABEAS_WORLDS=$(call whole,100000) $(PY) -m pytest -q tests/watch/test_laws.py tests/act/test_laws.py

docs: .venv/.run  ## Write the reference manual anew from the program
	$(PY) scripts/make_reference.py

catalogues: .venv/.run  ## Gather the strings of the desk, merge them into its translations and compile these
	$(PY) scripts/make_catalogues.py

screenshots: .venv/.dev system  ## Take the pictures of the manual anew, along the journey through the desk
	HABEAS_SCREENSHOTS=docs/images $(PY) -m pytest -q tests/journeys

clean:  ## Remove what was installed and built
	rm -rf .venv demo/workspace .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis
