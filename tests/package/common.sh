# common.sh - for the scripts here: BUILD SOURCE as arguments, a temporary folder, a home of its own, complaints that are counted.
set -u
build=$1
source=$2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export HOME=$work/home LC_ALL=C.UTF-8
unset LANGUAGE XDG_DATA_HOME XDG_STATE_HOME XDG_CONFIG_HOME
mkdir -p "$HOME"
failures=0
complain() {
    echo "$*"
    failures=$((failures + 1))
}
# Runs what it is given; what it says is shown when it fails.
must() { said=$("$@" 2>&1) || complain "$* fails: ${said:0:1500}"; }
# must_say TEXT COMMAND...
must_say() {
    local text=$1
    shift
    said=$("$@" 2>&1 </dev/null) || complain "$* fails: ${said:0:1500}"
    grep -qF -- "$text" <<<"$said" || complain "$* does not say \"$text\": ${said:0:1500}"
}
there() { command -v "$1" >/dev/null; }
finish() { exit $((failures > 0)); }
