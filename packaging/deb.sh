#!/usr/bin/env bash
# Builds the Debian package into target/debian and prints its path. It needs cargo-deb (`cargo install cargo-deb`), dpkg-dev and
# Python 3.
#
#   packaging/deb.sh                                        for this machine
#   packaging/deb.sh --target x86_64-unknown-linux-musl     static: it depends on no version of glibc
#   DEB_PROGRAM=target/debug/zhengxin packaging/deb.sh      packs a program that is there, quickly, to test the layout
set -euo pipefail
cd "$(dirname "$0")/.."

# Files in the package have the commit's time, so that the same commit gives the same package.
if [ -z "${SOURCE_DATE_EPOCH:-}" ] && time=$(git log -1 --format=%ct 2>/dev/null); then
    export SOURCE_DATE_EPOCH=$time
fi
# The licences of the crates in the program, for the package's target.
target=
for word in "$@"; do
    [ "${last:-}" != --target ] || target=$word
    last=$word
done
packaging/notices.py target/packaging/THIRD-PARTY.txt ${target:+"$target"}

# The package's dependencies, as dpkg-shlibdeps finds them, do not say that packed relocations need glibc 2.36.
export ZHENGXIN_BUILD_RELOCATIONS=plain

options=(--locked --output target/debian/)
if [ -n "${DEB_PROGRAM:-}" ]; then
    # cargo-deb expects the program at the place of a release build.
    mkdir -p target/packaging/release
    strip -o target/packaging/release/zhengxin "$DEB_PROGRAM"
    export CARGO_TARGET_DIR=target/packaging
    options+=(--no-build --no-strip)
fi
cargo deb "${options[@]}" "$@"
