#!/usr/bin/env bash
# Builds the server and the driver for release, and measures. Further arguments go to the driver; see README.md. SEARCH_LISTINGS is
# the number of listings that are searched, 100,000 unless set.
set -euo pipefail
cd "$(dirname "$0")/.."
build() { swift build -c release --package-path Benchmarks --product "$1"; }

# SwiftPM keeps its list of files when only the package it depends on has gained some, and then does not find them.
rm -f Benchmarks/.build/release.yaml Benchmarks/.build/*/release/description.json

began=$SECONDS
build chengxu
echo "server built in $((SECONDS - began)) s"
build bench
bin=$(swift build -c release --package-path Benchmarks --show-bin-path)
"$bin/bench" search --data Benchmarks/.build/search-data --listings "${SEARCH_LISTINGS:-100000}"
exec "$bin/bench" run --server "$bin/chengxu" --house "$PWD" --data Benchmarks/.build/bench-data "$@"
