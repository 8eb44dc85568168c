#!/usr/bin/env bash
# `batch run` of 300 applicants over all routes, killed with SIGKILL 200 times at random moments, with faults on.
# Usage: benches/batch_kills.sh [KILLS] [PEOPLE] [SEED]
set -euo pipefail
cd "$(dirname "$0")/.."
BATCH_KILLS=${1:-200} BATCH_PEOPLE=${2:-300} BATCH_SEED=${3:-7} \
    cargo test --locked --test hardness batch_kills -- --nocapture
