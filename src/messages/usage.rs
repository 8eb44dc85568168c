//! Texts for command-line mistakes that the program's own checks find.

use super::{Text, text};

/// `--json` and `--output`.
pub const JSON_AND_OUTPUT: Text =
    text("--json 和 --output 不能同时使用", "--json and --output cannot be used together");
/// `--dry-run` and `--curl`.
pub const DRY_RUN_AND_CURL: Text =
    text("--dry-run 和 --curl 不能同时使用", "--dry-run and --curl cannot be used together");
/// `--raw` without `--jq`.
pub const RAW_NEEDS_JQ: Text = text("--raw 须与 --jq 一起使用", "--raw needs --jq");
/// ZHENGXIN_OUTPUT.
pub const OUTPUT_VARIABLE: Text =
    text("ZHENGXIN_OUTPUT={value}：应为 human 或 json", "ZHENGXIN_OUTPUT={value}: must be human or json");
/// A duration.
pub const DURATION: Text = text("{what}：{reason}", "{what}: must be {error}");
/// A duration too long to represent.
pub const TOO_LONG: Text = text("{what}：时长过长", "{what}: too long");
/// The jq filter.
pub const JQ: Text = text("--jq 不是有效的 jq 表达式：{reason}", "not a jq filter: {error}");
/// Why it is not one: a name.
pub const JQ_UNDEFINED: Text = text("{name} 未定义", "{error}");
/// Why it is not one: it ends too early.
pub const JQ_END: Text = text("表达式不完整", "{error}");
/// Why it is not one: a bracket or quote.
pub const JQ_UNCLOSED: Text = text("{open} 没有闭合", "{error}");
/// Why it is not one: anything else.
pub const JQ_UNEXPECTED: Text = text("第 {at} 个字符处的 {found} 不合语法", "{error}");
/// Why it is not one: it names a file.
pub const JQ_IMPORT: Text = text("不能导入文件", "{error}");
/// A jq filter that cannot be read.
pub const JQ_NESTED: Text = text("--jq 的表达式嵌套过深，无法读取", "--jq: nested too deeply to be read");

/// `--save`, `--html`, `--out`: the path is not a regular file.
pub const SAVE_NOT_A_FILE: Text = text("{flag} {path}：不是普通文件", "{flag} {path}: not a regular file");
/// How to proceed with such a path.
pub const SAVE_ELSEWHERE: Text = text("换一个文件名", "name another file");
/// `--save`, `--html`: the file exists.
pub const SAVE_EXISTS: Text = text("{flag} {path}：文件已存在", "{flag} {path}: the file exists");
/// `--save` and `--html` name the same file.
pub const SAVE_AND_HTML: Text =
    text("--save 和 --html 不能写同一个文件 {path}", "--save and --html cannot both write {path}");
/// `--record` and `--audit` name the same file.
pub const RECORD_AND_AUDIT: Text =
    text("--record 和 --audit 不能写同一个文件 {path}", "--record and --audit cannot both write {path}");
/// `--html` names the file of the report.
pub const HTML_OVER_REPORT: Text = text("--html {path}：会覆盖报告本身", "--html {path}: that is the report itself");
/// `--html`: the reply has no page.
pub const NO_PAGE: Text =
    text("--html：应答不是可识别的报告", "--html: the reply is not a report that this program can read");
/// How to replace an existing file.
pub const SAVE_FORCE: Text = text("换一个文件名，或加 --force 覆盖", "name another file, or add --force to replace it");

/// A value given twice.
pub const TWICE: Text = text("{what}：给出了两次", "{what}: given twice");
/// `call`.
pub const NOT_A_METHOD: Text = text("{name}：不是方法名", "{name}: not a method name");
/// `codes CODE`.
pub const NO_SUCH_CODE: Text = text("返回码表中没有 {code}", "{code} is not in the code catalogue");
/// `codes --class`.
pub const NO_SUCH_CLASS: Text =
    text("--class {name}：没有这个类别；现有：{names}", "--class {name}: no such class; the classes are {names}");
/// `codes --class` with a class that no code has.
pub const NO_CODE_OF_CLASS: Text = text(
    "--class {name}：没有返回码属于这个类别；可用：{names}",
    "--class {name}: no code is of this class; the classes of codes are {names}",
);
/// `config init`.
pub const NOT_A_PAIR: Text = text("{pair}：应为 KEY=VALUE", "{pair}: not of the form KEY=VALUE");
/// `config init`.
pub const NO_SUCH_KEY: Text =
    text("没有 {name} 这个键（是否为 {nearest}？）", "unknown key \"{name}\" (did you mean {nearest}?)");
