#!/bin/sh
# compare.sh BUILD BROGUE: the game beside tig (Debian's) and Brogue CE's terminal build on the same pty; prints ratios. By hand, on a quiet machine.
# BROGUE is the program, made elsewhere from github.com/tmewett/BrogueCE by `make TERMINAL=YES GRAPHICS=NO bin/brogue`; "-" leaves it out.
# tig looks at a repository of 300 commits that is made here and gone afterwards.
set -eu
[ $# -eq 2 ] || { echo "usage: $0 BUILD BROGUE" >&2; exit 2; }
build=$(realpath "$1") brogue=$2
[ "$brogue" = - ] || brogue=$(realpath "$brogue") # it is started in the temporary folder that keeps its games
tig=$(command -v tig) || { echo "compare.sh: tig is not installed; only Brogue is compared" >&2; tig=-; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
git init -q "$folder"
awk 'BEGIN {
    for (n = 1; n <= 300; n++) {
        print "commit refs/heads/main\ncommitter Nobody <nobody@example.org> " 1700000000 + n * 3600 " +0000"
        message = "Change " n ": what a commit of a small project says in one line"
        print "data " length(message) "\n" message
        text = ""
        for (line = 1; line <= 40; line++) text = text "line " line " of change " n "\n"
        print "M 100644 inline file-" n % 20 ".txt\ndata " length(text) "\n" text
    }
}' | git -C "$folder" fast-import --quiet
git -C "$folder" checkout -q main
"$build/tests/play/compare" "$tig" "$folder" "$brogue"
