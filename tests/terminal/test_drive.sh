#!/bin/sh
# drive: a script that holds passes, one that does not stops with the screen and says where. Usage: test_drive.sh DRIVE CHILD
set -eu
drive=$1
child=$2
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

"$drive" >"$folder/out" <<END
# a comment, and an empty line

start 24 80 $child keys
wait ready
type hello
wait 68 65 6c 6c 6f |
key esc
bytes \x41\e[B
quiet
mouse 4 9
wait 6d |
resize 40 120
mark
key x
wait 78 |
count
html $folder/page.html
show
key q
exit-status 7
restored
start 10 40 sh -c 'echo "two  words"; kill -TERM \$\$'
exit-signal TERM
text
END
grep -q '40 rows, 120 columns' "$folder/out"
grep -q 'bytes, the last after' "$folder/out"
grep -q '^two  words$' "$folder/out"
grep -q '<pre>' "$folder/page.html"

if printf 'start 24 80 %s page\ntimeout 50\nwait nothing of the kind\nshow\n' "$child" | "$drive" 2>"$folder/err"; then
    echo "a script that fails passed" >&2
    exit 1
fi
grep -q 'no "nothing of the kind" within 50 ms' "$folder/err"
grep -q 'q leaves' "$folder/err"
grep -q 'stopped at line 3' "$folder/err"
