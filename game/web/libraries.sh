#!/bin/sh
# libraries.sh FOLDER [answers]: ncurses and libyaml for the page, built by Emscripten from Debian's source packages into FOLDER/sysroot, and
# there, in `compile`, how the page is compiled. What is there already in the wanted versions is kept: FOLDER is a cache. apt's lists and archives
# for this live in FOLDER; the system's are not touched. With `answers`, what ncurses' configure finds out by trying is written into ncurses.site anew.
set -eu
emscripten=3.1.6 clang=clang-14 ncurses=6.4-4 libyaml=0.2.5-1
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
wanted="emscripten $emscripten ncurses $ncurses libyaml $libyaml $(cat "$here/libraries.sh" "$here/ncurses.site" | cksum)"
[ "${2:-}" = answers ] || [ "$(cat "$sysroot/versions" 2>/dev/null)" != "$wanted" ] || exit 0
rm -rf "$sysroot" "$folder/source" "$folder/build"
mkdir -p "$folder/apt/lists/partial" "$folder/apt/archives/partial" "$folder/source" "$folder/build/ncurses" "$folder/build/libyaml" "$sysroot/lib" "$sysroot/include"

# What emcc does to compile with -Os, without emcc's own start, which takes longer than most compiling. Links are left to emcc.
compile="$clang $(emcc -Os --cflags)"
echo "$compile" >"$sysroot/compile"
cat >"$sysroot/cc" <<END
#!/bin/sh
case " \$* " in *" -c "* | *" -E "*) exec $compile "\$@" ;; esac
exec emcc "\$@"
END
chmod +x "$sysroot/cc"

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

echo "libyaml $libyaml"
cd "$folder/build/libyaml"
version=${libyaml%-*}
for source in "$folder"/source/libyaml-*/src/*.c; do
    "$sysroot/cc" -Os -c -ffile-prefix-map="$folder/source/=" -I"$folder/source/libyaml-$version/include" -DYAML_VERSION_MAJOR=0 -DYAML_VERSION_MINOR=2 -DYAML_VERSION_PATCH=5 \
        -DYAML_VERSION_STRING="\"$version\"" -DYAML_DECLARE_STATIC "$source"
done
emar rcs "$sysroot/lib/libyaml.a" ./*.o
cp "$folder/source/libyaml-$version/include/yaml.h" "$sysroot/include/"

echo "ncurses $ncurses"
cd "$folder/build/ncurses"
# What cannot be tried while cross-compiling; without them ncurses would wait by select(), which this emcc does not let wait.
export cf_cv_working_poll=yes cf_cv_func_nanosleep=yes
export CC="$sysroot/cc" AR=emar RANLIB=emranlib NM=emnm EMCC_SKIP_SANITY_CHECK=1
answers=
if [ "${2:-}" = answers ]; then answers=$folder/build/answers; else export CONFIG_SITE="$here/ncurses.site"; fi
if ! { "$folder/source/ncurses-${ncurses%-*}/configure" --build="$(gcc -dumpmachine)" --host=wasm32-unknown-emscripten --prefix="$sysroot" --with-build-cc=gcc \
    --enable-widec --with-fallbacks=xterm-256color --disable-database --disable-home-terminfo --without-cxx --without-cxx-binding --without-ada \
    --without-manpages --without-progs --without-tests --without-shared --with-normal --without-debug --disable-stripping \
    --with-tic-path=/usr/bin/tic --with-infocmp-path=/usr/bin/infocmp ${answers:+"--cache-file=$answers"} \
    CFLAGS=-Os &&
    make -C include install.includes && make -C ncurses -j"$(nproc)" install.libs; } >"$folder/ncurses.log" 2>&1; then
    tail -30 "$folder/ncurses.log" >&2
    stop "ncurses could not be built; all of it: $folder/ncurses.log"
fi
# Only what holds wherever this emcc is: neither paths nor programs.
if [ -n "$answers" ]; then
    { sed -n '/^#/p' "$here/ncurses.site" && sed -n -E 's/^((ac_cv_(func|header|type|sizeof|lib|sys|c)|am_cv|cf_cv)_[A-Za-z0-9_]+)=\$\{\1=(.*)\}$/\1=\4/p' \
        "$answers" | grep -vE '^cf_cv_(timestamp|system_name|mixedcase|ld_|install_|make|prog_|working_poll|func_nanosleep)'; } >"$folder/build/site"
    mv "$folder/build/site" "$here/ncurses.site"
fi

# The page shows them.
cp "$folder"/source/ncurses-*/COPYING "$sysroot/ncurses.licence"
cp "$folder"/source/libyaml-*/[Ll][Ii][Cc][Ee][Nn][Ss][Ee] "$sysroot/libyaml.licence"
rm -rf "$folder/source" "$folder/build"
[ -n "$answers" ] || echo "$wanted" >"$sysroot/versions"
