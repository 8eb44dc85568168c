#!/usr/bin/env bash
# Writes the bill of materials of the program, CycloneDX as JSON: packaging/sbom.sh [FILE]
# It needs cargo-cyclonedx (`cargo install cargo-cyclonedx`). The list has the crates that go into the program for its target,
# with versions, checksums and licences; tools of the tests are left out.
set -euo pipefail
cd "$(dirname "$0")/.."
out=${1:-target/sbom/zhengxin.cdx.json}
target=${SBOM_TARGET:-$(rustc -vV | sed -n 's/^host: //p')}
mkdir -p "$(dirname "$out")"
trap 'rm -f zhengxin-sbom.json' EXIT
# The serial number and the time would be new each time. cargo-cyclonedx takes both from the commit's time.
SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-$(git log -1 --format=%ct)} \
    cargo cyclonedx --quiet --format json --spec-version 1.5 --target "$target" --no-build-deps --override-filename zhengxin-sbom
# The program itself is named by its directory, which means nothing elsewhere.
sed "s|path+file://$PWD|path+file:///zhengxin|g" zhengxin-sbom.json >"$out"
echo "$out"
