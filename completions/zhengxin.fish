# Completions of zhengxin for fish, printed by `zhengxin completions fish`. They ask the `zhengxin` in the PATH.
function __zhengxin_complete
    set -l words (commandline --current-process --tokenize --cut-at-cursor)
    set -l current (commandline --current-token --cut-at-cursor)
    set -l plain (string replace --all --regex '["\'\\\\]' '' -- "$current")
    set -l lines (ZHENGXIN_COMPLETE=1 command zhengxin -- $words "$plain" 2>/dev/null)
    or return 0
    set -l kind (string split \t -- $lines[1])
    if test (count $lines) -gt 1
        printf '%s\n' $lines[2..-1]
    end
    contains -- "$kind[1]" files directories ledgers
    or return 0
    # fish itself completes file names for a command that it does not know.
    set -l path (string sub --start (math 1 + (string length -- "$kind[2]")) -- "$current")
    set -l names (complete --do-complete "zhengxin-file $path")
    switch "$kind[1]"
        case directories
            set names (string match --regex -- '^[^\t]*/(?:\t.*)?$' $names)
        case ledgers
            set -l ledgers (string match --regex -- '^[^\t]*(?:/|\.ledger)(?:\t.*)?$' $names)
            and set names $ledgers
    end
    for found in $names
        printf '%s%s\n' "$kind[2]" $found
    end
end
complete --command zhengxin --no-files --arguments '(__zhengxin_complete)'
