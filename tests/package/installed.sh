#!/bin/bash
# installed.sh BUILD SOURCE: installed into a folder that it was not configured for, the game finds all that is its own, and nothing else.
. "$(dirname "$0")/common.sh"
prefix="$work/some where"
must "${CMAKE:-cmake}" --install "$build" --prefix "$prefix"
moat=$prefix/bin/moat
for file in bin/moat share/moat/levels/two-doctrines.yaml share/moat/levels/README.md share/man/man6/moat.6.gz share/applications/moat.desktop \
    share/icons/hicolor/scalable/apps/moat.svg share/icons/hicolor/48x48/apps/moat.png share/icons/hicolor/128x128/apps/moat.png \
    share/metainfo/moat.metainfo.xml share/bash-completion/completions/moat share/zsh/site-functions/_moat \
    share/fish/vendor_completions.d/moat.fish include/moat/turn.h include/moat/quantities.def; do
    [ -s "$prefix/$file" ] || complain "$file is not installed"
done
if [ -d "$build/sound" ]; then
    for sound in "$build"/sound/*.ogg; do [ -s "$prefix/share/moat/sound/$(basename "$sound")" ] || complain "$sound is not installed"; done
    bytes=$(cat "$prefix"/share/moat/sound/* | wc -c)
    [ "$bytes" -lt 3000000 ] || complain "music and sounds take $bytes bytes"
fi
[ -e "$prefix/share/moat/sound/wav" ] && complain 'WAV files are installed'
grep -qF "$source" "$moat" && complain "the program holds the path $source"
find "$prefix" -perm /022 ! -type l | grep . && complain 'these are writable by others'

# a place of its own to play in
cd "$work" || exit 1
must_say "levels: $prefix/share/moat/levels" "$moat" where
must_say 'level two-doctrines:' "$moat" where
must_say '0 errors' "$moat" check two-doctrines
said=$(printf 'end\nend\n' | "$moat" play --plain --seed 5 2>&1) || complain "a game cannot be played: $said"
grep -q 'turn 3 of' <<<"$said" || complain "two turns were not played: ${said: -1500}"
must_say '2 turns played' "$moat" games
[ -s "$HOME"/.local/state/moat/games/two-doctrines-001.moat ] || complain 'the game is not saved where XDG says'
for po in "$source"/assets/locale/*.po; do
    language=$(basename "$po" .po)
    english=$("$moat" --help) other=$("$moat" --lang "${language:0:2}" --help)
    [ -d "$build/locale" ] && [ "$english" = "$other" ] && complain "the program does not speak $language where it is installed"
done

# what else came along
there desktop-file-validate && must desktop-file-validate "$prefix/share/applications/moat.desktop"
there appstreamcli && must appstreamcli validate --no-net "$prefix/share/metainfo/moat.metainfo.xml"
export PATH=$prefix/bin:$PATH
must bash -n "$prefix/share/bash-completion/completions/moat"
there zsh && must zsh -n "$prefix/share/zsh/site-functions/_moat"
there fish && must fish -n "$prefix/share/fish/vendor_completions.d/moat.fish"
. "$prefix/share/bash-completion/completions/moat"
# completed WORDS...: what Tab offers for the last of them
completed() {
    COMP_WORDS=("$@") COMP_CWORD=$(($# - 1)) COMPREPLY=()
    _moat 2>/dev/null
    echo "${COMPREPLY[*]-}"
}
case " $(completed moat re) " in *' resume '*replay* | *' replay '*resume*) ;; *) complain "moat re<Tab> offers $(completed moat re)" ;; esac
case " $(completed moat play tw) " in *' two-doctrines '*) ;; *) complain "moat play tw<Tab> offers $(completed moat play tw)" ;; esac
case " $(completed moat resume two) " in *' two-doctrines-001 '*) ;; *) complain "moat resume two<Tab> offers $(completed moat resume two)" ;; esac
case " $(completed moat play --opponent pl) " in *' planner '*) ;; *) complain "moat play --opponent pl<Tab> offers $(completed moat play --opponent pl)" ;; esac
case " $(completed moat play --pl) " in *' --plain '*) ;; *) complain "moat play --pl<Tab> offers $(completed moat play --pl)" ;; esac

# libmoat
pc=$(dirname "$(find "$prefix" -name moat.pc)")
if there pkg-config && there cc; then
    export PKG_CONFIG_PATH=$pc
    [ "$(pkg-config --modversion moat)" = "$("$moat" --version | sed 's/^Moat \([0-9.]*\),.*/\1/')" ] || complain 'moat.pc has another version'
    IFS=$'\n' read -rd '' -a flags < <(pkg-config --cflags --libs moat | xargs printf '%s\n')
    must cc -std=c17 -o use "$source/tests/package/use.c" "${flags[@]}"
    LD_LIBRARY_PATH=$pc/.. must_say 'turn 1, hash ' ./use "$prefix/share/moat/levels/two-doctrines.yaml" "$prefix/share/moat/levels"
fi
finish
