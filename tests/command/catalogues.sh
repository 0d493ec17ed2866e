#!/bin/bash
# catalogues.sh SOURCE: every .po is sound, and says all that the program says now, as it stands in the sources.
set -u
command -v msgfmt >/dev/null && command -v msgattrib >/dev/null && command -v xgettext >/dev/null || exit 77
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"$1/assets/locale/update.sh" "$work" >"$work/log" 2>&1 || { cat "$work/log"; exit 1; }
status=0
for catalogue in "$1"/assets/locale/*.po; do
    msgfmt --check-format -o /dev/null "$catalogue" || status=1
    msgmerge --quiet --no-fuzzy-matching 2>/dev/null -o "$work/now.po" "$catalogue" "$work/moat.pot"
    msgattrib --untranslated --no-obsolete "$work/now.po" >"$work/left.po" 2>/dev/null
    left=$(grep -c '^#: ' "$work/left.po")
    if [ "$left" -gt 0 ]; then
        echo "$(basename "$catalogue"): $left texts are left to translate, such as"
        grep '^msgid' "$work/left.po" | sed 1d | head -5
        status=1
    fi
done
exit $status
