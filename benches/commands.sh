#!/usr/bin/env bash
# Start-up and one command over loopback, as ratios in one run. Needs hyperfine, curl and jq.
set -euo pipefail
cd "$(dirname "$0")/.."
[ -n "${NO_BUILD:-}" ] || cargo build --release --quiet
zhengxin=$PWD/target/release/zhengxin
work=$(mktemp -d)
trap 'kill "${server:-0}" 2>/dev/null || true; rm -rf "$work"' EXIT
export HOME=$work XDG_STATE_HOME= XDG_CONFIG_HOME=

mkfifo "$work/url"
"$zhengxin" sandbox serve --quiet >"$work/url" &
server=$!
read -r url <"$work/url"

# The same call twice: as one command of ours, and as curl piped into jq. A session of its own for each run, so that
# every run of ours writes and syncs one.
cat >"$work/ours.sh" <<SH
exec "$zhengxin" login-info --gateway $url --user-id bench --session b\$\$ --json
SH
cat >"$work/theirs.sh" <<'SH'
curl --silent --header 'Content-Type: application/json; charset=utf-8' --data-raw "$BODY" "$URL" | jq -c .data.next
SH
export URL=$url BODY
BODY=$("$zhengxin" login-info --gateway "$url" --user-id bench --dry-run --json --quiet)

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

written=$(find "$work" -name 'b*.json' | wc -l)
[ "$written" -gt 0 ] || { echo 'no session was written: the measurement is void'; failed=1; }
size=$(stat -c %s "$zhengxin")
verdict 'release binary, MiB' "$(awk "BEGIN { print $size / 1048576 }")" 11
exit "$failed"
