#!/bin/bash
# manual.sh BUILD SOURCE: the manual page is sound, and names every command and every option of the program, and none that is not there.
. "$(dirname "$0")/common.sh"
page=$source/assets/package/moat.6 moat=$build/moat
if there mandoc; then
    lint=$(mandoc -T lint -W style "$page")
    [ -z "$lint" ] || complain "$lint"
fi
if there groff; then
    lint=$(groff -mdoc -Tutf8 -ww -z "$page" 2>&1)
    [ -z "$lint" ] || complain "$lint"
fi
text() { sed 's/^\.It Cm \([a-z]*\)/@\1/; s/Fl -/--/g' "$page"; }
for command in $("$moat" --help | sed -n 's/^  moat \([a-z]*\).*/\1/p'); do
    # The part of the page that is about the command: from its item to the next one's.
    part=$(text | awk -v c="@$command" '/^@/ {on = ($1 == c)} /^\.Sh/ {on = 0} on')
    [ -n "$part" ] || complain "the manual does not tell of moat $command"
    help=$("$moat" "$command" --help 2>/dev/null </dev/null)
    grep -q '^Usage' <<<"$help" || continue
    for option in $(grep -o -- '--[a-z][a-z-]*' <<<"$help" | sort -u | grep -v -e '--help' -e '--usage'); do
        grep -qF -- "$option" <<<"$part" || complain "the manual does not tell of moat $command $option"
    done
    for option in $(grep -o -- '--[a-z][a-z-]*' <<<"$part" | sort -u); do
        grep -qF -- "$option" <<<"$help" || complain "the manual tells of moat $command $option, which there is not"
    done
done
for command in $(text | sed -n 's/^@\([a-z]*\).*/\1/p'); do
    "$moat" --help | grep -q "^  moat $command" || complain "the manual tells of moat $command, which there is not"
done
finish
