#!/bin/sh
# update.sh [FOLDER]: takes every text of the program (sources and tables) into moat.pot and merges it into each .po beside it.
# With a folder it changes nothing here: moat.pot is written there, for tests.
# A new language: run this, then msginit -l LANGUAGE -i moat.pot -o LANGUAGE.po, translate, build.
set -eu
cd "$(dirname "$0")/../.."
pot=${1:-assets/locale}/moat.pot
extract() {
    xgettext --output="$pot" --language=C --from-code=UTF-8 --add-location=file --add-comments=Translators --package-name=Moat --no-wrap "$@"
}
# shellcheck disable=SC2046 # a list of words; no path has a blank in it
extract --keyword --keyword=_ --keyword=N_ --keyword=P_:1,2 --keyword=QUANTITY:8 --keyword=DERIVED:4 --keyword=ORDER:5 \
    --keyword=REFUSAL:2 --keyword=CAUSE:3 --keyword=PROBLEM:4 --keyword=MIND:2 --keyword=COMMAND:3 --keyword=CONSOLE:3 --keyword=ACTION:4 --keyword=UPGRADE:7 --keyword=FAULT:3 --keyword=MEASURE:5 --keyword=trouble_say:2 --keyword=trouble_disk:3 \
    $(find game include -name '*.[ch]' -o -name '*.def' | LC_ALL=C sort)
# A keyword has one text a call; a mind has two.
extract --join-existing --keyword --keyword=MIND:7 include/moat/minds.def
# The page around the program, in a browser.
xgettext --join-existing --output="$pot" --language=JavaScript --from-code=UTF-8 --add-location=file --no-wrap --keyword --keyword=_ \
    game/web/page.js
[ "$#" = 0 ] || exit 0
for catalogue in assets/locale/*.po; do
    [ -e "$catalogue" ] || continue
    msgmerge --quiet --update --backup=none --no-fuzzy-matching --no-wrap --add-location=file "$catalogue" assets/locale/moat.pot
    printf '%s: ' "$catalogue"
    msgfmt --check-format --statistics -o /dev/null "$catalogue"
done
