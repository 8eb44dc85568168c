# The same rows as accounts.jq, extracted with split and startswith instead of a regular expression, which is the
# fastest way in jq.
input_filename as $file
| (.creditCards, .houseLoans, .otherLoans)[][]
| split("发放的")
| select(length == 2)
| (.[0] | split("日")) as $head
| .[1] as $of
| [
    $file,
    $head[0] + "日",
    ($head[1:] | join("日")),
    if $of | startswith("贷记卡") then "贷记卡"
    elif $of | startswith("准贷记卡") then "准贷记卡"
    else $of | split("，")[0] | split("）")[1:] | join("）")
    end
  ]
| @csv