/// `config init`, `config set`.
pub const UNKNOWN_KEY: Text = text("没有 {name} 这个键；现有：{names}", "unknown key \"{name}\"; the keys are {names}");
/// `config init`, `config set`: a value that is invalid for its key.
pub const BAD_ARGUMENT: Text = text("{key} {reason}", "{key} must be {error}");
/// `demo`.
pub const NOT_IN_THE_SANDBOX: Text = text("模拟网关中没有 {name}", "{name} is not in the sandbox");
/// `zhengxin foo=bar`, `zhengxin call foo=bar`.
pub const PAIR_WITHOUT_METHOD: Text =
    text("{key}=...：缺少命令和方法名", "{key}=...: neither a command nor a method name");
/// How to write such a pair.
pub const PAIR_HINT: Text = text(
    "参数跟在方法名之后：zhengxin call METHOD {key}=VALUE（`zhengxin capabilities` 列出所有命令和方法）",
    "pairs follow a method name: zhengxin call METHOD {key}=VALUE (`zhengxin capabilities` lists commands and methods)",
);
/// An option that would take a secret, which does not exist.
pub const NO_SECRET_FLAG: Text = text(
    "没有 {flag} 这个选项：命令行参数会被本机其他用户看到，也会留在 shell 历史中",
    "there is no option {flag}: other users of this machine can read a command's arguments, and the shell history keeps them",
);
/// The five ways to give a secret.
pub const SECRET_WAYS: Text = text(
    "用以下五种方式之一给出：(1) {flags}；(2) 环境变量 {variable}；(3) --answers 文件中的 {key}；(4) --ask 程序；(5) 终端提示",
    "give it in one of five ways: (1) {flags}; (2) {variable} in the environment; (3) {key} in the --answers file; \
     (4) an --ask program; (5) the prompt on a terminal",
);
/// `help`.
pub const NO_SUCH_TOPIC: Text = text("{word}：没有这个主题或命令", "{word}: no such topic or command");
/// The nearest topic or command.
pub const DID_YOU_MEAN: Text = text("是否为 {nearest}？", "did you mean {nearest}?");
/// `sandbox serve --fault`.
pub const FAULT: Text = text("--fault {spec}：{reason}", "--fault {spec}: {error}");
/// Where faults are listed.
pub const FAULT_HINT: Text = text("zhengxin help faults 列出所有故障", "`zhengxin help faults` lists them all");
/// An unknown word in a fault.
pub const FAULT_WORD: Text = text("没有 {part}；现有：{known}", "{error}");
/// A fault of an invalid form.
pub const FAULT_FORM: Text = text("应为 {form}", "{error}");
/// A fault without a method.
pub const FAULT_METHOD: Text = text("没有方法 {part}（应为短名，如 login，或 *）", "{error}");
/// A fault that does not say which calls it affects.
pub const FAULT_WHICH: Text =
    text("{part} 没有说明是哪几次调用（#2 为第二次，#2+ 为第二次起，%30 为百分之三十）", "{error}");
/// A number that is invalid or out of bounds.
pub const FAULT_NUMBER: Text = text("{part} 不是 {least} 到 {most} 的整数", "{error}");
/// A kind that applies to all calls, so it takes `*`.
pub const FAULT_NOT_ALL: Text = text("{kind} 针对所有调用，{part} 处应为 *", "{error}");
/// A fault whose code is not a refusal.
pub const FAULT_SUCCESS: Text = text("{part} 表示成功，不是拒绝", "{error}");
/// A fault that cannot choose between acted and unacted.
pub const FAULT_ACTING: Text = text("{part} 不能选择 acted 或 unacted", "{error}");
/// `submit-answers`.
pub const FIVE_ANSWERS: Text = text("需要五个答案，给出了 {count} 个", "five answers are needed, not {count}");
/// `submit-answers --answer`.
pub const NOT_AN_ANSWER: Text = text(
    "--answer {pair}：应为 题号=答案，如 1=3，题号 1 到 5",
    "--answer {pair}: not of the form QUESTION=ANSWER, such as 1=3, with questions 1 to 5",
);
