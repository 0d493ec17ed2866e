#!/bin/bash
# command.sh PROGRAM: what the program says and returns for what people type, rightly and wrongly.
set -u
moat=$1
work=$(mktemp -d)
trap 'chmod -R u+w "$work"; rm -rf "$work"' EXIT
export HOME=$work/home XDG_STATE_HOME=$work/state XDG_DATA_HOME=$work/data LC_ALL=C.UTF-8
unset LANGUAGE
mkdir -p "$HOME" "$XDG_DATA_HOME/moat/levels"
cd "$work" || exit 1
games=$XDG_STATE_HOME/moat/games
failures=0

# expect STATUS TEXT ARGUMENTS...: standard input is closed unless `script` is set; TEXT (fixed) is somewhere in what is said.
script=
expect() {
    local status=$1 text=$2
    shift 2
    local said
    said=$(printf '%s' "$script" | "$moat" "$@" 2>&1)
    local got=$?
    if [ "$got" != "$status" ] || ! grep -qF -- "$text" <<<"$said"; then
        printf 'moat %s: status %s, not %s, or it does not say "%s":\n%s\n' "$*" "$got" "$status" "$text" "${said:0:1500}"
        failures=$((failures + 1))
    fi
    script=
}

expect 0 'Usage: moat' --help
expect 0 'Moat 0.1.0' --version
expect 2 'Did you mean play?' paly
expect 2 'There is no command xyzzyplugh' xyzzyplugh
expect 2 'There is no language tlh' --lang tlh
expect 2 'The menu needs a terminal'
for command in play resume replay games check explain fmt schema reference duel bot balance tornado analyse validate; do expect 0 'Usage: moat '$command $command --help; done

# levels
expect 1 'Did you mean two-doctrines?' play two-doctrine
expect 1 'no side atlantis' play --side atlantis
expect 1 'There is no opponent nobody' play --opponent nobody
expect 2 'whole number' play --seed -1
expect 2 'whole number' play --seed 99999999999999999999999
expect 0 'errors, ' check two-doctrines
expect 2 'There is no level atlantis' check atlantis
printf 'format: 1\nid: broken\nevents: 3\n' >broken.yaml
expect 1 'broken.yaml:3:' check broken.yaml
expect 1 '"severity":"error"' check --json broken.yaml
expect 1 'See moat explain L02' check broken.yaml
mkdir empty && expect 2 'There is no level (.yaml)' check empty
expect 0 'Wrong:' explain L020
expect 0 'Wrong:' explain 20
expect 0 'L084 ' explain
expect 2 'There is no problem L999' explain L999
expect 0 '"$schema"' schema
expect 0 '| `calendar` | must |' reference
expect 0 '.TH MOAT' reference --man
printf 'format:   1\nid: untidy   # kept\nextends: free-or-paid\nremove: { events: [toll] }\n' >untidy.yaml
expect 1 'untidy.yaml is not laid out tidily' fmt --check untidy.yaml
expect 0 'untidy.yaml was laid out' fmt untidy.yaml
expect 0 '' fmt --check untidy.yaml
grep -q '^remove: {events: \[toll\]}$' untidy.yaml && grep -q '# kept$' untidy.yaml || { echo 'fmt did not lay out as it should'; failures=$((failures + 1)); }
printf 'a: "b\n' >open.yaml
expect 1 'L012' fmt open.yaml
expect 1 'cannot be played' play broken.yaml
printf 'format: 1\nid: mine\nextends: two-doctrines\ntitle: Mine\n' >"$XDG_DATA_HOME/moat/levels/mine.yaml"
expect 0 'Moat: Mine.' play mine
expect 0 'level mine:' where

