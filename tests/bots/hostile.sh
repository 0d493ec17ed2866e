#!/bin/sh
# hostile.sh KIND: bots that one hopes not to meet. MARK, when set, is in the arguments of what they leave behind, so that a test can look for it.
greet() { read -r _ && echo ready; }
case $1 in
silent) exec sleep "31${MARK:-0}" ;;
deaf) greet; exec sleep "31${MARK:-0}" ;;
slow) greet; while read -r _; do sleep 3; echo orders; done ;;
dying) greet; read -r _; echo orders; read -r _; exit 3 ;;
killed) greet; read -r _; kill -9 $$ ;;
leaving) greet; sleep "31${MARK:-0}" & exit 0 ;;
flood) greet; exec cat /dev/zero ;;
chatter) greet; exec yes info I think ;;
endless) greet; read -r _; printf orders; while :; do printf ' cloud x;'; done ;;
garbage) greet; read -r _; head -c 200 /dev/urandom | tr -d '\n'; echo ;;
escape) greet; while read -r _; do printf 'orders \033[2J\033]0;gotcha\007\n'; done ;;
rude) echo hello ;;
hasty) greet; read -r _; printf 'orders\nfarewell\n' ;; # its last line is there before the question is
half) greet; read -r _; printf orders; exec sleep "31${MARK:-0}" ;;
pieces) greet; while read -r word _; do
    [ "$word" = turn ] || exit 0
    for piece in o rd er 's pri' ce ' 3' '; relea' se-open; do printf %s "$piece"; done
    echo
done ;;
lying) greet; while read -r _; do
    echo 'orders cloud atlantis; price 99; price 0; price 1; price 2; bid 1 1 1; ; answer nobody nothing; tap-down; ban moon; doctrine none; x'
done ;;
eager) greet; for _ in 1 2 3 4 5 6 7 8 9 10 11 12; do echo orders; done; while read -r _; do :; done ;;
esac
