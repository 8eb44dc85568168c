#!/usr/bin/env bash
# Builds the Debian package into target/debian. It needs cargo-deb (`cargo install cargo-deb`), dpkg-dev and Python 3.
#
#   packaging/deb.sh                                        for this machine
#   packaging/deb.sh --target x86_64-unknown-linux-musl     static: it depends on no version of glibc
#   packaging/deb.sh --profile dev                          quick, only to test the package's layout
set -euo pipefail
cd "$(dirname "$0")/.."

# Files in the package carry the commit's time, so that the same commit gives the same package.
if [ -z "${SOURCE_DATE_EPOCH:-}" ] && time=$(git log -1 --format=%ct 2>/dev/null); then
    export SOURCE_DATE_EPOCH=$time
fi
# The licences of the crates in the program; the target is that of the package.
target=
for word in "$@"; do
    [ "${last:-}" != --target ] || target=$word
    last=$word
done
packaging/notices.py target/packaging/THIRD-PARTY.txt ${target:+"$target"}
exec cargo deb --locked --output target/debian/ "$@"
