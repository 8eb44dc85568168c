#!/bin/sh
# The whole UnionPay route as a shell script of curl and jq, with the usual care of such scripts: jq quotes the values,
# every code is checked, and nothing is stored. $URL: a served sandbox; $ANSWERS: the applicant's answers.
set -eu

user=${APPLICANT:-bench}
merchant=$(jq -nc --arg user_id "$user" '{merchant_id: "123124", app_name: "bench", app_version: "1", platform: "web",
    notice_url: "http://127.0.0.1/", $user_id}')
eval "$(jq -r 'to_entries[] | "\(.key)=\(.value | @sh)"' "$ANSWERS")"

# call METHOD FILTER [NAME VALUE]...: calls METHOD with these parameters and prints the result of FILTER on the reply.
call() {
    method=$1 filter=$2
    shift 2
    body=$(jq -nc --arg method "crawler.api.zx.$method" --argjson merchant "$merchant" --args \
        '$ARGS.positional as $of | reduce range(0; $of | length; 2) as $n ({}; .[$of[$n]] = $of[$n + 1])
            | if has("type") then .type |= tonumber else . end | {$method, biz_data: ($merchant + .)}' "$@")
    # Not a pipe: of a pipe, sh sees only the end of jq, which accepts the empty output of a curl that failed.
    reply=$(curl --silent --show-error --fail --header 'Content-Type: application/json; charset=utf-8' \
        --data-raw "$body" "$URL") || return
    printf '%s\n' "$reply" |
        jq -r "if .code == 0 or .code == 200 then $filter else error(\"\\(.code) \\(.msg)\") end"
}

# inbox FILTER: prints the code that the applicant would read off the screen or the telephone.
inbox() {
    inbox=$(curl --silent --show-error --fail "$URL/_sandbox/inbox?user_id=$user") || return
    printf '%s\n' "$inbox" | jq -er "$1"
}

sms() {
    inbox "[.sms[] | select(.method == \"$1\")][-1].code"
}

call getLoginInfo .data.next.method >/dev/null
call getPicCode .data.pic_code type 2 >/dev/null
pic_code=$(inbox .captcha)
status=$(call login .data.user_status login_name "$login_name" password "$password" pic_code "$pic_code")
[ "$status" = 0 ]
call getVerifyMethod '.data.rules[].id' login_name "$login_name" type 1 >/dev/null
card_type=$(call onlineValidateCard .data.cardtype bank_card "$bank_card" type 1)
call getOnlineMessageCode .code cellphone "$cellphone" real_name "$real_name" id_card "$id_card" \
    bank_card "$bank_card" card_type "$card_type" >/dev/null
unionpay_code=$(call onlineAuthentication '.data.next.param[] | select(.key == "unionpay_code").value' \
    real_name "$real_name" id_card "$id_card" cellphone "$cellphone" last_three "$last_three" month "$month" year "$year" \
    message_code "$(sms onlineAuthentication)" card_type "$card_type" bank_card "$bank_card" type 1)
call getPicCode .data.pic_code type 2 >/dev/null
call submitOnlineAuth .data.next.method pic_code "$(inbox .captcha)" unionpay_code "$unionpay_code" >/dev/null
call getOnlineMessageCode .code >/dev/null
call submitApplyMessageCode .msg message_code "$(sms submitApplyMessageCode)"
