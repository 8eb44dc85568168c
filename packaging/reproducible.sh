#!/usr/bin/env bash
# Builds the program twice from the same commit, in two directories with different names, and compares the hashes.
#
#   packaging/reproducible.sh [CARGO BUILD OPTION...]      such as --target x86_64-unknown-linux-musl
#
# Both builds start from scratch with the options of a release. REPRODUCIBLE_PROFILE=dev builds faster, for a quick
# check of these options. REPRODUCIBLE_KEEP=DIR keeps the program there.
set -euo pipefail
repository=$(git -C "$(dirname "$0")" rev-parse --show-toplevel)
commit=$(git -C "$repository" rev-parse HEAD)
profile=${REPRODUCIBLE_PROFILE:-release}
folder=$profile
[ "$profile" != dev ] || folder=debug
scratch=$(mktemp -d)
trap 'rm -rf -- "$scratch"' EXIT
cargo_home=${CARGO_HOME:-$HOME/.cargo}
target=
for word in "$@"; do
    case ${last:-} in --target) target=$word ;; esac
    last=$word
done

# Directories that differ in name and length must leave no trace.
for place in one another-directory; do
    tree=$scratch/$place/zhengxin
    git clone --quiet --no-checkout "$repository" "$tree"
    git -C "$tree" checkout --quiet --detach "$commit"
    map="--remap-path-prefix=$tree=/zhengxin --remap-path-prefix=$cargo_home=/cargo"
    # The C parts (SQLite, ring) must not record the directory's name either.
    c_map="-ffile-prefix-map=$tree=/zhengxin -ffile-prefix-map=$cargo_home=/cargo"
    (cd "$tree" && RUSTFLAGS="${RUSTFLAGS:-} $map" CFLAGS="${CFLAGS:-} $c_map" CARGO_TARGET_DIR="$tree/target" \
        cargo build --quiet --locked --profile "$profile" "$@")
    program=$tree/target/${target:+$target/}$folder/zhengxin
    sha256sum "$program" | tee -a "$scratch/hashes"
    if grep --quiet --fixed-strings -e "$scratch" -e "$cargo_home" "$program"; then
        echo "reproducible.sh: the program names a directory of this machine" >&2
        [ "$profile" = dev ] || exit 1
    fi
    [ -z "${REPRODUCIBLE_KEEP:-}" ] || install -D "$program" "$REPRODUCIBLE_KEEP/$place/zhengxin"
    rm -rf -- "$tree/target"
done
if [ "$(cut -d' ' -f1 "$scratch/hashes" | sort -u | wc -l)" != 1 ]; then
    echo "reproducible.sh: the two programs differ" >&2
    exit 1
fi
echo "the two programs are the same"
