//! Of the commands that read saved reports.

use super::{Example, row};

#[rustfmt::skip]
pub static EXAMPLES: &[Example] = &[
    row("view", "zhengxin view report.json", "在终端上显示", "Show it on the terminal"),
    row("view", "zhengxin view report.json --html report.html --mask", "写成一个隐藏个人信息的网页", "Write it as a page that hides personal data"),
    row("view", "zhengxin view report.json --jq '.accounts | length'", "用 jq 表达式计算账户数", "Count its accounts with a jq expression"),
    row("export", "zhengxin export reports/ --format csv --bom > accounts.csv", "把所有报告的账户写成供 Excel 打开的 CSV", "Write the accounts of all reports as CSV for Excel"),
    row("export", "zhengxin export reports/ --what queries --format ndjson", "查询记录，每行一个 JSON 对象", "Print the inquiries, one JSON object a line"),
    row("export", "zhengxin export --schema accounts", "显示账户行的 JSON Schema", "Print the JSON Schema of the rows"),
    row("diff", "zhengxin diff old.json new.json", "比较两份报告；有变化时退出码为 1", "Compare two reports; the exit code is 1 if they differ"),
    row("diff", "zhengxin diff old.json new.json --mask", "隐藏个人信息", "Hide personal data"),
    row("diff", "zhengxin diff old.json new.json --jq '.new_accounts'", "只输出新增账户", "Print the new accounts only"),
];
