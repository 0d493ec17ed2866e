#!/bin/sh
# long.sh [SEED]: the measures of this folder at their full counts, on the release build; from the root of the source.
set -eu
cmake --preset release >/dev/null
cmake --build --preset release
ctest --test-dir build/release -R modding_packages --output-on-failure
root=$PWD
export MOAT="$root/build/release/moat" MOAT_LEVELS="$root/levels" MOAT_SCHEMA="$root/levels/schema.json" MOAT_SMALL="$root/build/release/tests/modding/small_level"
export MOAT_SHARE=1 MOAT_SEED="${1:-0}"
cd build/release/tests/modding/run
for script in syntax faults schema tidy hostile editor speed; do
    echo "== $script"
    node "$script.mjs"
done
