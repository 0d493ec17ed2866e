#!/bin/bash
# levels.sh PROGRAM SOURCE: what those who write levels are given: new, show, test, upgrade, export, import, where.
set -u
moat=$1 source=$2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export HOME=$work/home XDG_STATE_HOME=$work/state XDG_DATA_HOME=$work/data LC_ALL=C.UTF-8
unset LANGUAGE
own=$XDG_DATA_HOME/moat/levels
mkdir -p "$HOME" "$work/here"
cd "$work/here" || exit 1
failures=0

fail() {
    printf '%s\n' "$1"
    failures=$((failures + 1))
}

# expect STATUS TEXT ARGUMENTS...: TEXT (fixed) is somewhere in what is said; standard input is `typed`.
typed=
expect() {
    local status=$1 text=$2 said got
    shift 2
    said=$(printf '%s' "$typed" | "$moat" "$@" 2>&1)
    got=$?
    if [ "$got" != "$status" ] || ! grep -qF -- "$text" <<<"$said"; then
        fail "moat $*: status $got, not $status, or it does not say \"$text\":"$'\n'"${said:0:1500}"
    fi
    typed=
}

code() { "$moat" show "$1" 2>&1 | sed -n 's/.*content code: //p'; }

# --- new: passes check without a warning, is played, and overwrites nothing
expect 0 'mine.yaml was written' new mine
expect 0 'yours.yaml was written' new yours --extends two-doctrines
for level in mine yours; do
    expect 0 '0 errors, 0 warnings' check $level.yaml
    "$moat" check $level.yaml | grep -qE ': (warning|hint):' && fail "moat new $level: there is something to say about it"
    expect 0 '0 failed' test $level.yaml
    expect 0 'Moat: ' play $level.yaml
    head -1 $level.yaml | grep -q '^# yaml-language-server: \$schema=' || fail "$level.yaml begins without a modeline"
done
cp mine.yaml before
expect 1 'it was left as it is' new mine
cmp -s mine.yaml before || fail 'moat new has written over a level'
expect 2 'is no id of a level' new ../mine
expect 2 'is no id of a level' new Mine
expect 1 'There is no level atlantis' new other --extends atlantis
[ -e other.yaml ] && fail 'moat new wrote a level over one that is not there'

# --- show --resolved: loads again to the same hash, says nothing new, and every line names a line that is there
mkdir resolved
for level in two-doctrines ten-quarters free-or-paid two-tapes two-phones two-skies two-browsers mine yours; do
    "$moat" show $level --resolved >resolved/$level.yaml || fail "moat show $level --resolved fails"
    [ "$(code $level)" = "$(code resolved/$level.yaml)" ] || fail "$level plays otherwise after --resolved"
    expect 0 '0 errors, 0 warnings' check resolved/$level.yaml
    without=$(grep -vE '^$|[^ ]  # [a-z-]+\.yaml:[1-9][0-9]*$' resolved/$level.yaml | head -3)
    [ -z "$without" ] || fail "$level --resolved: lines without their origin: $without"
    "$moat" show resolved/$level.yaml --resolved | sed 's/  # [a-z-]*\.yaml:[0-9]*$//' >again
    sed 's/  # [a-z-]*\.yaml:[0-9]*$//' resolved/$level.yaml | cmp -s - again || fail "$level resolved twice is something else"
done
expect 0 'abstract: true' show base --resolved
grep -qF 'open_toil: 0.7  # yours.yaml:' resolved/yours.yaml || fail 'the origin of a changed number is not the level that changed it'
grep -qF 'maverick_chance: 12%  # base.yaml:' resolved/yours.yaml || fail 'the origin of an inherited number is not the level below'
printf 'format: 1\nid: broken\nextends: base\nevnts: []\n' >broken.yaml
expect 1 "unknown key 'evnts'" show broken.yaml --resolved
expect 2 'Usage' show

