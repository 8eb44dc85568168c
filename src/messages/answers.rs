//! Texts for prompts.

use super::{Text, text};

/// The bank's SMS of onlineAuthentication.
pub const BANK_CODE: Text = text("银行短信验证码", "the bank's SMS code");
/// The credit centre's SMS of submitApplyMessageCode.
pub const APPLY_CODE: Text = text("征信中心短信验证码", "the credit centre's SMS code");
/// The identity code of viewReport.
pub const IDENTITY_CODE: Text = text("征信中心身份验证码", "the credit centre's identity code (by SMS)");

/// A prompt without and with a hint.
pub const PROMPT: Text = text("{title}：", "{title}: ");
/// The same with a hint.
pub const PROMPT_HINT: Text = text("{title}（{hint}）：", "{title} ({hint}): ");
/// Before a captcha prompt.
pub const PICTURE: Text = text("图片验证码：{path}", "captcha picture: {path}");
/// How to get another picture.
pub const REFRESH: Text = text("看不清请输入 r 换一张", "type r for another picture");
/// How to get another SMS.
pub const RESEND: Text = text("没收到请输入 r 重发", "type r for another SMS");
/// How to keep the value unchanged.
pub const STAYS: Text = text("直接回车则保持不变", "press Enter to keep it");
/// The value given before was refused.
pub const REFUSED: Text = text("上次的输入被网关拒绝（{code}）", "the gateway refused the last value ({code})");
/// A value is asked for once more.
pub const AGAIN: Text = text("{problem}，请重新输入", "{problem}; try again");

/// A form asks for a value that the document does not list.
pub const UNLISTED: Text = text(
    "网关要求在 {method} 中提供 {key}，但接口文档没有为它列出",
    "for {method}, the gateway asks for {key}, which the document does not list there",
);
/// Asks whether the value may be sent.
pub const MAY_GO: Text = text("是否发送？", "send it?");
/// Nothing was typed.
pub const BLANK: Text = text("不能为空", "a value is needed");
/// Card number: digits.
pub const CARD_DIGITS: Text = text("银行卡号应为 13 到 19 位数字", "a card number has 13 to 19 digits");
/// Card number: check digit.
pub const CARD_CHECK: Text = text("银行卡号校验位不符", "the card number's check digit does not fit");
/// Identity number: form.
pub const ID_FORM: Text =
    text("身份证号应为 17 位数字加一位数字或 X", "an identity number is 17 digits followed by a digit or X");
/// Identity number: date.
pub const ID_DATE: Text = text("身份证号中的出生日期不存在", "the identity number's date of birth does not exist");
/// Identity number: check digit.
pub const ID_CHECK: Text = text("身份证号校验位不符", "the identity number's check digit does not fit");
/// Mobile number.
pub const MOBILE: Text = text("手机号应为 1 开头的 11 位数字", "a mobile number has 11 digits and begins with 1");
/// Month.
pub const MONTH: Text = text("月份应为 1 到 12", "a month is 1 to 12");
/// Year.
pub const YEAR: Text = text("年份应为两位数字", "a year has two digits");
/// Last three digits.
pub const LAST_THREE: Text = text("应为三位数字", "three digits are needed");
/// PIN.
pub const PIN: Text = text("银行卡密码应为六位数字", "a PIN has six digits");
/// A control character or an invisible character.
pub const CONTROL: Text = text("含有控制字符或不可见字符", "it contains control or invisible characters");
/// Bytes that are not valid UTF-8.
pub const NOT_TEXT: Text =
    text("含有无法识别的字符，终端应使用 UTF-8 编码", "it contains unreadable characters; the terminal must use UTF-8");
/// A whole message instead of the code in it.
pub const PASTED: Text =
    text("看起来是整条短信，请只输入验证码", "this looks like a whole message: give the code alone");
/// A picture's code.
pub const PIC_CODE: Text = text("图片验证码应只含字母和数字", "a captcha code has letters and digits only");
/// A code of an SMS.
pub const MESSAGE_CODE: Text = text(
    "短信验证码应为 4 至 8 位数字，或 4 至 6 位字母和数字",
    "an SMS code has 4 to 8 digits, or 4 to 6 letters and digits: give the code alone",
);
/// Answer to a question.
pub const ANSWER: Text = text("答案应为 0 到 5", "an answer is a number from 0 to 5");
/// A choice.
pub const NO_OPTION: Text = text("不是表单所列的选项", "is not one of the form's options");
/// Card type.
pub const CARD_TYPE: Text = text("银行卡类型应为 1（借记卡）或 2（信用卡）", "a card type is 1 (debit) or 2 (credit)");
/// The ask program ended with a status other than 0.
pub const PROGRAM_FAILED: Text = text(
    "问答程序 {program} 没有给出 {key}（退出码 {status}）",
    "the ask program {program} gave no {key}: it ended with exit status {status}",
);
/// A signal ended the ask program.
pub const PROGRAM_KILLED: Text = text(
    "问答程序 {program} 没有给出 {key}（被信号终止）",
    "the ask program {program} gave no {key}: a signal ended it",
);
/// The ask program printed nothing.
pub const PROGRAM_SILENT: Text = text(
    "问答程序 {program} 没有给出 {key}（第一行为空）",
    "the ask program {program} gave no {key}: the first line of its output is empty",
);
/// The sandbox's inbox has no such code.
pub const INBOX_EMPTY: Text = text("模拟网关的收件箱中没有 {key}", "the sandbox's inbox holds no {key}");
