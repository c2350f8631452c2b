# SPDX-FileCopyrightText: 2026 MCP Runtime contributors
# SPDX-License-Identifier: MIT
#
# The commands that people type; CMake does the work (presets: CMakePresets.json).
#   make run       install what is missing, build, show the main job
#   make test      install what is missing, build, run every test
#   make help      the rest

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help

# Qt asks for a UTF-8 locale; a minimal system has none set.
ifeq ($(LC_ALL)$(LC_CTYPE)$(LANG),)
export LANG := C.UTF-8
endif

JOBS ?= $(shell nproc)
PREFIX ?= /usr/local
SOURCES = git ls-files '*.h' '*.cpp'
# Looked up when they run: make expands a recipe before its first line, which may install them.
CLANG_FORMAT ?= $$(command -v clang-format-16 clang-format-19 clang-format | head -n 1)
CLANG_TIDY ?= $$(command -v clang-tidy-16 clang-tidy-19 clang-tidy | head -n 1)
CLANGXX ?= $$(command -v clang++-16 clang++-19 clang++ | head -n 1)
FUZZ_SECONDS ?= 60
CTEST = ctest --output-on-failure --no-label-summary --no-tests=error -LE bench -j $(JOBS)

.PHONY: help run build test unit asan fuzz bench bench-search screenshots format lint tidy windows install package clean setup setup-test

help: ## this list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

setup:
	@packaging/setup.sh

setup-test:
	@packaging/setup.sh --test
	@tests/integration/real/fetch_parts.sh
	@tests/conformance/fetch_suite.sh

build: setup ## build/release/bin/mcp-runtime, without tests
	cmake --preset release -DMCPRT_TESTS=OFF -DMCPRT_WERROR=OFF
	cmake --build --preset release

run: build ## build, then show the main job on the demo server
	build/release/bin/mcp-runtime demo

test: setup-test ## build with warnings as errors, run all tests
	cmake --preset dev
	cmake --build --preset dev
	$(CTEST) --test-dir build/dev

unit: setup ## only the unit tests
	cmake --preset dev
	cmake --build --preset dev
	$(CTEST) --test-dir build/dev -L unit

asan: setup-test ## all tests under AddressSanitizer and UndefinedBehaviorSanitizer
	cmake --preset asan
	cmake --build --preset asan
	$(CTEST) --test-dir build/asan

fuzz: setup ## libFuzzer on all that reads bytes of strangers, FUZZ_SECONDS=60 each
	@packaging/setup.sh --fuzz
	cmake --preset fuzz -DCMAKE_CXX_COMPILER=$(CLANGXX)
	cmake --build --preset fuzz
	for fuzzer in build/fuzz/bin/fuzz_*; do \
	    name=$${fuzzer##*/fuzz_}; \
	    mkdir -p build/fuzz/found/$$name; \
	    $$fuzzer -max_total_time=$(FUZZ_SECONDS) -max_len=2048 -print_final_stats=1 -close_fd_mask=1 \
	        -artifact_prefix=build/fuzz/found/$$name- build/fuzz/found/$$name tests/fuzz/corpus/$$name || exit 1; \
	done

bench: setup ## the router benchmark: prints a table, writes build/release/bench_router.json
	cmake --preset release -DMCPRT_TESTS=ON
	cmake --build --preset release --target mcp-runtime mcp-runtime-guardian bench_router
	build/release/bin/bench_router --json build/release/bench_router.json \
	    --baseline tests/bench/baseline_router.json

bench-search: setup ## search: SEARCH_DATA=FOLDER with tools.jsonl and queries.jsonl
	cmake --preset release -DMCPRT_TESTS=ON
	cmake --build --preset release --target bench_search
	build/release/bin/bench_search --tools $(SEARCH_DATA)/tools.jsonl \
	    --queries $(SEARCH_DATA)/queries.jsonl --min-score 0

screenshots: setup ## the README's pictures, anew
	cmake --preset dev
	cmake --build --preset dev --target gui_screenshots
	python3 tests/gui/screenshots.py --readme

format: ## lay all C++ out with clang-format 16
	@packaging/setup.sh --lint
	$(SOURCES) | xargs $(CLANG_FORMAT) -i

lint: ## what clang-format and the checks of tests/arch say; changes nothing
	@packaging/setup.sh --lint
	$(SOURCES) | xargs $(CLANG_FORMAT) --dry-run --Werror
	for check in includes sizes forbidden; do python3 -B tests/arch/check_$$check.py; done

tidy: ## clang-tidy over engine, app and ui (minutes)
	@packaging/setup.sh --lint
	cmake --preset dev -B build/tidy -DMCPRT_PCH=OFF -DMCPRT_TESTS=OFF > /dev/null
	cmake --build build/tidy --target mcp-runtime-keychain_autogen mcprt_engine_autogen > /dev/null
	git ls-files 'engine/*.cpp' 'app/*.cpp' 'ui/*.cpp' | grep -v '_win\.cpp$$' \
	    | xargs -P $(JOBS) -n 4 $(CLANG_TIDY) --quiet -p build/tidy

windows: ## whether every source is one for Windows too (a compiler reads them; minutes)
	@packaging/setup.sh --windows
	cmake --preset dev > /dev/null
	python3 -B tests/arch/check_windows.py build/dev

install: build ## install below PREFIX (default /usr/local)
	cmake --install build/release --prefix $(PREFIX)

package: build ## a Debian package in build/release
	@packaging/setup.sh --package
	cd build/release && cpack -G DEB

clean: ## remove build/
	rm -rf build