# --- test: what is found and what was wanted; a test can fail, and so can an order
expect 0 '0 failed' test "$source/levels"
for level in "$source"/levels/*.yaml; do
    grep -q '^abstract: true' "$level" && continue
    [ "$("$moat" test "$level" | grep -c ': ok')" -ge 3 ] || fail "$level has fewer than three tests"
done
sed 's/^tests:/tests_gone:/; /^tests_gone:/,$d' mine.yaml >tested.head
tested() { { sed 's/^id: mine/id: tested/' tested.head; printf 'tests:\n%s\n' "$1"; } >tested.yaml; }
tested '  - {turns: 1, expect: [{bloc.sellers.cash: {above: 1000 bn}}]}'
expect 1 'wanted: above 1000.00 bn' test tested.yaml
expect 1 '1 test played: 1 failed.' test tested.yaml
tested '  - {turns: 1, play: {sellers: {1: [price 9]}}, expect: [{world.turn: {is: 1}}]}'
expect 1 'turn 1: the order price 9 cannot be given' test tested.yaml
tested '  - {turns: 2, play: {sellers: {1: [price 3], 2: [cloud between]}, givers: giver}, expect: {all: [{bloc.sellers.price: {is: 3}}, {market.between.cloud.sellers: {above: 35%}}]}}'
expect 0 '1 test played: 0 failed.' test tested.yaml
tested '  - {play: {sellers: casher}, expect: [{world.turn: {above: 0}}]}'
expect 1 "did you mean 'cashier'?" check tested.yaml
tested '  - {play: {sellers: {99: [price 3]}}, expect: [{world.turn: {above: 0}}]}'
expect 1 "'turn' must be 1 to 8" check tested.yaml
tested '  - {play: {sellers: {1: [clod between]}}, expect: [{world.turn: {above: 0}}]}'
expect 1 "there is no order 'clod'" check tested.yaml
tested '  - {play: {sellers: {1: [cloud betwixt]}}, expect: [{world.turn: {above: 0}}]}'
expect 1 "there is no market 'betwixt'" check tested.yaml
tested '  - {seed: 1}'
expect 1 'lacks expect' check tested.yaml
expect 1 'cannot be played until this is repaired' test broken.yaml
expect 2 'There is no level atlantis' test atlantis

# --- upgrade: all or nothing; three results; comments stay
mkdir old && cp "$source/tests/levels/format-0/draft.yaml" old/ && cd old || exit 1
cp draft.yaml before
expect 1 'moat upgrade FILE' check draft.yaml
printf 'format: 0\nid: lines\nextends: draft\nlines: {us: {}}\n' >lines.yaml
expect 1 'lines.yaml: cannot' upgrade draft.yaml lines.yaml
cmp -s draft.yaml before || fail 'an upgrade that cannot be done whole has changed a file'
expect 0 'draft.yaml: done, but look at these lines' upgrade draft.yaml
expect 0 '0 errors, 0 warnings' check draft.yaml
expect 0 'is of format 1 already' upgrade draft.yaml
[ "$(code ./draft.yaml)" = "$(code "$source/tests/levels/format-0/after/draft.yaml")" ] || fail 'an upgraded level plays otherwise than its twin'
comments() { grep -oE '(^|  )# .*' "$1" | sed 's/^ *//'; }
comments before >kept
while IFS= read -r comment; do grep -qF -- "$comment" draft.yaml || fail "a comment is gone after moat upgrade: $comment"; done <kept
sed -e 's/^format: 1/format: 0/; s/^id: .*/id: child/; s/^extends: .*/extends: parent/' >child.yaml <<'END'
format: 1
id: child
extends: parent
title: {en: Child, fr: Enfant}
regulators:
  trade-commission:
    clock: security
END
sed 's/^id: draft/id: parent/' before >parent.yaml
expect 1 'Nothing was changed' upgrade child.yaml
expect 0 'child.yaml: done' upgrade child.yaml parent.yaml
expect 0 '2 files checked: 0 errors' check child.yaml parent.yaml
printf 'format: 7\nid: later\n' >later.yaml
expect 1 'the format of this file is not known' upgrade later.yaml
printf 'no level\n' >none.yaml
expect 1 'none.yaml: cannot' upgrade none.yaml
cd ..

# --- export and import
expect 0 'mine.moatlevel: content code' export mine.yaml
expect 1 'is there already' export mine.yaml
expect 1 'cannot be exported' export base
expect 1 'cannot be exported' export broken.yaml
typed=$'n\n' expect 0 'It was not kept' import mine.moatlevel
typed= expect 0 'It was not kept' import mine.moatlevel
[ -e "$own" ] && fail 'moat import kept what nobody wanted'
typed=$'y\n' expect 0 "Kept as $own/mine.yaml" import mine.moatlevel
expect 0 'It is kept already' import mine.moatlevel --yes
[ "$(code mine.yaml)" = "$(code "$own/mine.yaml")" ] || fail 'an imported level plays otherwise'
for word in 'A new level' 'Your name' 'CC-BY-4.0' 'markets: 3' 'bytes' "content code: $(code mine.yaml)" "./mine.yaml"; do
    expect 0 "$word" import mine.moatlevel
