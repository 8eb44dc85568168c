#!/usr/bin/env bash
# Measures the size of the program with `batch` and without, and compares their start-up. `.ci/run` runs it. The
# start-up needs hyperfine and jq; benches/compare.sh compares it with other programs. The program without `batch` has
# its own target directory, so that both can be built at the same time: each build spends most of its time in one
# thread, optimising across all crates.
set -euo pipefail
cd "$(dirname "$0")/.."
cargo build --release --locked --quiet &
full=$!
cargo build --release --locked --quiet --no-default-features --target-dir target/without-batch
wait "$full"
with=$PWD/target/release/zhengxin without=$PWD/target/without-batch/release/zhengxin

failed=0
verdict() { # what, figure, limit
    local ok=ok
    awk -v r="$2" -v l="$3" 'BEGIN { exit !(r <= l) }' || { ok=MISSED; failed=1; }
    printf '%-58s %10s  (aim %s) %s\n' "$1" "$2" "$3" "$ok"
}

mib=$((1024 * 1024))
verdict 'release binary, bytes' "$(stat -c %s "$with")" $((11 * mib))
verdict 'release binary without batch, bytes' "$(stat -c %s "$without")" $((9 * mib))

if hyperfine --version >/dev/null 2>&1; then
    json=$(mktemp)
    trap 'rm -f "$json"' EXIT
    # Three alternating rounds, and the best median of each: another process on the machine slows down one round, but
    # not all.
    ratio=$(for _ in 1 2 3; do
        hyperfine --shell=none --warmup 20 --runs 200 --export-json "$json" "$with --version" "$without --version" >/dev/null 2>&1
        jq -r '[.results[].median] | @tsv' "$json"
    done | awk '{ for (i = 1; i <= NF; i++) if (NR == 1 || $i < best[i]) best[i] = $i } END { print best[1] / best[2] }')
    verdict 'zhengxin --version / the same without batch' "$ratio" 1.25
else
    echo 'the start-up is not checked: hyperfine is not installed'
fi
exit "$failed"
