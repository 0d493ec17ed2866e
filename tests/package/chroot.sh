#!/bin/bash
# chroot.sh BUILD SOURCE [SUITE [MIRROR]]: the long form, by hand and as root. Makes the packages, installs them into a Debian of nothing but its base
# (debootstrap), plays there as a user, and removes them again. Takes some minutes and 400 MB in /tmp. BUILD is configured with CMAKE_INSTALL_PREFIX=/usr.
. "$(dirname "$0")/common.sh"
suite=${3:-bookworm}
mirror=${4:-http://deb.debian.org/debian}
must "${CPACK:-cpack}" --config "$build/CPackConfig.cmake" -B "$work/packages"
root=$work/root
debootstrap --variant=minbase "$suite" "$root" "$mirror" >"$work/log" 2>&1 || { tail -5 "$work/log"; exit 1; }
# Terminals, for the screen. They go before the folder does.
mount -t devpts -o ptmxmode=666,newinstance devpts "$root/dev/pts" && ln -sf pts/ptmx "$root/dev/ptmx" && trap 'umount "$root/dev/pts"; rm -rf --one-file-system "$work"' EXIT
for file in /etc/apt/apt.conf.d/* /etc/resolv.conf; do [ -f "$file" ] && cp "$file" "$root$file" 2>/dev/null; done
cp "$work"/packages/*.deb "$root/tmp"
inside() { chroot "$root" env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root DEBIAN_FRONTEND=noninteractive LC_ALL=C.UTF-8 "$@"; }
must inside sh -c 'apt-get update -qq && apt-get install -y -qq --no-install-recommends /tmp/moat_*.deb /tmp/libmoat0_*.deb'
must inside useradd -m player
player() { chroot "$root" su - player -c "LC_ALL=C.UTF-8 $*"; }
must_say '0 errors' player 'moat check two-doctrines'
must_say 'levels: /usr/share/moat/levels' player 'moat where'
must_say 'turn 2 of' player 'printf "end\n" | moat play --seed 5'
must_say 'tour 2 sur' player 'moat --lang fr resume'
must_say 'Moat' player 'moat --version'
# On a terminal: the whole screen, without SDL2_mixer there. script(1) gives it one; the key to leave is sent once the screen stands.
cat >"$root/tmp/screen" <<'END'
mkfifo /tmp/keys
TERM=xterm LC_ALL=C.UTF-8 script -qfc 'stty rows 24 cols 80; moat resume' /tmp/shown </tmp/keys >/dev/null &
exec 3>/tmp/keys
for i in $(seq 100); do grep -q Standing /tmp/shown 2>/dev/null && break; sleep 0.1; done
printf q >&3
wait
grep -q Standing /tmp/shown
END
must player 'sh /tmp/screen'
must inside apt-get purge -y -qq moat libmoat0
[ -e "$root/usr/share/moat" ] && complain 'something is left behind in /usr/share/moat'
[ "$failures" = 0 ] && echo "installed, played and removed in a clean $suite"
finish
