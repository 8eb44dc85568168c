#!/usr/bin/env bash
# Installs a Debian package in a clean root, tests its contents, removes it, and checks that nothing is left.
#
#   packaging/deb-test.sh FILE.deb [SUITE]
#
# With root rights and debootstrap, the root is a minimal Debian (SUITE, default: stable) in a temporary directory.
# DEB_TEST_ROOT names an existing root instead, which is left unchanged. Otherwise dpkg unpacks the package into an
# empty directory and the program runs from there: that tests the files, but not the package's dependencies.
set -euo pipefail
PATH=$PATH:/usr/sbin:/sbin # dpkg insists on ldconfig and start-stop-daemon
deb=$(realpath "${1:?usage: packaging/deb-test.sh FILE.deb [SUITE]}")
suite=${2:-stable}
repository=$(realpath "$(dirname "$0")/..")
scratch=$(mktemp -d)
trap 'rm -rf -- "$scratch"' EXIT
root=${DEB_TEST_ROOT:-$scratch/root}

say() { printf '%s\n' "$*"; }
fail() { printf 'deb-test: %s\n' "$*" >&2; exit 1; }

if [ -n "${DEB_TEST_ROOT:-}" ]; then
    way=chroot
elif [ "$(id -u)" = 0 ] && command -v debootstrap >/dev/null; then
    way=chroot
    debootstrap --variant=minbase "$suite" "$root" >"$scratch/debootstrap.log" 2>&1 ||
        fail "debootstrap: $(tail -n 3 "$scratch/debootstrap.log")"
else
    way=directory
    # The directories that every Debian has and that the package's scripts use.
    mkdir -p "$root/var/lib/dpkg/"{info,updates,triggers} "$root/etc/systemd/system" "$root/var/lib/systemd"
    touch "$root/var/lib/dpkg/"{status,available}
fi
say "root: $way"

# Runs a program of the package, or dpkg, in the chosen root.
inside() {
    case $way in
    chroot) chroot "$root" /usr/bin/env -i HOME=/root PATH=/usr/sbin:/usr/bin:/sbin:/bin LC_ALL=C.UTF-8 "$@" ;;
    directory) env -i HOME="$scratch" PATH="$root/usr/bin:$PATH" LC_ALL=C.UTF-8 "$@" ;;
    esac
}
packages() {
    case $way in
    chroot) inside dpkg "$@" ;;
    directory) dpkg --root="$root" --force-not-root --force-depends --force-script-chrootless "$@" ;;
    esac
}
# Every path of the root except the package manager's own records.
paths() {
    (cd "$root" && find . \( -path ./proc -o -path ./sys -o -path ./var/lib/dpkg -o -path ./var/log \) -prune -o -print | LC_ALL=C sort)
}

paths >"$scratch/before"
cp "$deb" "$root/tmp.deb"
case $way in
chroot) packages --install /tmp.deb >"$scratch/install.log" 2>&1 || fail "install: $(cat "$scratch/install.log")" ;;
directory) packages --install "$deb" >"$scratch/install.log" 2>&1 || fail "install: $(cat "$scratch/install.log")" ;;
esac
rm "$root/tmp.deb"
packages --status zhengxin | grep -q '^Status: install ok installed$' || fail 'the package is not configured'
say 'installed'

# No dependency of the package would name the glibc that packed relocations need.
if command -v readelf >/dev/null; then
    readelf --version-info "$root/usr/bin/zhengxin" >"$scratch/versions"
    ! grep -q GLIBC_ABI_DT_RELR "$scratch/versions" || fail 'the program needs a glibc that the package does not depend on'
fi

# The files: every man page and completion of the repository, the units, and the licences.
expect() { [ -s "$root/$1" ] || fail "$1 is missing or empty"; }
for page in "$repository"/man/*.1; do expect "usr/share/man/man1/$(basename "$page").gz"; done
for page in "$repository"/man/zh_CN/*.1; do
    [ ! -e "$page" ] || expect "usr/share/man/zh_CN/man1/$(basename "$page").gz"
done
find "$root/usr/share/man" -name 'zhengxin*.gz' -exec gzip --test {} +
expect usr/share/bash-completion/completions/zhengxin
expect usr/share/zsh/vendor-completions/_zhengxin
expect usr/share/fish/vendor_completions.d/zhengxin.fish
for file in _zhengxin.ps1 zhengxin.elv zhengxin.nu; do expect "usr/share/zhengxin/completions/$file"; done
for file in copyright LICENSE-MIT LICENSE-APACHE THIRD-PARTY.txt changelog.gz README.md; do expect "usr/share/doc/zhengxin/$file"; done
for unit in zhengxin-notice zhengxin-sandbox; do
    expect "usr/lib/systemd/system/$unit.service"
    [ ! -e "$root/etc/systemd/system/multi-user.target.wants/$unit.service" ] || fail "$unit is enabled"
done
say 'files are there'

# The program.
inside zhengxin --version
inside zhengxin version
# `demo` sends its whole retrieval to the built-in gateway.
inside zhengxin demo --json >"$scratch/demo.json"
grep -q viewReport "$scratch/demo.json" || fail 'demo fetched no report'
case $way in
chroot) script=/usr/share/bash-completion/completions/zhengxin ;;
directory) script=$root/usr/share/bash-completion/completions/zhengxin ;;
esac
inside bash -c ". $script && complete -p zhengxin" >/dev/null || fail 'bash does not load the completions'
if command -v systemd-analyze >/dev/null; then
    for unit in zhengxin-notice zhengxin-sandbox; do
        # systemd looks for the unit's program in this machine's own root, so its path is replaced.
        sed "s|^ExecStart=/usr/bin/zhengxin|ExecStart=$root/usr/bin/zhengxin|" "$root/usr/lib/systemd/system/$unit.service" \
            >"$scratch/$unit.service"
        systemd-analyze verify --man=no "$scratch/$unit.service" || fail "$unit.service is not a valid unit"
    done
    say 'units are valid'
fi
say 'the program runs'

packages --remove zhengxin >"$scratch/remove.log" 2>&1 || fail "remove: $(cat "$scratch/remove.log")"
[ ! -e "$root/usr/bin/zhengxin" ] || fail 'the program is still there after the removal'
packages --purge zhengxin >"$scratch/purge.log" 2>&1 || fail "purge: $(cat "$scratch/purge.log")"
paths >"$scratch/after"
# `zhengxin demo` stores nothing, and the package manager removes every directory that it created.
diff "$scratch/before" "$scratch/after" >"$scratch/left" || fail "left behind: $(cat "$scratch/left")"
say 'removed: nothing is left'
