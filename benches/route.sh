#!/usr/bin/env bash
# The whole UnionPay route in one `run`, against the same route as a shell script of curl and jq, and as a hurl file.
# Needs python3, curl, jq and hurl; without hurl that comparison is skipped.
set -euo pipefail
cd "$(dirname "$0")/.."
. benches/verdict.sh
[ -n "${NO_BUILD:-}" ] || cargo build --release --quiet
zhengxin=$PWD/target/release/zhengxin
. benches/served.sh
serve
export ANSWERS=$work/answers.json
"$zhengxin" sandbox people --json --jq '.[0].answers' >"$ANSWERS"
chmod 600 "$ANSWERS"
jq -r 'to_entries[] | "\(.key)=\(.value | @json)"' "$ANSWERS" >"$work/variables" # quoted: texts, not numbers
echo "url=$url" >>"$work/variables"

# Runs before every measured run: resets the applicant's application and removes all sessions.
state=$work/.local/state/zhengxin
cat >"$work/anew.sh" <<SH
curl --silent --fail --output /dev/null --request POST $url/_sandbox/reset
rm -rf "$state/sessions" "$state/captcha"
SH

ours="$zhengxin run --gateway $url --user-id bench --answers $ANSWERS --ask sandbox: --until applied --no-input --json"
script="sh $PWD/benches/route-curl-jq.sh"
hurl="hurl --no-output --variables-file $work/variables $PWD/benches/route.hurl"
applied() {
    curl --silent --fail "$url/_sandbox/journal" | jq -e 'map(select(.effect == "applied")) | length == 1' >/dev/null
}

# Check that each contestant really applies, with the same fifteen requests.
contestants=("$ours" "$script")
if command -v hurl >/dev/null; then contestants+=("$hurl"); else echo 'hurl is not installed: left out'; fi
for contestant in "${contestants[@]}"; do
    sh "$work/anew.sh"
    $contestant >/dev/null || { echo "failed: $contestant"; exit 1; }
    applied || { echo "did not apply: $contestant"; exit 1; }
done

# One line per contestant: CPU seconds and wall-clock seconds.
benches/interleaved.py "${RUNS:-40}" "sh $work/anew.sh" "${contestants[@]}" >"$work/medians"
median() { awk -v line="$1" -v column="$2" 'NR == line + 1 { print $column / 1000 }' "$work/medians"; }
sh "$work/anew.sh"
$ours >/dev/null
[ -n "$(find "$state/sessions" -name '*.json')" ] || { echo 'no session was written: the measurement is void'; exit 1; }

verdict 'CPU time: run / curl and jq' "$(median 0 1)" "$(median 1 1)" 0.04
verdict 'wall time: run / curl and jq' "$(median 0 2)" "$(median 1 2)" 0.04
[ ${#contestants[@]} -lt 3 ] || {
    verdict 'CPU time: run / hurl' "$(median 0 1)" "$(median 2 1)" 0.8
    printf 'wall time: run %s ms, hurl %s ms (run waits for the disk, hurl keeps nothing)\n' \
        "$(awk "BEGIN { print 1000 * $(median 0 2) }")" "$(awk "BEGIN { print 1000 * $(median 2 2) }")"
}
exit "$failed"
