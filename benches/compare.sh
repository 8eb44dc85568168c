#!/usr/bin/env bash
# Start-up against ls, one call against curl and jq, the whole route against hurl, and export against jq, in one run: CPU time and
# wall time, medians of runs in turn. Needs python3, curl, jq, taskset and hurl (without hurl that comparison is left out).
set -euo pipefail
cd "$(dirname "$0")/.."
. benches/verdict.sh
[ -n "${NO_BUILD:-}" ] || cargo build --release --quiet
export NO_BUILD=1
zhengxin=$PWD/target/release/zhengxin
work=$(mktemp -d)
trap 'kill "${server:-0}" 2>/dev/null || true; rm -rf "$work"' EXIT

(
    export HOME=$work XDG_STATE_HOME= XDG_CONFIG_HOME=
    mkfifo "$work/url"
    "$zhengxin" sandbox serve --quiet >"$work/url" &
    server=$!
    trap 'kill $server' EXIT
    read -r url <"$work/url"
    # The same call twice, each started by sh. Every run of ours writes a session of its own and syncs it.
    cat >"$work/ours.sh" <<SH
exec "$zhengxin" login-info --gateway $url --user-id bench --session b\$\$ --json
SH
    cat >"$work/theirs.sh" <<'SH'
curl --silent --header 'Content-Type: application/json; charset=utf-8' --data-raw "$BODY" "$URL" | jq -c .data.next
SH
    export URL=$url BODY
    BODY=$("$zhengxin" login-info --gateway "$url" --user-id bench --dry-run --json --quiet)
    mkdir "$work/empty"
    benches/interleaved.py "${RUNS:-200}" true \
        "ls $work/empty" "$zhengxin --version" "sh $work/ours.sh" "sh $work/theirs.sh" >"$work/medians"
    find "$work/.local" -name 'b*.json' | grep -q . || { echo 'no session was written: the measurement is void'; exit 1; }
)
median() { awk -v line="$1" -v column="$2" 'NR == line { print $column / 1000 }' "$work/medians"; }
verdict 'CPU: --version / ls' "$(median 2 1)" "$(median 1 1)" 1.2
verdict 'wall: --version / ls' "$(median 2 2)" "$(median 1 2)" 1.2
verdict 'CPU: one call / curl, jq' "$(median 3 1)" "$(median 4 1)" 0.2
verdict 'wall: one call / curl, jq' "$(median 3 2)" "$(median 4 2)" 0.2

for bench in route export; do
    RUNS=${LONG_RUNS:-15} "benches/$bench.sh" || failed=1
done
exit "$failed"
