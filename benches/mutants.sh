#!/usr/bin/env bash
# Mutation testing of the rooms that decide and store: changes one function at a time and runs only the unit and
# property tests and the rules of the ledger. A mutant that no test notices is listed as missed, and the script exits
# with 2. Needs cargo-mutants (`cargo install cargo-mutants --locked`). A complete run takes hours; arguments are passed
# on and can narrow it down:
#
#   benches/mutants.sh --re absorb_refusal      the mutants of one function
#   benches/mutants.sh --shard 0/20             a twentieth of them
#   benches/mutants.sh --list                   their names
set -euo pipefail
cd "$(dirname "$0")/.."
command -v cargo-mutants >/dev/null || { echo 'cargo-mutants is not installed'; exit 1; }
files=()
for room in flow journey session store ledger batch; do files+=(--file "src/$room/**/*.rs"); done
exec cargo mutants "${files[@]}" --exclude '**/*tests.rs' --exclude '**/testing.rs' --no-shuffle --output target \
    --cargo-arg=--locked "$@" -- --lib --test guide --test properties --test ledger