done
sed 's/size: 8 bn/size: 9 bn/' mine.yaml >other && mkdir elsewhere && mv other elsewhere/mine.yaml
expect 0 'content code' export elsewhere/mine.yaml -o other.moatlevel
expect 1 'is another level of that name' import other.moatlevel --yes
expect 0 'Kept as' import other.moatlevel --yes --replace
expect 0 'level mine: ./mine.yaml' where
expect 0 "also $own/mine.yaml: not used" where

# every byte counts: each of the first line, then every 97th, changed and cut
size=$(stat -c %s mine.moatlevel)
for at in $(seq 0 43) $(seq 44 97 "$size"); do
    cp mine.moatlevel changed.moatlevel
    byte=$(dd if=mine.moatlevel bs=1 skip="$at" count=1 2>/dev/null | od -An -tu1)
    [ -n "$byte" ] || continue
    printf "\\x$(printf %x $(((byte + 1) % 256)))" | dd of=changed.moatlevel bs=1 seek="$at" conv=notrunc 2>/dev/null
    "$moat" import changed.moatlevel --yes >/dev/null 2>&1 && fail "byte $at of a pack may be changed"
done
head -c 3000 mine.moatlevel >cut.moatlevel
expect 1 'was changed or cut' import cut.moatlevel
{ cat mine.moatlevel; echo; } >longer.moatlevel
expect 1 'was changed or cut' import longer.moatlevel
expect 1 'is not a level pack' import mine.yaml
expect 1 'cannot be opened' import atlantis.moatlevel
expect 1 'is not a regular file' import .

# packs that somebody made by hand, with a checksum that fits
fnv() { # of standard input, as moat counts it
    od -An -v -tu1 | awk '
        function mul(    a, i, r0, r1, r2, r3, c) { # by 2^40 + 435, in four words of 16 bits
            r0 = h0 * 435; r1 = h1 * 435; r2 = h2 * 435 + h0 * 256; r3 = h3 * 435 + h1 * 256
            c = int(r0 / 65536); h0 = r0 % 65536; r1 += c
            c = int(r1 / 65536); h1 = r1 % 65536; r2 += c
            c = int(r2 / 65536); h2 = r2 % 65536; r3 += c
            h3 = r3 % 65536
        }
        function xor8(a, b,    i, r, p) { r = 0; p = 1; for (i = 0; i < 8; i++) { if ((a % 2) != (b % 2)) r += p; a = int(a / 2); b = int(b / 2); p *= 2 } return r }
        BEGIN { h3 = 52210; h2 = 40164; h1 = 33826; h0 = 8997 }
        { for (i = 1; i <= NF; i++) { low = h0 % 256; h0 = h0 - low + xor8(low, $i); mul() } }
        END { printf "%04x%04x%04x%04x", h3, h2, h1, h0 }'
}
forge() { # body on standard input
    cat >forged.body
    printf '# moat-level 1 00000000 %s\n' "$(fnv <forged.body)" | cat - forged.body >forged.moatlevel
}
tail -n +2 mine.moatlevel | forge
expect 1 'content code in the first line is not that of the level' import forged.moatlevel --yes
tail -n +2 mine.moatlevel | sed 's|^id: mine|id: ../../mine|' | forge
expect 1 "'../../mine'" import forged.moatlevel --yes
tail -n +2 mine.moatlevel | sed 's|^id: mine|id: /etc/passwd|' | forge
expect 1 "'/etc/passwd'" import forged.moatlevel --yes
tail -n +2 mine.moatlevel | sed 's|^id: mine|id: mine\nextends: base|' | forge
expect 1 'was not found' import forged.moatlevel --yes
tail -n +2 mine.moatlevel | sed 's|en: A new level|en: "A new \\e[2J level"|' | forge
expect 1 'hidden character' import forged.moatlevel --yes
yes -- '- [' | head -c 40000 | forge
expect 1 'error' import forged.moatlevel --yes
"$moat" import forged.moatlevel 2>&1 | grep -q $'\e' && fail 'a raw control byte is printed'
head -c 2000000 /dev/zero | tr '\0' 'a' >big.moatlevel
expect 1 'too large' import big.moatlevel
find "$XDG_DATA_HOME" "$HOME" -type f ! -path "$own/mine.yaml" | grep . && fail 'something was kept that was refused'

exit $((failures > 0))
