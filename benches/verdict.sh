# To be sourced. Prints a ratio of two times in seconds, and whether it meets its aim; sets `failed` to 1 if it does
# not.
failed=0
verdict() { # what, dividend, divisor, limit
    local ratio ok=ok
    ratio=$(awk "BEGIN { print $2 / $3 }")
    awk "BEGIN { exit !($ratio <= $4) }" || { ok=MISSED; failed=1; }
    printf '%-28s %8.2f ms / %8.2f ms = %6.4f  (aim %s) %s\n' "$1" "$(awk "BEGIN { print 1000 * $2 }")" \
        "$(awk "BEGIN { print 1000 * $3 }")" "$ratio" "$4" "$ok"
}
