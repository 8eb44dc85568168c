#!/usr/bin/env bash
# Writes the program's bill of materials, CycloneDX as JSON: packaging/sbom.sh [FILE]. It needs cargo-cyclonedx (`cargo
# install cargo-cyclonedx`). It lists the crates that are linked into the program for its target, with versions,
# checksums and licences, but not the tools of the tests.
set -euo pipefail
cd "$(dirname "$0")/.."
out=${1:-target/sbom/zhengxin.cdx.json}
target=${SBOM_TARGET:-$(rustc -vV | sed -n 's/^host: //p')}
mkdir -p "$(dirname "$out")"
trap 'rm -f zhengxin-sbom.json' EXIT
# A new serial number and time would differ at each run, so cargo-cyclonedx derives both from the commit's time.
SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-$(git log -1 --format=%ct)} \
    cargo cyclonedx --quiet --format json --spec-version 1.5 --target "$target" --no-build-deps --override-filename zhengxin-sbom
# cargo-cyclonedx names the program by its directory, which means nothing elsewhere, so the name is replaced.
sed "s|path+file://$PWD|path+file:///zhengxin|g" zhengxin-sbom.json >"$out"
echo "$out"
