#!/bin/bash
# bots.sh PROGRAM PLAIN: bots that play, and bots that do everything else. A bot that fails loses that game and no more: nothing hangs, nothing
# is left running, the fault is named.
set -u
moat=$1 plain=$2 here=$(cd "$(dirname "$0")" && pwd)
export LC_ALL=C.UTF-8 HOME=/nonexistent MARK=$$
unset LANGUAGE
level=free-or-paid failures=0
complain() { printf '%s\n' "$*"; failures=$((failures + 1)); }

# says WHAT STATUS TEXT ARGUMENTS...
duel() {
    local status=$1 text=$2
    shift 2
    said=$(timeout 120 "$moat" duel --level $level "$@" 2>&1)
    local got=$?
    [ $got = "$status" ] && grep -qF -- "$text" <<<"$said" || complain "duel $*: status $got, or it does not say \"$text\": ${said:0:1200}"
}

# Each kind of failure, in its words. The time is short; only those that are never done need it.
fails() { duel 0 "$2" "cmd:$here/hostile.sh $1" beginner --games 1 --budget "${3:-400}"; grep -q 'forfeited 2 games' <<<"$said" || complain "$1 did not lose both games: $said"; }
long=20000
fails silent 'gave no answer within its time'
fails deaf 'gave no answer within its time'
fails slow 'gave no answer within its time'
fails half 'gave no answer within its time'
fails leaving 'gave no answer within its time'
fails dying 'ended before the game did' $long
fails killed 'ended before the game did' $long
fails flood 'said more than an answer may hold' $long
fails chatter 'said more than an answer may hold' $long
fails endless 'said more than an answer may hold' $long
fails garbage 'no line of the protocol' $long
fails rude 'no line of the protocol' $long
fails hasty 'no line of the protocol' $long
duel 0 'ended before the game did' 'cmd:/nonexistent/bot' beginner --games 1 --budget $long

# What is not possible is passed over, counted and shown without what would disturb a terminal; the game goes on.
duel 0 'orders were refused and passed over, the first: "cloud atlantis"' "cmd:$here/hostile.sh lying" beginner --games 1 --budget $long
grep -q forfeited <<<"$said" && complain "lying about orders is no forfeit: $said"
duel 0 'the first: "?[2J?]0"' "cmd:$here/hostile.sh escape" beginner --games 1 --budget $long
for kind in pieces eager; do
    duel 0 'at the horizon 2' "cmd:$here/hostile.sh $kind" beginner --games 1 --budget $long
    grep -q forfeited <<<"$said" && complain "$kind is allowed: $said"
done
pgrep -f "sleep 31$MARK" >/dev/null && complain "bots are left running: $(pgrep -af "sleep 31$MARK")"

# Memory is bounded however much is said.
[ "${SANITIZED:-}" ] || # sanitizers take all the address space there is
    (ulimit -v 400000; timeout 120 "$moat" duel --level $level "cmd:$here/hostile.sh flood" beginner --games 1 --budget $long --jobs 1 >/dev/null) ||
    complain 'a flood needs more than 400 MB'

# Bots that play.
duel 0 'at the horizon 4' "cmd:$plain" giver --games 2
grep -q forfeited <<<"$said" && complain "the bot in C forfeited: $said"
if command -v python3 >/dev/null; then
    duel 0 'at the horizon 4' "cmd:python3 $here/ten_lines.py" giver --games 2
    grep -q forfeited <<<"$said" && complain "the bot in Python forfeited: $said"
fi

# A built-in opponent behind the protocol plays the very same game: the line tells all that it may know.
hashes() { timeout 120 "$moat" duel --level "$1" "$2" giver --games 2 --json | grep -o '"hash":"[0-9]*"'; }
for each in free-or-paid two-doctrines; do
    for mind in cashier beginner apprentice; do
        straight=$(hashes $each $mind) behind=$(hashes $each "cmd:$moat bot $mind")
        [ -n "$straight" ] && [ "$straight" = "$behind" ] || complain "$mind behind the protocol plays otherwise on $each: $straight / $behind"
    done
done

# The other end: what is no line of the protocol is refused in a sentence.
for line in hello 'moat {' 'turn {}' 'moat {"level":"free-or-paid","protocol":7}' 'moat {"level":"free-or-paid","protocol":1,"rules":1,"level_hash":"3"}'; do
    said=$(printf '%s\n' "$line" | timeout 20 "$moat" bot giver 2>&1) && complain "moat bot takes \"$line\": $said"
    [[ $said == moat:* ]] || complain "moat bot does not say what is wrong with \"$line\": $said"
done
kept=$(mktemp)
timeout 60 "$moat" duel --level $level "cmd:read -r line; printf '%s\n' \"\$line\" >$kept; echo ready" giver --games 1 --jobs 1 >/dev/null 2>&1
hello=$(cat "$kept")
rm -f "$kept"
said=$(printf '%s\n' "$hello" | timeout 20 "$moat" bot nobody 2>&1) && complain "moat bot nobody: $said"
[[ $said == *'no opponent nobody'* ]] || complain "moat bot nobody says: $said"
exit $((failures > 0))
