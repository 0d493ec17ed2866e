#!/usr/bin/env bash
# no-float.sh COMPILER: world, turn and mind compute without floating point. Built for general registers only, a floating-point operation
# is an error or a call of a soft-float routine; both are looked for.
set -u
compiler=$1
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
bad=0
for source in game/world/*.c game/turn/*.c game/mind/*.c; do
    [ -e "$source" ] || continue
    object=$folder/$(echo "$source" | tr / _).o
    if ! "$compiler" -std=c17 -D_GNU_SOURCE -O1 -mgeneral-regs-only -Iinclude -Igame/world -Igame/turn -Igame/mind -c "$source" -o "$object" 2>"$folder/log"; then
        cat "$folder/log"
        bad=1
        continue
    fi
    if nm -u "$object" | grep -E '__(add|sub|mul|div|fix|float|ext|trunc|eq|ne|lt|le|gt|ge|neg)[a-z]*[sdxt]f'; then
        echo "$source: floating point"
        bad=1
    fi
done
exit $bad
