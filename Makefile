# The only door: whoever runs, tests or checks Lotse does it by one of these words.

CONFIGURATION ?= debug
DATA ?= var
PORT ?= 8080
PYTHON = .build/python/bin/python

lotse = .build/$(CONFIGURATION)/lotse

# Without it the build tool passes a package's traits in another order each time and builds Hummingbird again.
export SWIFT_DETERMINISTIC_HASHING = 1

.DEFAULT_GOAL := help
.PHONY: help run test test-swift test-browser test-server build release lint format bench docs screenshots pictures clean

help: ## show these words
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 16

run: ## install what is missing, build, load the demo region into var/, serve it
	@Scripts/run "$(CONFIGURATION)" "$(DATA)" "$(PORT)"

test: ## install what tests need and run all of them: both databases, faults, browser
	@Scripts/test

test-swift: ## only the tests in Swift, on both databases
	@Scripts/test swift

test-browser: ## only the tests in the browser
	@Scripts/test browser

test-server: ## only the tests of a running server: faults, limits, several servers at once
	@Scripts/test server

build: ## build the program and its tests
	@Scripts/install-needs build
	swift build --build-tests

release: ## build the program for use: .build/release/lotse
	@Scripts/install-needs build
	swift build --configuration release --product lotse

lint: ## check format, walls between rooms, scripts and words
	@Scripts/lint

format: ## write Swift as .swift-format says
	swift format --in-place --parallel --recursive Package.swift Sources Features Training Benchmarks Tests

screenshots: ## picture every page, wide and narrow, German and Arabic, into var/screenshots
	@Scripts/test screenshots

pictures: ## make the pictures of the README anew: docs/pictures
	@Scripts/test pictures

bench: ## measure what docs/benchmarks.md tells of, in a release build
	@Scripts/bench

docs: ## make the reference from the doc comments: .build/docs/index.html
	@Scripts/docs

clean: ## remove what was built; var/ stays
	rm -rf .build
