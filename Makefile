# RoomDesk. `make help` lists what there is; every target does its own set-up, once.

VENV ?= .venv
PY := $(VENV)/bin/python
STAMP := $(VENV)/.roomdesk-set-up
export QT_QPA_PLATFORM ?= $(if $(DISPLAY)$(WAYLAND_DISPLAY),,offscreen)

.DEFAULT_GOAL := help
.PHONY: help run demo test lint frozen bench pictures translations clean

help:  ## list the targets
	@awk -F':.*## ' '/^[a-z-]+:.*## / {printf "  make %-14s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

run: $(STAMP)  ## the main job: the window on the demonstration municipality, or `roomdesk demo` without a display
	@if [ -n "$$DISPLAY$$WAYLAND_DISPLAY" ]; then \
	  [ -f demo-output/demo.db ] || $(VENV)/bin/roomdesk --db demo-output/demo.db demo --output demo-output; \
	  $(VENV)/bin/roomdesk --db demo-output/demo.db; \
	else $(MAKE) --no-print-directory demo; fi

demo: $(STAMP)  ## the main job on the terminal, on a fresh demonstration database
	@rm -f demo-output/demo.db demo-output/demo.db-wal demo-output/demo.db-shm
	@$(VENV)/bin/roomdesk --db demo-output/demo.db demo --output demo-output

test: $(STAMP)  ## all tests
	@QT_QPA_PLATFORM=offscreen $(PY) -m pytest -n 2 --dist loadscope -m "not frozen"

lint: $(STAMP)  ## ruff, mypy --strict, the floors of the house
	@$(VENV)/bin/ruff check .
	@$(VENV)/bin/ruff format --check .
	@$(VENV)/bin/mypy
	@$(VENV)/bin/lint-imports

frozen: $(STAMP)  ## the program in one folder, dist/roomdesk, built and tried (under Xvfb)
	@sh setup.sh $(VENV) frozen
	@$(VENV)/bin/pyinstaller --noconfirm --log-level ERROR --distpath dist --workpath build build.spec
	@$(PY) -m pytest -q -m frozen tests/frozen

bench: $(STAMP)  ## the promises as numbers, beside their raw limits
	@QT_QPA_PLATFORM=offscreen $(PY) -m benchmarks

pictures: $(STAMP)  ## pictures of the window for README and docs
	@QT_QPA_PLATFORM=offscreen $(PY) docs/make_pictures.py

translations: $(STAMP)  ## look for new sentences, compile Italian and English
	@$(PY) -m resources.i18n.compile

clean:  ## remove what was made here
	rm -rf $(VENV) $(VENV)-peers $(VENV)-servers demo-output dist build benchmarks/.data benchmarks/results.json

$(STAMP): pyproject.toml setup.sh
	@sh setup.sh $(VENV) tests
	@touch $@
