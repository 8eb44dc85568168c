#!/usr/bin/env bash
# Compares `batch run`, with its ledger on the disk, with three others: wrk with the same mix of methods on the same
# sandbox, GNU parallel with a script of curl and jq for each applicant, and xargs with our own `run`. All run in one go
# on one machine. Needs python3, curl, jq, wrk and parallel. Usage: benches/batch.sh; ROUNDS (default 3), PEOPLE
# (default 3000, a third of whom have a card with a number on its back and are driven). Do not choose fewer people: a
# few hundred are driven within a second or two, so that start-up and the idle workers at the end would dominate the
# result. Stops if a contestant does not do its work, and ends with 1 if a median of the rounds misses its aim.
set -euo pipefail
cd "$(dirname "$0")/.."
[ -n "${NO_BUILD:-}" ] || cargo build --release --quiet
zhengxin=${ZHENGXIN:-$PWD/target/release/zhengxin}
rounds=${ROUNDS:-3} people=${PEOPLE:-3000}
WORK=${WORK:-$PWD/target} # the ledger needs a real disk
. benches/verdict.sh
. benches/served.sh
serve --people "$people" --fault 'latency:*:0'
"$zhengxin" sandbox people --gateway "$url" --json --quiet |
    jq -c '.[].answers | select(.login_name | startswith("trial-"))
        | select(.last_three) | .user_id = "u-" + .login_name' >"$work/people"
chmod 600 "$work/people"
count=$(wc -l <"$work/people")

control() { curl --silent --fail --request "$1" "$url/_sandbox/$2"; }
calls() { control GET faults | jq '.[0].met'; }
void() { echo "$1: the measurement is void"; exit 1; }
# Checks that so many applicants have applied since the last reset of the sandbox, each once.
have_applied() { # who, how many
    control GET journal | jq -e --argjson count "$2" '[.[] | select(.effect == "applied") | .user_id]
        | length == $count and (unique | length) == $count' >/dev/null || void "not all $2 applicants of $1 have applied"
}
now() { date +%s.%N; }
per() { awk "BEGIN { printf \"%.3f\", ($2 - $1) / $3 * 1000 }"; }

# The disk's own speed: how long a synced write of 4 KiB takes.
fsync=$(python3 - "$work/fsync" <<'PY'
import os, sys, time
file = os.open(sys.argv[1], os.O_CREAT | os.O_WRONLY, 0o600)
times = []
for _ in range(200):
    began = time.perf_counter(); os.pwrite(file, b"x" * 4096, 0); os.fdatasync(file)
    times.append(time.perf_counter() - began)
times.sort()
print(f"{1000 * times[100]:.2f} {1000 * times[197]:.2f}")
PY
)
echo "fdatasync of 4 KiB: median and p99 ${fsync/ / and } ms"

batch() {
    control POST reset >/dev/null
    rm -rf "$work"/list* "$work/.local"
    cp "$work/people" "$work/list"
    chmod 600 "$work/list"
    local from before code=0
    before=$(calls) from=$(now)
    "$zhengxin" batch run "$work/list" --gateway "$url" --ask sandbox: --until applied --jobs 32 --quiet >"$work/said" || code=$?
    batch_ms=$(per "$from" "$(now)" "$count")
    batch_rate=$(awk "BEGIN { printf \"%.0f\", ($(calls) - $before) / ($(now) - $from) }")
    [ "$code" = 0 ] || { cat "$work/said"; echo "batch run: exit $code"; exit 1; }
    # The journal is too short for so many calls, so the ledger says who has applied.
    [ "$("$zhengxin" batch status -l "$work/list.ledger" --jq .states.applied)" = "$count" ] ||
        void "not all $count applicants of batch run have applied"
}