# duels
expect 2 'There is no opponent nobody' duel nobody giver
expect 2 'There is no opponent' duel giver cmd:$'\xff'
expect 2 'There is no opponent' duel giver "cmd:$(printf '%300s' x)"
expect 2 'a number, or two' duel giver cashier --games 5..2
expect 2 'a number, or two' duel giver cashier --games 0
expect 2 'a number, or two' duel giver cashier --games 1..2x
expect 2 'whole number from 1 to 256' duel giver cashier --jobs 0
expect 2 'wants 2 to 16' duel giver
expect 2 'Usage' duel
expect 2 'whole number from 1 to 100' balance --times 0
expect 2 'whole number from 1 to 256' balance --jobs x
expect 1 'There is no level atlantis' balance atlantis
expect 1 'There is no level atlantis' tornado atlantis
expect 2 'whole number from 1 to 10000' tornado --games 0
expect 2 'whole number from 1 to 100' tornado --percent 101
expect 2 'give one of them' tornado --csv --json
expect 2 'Usage' tornado free-or-paid two-doctrines
expect 1 'There is no level atlantis' duel giver cashier --level atlantis
expect 1 'cannot be read' duel --merge none.jsonl
printf 'x\n' >bad.jsonl
expect 1 'bad.jsonl, line 1: this is no JSON' duel --merge bad.jsonl
expect 1 'no games in these files' duel --merge /dev/null
level='--level free-or-paid'
"$moat" duel cashier giver $level --games 1..6 --json --jobs 1 >whole.jsonl
"$moat" duel cashier giver $level --games 4..6 --json --jobs 3 >late.jsonl
"$moat" duel cashier giver $level --games 1..4 --json --jobs 2 >early.jsonl
"$moat" duel cashier giver $level --games 6 >whole.txt
"$moat" duel --merge late.jsonl early.jsonl >merged.txt
[ "$(wc -l <whole.jsonl)" = 12 ] || { echo 'six seeds are not twelve games'; failures=$((failures + 1)); }
cmp -s whole.txt merged.txt || { echo 'merged pieces are not one run:'; diff whole.txt merged.txt; failures=$((failures + 1)); }
[ "$("$moat" duel --merge --json late.jsonl early.jsonl)" = "$("$moat" duel --merge --json whole.jsonl)" ] || { echo 'merged lines differ'; failures=$((failures + 1)); }
expect 0 'Elo' duel beginner cashier giver $level --games 2
expect 0 'free-or-paid: 3 games' duel giver giver $level --games 3

# games: saved, resumed, told; the newest that is not over is the one meant
rm -rf "$games"
expect 1 'no saved game to go on with' resume
script=$'release-premium\nend\n' expect 0 'The game is saved' play --seed 7
expect 0 'two-doctrines-001: two-doctrines, you against Beginner, seed 7, 1 turn played' games
expect 0 'turn 2 of' resume
expect 0 'Report of' replay two-doctrines-001
expect 0 'turn 2 of' resume "$games/two-doctrines-001.moat"
expect 1 'no saved game atlantis' resume atlantis
expect 1 'is not a journal' replay broken.yaml
if [ -d "$(dirname "$moat")/locale/fr" ]; then
    expect 0 'Moat : Deux doctrines.' --lang fr resume
    LC_ALL=C LANGUAGE=fr expect 0 'tour 2 sur' resume
    expect 1 '= règle: Une valeur' --lang fr check broken.yaml
fi

# how games ended: even to the last digit is drawn, a world that splinters is lost to both
ending() {
    printf 'format: 1\nid: %s\nextends: first-steps\ntitle: %s\ncalendar: {start: 2027-Q1, quarters_per_turn: 1, turns: 2}\nvictory: {%s}\n' "$1" "$1" "$2" \
        >"$XDG_DATA_HOME/moat/levels/$1.yaml"
    script=$'end\nend\n' expect 0 "$3" play "$1" --seed 7 --plain
}
ending even 'weight_present: 0%, weight_tomorrow: 0%, weight_autonomy: 100%, autonomy_base: 1, autonomy_alone: 0, autonomy_home: 0, autonomy_friends: 0, par: 50' 'Nobody wins.'
ending splinter 'splinter: 0%' 'Both blocs have lost.'
expect 0 '50.0, Northgate, drawn' games
expect 0 '50,0, Northgate, nulle' --lang fr games
expect 0 '50,0, Northgate, empatada' --lang es games
expect 0 '50.0, Northgate, 平局' --lang zh games
expect 0 'Northgate, lost' games
mkdir drawn && cp "$games"/even-*.moat drawn && expect 0 '1 game checked' class collect -o tables drawn
[ "$(sed -n 2p tables/teams.csv | cut -d, -f9-11)" = 2,1,0.5 ] || { echo 'a drawn game is not half won:'; cut -d, -f9-11 tables/teams.csv; failures=$((failures + 1)); }

