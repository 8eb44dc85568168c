#compdef zhengxin
# Completions of zhengxin for zsh, printed by `zhengxin completions zsh`. They ask the `zhengxin` in the PATH.
_zhengxin() {
    local -a lines whole open
    local line value kind after
    lines=("${(@f)$(VARIABLE=1 command zhengxin -- "${(@Q)words[1,CURRENT-1]}" "${(Q)IPREFIX}${(Q)PREFIX}" 2>/dev/null)}")
    kind=${lines[1]%%$'\t'*}
    after=${lines[1]#*$'\t'}
    for line in "${(@)lines[2,-1]}"; do
        value=${${line%%$'\t'*}//:/\\:}
        [[ $line == *$'\t'* ]] && line="$value:${line#*$'\t'}" || line=$value
        # A key is followed by its value, without a blank.
        [[ $value == *[=@] ]] && open+=("$line") || whole+=("$line")
    done
    (( $#whole )) && _describe value whole
    (( $#open )) && _describe value open -S ''
    [[ $kind == (files|directories|ledgers) ]] || return 0
    [[ -n $after ]] && compset -P "${(b)after}"
    case $kind in
        files) _files ;;
        directories) _files -/ ;;
        ledgers) _files -g '*.ledger' ;;
    esac
}
if [[ $funcstack[1] == _zhengxin ]]; then
    _zhengxin "$@"
else
    compdef _zhengxin zhengxin
fi
