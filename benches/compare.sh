#!/usr/bin/env bash
# Compares start-up with ls, one call with curl and jq, the whole route with hurl, and export with jq, all in one run.
# Measures CPU time and wall time; each figure is the median of alternating runs. Needs python3, curl, jq, taskset and
# hurl; without hurl that comparison is skipped.
set -euo pipefail
cd "$(dirname "$0")/.."
. benches/verdict.sh
[ -n "${NO_BUILD:-}" ] || cargo build --release --quiet
export NO_BUILD=1
zhengxin=$PWD/target/release/zhengxin
. benches/served.sh
serve
one_call
mkdir "$work/empty"
benches/interleaved.py "${RUNS:-200}" true \
    "ls $work/empty" "$zhengxin --version" "sh $work/ours.sh" "sh $work/theirs.sh" >"$work/medians"
sessions_were_written
median() { awk -v line="$1" -v column="$2" 'NR == line { print $column / 1000 }' "$work/medians"; }
verdict 'CPU: --version / ls' "$(median 2 1)" "$(median 1 1)" 1.2
verdict 'wall: --version / ls' "$(median 2 2)" "$(median 1 2)" 1.2
verdict 'CPU: one call / curl, jq' "$(median 3 1)" "$(median 4 1)" 0.2
verdict 'wall: one call / curl, jq' "$(median 3 2)" "$(median 4 2)" 0.2

for bench in route export; do
    RUNS=${LONG_RUNS:-15} "benches/$bench.sh" || failed=1
done
exit "$failed"
