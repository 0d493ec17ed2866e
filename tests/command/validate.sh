#!/bin/bash
# validate.sh PROGRAM: holds every level that ships against its published series and prints the table. A failure that the level does not
# explain under misses: fails here, and so does an explanation of what no longer fails.
set -u
moat=$1
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export HOME=$work XDG_STATE_HOME=$work XDG_DATA_HOME=$work LC_ALL=C.UTF-8
unset LANGUAGE
cd "$work" || exit 1
failures=0
fail() {
    printf '%s\n' "$1"
    failures=$((failures + 1))
}

time "$moat" validate
"$moat" validate --json >series.json
status=$?
lines=$(wc -l <series.json) failed=$(grep -c '"verdict":"fail"' series.json)
[ "$lines" -ge 8 ] || fail "only $lines series are compared"
[ "$status" = $((failed > 0)) ] || fail "$failed series failed, and the exit status is $status"
grep '"verdict":"fail"' series.json | grep '"known":false' && fail 'these fail, and the level does not say why'
grep '"verdict":"pass"' series.json | grep '"known":true' && fail 'these pass, and the level says that they do not'
[ "$("$moat" validate --csv | head -1)" = 'level,series,at,from,to,model,least,most,error,band,verdict,source' ] || fail 'the head of the CSV is another'
[ "$("$moat" validate --csv | wc -l)" = $((1 + $(grep -o '"at":' series.json | wc -l))) ] || fail 'CSV and JSON have other points'
"$moat" validate --json | cmp - series.json || fail 'the same games give other figures'
"$moat" validate --points two-phones >points
grep -q '2010 Q3 ' points || fail 'points are not shown'

# Series of games rather than of figures (game/validate/README.md, V14 and V15): what science says of two that are alike, and of whoever shuts a tap.
cp "$here"/../levels/validate/*.yaml .
"$moat" check ./*.yaml || fail 'a level of these series is wrong'
for level in mirror mirror-ahead; do "$moat" validate ./$level.yaml --points || fail "$level.yaml: not as Arthur has it"; done
spread() { "$moat" validate ./mirror.yaml --csv | awk -F, -v at="$1" '$2 == "apart" && $3 == at { print int(1000 * ($8 - $7)) }'; }
[ "$(spread 2038-Q4)" -gt "$(spread 2029-Q4)" ] || fail 'two houses alike do not drift apart'
mean() { "$moat" validate ./sender.yaml --csv | awk -F, -v series="$1" '$2 == series { print int(1000 * $6 + 0.5) }'; }
echo "sender: revenue $(mean revenue-open) open, $(mean revenue-shut) shut; the other's factories $(mean works-open) open, $(mean works-shut) shut"
[ "$(mean revenue-shut)" -lt "$(mean revenue-open)" ] || fail 'shutting the tap costs the sender nothing'
[ "$(mean works-shut)" -gt "$(mean works-open)" ] || fail 'shutting the tap builds nothing on the other side'

# A series of a modder's own, which the model cannot follow: told by word and status.
cat >mine.yaml <<'END'
format: 1
id: mine
extends: free-or-paid
title: {en: Mine, fr: Le mien}
validation:
  - id: moon
    about: {en: Everybody uses one line, fr: Tous emploient une ligne}
    reading: world.share.northgate.premium
    band: 1%
    points: [{at: 2028-Q4, is: 100%}]
    source: assumed
END
"$moat" validate mine.yaml >said && fail 'a series that fails has status 0'
grep -q 'FAIL' said || fail 'a series that fails is not told'
"$moat" validate atlantis 2>/dev/null
[ $? = 2 ] || fail 'a level that is not there has another status than 2'
exit $((failures > 0))
