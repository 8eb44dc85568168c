# To be sourced. Creates a directory, a home and a sandbox for a measurement and removes them when the script ends.
# `work` is the directory, `url` and URL are the sandbox's address. Needs `zhengxin`, the program's path.
work=$(mktemp -d ${WORK:+-p "$WORK"})
trap 'kill "${server:-0}" 2>/dev/null || true; rm -rf "$work"' EXIT
export HOME=$work XDG_STATE_HOME= XDG_CONFIG_HOME=

serve() { # options of sandbox serve
    mkfifo "$work/url"
    "$zhengxin" sandbox serve --quiet "$@" >"$work/url" &
    server=$!
    read -r url <"$work/url"
    export URL=$url
}

# The same call in two scripts: one command of ours, and curl piped into jq. Every run of ours writes its own session
# and syncs it.
one_call() {
    cat >"$work/ours.sh" <<SH
exec "$zhengxin" login-info --gateway $url --user-id bench --session b\$\$ --json
SH
    cat >"$work/theirs.sh" <<'SH'
curl --silent --header 'Content-Type: application/json; charset=utf-8' --data-raw "$BODY" "$URL" | jq -c .data.next
SH
    export BODY
    BODY=$("$zhengxin" login-info --gateway "$url" --user-id bench --dry-run --json --quiet)
}

# Fails if no run of ours wrote a session.
sessions_were_written() {
    [ -n "$(find "$work/.local" -name 'b*.json' -print -quit)" ] || { echo 'no session was written: the measurement is void'; return 1; }
}
