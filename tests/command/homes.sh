#!/bin/bash
# homes.sh PROGRAM: homes that are odd, missing or cannot be written to. Either the game is saved, and is there to be read again, or that it is not
# is said before the first order; never the one with the other. As root, who may write everywhere, /proc stands for what nobody may.
set -u
moat=$1
work=$(mktemp -d)
trap 'chmod -R u+rwx "$work"; rm -rf "$work"' EXIT
cd "$work" || exit 1
failures=0

fail() {
    printf '%s: %s\n%s\n' "$1" "$2" "${said:0:800}"
    failures=$((failures + 1))
}

# play NAME VARIABLE=VALUE...: one turn in that environment and no other; sets `said` and `status`.
play() {
    shift
    said=$(printf 'end\nquit\n' | env -i PATH="$PATH" LC_ALL=C.UTF-8 "$@" "$moat" play free-or-paid --seed 7 --opponent beginner --plain 2>&1)
    status=$?
}

# saved NAME FOLDER VARIABLE=VALUE...: a journal of one turn lies below FOLDER, and nothing speaks of a game in memory.
saved() {
    local name=$1 folder=$2
    shift 2
    play "$name" "$@"
    [ $status = 0 ] || fail "$name" "status $status"
    grep -q 'in memory' <<<"$said" && fail "$name" 'says it is not saved'
    local journal
    journal=$(find "$folder" -name '*.moat' -print -quit)
    [ -n "$journal" ] || { fail "$name" "nothing is saved below $folder"; return; }
    cp -- "$journal" "$work/copy.moat"
    env -i PATH="$PATH" LC_ALL=C.UTF-8 HOME="$work" "$moat" replay "$work/copy.moat" --plain </dev/null 2>&1 | grep -q 'Report of 2027, turn 1' || fail "$name" 'what was saved is not the turn played'
}

# unsaved NAME VARIABLE=VALUE...: it is played all the same; the first that is said is that it is lost, and --save is offered.
unsaved() {
    local name=$1
    shift
    play "$name" "$@"
    [ $status = 0 ] || fail "$name" "status $status"
    sed '/turn 1 of/q' <<<"$said" | grep -q 'in memory.*--save' || fail "$name" 'does not say before the first order that it is not saved'
    grep -q 'turn 2 of' <<<"$said" || fail "$name" 'the turn is not played'
    grep -qi 'is saved' <<<"$said" && fail "$name" 'says that it is saved'
}

long=$(printf 'n%.0s' {1..250}) endless=$work/$(printf 'deep/%.0s' {1..800})
mkdir plain 'with  spaces' $'two\nlines' $'not-\xff\xfe-text' "$long" relative a-state && touch file && ln -s nowhere dangling

saved plain plain HOME="$work/plain"
saved 'does not exist yet' new HOME="$work/new/deep/er"
saved spaces 'with  spaces' HOME="$work/with  spaces"
saved 'a newline' $'two\nlines' HOME="$work/"$'two\nlines'
saved 'not UTF-8' $'not-\xff\xfe-text' HOME="$work/"$'not-\xff\xfe-text'
saved 'a name of 250 bytes' "$long" HOME="$work/$long"
saved 'XDG_STATE_HOME' a-state HOME="$work/plain" XDG_STATE_HOME="$work/a-state"
rm -rf plain/.local
saved 'XDG_STATE_HOME relative: ignored' plain HOME="$work/plain" XDG_STATE_HOME=relative
[ -z "$(ls -A relative)" ] || fail relative 'was written into'
rm -rf plain/.local
saved 'XDG_STATE_HOME empty: as unset' plain HOME="$work/plain" XDG_STATE_HOME=

rm -rf plain/.local
saved 'HOME empty, XDG_STATE_HOME as it should be' plain HOME= XDG_STATE_HOME="$work/plain"

unsaved 'a path of 4000' HOME="$endless"
unsaved 'a file' HOME="$work/file"
unsaved 'a link to nowhere' HOME="$work/dangling/x" XDG_STATE_HOME=/dev/null
unsaved 'where nobody may' HOME=/proc/1/none
if [ "$(id -u)" != 0 ]; then
    mkdir locked && chmod 555 locked && unsaved 'read-only' HOME="$work/locked"
    mkdir closed && chmod 000 closed && unsaved 'closed' HOME="$work/closed"
fi
exit $((failures > 0))
