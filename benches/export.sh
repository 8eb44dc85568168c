#!/usr/bin/env bash
# Exports all accounts of 10,000 saved reports as CSV, compared with two jq scripts that extract date, issuer and kind
# from the same sentences. Everything runs on one core. Needs python3, jq and taskset.
set -euo pipefail
cd "$(dirname "$0")/.."
here=$PWD
. benches/verdict.sh
[ -n "${NO_BUILD:-}" ] || cargo build --release --quiet
zhengxin=$here/target/release/zhengxin
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export HOME=$work XDG_STATE_HOME= XDG_CONFIG_HOME=

[ -n "${NO_BUILD:-}" ] || cargo build --quiet --example reports
target/debug/examples/reports "${REPORTS:-10000}" "$work/reports"
regex="taskset -c 0 jq -r -f $here/benches/accounts.jq"
split="taskset -c 0 jq -r -f $here/benches/accounts-split.jq"
ours="taskset -c 0 $zhengxin export --format csv"
cd "$work"
echo "cd $work; find reports -name '*.json' | sort | xargs -s 1000000 $regex" >regex.sh
echo "cd $work; find reports -name '*.json' | sort | xargs -s 1000000 $split" >split.sh

# Check that both scripts do the same work: the rows that they find are exactly our rows with 发放的.
sh regex.sh >regex.csv
sh split.sh >split.csv
cmp regex.csv split.csv
$ours reports >ours.csv
rows() { wc -l <"$1"; }
expected=$(grep -cE '(creditCards|houseLoans|otherLoans)\.[A-Za-z]+,(full|part|none),.*发放的' ours.csv)
[ "$(rows split.csv)" -eq "$expected" ] || { echo "jq finds $(rows split.csv) of $expected sentences"; exit 1; }
[ "$(rows ours.csv)" -gt "$expected" ] || { echo "export finds fewer rows than jq"; exit 1; }

# Measures processor time, which on one otherwise idle core equals wall time. The commands alternate, so that a machine
# that slows down slows all of them.
python3 "$here/benches/interleaved.py" "${RUNS:-7}" true "sh -c 'cd $work && $ours reports'" "sh $work/split.sh" "sh $work/regex.sh" >times
spent() { sed -n "$1p" times | cut -d' ' -f1 | awk '{ print $1 / 1000 }'; }
printf '%s reports, %s MB, %s account sentences; jq: %s\n' "$(find reports -name '*.json' | wc -l)" \
    "$(du -sb reports | awk '{ printf "%.1f", $1 / 1e6 }')" "$(($(rows ours.csv) - 1))" "$(jq --version)"

verdict 'export / jq with split' "$(spent 1)" "$(spent 2)" 0.2
verdict 'export / jq with capture' "$(spent 1)" "$(spent 3)" 0.2
exit "$failed"
