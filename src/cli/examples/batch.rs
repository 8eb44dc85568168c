//! Of the commands under `batch`.

use super::{Example, row};

#[rustfmt::skip]
pub static EXAMPLES: &[Example] = &[
    row("batch", "zhengxin batch run people.csv --check", "先检查名单，不调用网关", "First check the list, without any call"),
    row("batch", "zhengxin batch run people.csv -l people.ledger -p uat", "处理名单上的所有申请人；再次运行即可继续", "Take all applicants of the list as far as possible; run it again to go on"),
    row("batch", "zhengxin batch status -l people.ledger --watch", "查看进度", "Watch the progress"),
    row("batch run", "zhengxin batch run people.csv --check", "只检查名单", "Only check the list"),
    row("batch run", "zhengxin batch run people.csv -l people.ledger -p uat -j 8 --rate 5/s", "同时处理 8 人，每秒最多 5 次调用", "Handle 8 applicants at once, with at most 5 calls a second"),
    row("batch run", "zhengxin batch run -l people.ledger --follow", "继续处理账本中的申请人，直到每人都有最终结果", "Go on with the ledger's applicants until each has a final result"),
    row("batch waiting", "zhengxin batch waiting -l people.ledger", "列出等待人工回答的问题", "List the questions that wait for a person"),
    row("batch waiting", "zhengxin batch waiting -l people.ledger --take 5 -o json", "领取五个问题", "Take five of them"),
    row("batch answer", "zhengxin batch answer -l people.ledger", "在终端上逐个回答", "Answer one question after the other at the terminal"),
    row("batch answer", "zhengxin batch answer -l people.ledger answers.jsonl", "从文件读取答案，每行一个 JSON 对象", "Read the answers from a file, one JSON object a line"),
    row("batch status", "zhengxin batch status -l people.ledger", "查看整个批次的进度", "See where the batch stands"),
    row("batch status", "zhengxin batch status -l people.ledger --watch", "每秒刷新，直到按 Ctrl-C", "Redraw it every second until Ctrl-C"),
    row("batch results", "zhengxin batch results -l people.ledger", "每位申请人一行", "Print a row for each applicant"),
    row("batch results", "zhengxin batch results -l people.ledger --state done --format csv > done.csv", "把已完成的申请人写成 CSV", "Write those who are done as CSV"),
    row("batch results", "zhengxin batch results -l people.ledger --class credentials", "只列出密码错误的申请人", "List those whose password was wrong"),
    row("batch show", "zhengxin batch show -l people.ledger u1", "查看一位申请人的经过", "Show what happened to one applicant"),
    row("batch show", "zhengxin batch show -l people.ledger u1 -o json", "以 JSON 输出", "Print it as JSON"),
    row("batch retry", "zhengxin batch retry -l people.ledger u1 u2", "下次运行时重试这两人", "Retry these two at the next run"),
    row("batch retry", "zhengxin batch retry -l people.ledger --class unavailable", "重试所有因网关不可用而失败的申请人", "Retry all applicants for whom the gateway was unavailable"),
    row("batch withdraw", "zhengxin batch withdraw -l people.ledger u1", "撤出一位申请人并清除其资料", "Withdraw one applicant and erase the values"),
    row("batch withdraw", "zhengxin batch withdraw -l people.ledger u1 u2", "撤出多位申请人", "Withdraw several"),
    row("batch close", "zhengxin batch close -l people.ledger", "清除所有申请人的资料，保留结果", "Erase the values of all applicants and keep the results"),
    row("batch close", "zhengxin batch close -l people.ledger --yes", "不再询问", "The same without asking"),
    row("batch backup", "zhengxin batch backup -l people.ledger people.backup", "备份账本，运行中也可以", "Copy the ledger, also during a run"),
    row("batch backup", "zhengxin batch backup -l people.ledger \"people-$(date +%F).backup\"", "文件名带日期", "The same with the date in the name"),
];
