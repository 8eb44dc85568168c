//! Of the built-in gateway, of the smoke test, of the code catalogue, of `notice`, `capabilities` and `demo`.

use super::{Example, row};

#[rustfmt::skip]
pub static EXAMPLES: &[Example] = &[
    row("smoke", "zhengxin smoke -g https://gateway.example/api", "只做无影响的检查", "Make only the checks that are harmless"),
    row("smoke", "zhengxin smoke -p uat --junit smoke.xml", "另写一份 JUnit 文件供 CI 使用", "Write a JUnit file as well, for CI"),
    row("smoke", "zhengxin smoke -p sandbox --level full -a me.json --ask sandbox:", "在模拟网关上检查全过程", "Check every step, on the built-in gateway"),
    row("codes", "zhengxin codes 208101", "查一个返回码", "Look up a code"),
    row("codes", "zhengxin codes --class captcha", "列出一个类别的所有返回码", "List the codes of one class"),
    row("sandbox", "zhengxin sandbox people", "列出测试人员", "List the test people"),
    row("sandbox", "zhengxin sandbox serve --listen 127.0.0.1:8080", "通过 HTTP 提供模拟网关", "Serve the built-in gateway over HTTP"),
    row("sandbox", "zhengxin sandbox advance 25h", "让模拟网关的时间前进 25 小时", "Let 25 hours pass in it"),
    row("sandbox serve", "zhengxin sandbox serve --listen 127.0.0.1:8080", "监听指定端口", "Listen on a port of your choice"),
    row("sandbox serve", "zhengxin sandbox serve --fault 'reset:submitApplyMessageCode#1'", "第一次申请已生效，但应答丢失", "The first application takes effect, but its reply is lost"),
    row("sandbox serve", "zhengxin sandbox serve --replay calls.jsonl", "用 --record 的录制应答", "Answer from a recording made with --record"),
    row("sandbox people", "zhengxin sandbox people", "列出测试人员及各自的用途", "List them, and what each is for"),
    row("sandbox people", "zhengxin sandbox people --jq '.[0].answers' > me.json && chmod 600 me.json", "把第一个人的值写入文件，供 --answers 使用", "Write the values of the first into a file for --answers"),
    row("sandbox inbox", "zhengxin sandbox inbox -u u1", "显示待用的验证码", "Show the codes that wait for an answer"),
    row("sandbox inbox", "zhengxin sandbox inbox -u u1 --jq '.sms[-1].code' --raw", "只输出最新的短信验证码", "Print only the code of the newest SMS"),
    row("sandbox reset", "zhengxin sandbox reset", "清空模拟网关", "Empty the built-in gateway"),
    row("sandbox reset", "zhengxin sandbox reset -g http://127.0.0.1:8080", "清空 sandbox serve 提供的网关", "Empty the one that sandbox serve serves"),
    row("sandbox advance", "zhengxin sandbox advance 25h", "申请 24 小时后才有报告：让时间前进", "Go on to the next day, when the report is ready"),
    row("sandbox advance", "zhengxin sandbox advance 25h -g http://127.0.0.1:8080", "用于 sandbox serve 提供的网关", "The same in the one that sandbox serve serves"),
    row("notice", "zhengxin notice serve --listen 127.0.0.1:9000 --append notices.jsonl", "接收通知并追加到文件", "Receive notices and append them to a file"),
    row("notice", "zhengxin notice serve --public-key platform.pem", "检查通知的签名", "Check the signature of each notice"),
    row("notice serve", "zhengxin notice serve --listen 127.0.0.1:9000 --append notices.jsonl", "接收通知并追加到文件", "Receive notices and append them to a file"),
    row("notice serve", "zhengxin notice serve --public-key platform.pem", "检查通知的签名", "Check the signature of each notice"),
    row("capabilities", "zhengxin capabilities --json", "以 JSON 列出所有命令、选项、退出码和输出格式", "List commands, options, exit codes and outputs as JSON"),
    row("version", "zhengxin version", "查看程序的版本和构建来源", "Show what the program was built from"),
    row("version", "zhengxin version --json --jq .features", "只看编译了哪些特性", "Show only its features"),
    row("capabilities", "zhengxin capabilities --jq '.commands[].command' --raw", "只列出命令", "List the commands only"),
    row("demo", "zhengxin demo", "使用银联验证", "Verify by UnionPay"),
    row("demo", "zhengxin demo --route questions", "使用问题验证", "Verify by the five questions"),
];
