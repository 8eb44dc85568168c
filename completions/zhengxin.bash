# Completions of zhengxin for bash, printed by `zhengxin completions bash`. They ask the `zhengxin` in the PATH.
_zhengxin() {
    local line=${COMP_LINE} piece= before= words=() at=-1 place
    # bash splits words at = : and @ as well, which stand in options, addresses and names of sessions. Here only blanks do.
    for ((place = 0; place <= COMP_CWORD; place++)); do
        piece=${COMP_WORDS[place]}
        if [[ $at -lt 0 || -z $COMP_LINE || $line == [[:blank:]]* ]]; then
            words[++at]=
        fi
        line=${line#"${line%%[![:blank:]]*}"}
        if [[ $place -eq $COMP_CWORD && -n $COMP_LINE ]]; then
            piece=${piece:0:COMP_POINT-${#COMP_LINE}+${#line}}
        fi
        before=${words[at]}
        words[at]+=$piece
        line=${line#"$piece"}
    done
    # readline replaces what follows the last of those characters, and an @ with it.
    if [[ $piece && $piece != *[!"$COMP_WORDBREAKS"]* ]]; then
        before+=$piece
        piece=
    fi
    before=${before%@}
    local is_quoted=
    [[ $piece == [\"\']* ]] && is_quoted=yes
    words=("${words[@]//[\"\'\\]/}")
    local current=${words[at]} reply kind after value rest found=
    COMPREPLY=()
    reply=$(ZHENGXIN_COMPLETE=1 command zhengxin -- "${words[@]}" 2>/dev/null) || return 0
    while IFS=$'\t' read -r value rest; do
        if [[ -z $kind ]]; then
            kind=$value after=$rest
            continue
        fi
        value=${value#"$before"}
        if [[ -z $is_quoted && $value == *[!a-zA-Z0-9._/:=@%+,-]* ]]; then
            printf -v value %q "$value"
        fi
        COMPREPLY+=("$value")
    done <<<"$reply"
    after=${after#"$before"}
    current=${current#"$before$after"}
    case $kind in
        files) found=$(compgen -f -- "$current") ;;
        directories) found=$(compgen -d -- "$current") ;;
        ledgers)
            found=$(compgen -f -X '!*.ledger' -- "$current"; compgen -d -- "$current")
            [[ $found ]] || found=$(compgen -f -- "$current")
            ;;
    esac
    if [[ $kind != values ]]; then
        compopt -o filenames 2>/dev/null
        while IFS= read -r value; do
            if [[ $after && -d $value ]]; then
                # readline looks for the word as it stands, and would take this one for a file.
                compopt -o nospace 2>/dev/null
                value+=/
            fi
            [[ $value ]] && COMPREPLY+=("$after$value")
        done <<<"$found"
    elif [[ ${#COMPREPLY[@]} -eq 1 && ${COMPREPLY[0]} == *[=@] ]]; then
        compopt -o nospace 2>/dev/null
    fi
    return 0
}
complete -F _zhengxin zhengxin
