# Everything installs into .venv/; nothing outside this folder is touched except by `make system` as root.
.DEFAULT_GOAL := help
PY := .venv/bin/python
UV := .venv/bin/uv
SHARED ?= ../shared
SCALE ?= 1

.PHONY: help demo test lint types bench prove lock docs clean

help:  ## Show the commands
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

.venv/bin/uv: requirements-uv.lock
	python3 -m venv .venv
	$(PY) -m pip install --quiet --require-hashes -r requirements-uv.lock
	@touch $@

.venv/.run: .venv/bin/uv requirements.lock pyproject.toml
	$(UV) pip install --quiet --python $(PY) --require-hashes -r requirements.lock
	$(UV) pip install --quiet --python $(PY) --no-deps --no-build-isolation --editable .
	@touch $@

.venv/.dev: .venv/.run requirements-dev.lock
	$(UV) pip install --quiet --python $(PY) --require-hashes -r requirements-dev.lock
	@touch $@

lock: .venv/bin/uv  ## Write the hash-locked requirements anew
	$(UV) pip compile --quiet --universal --generate-hashes --no-header --no-annotate --python-version 3.11 \
		pyproject.toml --extra postgresql -o requirements.lock
	$(UV) pip compile --quiet --universal --generate-hashes --no-header --no-annotate --python-version 3.11 \
		-c requirements.lock pyproject.toml --extra postgresql --group dev -o requirements-dev.lock
