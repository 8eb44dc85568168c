//! The sources of values, and how values are processed.

use super::NamedRow;
use crate::messages::{Text, text};

/// Above the table of keys.
pub const SENSITIVITY_BELOW: Text = text(
    "下表列出每个值的键、敏感程度和含义。敏感程度决定怎样保护一个值：密码类不能写在选项中，不写入会话，也从不显示；一次性的只用一次；\
     银行卡类和个人的，显示时脱敏；公开的原样显示。",
    "The table has each value's key, its sensitivity and its meaning. The sensitivity says how zhengxin protects the value: a \
     secret is never an option, never in a session and never shown; a one-time value is used once; card and personal values are masked \
     where they are shown; an open value is shown as it is.",
);
/// The column of keys.
pub const KEY: Text = text("键", "key");
/// The column of sensitivities.
pub const SENSITIVITY: Text = text("敏感程度", "sensitivity");
/// The column of meanings.
pub const MEANING: Text = text("含义", "meaning");
/// The sensitivities.
pub static SENSITIVITIES: [NamedRow; 5] =
    [("secret", "密码类"), ("card", "银行卡类"), ("one-time", "一次性"), ("personal", "个人"), ("open", "公开")];

/// The topic's text above the table of keys.
pub const VALUES: &str = "每个值取自以下来源中第一个有值的：\n\
    1. 对应的选项（密码类没有，而用 --password-stdin、--password-file、--password-command、--card-password-file、\
    --last-three-file）\n\
    2. --answers FILE：JSON 或 TOML 对象；写在方法名之下的键优先于顶层的同名键\n\
    3. 环境变量\n\
    4. 网关表单的预填值\n\
    5. 会话（从不包含密码类）\n\
    6. 问答程序（--ask PROGRAM，见 `zhengxin help ask`）\n\
    7. 终端上的提问\n\
    都没有时，命令以退出码 11 结束，并列出所缺的每个键。\n\n\
    无论来自何处，每个值都经过同样的处理和检查：去掉字节顺序标记和换行，不接受含控制字符的值（退出码 3）；数字和验证码去掉空白，\
    全角、带圈等形式的字母和数字（NFKC）转为普通形式；身份证号的 x 以 X 发送，手机号去掉开头的 +86、0086 或 86，一位数的月份补零。\
    银行卡密码为六位数字，图片验证码只含字母和数字，短信验证码为 4 到 8 位数字，或 4 到 6 位字母和数字。不符合的值会重新询问；\
    如是事先给出的，则不接受（退出码 3）。登录密码和 `call` 的各个值只去掉字节顺序标记和换行。\n\n\
    只含一个值的文件或标准输入只能有一行，有第二行则不接受（退出码 12）。密码命令和问答程序的输出只取第一行。\n\n\
    写在顶层的一次性值只用于 run 的一个步骤；写在方法名之下的值始终用于该方法。\n\n\
    登录密码、银行卡密码和后三位只发给接口文档的参数表列有它们的方法。银行卡和个人信息要发给其他方法，须由配置档的 extra_fields \
    列出，或有人在终端上同意。\n\n";
