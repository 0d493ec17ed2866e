#!/bin/bash
# debian.sh BUILD SOURCE: the Debian packages can be made, hold what they should and nothing more, and need what they should.
. "$(dirname "$0")/common.sh"
there dpkg-deb && there dpkg-shlibdeps || exit 77
must "${CPACK:-cpack}" --config "$build/CPackConfig.cmake" -B "$work/packages"
cd "$work/packages" || exit 1
game=$(ls moat_*.deb) library=$(ls libmoat0_*.deb) headers=$(ls libmoat-dev_*.deb)
field() { dpkg-deb --field "$1" "$2"; }
contents() { dpkg-deb --contents "$1"; }
holds() { grep -q " \./$2\( \|\$\)" <<<"$(contents "$1")" || complain "$1 does not hold $2"; }
case $(field "$game" Depends) in *libncursesw6*) ;; *) complain "$game depends on $(field "$game" Depends)" ;; esac
case $(field "$game" Depends) in *libyaml-0-2*) ;; *) complain "$game depends on $(field "$game" Depends)" ;; esac
case $(field "$game" Depends) in *sdl* | *SDL*) complain "$game depends on a sound library" ;; esac
[ "$(field "$game" Recommends)" = "libsdl2-mixer-2.0-0, libmosquitto1" ] || complain "$game recommends $(field "$game" Recommends)"
case $(field "$library" Depends) in *ncurses* | *sdl*) complain "$library depends on $(field "$library" Depends)" ;; esac
holds "$game" usr/bin/moat
holds "$game" usr/share/moat/levels/two-doctrines.yaml
holds "$game" usr/share/man/man6/moat.6.gz
holds "$game" usr/share/doc/moat/copyright
holds "$game" usr/share/applications/moat.desktop
[ -d "$build/sound" ] && holds "$game" usr/share/moat/sound/calm.ogg
[ -d "$build/locale" ] && holds "$game" usr/share/locale/fr/LC_MESSAGES/moat.mo
holds "$headers" usr/include/moat/turn.h
grep -q 'usr/lib/.*libmoat\.so\.0' <<<"$(contents "$library")" || complain "$library has no libmoat.so.0"
dpkg-deb --info "$library" triggers | grep -qx 'activate-noawait ldconfig' || complain "$library does not call ldconfig"
for package in "$game" "$library" "$headers"; do
    dpkg-deb --info "$package" >/dev/null || complain "$package cannot be read"
    others=$(contents "$package" | awk '{print $2, $6}' | grep -v '^root/root \./')
    [ -z "$others" ] || complain "$package holds what is not root's: $others"
    outside=$(contents "$package" | awk '{print $6}' | grep -v '^\./\(usr/.*\)\{0,1\}$')
    [ -z "$outside" ] || complain "$package holds what is not of /usr: $outside"
    dpkg-deb --extract "$package" "$work/root"
done
grep -rqF "$source" "$work/root" && complain "the packages hold the path $source"
find "$work/root" -type d ! -perm 755 | grep . && complain 'these folders are not 755'
find "$work/root/usr/share" -type f ! -perm 644 | grep . && complain 'these files are not 644'
# The very program of the package, where it was put.
must_say '0 errors' "$work/root/usr/bin/moat" check two-doctrines
if there lintian; then
    # The project has no mail address; the program lies where the build was told to put it.
    lint=$(lintian --suppress-tags bogus-mail-host,bogus-mail-host-in-debian-changelog,package-section-games-but-contains-no-game ./*.deb 2>&1 |
        grep '^E:')
    [ -z "$lint" ] || complain "$lint"
fi
finish
