#!/bin/sh
# long.sh [SECONDS]: the long form of fuzz_level, ten minutes when nothing is said; from the root of the source. New inputs that reach new code are
# added to the corpus, as few and as short as possible.
set -eu
cmake --preset clang >/dev/null
cmake --build --preset clang --target fuzz_level
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export ASAN_OPTIONS=quarantine_size_mb=8
build/clang/tests/fuzz/fuzz_level -max_total_time="${1:-600}" -timeout=1 -rss_limit_mb=256 -max_len=4096 -dict=tests/fuzz/level.dict -print_final_stats=1 \
    -artifact_prefix="$work/" "$work" tests/fuzz/corpus || { ls -l "$work"/crash-* "$work"/timeout-* "$work"/oom-* 2>/dev/null; exit 1; }
build/clang/tests/fuzz/fuzz_level -set_cover_merge=1 -max_len=700 tests/fuzz/corpus "$work"
ls tests/fuzz/corpus | wc -l
