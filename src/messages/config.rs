//! Texts about profiles.

use super::{Text, text};

/// No source named a profile.
pub const IMPLIED_SANDBOX: Text = text(
    "未指定配置档，使用内置的 sandbox 配置档；用 --profile、ZHENGXIN_PROFILE 或 default_profile 指定",
    "no profile was named: the built-in profile `sandbox` is used; name one with --profile, ZHENGXIN_PROFILE or default_profile",
);
/// The same, if flag or environment name a gateway on this machine.
pub const IMPLIED_LOCAL: Text = text(
    "未指定配置档：选项和环境变量未给出的值取自内置的 sandbox 配置档",
    "no profile was named: values that neither options nor environment variables give come from the built-in profile `sandbox`",
);
/// The same, if they name any other gateway.
pub const NO_PROFILE: Text = text(
    "未指定配置档：只使用选项和环境变量给出的值；用 --profile、ZHENGXIN_PROFILE 或 default_profile 指定",
    "no profile was named: only options and environment variables are used; name one with --profile, ZHENGXIN_PROFILE or default_profile",
);

/// The first lines of a new config.toml.
pub const FILE_HEAD: Text = text(
    "zhengxin 的配置档；每个键也可用环境变量 ZHENGXIN_<KEY> 给出",
    "Profiles of zhengxin. Every key can also be given as the environment variable ZHENGXIN_<KEY>.",
);
/// `default_profile`
pub const DEFAULT_PROFILE: Text =
    text("未用 --profile 指定时使用的配置档", "the profile used if --profile is not given");

/// `gateway`
pub const GATEWAY: Text =
    text("网关地址；sandbox: 是内置的模拟网关", "the gateway's URL; sandbox: is the built-in sandbox");
/// `envelope`
pub const ENVELOPE: Text =
    text("报文格式：plain（JSON）或 signed（RSA 签名）", "format of requests: plain (JSON) or signed (RSA)");
/// `merchant_id`
pub const MERCHANT_ID: Text = text("平台分配的商户号", "merchant number issued by the platform");
/// `app_name`
pub const APP_NAME: Text = text("调用方应用名", "name of the calling application");
/// `app_version`
pub const APP_VERSION: Text = text("调用方应用版本", "version of the calling application");
/// `platform`
pub const PLATFORM: Text = text("调用平台", "platform of the calling application");
/// `notice_url`
pub const NOTICE_URL: Text = text("平台通知商户的地址", "URL to which the platform sends notices for the merchant");
/// `user_id`
pub const USER_ID: Text = text(
    "商户侧的申请人编号；通常每位申请人用 --user-id 给出",
    "the merchant's own id for the applicant; usually given per applicant: --user-id",
);
/// `app_id`
pub const APP_ID: Text =
    text("签名报文的 app_id；默认同 merchant_id", "app_id of the signed envelope; default: merchant_id");
/// `private_key`
pub const PRIVATE_KEY: Text = text("签名私钥（PEM）文件", "PEM file of the signing key");
/// `protocol_version`
pub const PROTOCOL_VERSION: Text = text("签名报文的 version", "version of the signed envelope");
/// `timestamp_unit`
pub const TIMESTAMP_UNIT: Text =
    text("签名报文时间戳单位：s 或 ms", "unit of the signed envelope's timestamp: s or ms");
/// `ca_file`
pub const CA_FILE: Text =
    text("额外信任的 CA 证书（PEM）文件", "PEM file of CA certificates to trust in addition to the system's");
/// `proxy`
pub const PROXY: Text = text("HTTP 代理地址", "URL of an HTTP proxy");
/// `timeout`
pub const TIMEOUT: Text = text("单次请求的时限", "time limit of one request");
/// `retries`
pub const RETRIES: Text =
    text("可安全重试的请求最多重试几次", "how many times a request that is safe to repeat is retried");
/// `apply_sms_method`
pub const APPLY_SMS_METHOD: Text = text("申请报告时发送短信的方法名", "method that sends the application's SMS code");
/// `password_command`
pub const PASSWORD_COMMAND: Text =
    text("输出登录密码的命令（取第一行）", "command whose first output line is the login password");
