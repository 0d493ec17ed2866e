#!/bin/sh
# complete.sh PROGRAM FOLDER: writes completions for bash, zsh and fish there. Commands and options are asked of the program itself, so that
# nothing lists them twice; names of levels and saved games are asked when Tab is pressed.
set -eu
moat=$1
out=$2
export LC_ALL=C LANGUAGE=en
mkdir -p "$out"

commands=$("$moat" --help | sed -n 's/^  moat \([a-z]*\).*/\1/p')
doc_of() { "$moat" --help | sed -n "/^  moat $1\( \|\$\)/{n;s/^ *//;p;}" | tr -d "'"; }
options_of() { "$moat" "$1" --help 2>/dev/null </dev/null | grep '^Usage' >/dev/null || return 0
    "$moat" "$1" --help | sed -n 's/.*\(--[a-z-]*\)\(=[A-Z]*\)\{0,1\} .*/\1\2/p' | grep -v '^--usage' || :; }
minds=$("$moat" play --opponent=? 2>&1 </dev/null | sed -n 's/^    \([a-z-]*\):.*/\1/p' | tr '\n' ' ')
# What stands in the place of a command's argument.
kind_of() { case $("$moat" --help | sed -n "s/^  moat $1 //p") in *LEVEL*) echo levels ;; *GAME*) echo games ;; *PATH* | *FILE*) echo files ;; *) echo none ;; esac; }

{
    cat <<'END'
# bash completion for moat; made by assets/package/complete.sh
_moat_levels() { LC_ALL=C LANGUAGE=en moat where 2>/dev/null | sed -n '/extended/d;s/^level \([^:]*\):.*/\1/p'; }
_moat_games() { LC_ALL=C LANGUAGE=en moat games 2>/dev/null | sed -n 's/^\([A-Za-z0-9._-]*\): .*/\1/p'; }
_moat() {
    local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD - 1]} command= options= kind=none i
    [ "$before" = = ] && before=${COMP_WORDS[COMP_CWORD - 2]}
    [ "$word" = = ] && { before=${COMP_WORDS[COMP_CWORD - 1]} word=; }
    for ((i = 1; i < COMP_CWORD; i++)); do case ${COMP_WORDS[i]} in --lang) ((i++)) ;; -*) ;; *) command=${COMP_WORDS[i]}; break ;; esac; done
    case $before in
        --lang) COMPREPLY=($(compgen -W 'en fr es zh' -- "$word")); return ;;
END
    echo "        --opponent | -o) [ \"\$command\" = play ] && { COMPREPLY=(\$(compgen -W '$minds' -- \"\$word\")); return; } ;;"
    cat <<'END'
        --save | -f) COMPREPLY=($(compgen -d -- "$word")); return ;;
        --output) COMPREPLY=($(compgen -f -- "$word")); return ;;
        --extends | -e) COMPREPLY=($(compgen -W "$(_moat_levels)" -- "$word")); return ;;
    esac
    case $command in
END
    for c in $commands; do echo "        $c) options='$(options_of "$c" | sed 's/=.*/=/' | tr '\n' ' ')' kind=$(kind_of "$c") ;;"; done
    echo "        '') COMPREPLY=(\$(compgen -W '$(echo $commands) --help --version --lang --no-sound' -- \"\$word\")); return ;;"
    cat <<'END'
    esac
    if [[ $word == -* ]]; then
        COMPREPLY=($(compgen -W "$options --lang --no-sound" -- "$word"))
        [[ ${COMPREPLY[0]-} == *= ]] && compopt -o nospace
        return
    fi
    case $kind in
        levels) COMPREPLY=($(compgen -W "$(_moat_levels)" -- "$word") $(compgen -f -X '!*.yaml' -- "$word")) ;;
        games) COMPREPLY=($(compgen -W "$(_moat_games)" -- "$word") $(compgen -f -X '!*.moat' -- "$word")) ;;
        files) COMPREPLY=($(compgen -f -- "$word")) ;;
    esac
}
complete -F _moat moat
END
} >"$out/moat"

{
    cat <<'END'
#compdef moat
# zsh completion for moat; made by assets/package/complete.sh
_moat_levels() { local -a names; names=(${(f)"$(LC_ALL=C LANGUAGE=en moat where 2>/dev/null | sed -n '/extended/d;s/^level \([^:]*\):.*/\1/p')"}); compadd -a names; _files -g '*.yaml'; }
_moat_games() { local -a names; names=(${(f)"$(LC_ALL=C LANGUAGE=en moat games 2>/dev/null | sed -n 's/^\([A-Za-z0-9._-]*\): .*/\1/p')"}); compadd -a names; _files -g '*.moat'; }
_moat() {
    local -a common commands
    common=('--lang[language]:language:(en fr es zh)' '--no-sound[be silent]')
    commands=(
END
    for c in $commands; do echo "        '$c:$(doc_of "$c")'"; done
    echo "    )"
    echo "    if (( CURRENT == 2 )); then _describe command commands; _arguments \$common '--help' '--version'; return; fi"
    echo "    case \$words[2] in"
    for c in $commands; do
        printf '        %s) shift words; (( CURRENT-- )); _arguments $common' "$c"
        for o in $(options_of "$c"); do
            case $o in
                --opponent=*) printf " '--opponent=:mind:(%s)'" "$minds" ;;
                --save=*) printf " '--save=:folder:_files -/'" ;;
                --extends=*) printf " '--extends=:level:_moat_levels'" ;;
                --output=*) printf " '--output=:file:_files'" ;;
                *=*) printf " '%s=:%s:'" "${o%%=*}" "$(echo "${o#*=}" | tr A-Z a-z)" ;;
                *) printf " '%s'" "$o" ;;
            esac
        done
        case $(kind_of "$c") in levels) printf " '*:level:_moat_levels'" ;; games) printf " '*:game:_moat_games'" ;; files) printf " '*:file:_files'" ;; esac
        echo ' ;;'
    done
    echo "    esac"
    echo "}"
    echo '_moat "$@"'
} >"$out/_moat"

{
    cat <<'END'
# fish completion for moat; made by assets/package/complete.sh
function __moat_levels; LC_ALL=C LANGUAGE=en moat where 2>/dev/null | sed -n '/extended/d;s/^level \([^:]*\):.*/\1/p'; end
function __moat_games; LC_ALL=C LANGUAGE=en moat games 2>/dev/null | sed -n 's/^\([A-Za-z0-9._-]*\): .*/\1/p'; end
complete -c moat -l lang -x -a 'en fr es zh' -d 'language'
complete -c moat -l no-sound -d 'be silent'
END
    for c in $commands; do
        echo "complete -c moat -n __fish_use_subcommand -f -a $c -d '$(doc_of "$c")'"
        for o in $(options_of "$c"); do
            name=${o%%=*} more=
            case $o in
                --opponent=*) more=" -x -a '$minds'" ;;
                --save=*) more=" -x -a '(__fish_complete_directories)'" ;;
                --extends=*) more=" -x -a '(__moat_levels)'" ;;
                --output=*) more=" -r" ;;
                *=*) more=" -x" ;;
            esac
            echo "complete -c moat -n '__fish_seen_subcommand_from $c' -l ${name#--}$more"
        done
        case $(kind_of "$c") in
            levels) echo "complete -c moat -n '__fish_seen_subcommand_from $c' -a '(__moat_levels)'" ;;
            games) echo "complete -c moat -n '__fish_seen_subcommand_from $c' -a '(__moat_games)'" ;;
            none) echo "complete -c moat -n '__fish_seen_subcommand_from $c' -f" ;;
        esac
    done
} >"$out/moat.fish"