# The method mix of the batch, for wrk: one body for each call in the journal.
mix() {
    control GET journal | jq -c '.[:2000][] | {method: ("crawler.api.zx." + (.method | sub("^crawler.api.zx.";""))), biz_data: {
        merchant_id: "123124", app_name: "bench", app_version: "1", platform: "web", notice_url: "http://127.0.0.1/",
        user_id, type: 1, login_name: "trial-00001", password: "Sandbox-5000", pic_code: "abcd", bank_card: "6250000000050009",
        cellphone: "15400005000", real_name: "x", id_card: "990010196009170014", card_type: "2", message_code: "123456",
        year: "29", month: "09", last_three: "037", unionpay_code: "x"}}' >"$work/mix"
    [ -s "$work/mix" ] || void 'the journal of the batch has no calls'
}

# The sandbox refuses calls with the codes of the catalogue under HTTP 200, so no reply has another status.
wrk_run() {
    control POST reset >/dev/null
    MIX=$work/mix wrk -t1 -c32 -d4s -s benches/batch-mix.lua "$url" >"$work/wrk"
    ! grep -E 'Non-2xx|Socket errors' "$work/wrk" || void 'wrk met failures'
    wrk_rate=$(awk '/Requests\/sec/ { printf "%.0f", $2 }' "$work/wrk")
    [ "${wrk_rate:-0}" -gt 0 ] || void 'wrk made no calls'
}

xargs_run() {
    control POST reset >/dev/null
    rm -rf "$work/.local" "$work/one"
    mkdir "$work/one"
    head -n 60 "$work/people" | while read -r row; do
        jq -c 'del(.user_id)' <<<"$row" >"$work/one/$(jq -r .user_id <<<"$row")"
    done
    chmod 600 "$work"/one/*
    local from
    from=$(now)
    (cd "$work/one" && printf '%s\n' * | xargs -P16 -I{} "$zhengxin" run --gateway "$url" --user-id {} --answers {} \
        --ask sandbox: --until applied --no-input --quiet >/dev/null)
    xargs_ms=$(per "$from" "$(now)" 60)
    have_applied xargs 60
}

parallel_run() {
    control POST reset >/dev/null
    local from
    from=$(now)
    (cd "$work/one" && printf '%s\n' * | head -n 40 |
        parallel --will-cite -j16 "APPLICANT={} ANSWERS={} sh $OLDPWD/benches/route-curl-jq.sh >/dev/null")
    parallel_ms=$(per "$from" "$(now)" 40)
    have_applied parallel 40
}

for round in $(seq "$rounds"); do
    batch
    mix
    wrk_run
    xargs_run
    parallel_run
    printf 'round %s: batch %s calls/s, wrk %s calls/s: %.2f\n' "$round" "$batch_rate" "$wrk_rate" \
        "$(awk "BEGIN { print $batch_rate / $wrk_rate }")"
    printf '         per applicant: batch %s ms, xargs run %s ms (%.1f times), parallel curl jq %s ms (%.1f times)\n' \
        "$batch_ms" "$xargs_ms" "$(awk "BEGIN { print $xargs_ms / $batch_ms }")" \
        "$parallel_ms" "$(awk "BEGIN { print $parallel_ms / $batch_ms }")"
    echo "$batch_rate $wrk_rate $batch_ms $xargs_ms $parallel_ms" >>"$work/rounds"
done

# The median of a column of the rounds.
median() { cut -d' ' -f"$1" "$work/rounds" | sort -n | awk '{ all[NR] = $1 } END { print (all[int((NR + 1) / 2)] + all[int(NR / 2) + 1]) / 2 }'; }
a_call() { awk "BEGIN { print 1 / $(median "$1") }"; }
an_applicant() { awk "BEGIN { print $(median "$1") / 1000 }"; }
verdict 'a call: batch / wrk' "$(a_call 1)" "$(a_call 2)" 2
verdict 'an applicant: batch / xargs' "$(an_applicant 3)" "$(an_applicant 4)" 0.2
verdict 'the same: batch / parallel' "$(an_applicant 3)" "$(an_applicant 5)" 0.05
exit "$failed"
