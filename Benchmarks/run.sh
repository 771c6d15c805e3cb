#!/usr/bin/env bash
# Builds the server and the driver for release, and measures. Further arguments go to the driver; see README.md.
set -euo pipefail
cd "$(dirname "$0")/.."
build() { swift build -c release --package-path Benchmarks --product "$1"; }

began=$SECONDS
build chengxu
echo "server built in $((SECONDS - began)) s"
build bench
bin=$(swift build -c release --package-path Benchmarks --show-bin-path)
exec "$bin/bench" run --server "$bin/chengxu" --house "$PWD" --data Benchmarks/.build/bench-data "$@"
