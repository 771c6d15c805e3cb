# Two commands matter: `make run` and `make test`. Everything else is for those who work on the code.
SHELL := /bin/bash
export SWIFT_BACKTRACE := enable=no
DATA ?= var/demo
PORT ?= 8080
BANK_PORT ?= 8090

.PHONY: run setup setup-run setup-test test test-fast browser bench format lint check clean

run: setup-run  ## install what is missing, build, serve the market with the demo world
	swift build --product chengxu
	.build/debug/chengxu serve --demo --data $(DATA) --port $(PORT) --bank-port $(BANK_PORT)

setup: setup-test  ## install everything that building, running and testing need

setup-run:
	@scripts/setup run

setup-test:
	@scripts/setup test

test: setup-test  ## every test of every kind; ends with the counts
	@scripts/test

test-fast:  ## the pure walls only, with a short simulation and without what takes long
	@scripts/fast

browser: setup-test  ## the browser test alone, on a server that it starts
	swift build --product chengxu
	@scripts/browser

bench:  ## throughput, latency, growth; takes long
	@scripts/setup bench
	Benchmarks/run.sh

format:  ## lay the code out as swift-format does
	swift format format --in-place --recursive --parallel Sources Tests Package.swift

lint:  ## what swift-format would change
	swift format lint --strict --recursive --parallel Sources Tests Package.swift

check: lint test

clean:
	rm -rf .build var
