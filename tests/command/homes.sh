#!/bin/bash
# homes.sh PROGRAM [full]: homes that are odd, missing or cannot be written to. Either the game is saved, and is there to be read again, or that it is not
# is said before the first order; never the one with the other. As root, who may write everywhere, /proc stands for what nobody may. With `full`, by itself in a name space of its own: a disk without inodes.
set -u
moat=$1 self=$(realpath "$0")
work=$(mktemp -d)
trap 'chmod -R u+rwx "$work"; rm -rf "$work"' EXIT
cd "$work" || exit 1
failures=0
as=() # who plays: a command before the program

fail() {
    printf '%s: %s\n%s\n' "$1" "$2" "${said:0:800}"
    failures=$((failures + 1))
}

# play NAME VARIABLE=VALUE...: one turn in that environment and no other; sets `said` and `status`.
play() {
    shift
    said=$(printf 'end\nquit\n' | env -i PATH="$PATH" LC_ALL=C.UTF-8 "$@" "${as[@]}" "$moat" play free-or-paid --seed 7 --opponent beginner --plain 2>&1)
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

# full INODES: a home on a disk that has so many, one of which is its own folder.
full() {
    umount full 2>/dev/null
    mount -t tmpfs -o "nr_inodes=$1,size=1m,mode=700" none full || exit 9
}

if [ "${2-}" = full ]; then
    mkdir full
    full 8 # five folders, a journal, and its lock or whatever else it takes
    saved 'inodes enough' full HOME="$work/full"
    for inodes in 1 2 3 4 5 6; do
        full $inodes
        unsaved "$inodes inodes" HOME="$work/full"
        [ -z "$(find full -type f -size +0)" ] || fail "$inodes inodes" 'a piece of a game is left'
    done
    full 8
    saved 'the first of two games' full HOME="$work/full"
    sum=$(md5sum full/.local/state/moat/games/free-or-paid-001.moat)
    for i in 1 2 3 4 5 6 7 8; do touch "full/$i"; done 2>/dev/null
    unsaved 'no inode is left for a second game' HOME="$work/full"
    [ "$sum" = "$(md5sum full/.local/state/moat/games/free-or-paid-001.moat)" ] || fail 'a second game' 'harms the first'
    umount full
    exit $((failures > 0))
fi

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

# A disk full of files, however small; where no name space can be made that has one, it is left out.
if unshare -rm sh -c "mount -t tmpfs -o nr_inodes=2 none $work/relative" 2>/dev/null; then
    unshare -rm bash "$self" "$moat" full || failures=$((failures + 1))
else
    echo 'left out: no file system with few inodes can be mounted here'
fi

# Homes and games of somebody else: of root for those who are not, of root for nobody where root tests.
if [ "$(id -u)" != 0 ]; then
    [ -O / ] || unsaved 'of another owner' HOME=/
    echo 'left out: only root can lay files of another owner into a home'
elif ! setpriv --reuid 65534 --regid 65534 --clear-groups "$moat" --version >/dev/null 2>&1; then
    echo 'left out: nobody may not run the program where it lies'
else
    as=(setpriv --reuid 65534 --regid 65534 --clear-groups)
    chmod 755 . && mkdir -p theirs half/.local beside/.local/state/moat/games
    chown -R 65534:65534 half beside && chown root:root half/.local
    unsaved 'of another owner' HOME="$work/theirs"
    unsaved 'a folder in it of another owner' HOME="$work/half"
    printf 'not for you\n' >beside/.local/state/moat/games/free-or-paid-001.moat && chmod 600 beside/.local/state/moat/games/free-or-paid-001.moat
    play 'a game of another owner' HOME="$work/beside"
    grep -q 'free-or-paid-002.moat' <<<"$said" && [ -s beside/.local/state/moat/games/free-or-paid-002.moat ] || fail 'a game of another owner' 'no game beside it'
    said=$(env -i HOME="$work/beside" LC_ALL=C.UTF-8 "${as[@]}" "$moat" games 2>&1)
    grep -q 'free-or-paid-001: cannot be read' <<<"$said" && grep -q 'free-or-paid-002: free-or-paid, you' <<<"$said" || fail 'a game of another owner' 'the list hides one of them'
    said=$(env -i HOME="$work/beside" LC_ALL=C.UTF-8 "${as[@]}" "$moat" resume free-or-paid-001 --plain </dev/null 2>&1)
    [ $? = 1 ] && grep -qi 'free-or-paid-001.*access is denied' <<<"$said" || fail 'a game of another owner' 'does not say why it cannot be resumed'
    [ "$(cat beside/.local/state/moat/games/free-or-paid-001.moat)" = 'not for you' ] || fail 'a game of another owner' 'was written into'
fi
exit $((failures > 0))
