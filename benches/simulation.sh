#!/usr/bin/env bash
# The long form of the simulation of a batch (tests/simulation): `benches/simulation.sh [APPLICANT_DAYS [SEED]]`, by
# default a million applicant-days, which take an hour or two on two cores, from a seed taken from the clock. It prints
# each minute what it has simulated, and exits with 1 if a seed breaks a promise; the output then names the command that
# repeats the seed.
set -euo pipefail
cd "$(dirname "$0")/.."
export SIMULATION_DAYS=${1:-1000000} ZHENGXIN_SEED=${2:-$(date +%s)}
exec cargo test --locked --profile faults --test simulation -- --ignored --nocapture in_so_many_applicant_days
