#!/usr/bin/env bash
# A new user's first hour with an installed `zhengxin`, in one language: the help, the manual, completion, a flow on the
# sandbox, a report, a broken configuration and its repair, a batch of 50, and a check in CI. Every step is checked; the first
# one that is wrong ends the script.
#
# usage: hour.sh ZHENGXIN LOCALE, where LOCALE is C.UTF-8 or zh_CN.UTF-8. It works in the empty directory it is started in.
set -euo pipefail
bin=$(cd "$(dirname "$1")" && pwd) locale=$2
export PATH=$bin:$PATH HOME=$PWD/home LANG=$locale LC_ALL=$locale COLUMNS=80
unset XDG_STATE_HOME XDG_CONFIG_HOME XDG_DATA_HOME ZHENGXIN_LANG
mkdir -p "$HOME"

is_chinese() { [[ $locale == zh* ]]; }
# The text that the step's output must hold, by language.
either() { if is_chinese; then echo "$2"; else echo "$1"; fi; }
wrong() { echo "hour.sh ($locale), step \"$step\": $*" >&2; exit 1; }
holds() { # FILE, TEXT
    grep -qF -- "$2" "$1" || wrong "\"$2\" is not in: $(head -c 2000 "$1")"
}
ends_with() { # CODE, COMMAND ...
    local expected=$1 code=0
    "${@:2}" >out 2>err || code=$?
    [ "$code" = "$expected" ] || wrong "${*:2}: exit $code instead of $expected: $(head -c 2000 err)"
}

step='the short help'
ends_with 0 zhengxin
[ -s err ] && wrong "it prints on standard error: $(head -c 500 err)"
holds out "$(either Usage: 用法)"
holds out '  demo  '

step='the help of a command, and of the options that all commands take'
ends_with 0 zhengxin run --help
holds out 'zhengxin help options'
ends_with 0 zhengxin help options
holds out '--profile'

step='a typo'
ends_with 2 zhengxin logni
holds err login

step='the manual'
ends_with 0 zhengxin man man
[ -s man/zhengxin.1 ] || wrong 'zhengxin.1 was not written'
if command -v man >/dev/null; then
    man -l man/zhengxin-run.1 >page 2>/dev/null || wrong 'man cannot read zhengxin-run.1'
    holds page '--max-tries'
fi

step='Tab completes a command, a flag and a value'
zhengxin completions bash >completion.bash
completed() { # WORDS ... -> the words that Tab offers for the last one
    bash -c '. ./completion.bash; COMP_WORDS=("$@") COMP_CWORD=$(($# - 1)) COMP_LINE="$*"
        COMP_POINT=${#COMP_LINE}; _zhengxin; printf "%s\n" "${COMPREPLY[@]}"' bash "$@"
}
completed zhengxin capt >out
holds out captcha
completed zhengxin run --answ >out
holds out --answers
completed zhengxin run --route quest >out
holds out questions

step='the sandbox'
mkfifo url
zhengxin sandbox serve --quiet --people 70 >url 2>served &
server=$!
trap 'kill $server 2>/dev/null || true' EXIT
read -r url <url

step='a profile'
ends_with 0 zhengxin config init --profile trial --no-input gateway="$url" merchant_id=123124 app_name=trial \
    app_version=1 platform=web notice_url=http://127.0.0.1/notice
ends_with 0 zhengxin config set default_profile trial
ends_with 0 zhengxin config check

step='an application'
zhengxin sandbox people --json --jq '.[0].answers' >me.json
chmod 600 me.json
run() { zhengxin run --user-id me --answers me.json --ask sandbox: --no-input "$@"; }
ends_with 0 run --until applied
ends_with 7 run

step='the report, a day later'
ends_with 0 zhengxin sandbox advance 25h
ends_with 0 run --save report.json
[ -s report.json ] || wrong 'the report was not saved'
[ "$(stat -c %a report.json)" = 600 ] || wrong 'others can read the report'
ends_with 0 zhengxin view report.json
holds out "$(either 'Personal credit report' 个人信用报告)"

step='an export'
ends_with 0 zhengxin export report.json --format csv
[ "$(wc -l <out)" -gt 1 ] || wrong 'the export has no row'

step='a broken configuration, and its repair by the hints'
config=$(zhengxin config path)
cp "$config" whole.toml
echo 'retries = "many"' >>"$config"
ends_with 12 zhengxin status --user-id me
holds err retries
cp whole.toml "$config"
ends_with 0 zhengxin config check
ends_with 12 zhengxin status --user-id me --profile trail
holds err trial

step='a batch of 50'
zhengxin sandbox people --gateway "$url" --json --jq \
    '[.[].answers | select(.login_name | startswith("trial-"))][:50][] | .user_id = "u-" + .login_name' >list.ndjson
chmod 600 list.ndjson
[ "$(wc -l <list.ndjson)" = 50 ] || wrong "$(wc -l <list.ndjson) applicants instead of 50"
ends_with 7 zhengxin batch run list.ndjson --ask sandbox: --quiet
ends_with 0 zhengxin sandbox advance 25h --ledger list.ndjson.ledger
ends_with 0 zhengxin batch run list.ndjson --ask sandbox: --quiet
ends_with 0 zhengxin batch results --ledger list.ndjson.ledger --json --jq 'select(.state == "done") | .user_id'
[ "$(wc -l <out)" = 50 ] || wrong "$(wc -l <out) reports instead of 50"

step='a check in CI'
zhengxin sandbox people --json --jq '.[1].answers' >ci.json
chmod 600 ci.json
CI=true ends_with 0 zhengxin smoke --gateway "$url" --level login --user-id ci --answers ci.json --ask sandbox: --junit smoke.xml
holds smoke.xml '<testsuite'
echo "the hour went well ($locale)"