/// `lang`
pub const LANG: Text = text("语言：zh 或 en；默认随系统", "language: zh or en; default: the locale's");
/// `audit`
pub const AUDIT: Text = text("审计日志文件", "file of the audit log");
/// `settle_after`
pub const SETTLE_AFTER: Text = text(
    "提交后至少经过多久，重新登录才能认定其未生效（网关可能延迟处理）",
    "how long after a submission a login can say that it did not take effect (a gateway may process it late)",
);
/// `apply_sms_params`
pub const APPLY_SMS_PARAMS: Text = text(
    "申请报告时发送短信的调用所带的参数（默认按表单）",
    "parameters of the call that sends the application's SMS (default: those of the form)",
);
/// `bank_sms_params`
pub const BANK_SMS_PARAMS: Text = text(
    "请银行发送短信的调用所带的参数（默认为接口文档和表单所列）",
    "parameters of the call that sends the bank's SMS (default: those of the document and the form)",
);
/// `numbers`
pub const NUMBERS: Text = text(
    "year、month、last_three 以字符串或整数发送",
    "whether year, month and last_three are sent as strings or as integers",
);
/// `type_as`
pub const TYPE_AS: Text = text("type 以整数或字符串发送", "whether type is sent as an integer or as a string");
/// `extra_fields`
pub const EXTRA_FIELDS: Text = text(
    "允许额外发送的银行卡和个人信息字段（接口文档没有为所调用的方法列出）",
    "card and personal values that may be sent to a method although its table does not list them",
);
/// How to supply the values that `config init` needs.
pub const INIT_HINT: Text = text(
    "用 KEY=VALUE 给出，例如 {pairs}，或在终端中运行",
    "write KEY=VALUE, such as {pairs}, or run it at a terminal",
);
/// How to add or change a profile if the file exists.
pub const ADD_OR_CHANGE: Text = text(
    "加 --profile NAME 可增加一个配置档；修改用 zhengxin config set KEY VALUE 或 zhengxin config edit",
    "--profile NAME adds a profile to it; change one with `zhengxin config set KEY VALUE` or `zhengxin config edit`",
);
/// How to change a profile that exists.
pub const CHANGE: Text = text(
    "用 zhengxin config set -p {profile} KEY VALUE 或 zhengxin config edit 修改",
    "change it with `zhengxin config set -p {profile} KEY VALUE` or `zhengxin config edit`",
);
/// How to add a profile that does not exist.
pub const ADD: Text = text(
    "用 zhengxin config init --profile NAME 增加一个配置档",
    "add a profile with `zhengxin config init --profile NAME`",
);
/// How to correct the file.
pub const CORRECT: Text = text("用 zhengxin config edit 改正", "correct it with `zhengxin config edit`");
/// How to name a profile if `default_profile` names one that does not exist.
pub const OTHER_DEFAULT: Text = text(
    "用 zhengxin config set default_profile NAME 指定已有的配置档，或用 zhengxin config init --profile NAME 增加一个配置档",
    "name an existing one with `zhengxin config set default_profile NAME`, or add one with `zhengxin config init --profile NAME`",
);
/// How to name a profile if none was named and a real gateway needs one.
pub const NAME_OR_ADD: Text = text(
    "用 --profile NAME 指定配置档，或用 zhengxin config init --profile NAME 增加一个配置档",
    "name a profile with --profile NAME, or add one with `zhengxin config init --profile NAME`",
);
/// How to create the configuration file.
pub const WRITE_ONE: Text = text("用 zhengxin config init 创建", "create one with `zhengxin config init`");
/// A secret, which no configuration may contain.
pub const SECRET_KEY: Text =
    text("{name}：配置文件中不得存放密码类信息", "{name}: a configuration file must not contain secrets");
/// How to supply a secret instead.
pub const SECRET_WAYS: Text = text(
    "登录密码可由 password_command 的命令输出；各种密码也可来自 --password-file 等文件选项、环境变量、--answers 文件、--ask 程序或终端输入",
    "name a command that prints the login password (password_command), or give secrets by a file (--password-file, --card-password-file, --last-three-file), the environment, --answers, --ask or at the prompt",
);
/// How to supply the one key that a profile lacks.
pub const SET_FIRST: Text = text(
    "先设置：zhengxin config set -p {profile} {key} VALUE",
    "set it first: zhengxin config set -p {profile} {key} VALUE",
);
/// How to supply several keys that a profile lacks.
pub const SET_EACH_FIRST: Text = text(
    "先逐项设置：zhengxin config set -p {profile} KEY VALUE",
    "set each of them first: zhengxin config set -p {profile} KEY VALUE",
);
/// The prompt of `config init` for a value.
pub const INIT_PROMPT: Text =
    text("{key}（{meaning}；例如 {example}）：", "{key} ({meaning}; for example {example}): ");
/// The person typed nothing at that prompt.
pub const INIT_NOTHING: Text = text("{key} 必须填写", "{key} needs a value");
/// The person typed bytes that are not UTF-8.
pub const INIT_NOT_TEXT: Text = text("{key} 不是有效的 UTF-8", "{key} is not valid UTF-8");
/// Where a value comes from: an option.
pub const FROM_FLAG: Text = text("选项", "flag");
/// An environment variable.
pub const FROM_ENVIRONMENT: Text = text("环境变量", "env");
/// The profile.
pub const FROM_PROFILE: Text = text("配置档", "profile");
/// The program's default.
pub const FROM_DEFAULT: Text = text("默认值", "default");
/// No editor is configured.
pub const NO_EDITOR: Text = text("未设置 VISUAL 或 EDITOR", "neither VISUAL nor EDITOR is set");
/// The editor failed.
pub const EDITOR_FAILED: Text =
    text("编辑器 {editor} 未正常结束，{path} 未修改", "the editor {editor} failed; {path} was not changed");
/// The edited text is not a valid configuration.
pub const NOT_ACCEPTED: Text = text(
    "{path} 未修改；编辑的内容保存在 {kept}，再次运行 zhengxin config edit 可继续修改",
    "{path} was not changed; your text is saved in {kept}, and `zhengxin config edit` continues with it",
);
/// The editor continues with a text that was not accepted.
pub const GOES_ON: Text = text(
    "继续编辑上次未被接受的 {kept}；删除它则从当前配置开始",
    "continuing with {kept}, which was not accepted; remove it to start again from the configuration",
);
/// Nothing was changed.
pub const UNCHANGED: Text = text("{path} 未修改", "unchanged: {path}");
/// The profile was written.
pub const PROFILE_WRITTEN: Text = text(
    "已写入 {path} 的配置档 {profile}；检查：{command}",
    "written: profile {profile} of {path}; check it with: {command}",
);
/// The file was written.
pub const WRITTEN: Text =
    text("已写入 {path}；用 zhengxin config check 检查", "written: {path}; check it with `zhengxin config check`");
