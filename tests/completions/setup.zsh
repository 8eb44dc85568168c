# What the interactive zsh of capture.zsh runs first: a completion prints what it would offer, between two marks.
PROMPT=
autoload -Uz compinit && compinit -u -D
bindkey '^I' complete-word
print_begin() { print -r -- '<begin>' }
print_end() { print -r -- '<end>' }
compprefuncs=(print_begin)
comppostfuncs=(print_end)
compadd() {
    # A call that fills arrays offers nothing yet.
    if [[ ${@[1,(i)(-|--)]} == *-(O|A|D)\ * ]]; then
        builtin compadd "$@"
        return
    fi
    local -a hits given=("$@")
    local -A before
    builtin compadd -A hits "$@"
    zparseopts -E -D P:=before p:=before W:=before
    local hit
    for hit in "${hits[@]}"; do
        print -r -- "$IPREFIX${before[-P]}${before[-p]}$hit"
    done
    builtin compadd "${given[@]}"
}
source <(zhengxin completions zsh)
