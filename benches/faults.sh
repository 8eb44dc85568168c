#!/usr/bin/env bash
# The long form of the fault harness (tests/faults): `benches/faults.sh [SECONDS [SEED]]`, by default ten minutes with a
# new seed. It exits with 1 if a case breaks a promise, and prints the command that repeats the case.
set -euo pipefail
cd "$(dirname "$0")/.."
export FAULTS_SECONDS=${1:-600} FAULTS_SEED=${2:-$(date +%s)}
exec cargo test --locked --profile faults --test faults -- --ignored --nocapture for_as_long_as_is_said
