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

prove: .venv/.dev system  ## Try the promises, from where the last run left off (SCALE=0.05 a twentieth, ONLY="kills faults", MINUTES=60, PAGE=docs/why/promises.md)
	$(PY) scripts/prove.py --scale $(SCALE) $(and $(ONLY),--only $(ONLY)) $(and $(MINUTES),--minutes $(MINUTES)) \
		$(and $(PAGE),--page $(PAGE))

docs: .venv/.run  ## Write the reference manual anew from the program
	$(PY) scripts/make_reference.py

catalogues: .venv/.run  ## Gather the strings of the desk, merge them into its translations and compile these
	$(PY) scripts/make_catalogues.py

screenshots: .venv/.dev system  ## Take the pictures of the manual anew, along the journey through the desk
	HABEAS_SCREENSHOTS=docs/images $(PY) -m pytest -q tests/journeys

clean:  ## Remove what was installed and built
	rm -rf .venv demo/workspace .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis
