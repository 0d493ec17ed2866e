#!/bin/bash
# console.sh MOAT MOSQUITTO README DRIVE: a class with the program itself, as a teacher and two teams type it: the broker by the one command of the
# README, the console's commands, a game that was broken off, another machine for the teacher; then a broker with password and TLS.
set -u
moat=$1 mosquitto=$2 readme=$3 drive=$4
work=$(mktemp -d)
pids=()
leave() {
    kill "${pids[@]}" 2>/dev/null
    wait 2>/dev/null
    rm -rf "$work"
}
trap leave EXIT
export HOME=$work/home XDG_STATE_HOME=$work/state LC_ALL=C.UTF-8
unset LANGUAGE
mkdir -p "$HOME"
cd "$work" || exit 1

fail() {
    printf '%s\n' "$1"
    tail -n 30 "${@:2}"
    exit 1
}
# until_said FILE TEXT [TIMES]: until the text (fixed) has come, so many times.
until_said() {
    for _ in $(seq 600); do
        [ "$(grep -cF -- "$2" "$1" 2>/dev/null)" -ge "${3:-1}" ] && return
        sleep 0.05
    done
    fail "$1 never said '$2':" "$1"
}
# start NAME ARGUMENTS...: the program with a pipe for its input; type NAME LINES... writes into it.
start() {
    mkfifo "$1.in"
    "$moat" "${@:2}" <"$1.in" >"$1.out" 2>&1 &
    pids+=($!)
    exec {pipe}>"$1.in"
    declare -g "pipe_$1=$pipe"
}
type_in() {
    local pipe="pipe_$1"
    printf '%s\n' "${@:2}" >&"${!pipe}"
}
# asks NAME TEXT: types a harmless line until the text has come: whatever was told before it is there, too.
asks() {
    for _ in $(seq 200); do
        type_in "$1" 'briefing'
        sleep 0.1
        grep -qF -- "$2" "$1.out" && return
    done
    fail "$1 never said '$2':" "$1.out"
}
port=$((20000 + $$ % 20000))
broker() {
    "$@" >broker.out 2>&1 &
    pids+=($!)
    for _ in $(seq 200); do
        (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null && return
        sleep 0.05
    done
    fail 'the broker does not start:' broker.out
}

# the documented command, but for its port
command=$(sed -n "s/^\(printf 'listener 1883.*room\.conf' *\|printf 'listener 1883.*\) && mosquitto -c room.conf\$/\1/p" "$readme")
[ -n "$command" ] || fail 'the README has no such command any more' "$readme"
eval "${command//1883/$port}"
broker "$mosquitto" -c room.conf

code=$("$moat" class new --teams 2 --seed 77 | sed -n 's/^Class code: //p')
start desk class open "$code" --broker "127.0.0.1:$port"
until_said desk.out 'Team 2: moat class join'
join() { sed -n "s/^Team $1: moat class join //p" desk.out | head -n 1; }
teacher=$(sed -n "s/^The teacher's code.*: //p" desk.out)
for team in 1 2; do
    start "team$team" class join "$(join $team)" --plain --broker "127.0.0.1:$port"
    until_said "team$team.out" 'Say help'
done

type_in team1 'predict 60 they sell' 'end'
until_said team1.out 'Report of'
type_in desk 'wait 1' 'table'
until_said desk.out '1     Northgate       1 thinking'
type_in team2 'predict 30 they wait'
type_in desk 'wait 1' 'predictions'
until_said desk.out 'Team 2: 30 %'
type_in desk 'freeze' 'say Look up.'
asks team2 'The teacher says: Look up.'
type_in team2 'end'
until_said team2.out 'Lids down'
type_in desk 'go' 'card volunteers' 'say Go on.'
until_said desk.out 'It happens before turn 2.'
asks team2 'The teacher says: Go on.'
type_in team2 'end'
until_said team2.out 'Report of'
type_in desk 'nonsense' 'card nonsense' 'rewind 9'
until_said desk.out 'There is no command nonsense'
until_said desk.out 'There is no event nonsense'
until_said desk.out 'There are only 1 turns to go back to'
type_in desk 'say ' 'clock 3:30'
asks team2 '3 minutes left for this turn'

# who looks at the screen, and presses no key, sees what the teacher says, and that it goes away
mkfifo seen.in
"$drive" <seen.in >seen.out 2>&1 &
pids+=($!)
exec {seen}>seen.in
printf 'timeout 20000\nhome %s\nstart 24 80 %s class join %s --broker 127.0.0.1:%s\nwait Standing\ntext\n' "$HOME" "$moat" "$(join 3)" "$port" >&"$seen"
until_said seen.out 'Standing'
printf 'wait Eyes on the board.\ntext\ngone Eyes on the board.\nkey q\nexit-status 0\nrestored\n' >&"$seen"
type_in desk 'say Eyes on the board.'
until_said seen.out 'The teacher says: Eyes on the board.'
type_in desk 'say '
exec {seen}>&-
wait "${pids[-1]}" || fail 'the screen of an idle team does not follow the teacher:' seen.out

# help is longer than a screen of 24 lines: it is read in pages, none of its lines is lost, and then the class is there again
type_in desk 'help'
until_said desk.out 'quit: leave the console'
for lang in fr zh; do
    "$drive" >pages.out 2>&1 <<END || fail "the console's help does not fit a screen ($lang):" pages.out
timeout 20000
home $HOME
start 24 80 $moat --lang $lang class open $("$moat" class new | sed -n 's/^Class code: //p') --output paged-$lang --broker 127.0.0.1:$port
wait join
wait >
quiet
type help
key enter
wait table [
quiet
text
key enter
wait quit:
quiet
text
key enter
gone quit:
type quit
key enter
exit-status 0
END
    for name in $(sed -n '/^table \[/,/^quit: /s/\([a-z]*\).*/\1/p' desk.out); do
        grep -q "^$name\b" pages.out || fail "the console's help on a screen ($lang) leaves out $name:" pages.out
    done
done

# another machine goes on by the teacher's code
type_in desk 'quit'
start elsewhere class open "$code" --teacher "$teacher" --output elsewhere --broker "127.0.0.1:$port"
until_said elsewhere.out 'Team 2: moat class join'
type_in elsewhere 'wait 1' 'table'
until_said elsewhere.out '2     Openfield       1 thinking'
# play ends in the middle of a turn: no more turns, and the quiz, also when the game is left
type_in elsewhere 'end'
asks team1 'play is over. When you leave the game, the quiz is asked.'
asks team2 'play is over. When you leave the game, the quiz is asked.'
type_in team1 'predict 60 they sell' 'end'
until_said team1.out 'Play is over'
type_in team1 'quiz' 'quiz 1'
until_said team1.out 'Question 2 of 6'
type_in team2 'quit'
until_said team2.out 'Question 1 of 6'
type_in team2 2 2 2 2 2 2
until_said team2.out 'answers of 6'
type_in elsewhere 'wait 1' 'close'
wait "${pids[-1]}" || fail 'the console did not end well:' elsewhere.out
"$moat" class collect elsewhere -o results >collect.out || fail 'not all was collected:' collect.out
grep -qF '3 games checked' collect.out || fail 'not all was collected:' collect.out
[ "$(grep -c ',after,' results/quiz.csv)" = 7 ] || fail 'the quiz is not whole:' results/quiz.csv

# password and TLS, passed through
port=$((port + 1))
{
    openssl req -x509 -newkey rsa:2048 -nodes -days 2 -keyout ca.key -out ca.crt -subj '/CN=Moat test authority' &&
        openssl req -newkey rsa:2048 -nodes -keyout broker.key -out broker.csr -subj '/CN=localhost' &&
        openssl x509 -req -in broker.csr -CA ca.crt -CAkey ca.key -CAcreateserial -days 2 -out broker.crt -extfile <(printf 'subjectAltName=DNS:localhost') &&
        mosquitto_passwd -b -c passwords pupil secret
} >openssl.out 2>&1 || fail 'no certificates:' openssl.out
chmod 755 "$work" && chmod 644 broker.key passwords
printf 'listener %s 127.0.0.1\nallow_anonymous false\npassword_file %s/passwords\ncafile %s/ca.crt\ncertfile %s/broker.crt\nkeyfile %s/broker.key\n' \
    "$port" "$work" "$work" "$work" "$work" >guarded.conf
broker "$mosquitto" -c guarded.conf
guard=(--user pupil --ca ca.crt --broker "localhost:$port")
MOAT_BROKER_PASSWORD=secret start guarded class open "$code" --output guarded "${guard[@]}"
until_said guarded.out 'Team 1: moat class join'
seat=$(sed -n 's/^Team 1: moat class join //p' guarded.out)
MOAT_BROKER_PASSWORD=secret start inside class join "$seat" --plain "${guard[@]}"
until_said inside.out 'Say help'
MOAT_BROKER_PASSWORD=guess "$moat" class join "$seat" --plain "${guard[@]}" </dev/null >outside.out 2>&1 && fail 'a wrong password is let in:' outside.out
grep -qF 'The broker refuses: user name or password are wrong' outside.out || grep -qF 'The broker refuses: this user may not connect' outside.out ||
    fail 'a wrong password is not told:' outside.out
