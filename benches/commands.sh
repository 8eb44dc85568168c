#!/usr/bin/env bash
# Start-up and one command over loopback, as ratios in one run. Needs hyperfine, curl and jq.
set -euo pipefail
cd "$(dirname "$0")/.."
[ -n "${NO_BUILD:-}" ] || cargo build --release --quiet
zhengxin=$PWD/target/release/zhengxin
. benches/served.sh
serve
one_call

measure() { # name, command ... -> medians in seconds
    hyperfine --shell=none --warmup 20 --runs "${RUNS:-200}" --export-json "$work/$1.json" "${@:2}" >/dev/null 2>&1
    jq -r '[.results[].median] | @tsv' "$work/$1.json"
}

failed=0
verdict() { # what, ratio, limit
    local ok=ok
    awk -v r="$2" -v l="$3" 'BEGIN { exit !(r <= l) }' || { ok=MISSED; failed=1; }
    printf '%-58s %8.3f  (aim %s) %s\n' "$1" "$2" "$3" "$ok"
}

read -r nothing ours theirs < <(measure start true "$zhengxin --version" 'curl --version')
verdict 'zhengxin --version / true' "$(awk "BEGIN { print $ours / $nothing }")" 2
verdict 'zhengxin --version / curl --version' "$(awk "BEGIN { print $ours / $theirs }")" 0.25

read -r ours theirs shell < <(measure call "sh $work/ours.sh" "sh $work/theirs.sh" 'sh -c :')
verdict 'one command / curl | jq (both started by sh)' "$(awk "BEGIN { print $ours / $theirs }")" 0.25
printf '%-58s %8.2f ms, %.2f ms, %.2f ms\n' 'one command, curl | jq, an empty sh' \
    "$(awk "BEGIN { print 1000 * $ours }")" "$(awk "BEGIN { print 1000 * $theirs }")" "$(awk "BEGIN { print 1000 * $shell }")"

sessions_were_written || failed=1
size=$(stat -c %s "$zhengxin")
verdict 'release binary, MiB' "$(awk "BEGIN { print $size / 1048576 }")" 11
exit "$failed"
