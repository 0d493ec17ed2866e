#!/bin/sh
# Makes a PNG of a page written by `drive` (command html) or terminal_html(). Usage: picture.sh PAGE.html PICTURE.png
set -eu
[ $# -eq 2 ] || { echo "usage: $0 PAGE.html PICTURE.png" >&2; exit 2; }
browser=$(command -v chromium || command -v chromium-browser || command -v google-chrome) || {
    echo "$0: no chromium found" >&2; exit 1; }
size=$(sed -n 's/^<!-- picture \([0-9]*\) \([0-9]*\) -->$/\1,\2/p' "$1" | head -n 1)
[ -n "$size" ] || { echo "$0: $1 was not written by terminal_html" >&2; exit 1; }
page=$(realpath "$1")
profile=$(mktemp -d)
trap 'rm -rf "$profile"' EXIT
"$browser" --headless --no-sandbox --disable-gpu --hide-scrollbars --user-data-dir="$profile" \
    --force-device-scale-factor="${SCALE:-1}" --window-size="$size" --screenshot="$2" "file://$page" 2>"$profile/log" || {
    cat "$profile/log" >&2; exit 1; }
[ -s "$2" ] || { cat "$profile/log" >&2; exit 1; }