# looking back, in a small level, for every turn is searched again: a turning point is tried again before it is answered; without questions all is told at once
back=$work/back/moat/games/free-or-paid-001.moat
printf 'split 3\nend\nend\nquit\n' | XDG_STATE_HOME=$work/back "$moat" play free-or-paid --plain --seed 7 >/dev/null 2>&1
unchanged=$(md5sum <"$back")
expect 2 'Usage' analyse
expect 1 'no saved game atlantis' analyse atlantis
expect 0 'You ordered: Split compute' analyse "$back" --tell
expect 0 'The same orders of both sides under other dice' analyse "$back" --tell
script=$'release-premium\nnonsense\nend\n' expect 0 'Your orders now: win chance' analyse "$back"
script=$'skip\n' expect 0 'Search preferred:' analyse "$back"
told=$(printf 'quit\n' | "$moat" analyse "$back" 2>&1)
before=${told%%once more*}
[[ $before == *'Search preferred'* ]] && { echo 'the answer stands before the question'; failures=$((failures + 1)); }
[ "$(md5sum <"$back")" = "$unchanged" ] || { echo 'looking back changed the game'; failures=$((failures + 1)); }
script=$'end\nquit\n' expect 0 'No turn has ended yet' analyse "$(XDG_STATE_HOME=$work/other "$moat" play free-or-paid --seed 3 </dev/null >/dev/null; echo "$work"/other/moat/games/free-or-paid-001.moat)"

# a torn end is cut and said; damage before the end is refused, and what is sound is salvaged
printf 'turn 9 | torn' >>"$games/two-doctrines-001.moat"
expect 0 'turn 2 of' resume
script=$'end\n' expect 0 'turn 3 of' resume
cp "$games/two-doctrines-001.moat" damaged.moat
sed -i '0,/^turn/s/^turn 1/turn 2/' damaged.moat
expect 1 '--salvage' resume ./damaged.moat
expect 0 'turn 1 of' resume --salvage ./damaged.moat

