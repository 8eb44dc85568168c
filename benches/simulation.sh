#!/usr/bin/env bash
# The long form of the simulation of a batch (tests/simulation): `benches/simulation.sh [SECONDS [SEED]]`, by default
# ten minutes, starting with a seed taken from the clock. It prints how many applicant-days it has simulated, and exits
# with 1 if a seed breaks a promise; the output then names the command that repeats the seed.
set -euo pipefail
cd "$(dirname "$0")/.."
export SIMULATION_SECONDS=${1:-600} ZHENGXIN_SEED=${2:-$(date +%s)}
exec cargo test --locked --profile faults --test simulation -- --ignored --nocapture for_as_long_as_is_said
