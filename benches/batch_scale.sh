#!/usr/bin/env bash
# `batch run` with lists of 1,000, 100,000 and 1,000,000 rows. Measures CPU time per call, import, later starts, memory,
# and the throughput of the last thousand applicants compared with the first. Linux; needs python3 with SQLite 3.37, and
# 3 GB in target. Usage: benches/batch_scale.sh; ZHENGXIN (default: the release binary, which is built), ROUNDS (default
# 3), SIZES, WORK (a directory on the disk to measure), AROUND_RUNS (a command that is called with `begin` before each
# measured run and with `end` after it).
set -euo pipefail
cd "$(dirname "$0")/.."
[ -n "${ZHENGXIN:-}" ] || cargo build --release --locked --quiet
export ZHENGXIN=${ZHENGXIN:-$PWD/target/release/zhengxin}
zhengxin=$ZHENGXIN WORK=${WORK:-$PWD/target}
. benches/served.sh
serve --people 2000 --fault 'latency:*:0'
python3 benches/batch_scale.py "$work"
