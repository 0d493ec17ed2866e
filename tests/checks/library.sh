#!/usr/bin/env bash
# library.sh LIBMOAT ROOM...: libmoat exports only moat_*, needs only libc and libyaml, never prints or exits, and holds no mutable globals.
set -u
library=$1
shift
bad=0
complain() { echo "$1"; bad=1; }

exported=$(nm -D --defined-only "$library" | awk '{print $3}' | grep -v '^moat_')
[ -z "$exported" ] || complain "exported without moat_: $exported"
nm -D --defined-only "$library" | grep -q ' moat_turn$' || complain "moat_turn is not exported"

needed=$(objdump -p "$library" | awk '/NEEDED/ {print $2}' | grep -Ev '^(libc\.so|libyaml|ld-linux)')
[ -z "$needed" ] || complain "needs more than libc and libyaml: $needed"

for room in "$@"; do
    calls=$(nm -u "$room" | awk '{print $2}' | grep -Ex '(printf|puts|putchar|vprintf|fprintf|vfprintf|perror|exit|_exit|abort|stdout|stderr|setlocale|time|rand|srand|random)')
    [ -z "$calls" ] || complain "$(basename "$room") calls $calls"
    data=$(objdump -h "$room" | awk '($2 ~ /^\.(data|bss|tdata|tbss)(\.|$)/) && ($2 !~ /^\.data\.rel\.ro/) && ($3 !~ /^0+$/) {print $2, $3}')
    [ -z "$data" ] || complain "$(basename "$room") has mutable globals: $data"
done
exit $bad
