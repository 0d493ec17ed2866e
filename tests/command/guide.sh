#!/bin/bash
# guide.sh PROGRAM SOURCE DRIVE: the modder's guide, levels/README.md, done as it says. Blocks by their first word:
#   sh          is run and must succeed; "sh fails" must not; "sh screen" is run on a terminal, where q is pressed
#   text        every line of it stands somewhere in what the commands above said
#   yaml FILE   becomes the file; "yaml +FILE" is added to it
#   diff FILE   its lines with - stand in the file, together and once; those with + take their place
set -u
moat=$1 source=$2 drive=${3:-}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export HOME=$work/home XDG_STATE_HOME=$work/state XDG_DATA_HOME=$work/data LC_ALL=C.UTF-8
unset LANGUAGE
mkdir -p "$work/bin" "$work/class"
ln -s "$moat" "$work/bin/moat"
PATH=$work/bin:$PATH
cd "$work/class" || exit 1
failures=0 blocks=0 said=

complain() {
    printf 'levels/README.md:%s: %s\n' "$line_of_block" "$1"
    failures=$((failures + 1))
}

run_block() {
    said=$(bash -e -c "$body" </dev/null 2>&1)
    local status=$?
    case $kind in
    'sh') [ $status = 0 ] || complain "this fails with $status: $body"$'\n'"$said" ;;
    'sh fails') [ $status != 0 ] || complain "this was to fail: $body" ;;
    esac
}

# On a terminal of the tests' own, with q pressed once the game is there. Without libvterm there is none, and the block is passed over.
run_screen() {
    [ -x "$drive" ] || return
    printf 'env XDG_DATA_HOME=%s\nhome %s\ndirectory %s\nstart 24 80 %s\nwait turn 1 of\nkey q\nexit-status 0\nrestored\n' \
        "$XDG_DATA_HOME" "$HOME" "$PWD" "${body%$'\n'}" | sed "s|^start 24 80 moat|start 24 80 $moat|" | "$drive" || complain "this fails on a terminal: $body"
}

look_for() {
    while IFS= read -r wanted; do
        grep -qF -- "$wanted" <<<"$said" || complain "it did not say \"$wanted\" but"$'\n'"$said"
    done <<<"${body%$'\n'}"
}

change() {
    local file=$1 old new text
    old=$(sed -n 's/^-//p' <<<"$body")
    new=$(sed -n 's/^+//p' <<<"$body")
    text=$(cat "$file"; printf x)
    text=${text%x}
    case $text in
    *"$old"$'\n'*) printf '%s' "${text/"$old"/"$new"}" >"$file" ;;
    *) complain "$file has no such lines: $old" ;;
    esac
}

finish_block() {
    blocks=$((blocks + 1))
    case $kind in
    'sh' | 'sh fails') run_block ;;
    'sh screen') run_screen ;;
    text) look_for ;;
    yaml\ +*) { printf '\n' && printf '%s' "$body"; } >>"${kind#yaml +}" ;;
    yaml\ *) printf '%s' "$body" >"${kind#yaml }" ;;
    diff\ *) change "${kind#diff }" ;;
    *) complain "a block of no known kind: $kind" ;;
    esac
}

inside=0 number=0
while IFS= read -r line; do
    number=$((number + 1))
    if [ $inside = 1 ] && [ "$line" = '```' ]; then
        inside=0
        finish_block
    elif [ $inside = 1 ]; then
        body+=$line$'\n'
    elif [[ $line == '```'* ]]; then
        inside=1 kind=${line#'```'} body= line_of_block=$number
    fi
done <"$source/levels/README.md"

[ $blocks -ge 36 ] || complain "only $blocks blocks were found"
line_of_block=$number
cmp two-tapes.yaml "$source/levels/two-tapes.yaml" || complain 'the level that the guide makes is not levels/two-tapes.yaml'
exit $((failures > 0))
