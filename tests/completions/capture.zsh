# Types a line into an interactive zsh, asks for its completions, and prints each on a line of its own.
#
#   zsh -f capture.zsh REGISTRATION LINE
zmodload zsh/zpty
zpty inner zsh -f -i
() {
    local setup=$1
    zpty -w inner "source ${(q)setup}"
    zpty -w inner 'print -r -- re\ady'
    zpty -r inner shown $'*ready*'
    zpty -w -n inner "$2"$'\t'
    zpty -r inner shown $'*<end>*'
    shown=${${shown#*<begin>}%%<end>*}
    print -r -- "${shown//$'\r'/}"
} "$1" "$2"
zpty -d inner
