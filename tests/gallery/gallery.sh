#!/bin/sh
# gallery.sh BUILD FOLDER [SIZE...]: a picture of every screen, for people to look at. Sizes are ROWSxCOLUMNS; without any, 24x80 40x120 60x200.
# MODE=mono|ascii|c16|light shows the same with NO_COLOR, in ASCII, in 16 colours, on a light background. LANGUAGE=fr in French. Needs chromium.
set -eu
[ $# -ge 2 ] || { echo "usage: $0 BUILD FOLDER [ROWSxCOLUMNS...]" >&2; exit 2; }
build=$(realpath "$1") here=$(realpath "$(dirname "$0")") folder=$2
shift 2
[ $# -gt 0 ] || set -- 24x80 40x120 60x200
home=$(mktemp -d)
trap 'rm -rf "$home"' EXIT
mkdir -p "$folder"
case ${MODE:-} in
    mono) setting="env NO_COLOR=1" ;;
    ascii) setting="env LC_ALL=C" ;;
    c16) setting="env TERM=xterm-16color" ;;
    *) setting="" ;;
esac
for size in "$@"; do
    pages=$home/$size
    mkdir -p "$pages"
    sed -e "s|@ROWS@|${size%x*}|; s|@COLUMNS@|${size#*x}|; s|@MOAT@|$build/moat|; s|@LEVELS@|$here/../../levels|; s|@PAGES@|$pages|" \
        "$here/screens.txt" | { printf 'home %s\ntimeout 20000\nenv LANGUAGE=%s\n%s\n' "$home" "${LANGUAGE:-en}" "$setting"; cat; } \
        | "$build/tests/terminal/drive"
    for page in "$pages"/*.html; do
        # The terminal's own paper and ink (picture.c) change places in lightness; what the program asked for stays.
        [ "${MODE:-}" != light ] || sed -i 's/#14171c/#ffffff/g; s/#d4d7dc/#222222/g' "$page"
        "$here/../terminal/picture.sh" "$page" "$folder/$size-$(basename "$page" .html).png"
    done
done
ls "$folder"