# lessons: codes, results, tables, pages
expect 0 'Usage: moat class' class
expect 2 'no command moat class paly' class paly
expect 0 'Class code: ' class new --teams 2 --seed 77
code=$("$moat" class new --teams 2 --seed 77 | sed -n 's/^Team 1: \([^ ]*\).*/\1/p')
expect 1 'A class code has 12 letters' play --class 7
expect 1 'Un code de classe a 12 lettres' play --class 7 --lang fr
expect 1 'is wrong' play --class "${code/7/8}"
expect 1 'by version 1 of the rules, this program by version' play --class 40M0-K816-GS0E # made by a program of then
script=$'predict 60 they sell\nend\n' expect 0 'turn 2 of 8' play --class "$code" --plain
script=$'end\n' expect 0 'Before the turn ends, predict' play --class "$code" --plain
cp "$games"/free-or-paid-*.moat . && set -- free-or-paid-*.moat
expect 0 'moat-game free-or-paid' class result "$1"
# the quiz: of a game that was left in its second turn, by the command and by the game itself, and of one that has not begun
script=$'quiz\n' expect 0 'Say quiz now' resume "./$1"
expect 0 'Question 1 of 6' class quiz "$1"
script=$'9\n1\nq\n' expect 0 'There is no such answer' class quiz "$1"
script=$'1\n2\n3\n1\n2\nx\n' expect 0 'Question 6 of 6' class quiz "$1"
script=$'1\n' expect 0 'answers of 6' class quiz "$1"
expect 0 'Every question of the quiz was answered' class quiz "$1"
script=$'predict 60 they sell\nend\nquiz now\nquiz 1\n' expect 0 'Question 2 of 6' play --class "$code" --plain
script=$'2\n' expect 0 'Question 1 of 6' class quiz "$2"
grep -q '^quiz 0 2 ' "$2" || { echo 'no answer from before the game'; failures=$((failures + 1)); }
expect 1 'no saved game atlantis' class quiz atlantis
expect 2 'Usage' class quiz one two
mkdir in && "$moat" class result "$1" >in/one.txt && cp "$1" in/two.moat
printf 'team,id,name\n1,a7,"Doe, J."\n' >roster.csv
expect 0 '2 games checked' class collect --roster roster.csv -o out in
grep -q '^a7,' out/grades-moodle.csv && grep -q '^"Doe, J.",,a7,' out/grades-canvas.csv || { echo 'no grades'; failures=$((failures + 1)); }
[ "$(cut -d, -f28 out/teams.csv | sort -u | wc -l)" = 2 ] || { echo 'a result and its game differ'; failures=$((failures + 1)); }
sed -i '2s/./Z/5' in/one.txt
expect 1 'Line 1 of the result was changed' class collect -o out in
grep -q ',after,' out/quiz.csv || { echo 'no quiz of a game that was broken off'; failures=$((failures + 1)); }
expect 1 'La ligne 1 du résultat a été modifiée' --lang fr class collect -o out in
expect 1 'La línea 1 del resultado' --lang es class collect -o out in
expect 1 '成绩的第 1 行' --lang zh class collect -o out in
expect 1 "Impossible de lire $work : ce n'est pas un fichier ordinaire" --lang fr resume "$work"
if "$moat" class open --help >/dev/null 2>&1; then
    expect 1 'le certificat est illisible' --lang fr class join "$code-ABCD" --ca none.crt
fi
expect 0 'looked back on' debrief in/two.moat -o page.html
expect 0 'The kit is in kit' class kit free-or-paid
expect 0 'Le dossier de cours est dans kit' class kit free-or-paid --lang fr
expect 0 'turn 1 of' class retry in/two.moat 1
expect 1 'There are only' class retry in/two.moat 7
mkdir -p other && sed 's/mandate_base: 2/mandate_base: 3/' "$(sed -n 's/^level free-or-paid: //p' <("$moat" where))" >other/free-or-paid.yaml
(cd other && expect 1 'with mark' play --class "$code"; exit "$failures") || failures=$((failures + 1))

# places that cannot be written
if [ "$(id -u)" != 0 ]; then
    mkdir locked && chmod 555 locked
    expect 0 'The game goes on in memory' play --save locked
fi
expect 0 'The game goes on in memory' play --save /proc/1/none
expect 0 'kept in memory only' play --save /proc/1/none
"$moat" play </dev/null >/dev/full 2>/dev/null && { echo 'a full disk is not noticed'; failures=$((failures + 1)); }
# whatever prints says that a disk is full, its help as well; and says nothing when what reads it has ended, like other programs
for line in 'games' 'where' 'settings' '--help' 'play --help' 'explain' 'schema'; do
    said=$("$moat" $line 2>&1 >/dev/full)
    [ $? = 1 ] && grep -q 'could not be written: No space' <<<"$said" || { echo "$line > /dev/full: $said"; failures=$((failures + 1)); }
done
mkfifo ended && exec 8<>ended 9>ended 8>&- # whoever read it has gone before the program begins: no race for who is first
for line in 'schema' 'reference' 'where' '--help'; do
    said=$("$moat" $line 2>&1 >&9)
    said="$said status $?"
    [ "$said" = ' status 141' ] || { echo "$line, read by nobody:$said"; failures=$((failures + 1)); }
done
exec 9>&-

exit $((failures > 0))
