#!/bin/sh
# Draws the pictures of the report's page, docs/report.png and docs/zh/report.png: the report of the sandbox's first applicant,
# in Chromium, in both languages. Needs cargo, chromium and a font with Chinese characters (Debian: fonts-noto-cjk).
# Draw them after the page has changed, and look at both.
set -eu
cd "$(dirname "$0")/.."

cargo build --locked --quiet
bin=${CARGO_TARGET_DIR:-target}/debug/zhengxin
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
"$bin" demo --json --jq .report >"$dir/report.json"

draw() { # draw LANGUAGE FILE
    "$bin" view "$dir/report.json" --lang "$1" --html "$dir/$1.html" >/dev/null
    chromium --headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking \
        --disable-component-update --disable-sync --hide-scrollbars --user-data-dir="$dir/profile-$1" \
        --window-size=1000,1120 --screenshot="$2" "file://$dir/$1.html" 2>"$dir/$1.log" || {
        cat "$dir/$1.log" >&2
        exit 1
    }
}
draw en docs/report.png
draw zh docs/zh/report.png
