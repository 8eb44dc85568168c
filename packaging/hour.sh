#!/usr/bin/env bash
# A new user's first hour from the clone on, in both languages: clones this repository's HEAD, runs the two cargo commands of the
# README, builds the Debian package and installs it in an empty directory, reads the installed manual, and walks through
# `tests/hour/hour.sh` with the installed program. Builds for release: that takes minutes.
#
#   packaging/hour.sh
#
# It needs cargo-deb, dpkg and man. CARGO_TARGET_DIR may name a directory with earlier builds.
set -euo pipefail
PATH=$PATH:/usr/sbin:/sbin # dpkg insists on ldconfig and start-stop-daemon
repository=$(realpath "$(dirname "$0")/..")
scratch=$(mktemp -d)
trap 'rm -rf -- "$scratch"' EXIT
fail() { printf 'hour: %s\n' "$*" >&2; exit 1; }
step() { printf '%s: %s\n' "$(date +%T)" "$*"; }

step 'clone'
git clone --quiet "file://$repository" "$scratch/zhengxin"
cd "$scratch/zhengxin"

step 'the two commands of the README'
for command in 'cargo run --release -- demo' 'cargo install --locked --path .'; do
    grep -qxF "\$ $command" README.md || fail "the README does not have: $command"
done
env HOME="$scratch" CARGO_HOME="${CARGO_HOME:-$HOME/.cargo}" RUSTUP_HOME="${RUSTUP_HOME:-$HOME/.rustup}" \
    cargo run --release -- demo >"$scratch/demo" 2>"$scratch/demo.err" || fail "demo: $(tail -n 5 "$scratch/demo.err")"
grep -q viewReport "$scratch/demo" "$scratch/demo.err" || fail 'demo fetched no report'
cargo install --quiet --locked --path . --root "$scratch/installed"
"$scratch/installed/bin/zhengxin" --version

step 'the package'
deb=$(packaging/deb.sh)
root=$scratch/root
mkdir -p "$root/var/lib/dpkg/"{info,updates,triggers} "$root/etc/systemd/system" "$root/var/lib/systemd"
touch "$root/var/lib/dpkg/"{status,available}
dpkg --root="$root" --force-not-root --force-depends --force-script-chrootless --install "$deb" >"$scratch/install.log" 2>&1 ||
    fail "install: $(cat "$scratch/install.log")"

for locale in C.UTF-8 zh_CN.UTF-8; do
    step "the hour with the installed program, $locale"
    case $locale in
    zh*) pages=$root/usr/share/man/zh_CN heading=名称 ;;
    *) pages=$root/usr/share/man heading=NAME ;;
    esac
    zcat "$pages/man1/zhengxin.1.gz" >"$scratch/zhengxin.1"
    LC_ALL=C.UTF-8 man -l "$scratch/zhengxin.1" >"$scratch/page" 2>/dev/null || fail "man cannot read zhengxin.1"
    grep -q "$heading" "$scratch/page" || fail "the manual has no section $heading"
    directory=$(mktemp -d -p "$scratch")
    (cd "$directory" && bash "$scratch/zhengxin/tests/hour/hour.sh" "$root/usr/bin/zhengxin" "$locale")
done
step 'all went well'
