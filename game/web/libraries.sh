#!/bin/sh
# libraries.sh FOLDER: ncurses and libyaml for the page, built by Emscripten from Debian's source packages into FOLDER/sysroot. What is there
# already in the wanted versions is kept: FOLDER is a cache. apt's lists and archives for this live in FOLDER too; the system's are not touched.
set -eu
emscripten=3.1.6 ncurses=6.4-4 libyaml=0.2.5-1
here=$(cd "$(dirname "$0")" && pwd)
export NODE_PATH=/usr/share/nodejs # Debian's emcc looks for acorn there

stop() {
    echo "libraries.sh: $*" >&2
    exit 1
}

command -v emcc >/dev/null || stop "emcc is missing; .ci/install web installs it."
found=$(emcc --version | sed -n '1s/.*) \([0-9][0-9.]*\).*/\1/p')
[ "$found" = "$emscripten" ] || stop "this is emcc $found. The page's glue (game/web/glue.js) reaches into the insides of emcc $emscripten, the one of \
Debian 12: build there, or bring the glue up to $found, run .ci/web-test, and change the number here."

mkdir -p "$1"
folder=$(cd "$1" && pwd)
sysroot=$folder/sysroot
wanted="emscripten $emscripten ncurses $ncurses libyaml $libyaml $(cksum <"$here/libraries.sh")"
[ "$(cat "$sysroot/versions" 2>/dev/null)" = "$wanted" ] && exit 0
rm -rf "$sysroot" "$folder/source" "$folder/build"
mkdir -p "$folder/apt/lists/partial" "$folder/apt/archives/partial" "$folder/source" "$folder/build/ncurses" "$folder/build/libyaml" "$sysroot/lib" "$sysroot/include"

# The system's own sources, as deb-src.
for list in /etc/apt/sources.list.d/*.sources; do
    [ -e "$list" ] && sed 's/^Types:.*/Types: deb-src/' "$list" && echo
done >"$folder/apt/source.sources"
sed -n 's/^deb /deb-src /p' /etc/apt/sources.list /etc/apt/sources.list.d/*.list >"$folder/apt/source.list" 2>/dev/null || true
quiet_apt() {
    apt-get -qq -o Dir::State::lists="$folder/apt/lists" -o Dir::Cache="$folder/apt" -o Dir::Etc::sourcelist=/dev/null \
        -o Dir::Etc::sourceparts="$folder/apt/parts" -o APT::Sandbox::User= "$@"
}
mkdir -p "$folder/apt/parts"
mv "$folder/apt/source.sources" "$folder/apt/source.list" "$folder/apt/parts/"
quiet_apt update
cd "$folder/source"
quiet_apt source "ncurses=$ncurses" "libyaml=$libyaml" >"$folder/source.log" 2>&1 || {
    cat "$folder/source.log" >&2
    stop "no source of ncurses $ncurses and libyaml $libyaml; they are those of Debian 12."
}

echo "ncurses $ncurses"
cd "$folder/build/ncurses"
# What cannot be tried while cross-compiling; without them ncurses would wait by select(), which this emcc does not let wait.
export cf_cv_working_poll=yes cf_cv_func_nanosleep=yes
if ! { emconfigure "$folder"/source/ncurses-*/configure --host=wasm32-unknown-emscripten --prefix="$sysroot" --with-build-cc=gcc --enable-widec \
    --with-fallbacks=xterm-256color --disable-database --disable-home-terminfo --without-cxx --without-cxx-binding --without-ada \
    --without-manpages --without-progs --without-tests --without-shared --with-normal --without-debug --disable-stripping \
    --with-tic-path=/usr/bin/tic --with-infocmp-path=/usr/bin/infocmp CFLAGS=-O2 &&
    emmake make -j"$(nproc)" libs && emmake make install.libs install.includes; } >"$folder/ncurses.log" 2>&1; then
    tail -30 "$folder/ncurses.log" >&2
    stop "ncurses could not be built; all of it: $folder/ncurses.log"
fi

echo "libyaml $libyaml"
cd "$folder/build/libyaml"
version=${libyaml%-*}
for source in "$folder"/source/libyaml-*/src/*.c; do
    emcc -O2 -c -I"$folder/source/libyaml-$version/include" -DYAML_VERSION_MAJOR=0 -DYAML_VERSION_MINOR=2 -DYAML_VERSION_PATCH=5 \
        -DYAML_VERSION_STRING="\"$version\"" -DYAML_DECLARE_STATIC "$source"
done
emar rcs "$sysroot/lib/libyaml.a" ./*.o
cp "$folder/source/libyaml-$version/include/yaml.h" "$sysroot/include/"

# The page shows them.
cp "$folder"/source/ncurses-*/COPYING "$sysroot/ncurses.licence"
cp "$folder"/source/libyaml-*/[Ll][Ii][Cc][Ee][Nn][Ss][Ee] "$sysroot/libyaml.licence"
rm -rf "$folder/source" "$folder/build"
echo "$wanted" >"$sysroot/versions"
