#!/usr/bin/env bash
# Builds a static program, which runs on any Linux of its architecture: packaging/static.sh [TARGET]
# It needs the target (`rustup target add x86_64-unknown-linux-musl`) and a C compiler for it (Debian: `musl-tools`).
set -euo pipefail
cd "$(dirname "$0")/.."
target=${1:-x86_64-unknown-linux-musl}
cargo build --release --locked --target "$target"
program=${CARGO_TARGET_DIR:-target}/$target/release/zhengxin
if command -v readelf >/dev/null && readelf --program-headers "$program" | grep -q INTERP; then
    echo "static.sh: $program needs a dynamic loader" >&2
    exit 1
fi
echo "$program"
