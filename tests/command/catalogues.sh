#!/bin/bash
# catalogues.sh SOURCE: every .po is sound, and says all that the program says outside the screen.
set -u
command -v msgfmt >/dev/null && command -v msgattrib >/dev/null || exit 77
status=0
for catalogue in "$1"/assets/locale/*.po; do
    msgfmt --check-format -o /dev/null "$catalogue" || status=1
    left=$(msgattrib --untranslated "$catalogue" | grep -c '^#: ')
    [ "$left" -gt 0 ] && echo "$catalogue: $left texts are left to translate"
    # The faces are complete in French: a sentence that a player reads and nobody translated is a fault.
    [ "$(basename "$catalogue")" = fr.po ] || continue
    faces=$(msgattrib --untranslated --no-wrap "$catalogue" | awk -v RS= '/\n#: game\/(screen|plain|words|session|settings|handbook)\// || /^#: game\/(screen|plain|words|session|settings|handbook)\//')
    [ -z "$faces" ] || { echo "$faces"; status=1; }
done
exit $status
