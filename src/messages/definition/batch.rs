//! The commands under `batch`.

use super::HelpRow;

#[cfg(not(feature = "batch"))]
pub(super) static ROWS: [HelpRow; 0] = [];

#[cfg(feature = "batch")]
#[rustfmt::skip]
pub(super) static ROWS: [HelpRow; 48] = [
    ("batch", "", "按名单同时处理多位申请人"),
    ("batch run", "", "处理名单中的申请人，今天能做多少做多少；再次运行即可继续"),
    ("batch run", "list", "申请人名单：带表头的 CSV，或每行一个 JSON 对象；`-` 为标准输入。不给出时继续处理账本中的申请人"),
    ("batch run", "ledger", "账本文件 [默认: 名单的文件名加 .ledger，如 people.csv.ledger]"),
    ("batch run", "jobs", "同时处理的申请人上限"),
    ("batch run", "rate", "每秒调用数的上限，由使用此账本的所有进程共享"),
    ("batch run", "until", "进行到哪一步为止"),
    ("batch run", "until=applied", "申请报告"),
    ("batch run", "until=report", "取得报告"),
    ("batch run", "route", "名单中未指定验证方式的申请人如何验证 [默认: auto]"),
    ("batch run", "ask_jobs", "同时运行的问答程序上限"),
    ("batch run", "reports", "存放报告的目录 [默认: 名单的文件名加 .reports，如 people.csv.reports]"),
    ("batch run", "follow", "一直运行，直到每位申请人都达到目标或有最终结果"),
    ("batch run", "give_up", "申请后过了这么久仍没有报告，则不再等待"),
    ("batch run", "max_failures", "失败和结果不明的申请人达到这个数目后停止"),
    ("batch run", "max_tries", "同一步骤被拒几次后，该申请人即为失败"),
    ("batch run", "check", "只检查名单：不导入，也不调用网关"),
    ("batch run", "skip_bad", "名单有误时仍导入其中正确的行"),
    ("batch run", "no_store", "账本中不保存申请人资料，每次运行都从名单读取，因此每次都须给出名单。此时图片和短信只能由问答程序回答，不能由领取问题的人员回答"),
    ("batch run", "rekey", "账本的密钥已丢失：根据名单用另一密钥重新加密账本；账本不保存资料的，同时加上 --no-store。尚无结果的申请人须先登录查明进展"),
    ("batch waiting", "", "列出等待回答的问题，并可领取其中若干"),
    ("batch waiting", "take", "最多领取 N 个问题：取得图片、发送短信，并在一段时间内不交给他人。不给出时只查看，不调用网关"),
    ("batch answer", "", "回答问题：逐行读取 JSON，或在终端上逐题提问"),
    ("batch answer", "...", "每读入一行，立即给出该答案的处理结果。答案全部被接受时退出码为 0；有的行有误或不可用时为 3；否则按未被接受的原因：过迟为 4，其他原因或有多种原因时为 6。"),
    ("batch answer", "file", "答案，每行一个 JSON 对象：含 user_id 和 key，另加 value、\"refresh\": true、\"keep\": true（延长时间）或 \"free\": true 之一；`-` 为标准输入。不给出且在终端上运行时，逐题提问"),
    ("batch status", "", "显示整个批次的进度"),
    ("batch status", "watch", "每秒刷新一次，直到 Ctrl-C；输出不在终端上时只显示一次"),
    ("batch results", "", "每位申请人一行：状态、类别、报告"),
    ("batch results", "class", "只列出这个类别的申请人"),
    ("batch results", "state", "只列出处于这个状态的申请人；可重复"),
    ("batch results", "format", "各行的格式 [默认: 供人阅读的表格，加 --json 时为 ndjson]"),
    ("batch results", "format=ndjson", "每行一个 JSON 对象"),
    ("batch results", "format=csv", "逗号分隔，首行为表头"),
    ("batch show", "", "显示一位申请人的经过"),
    ("batch show", "applicant", "申请人的 user_id"),
    ("batch retry", "", "下次运行时重新处理失败的申请人"),
    ("batch retry", "applicants", "申请人的 user_id"),
    ("batch retry", "class", "改为选择这个类别的所有申请人"),
    ("batch retry", "state", "改为选择处于这个状态的所有申请人"),
    ("batch retry", "again", "也包括提交结果不明的申请人：可能重复申请。被拒三次的密码也会再次发送"),
    ("batch withdraw", "", "撤出申请人：不再调用网关，并清除其资料"),
    ("batch withdraw", "applicants", "申请人的 user_id"),
    ("batch close", "", "清除所有申请人的资料，保留结果"),
    ("batch close", "yes", "不再询问，直接执行"),
    ("batch backup", "", "写出账本的一致副本"),
    ("batch backup", "file", "副本的文件名，该文件须不存在"),
    ("sandbox advance", "ledger", "时间一同推移的 `batch` 账本文件"),
    ("notice serve", "ledger", "收到已验签的通知后，使该申请人在这个 `batch` 账本中立即可以继续"),
];
