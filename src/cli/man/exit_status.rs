//! Exit codes that have a particular meaning for single commands.

use crate::messages::Text;

/// A command's words, an exit code, and its meaning there.
type ExitRow = (&'static str, u8, Text);

#[rustfmt::skip]
static ROWS: [ExitRow; 26] = [
    ("run", 0, text("达到 --until 的目标", "the goal of --until is reached")),
    ("run", 6, text("网关拒绝，或须由人决定", "the gateway refuses, or a person has to decide")),
    ("run", 7, text("已申请，报告尚未生成；或提交的结果不明：稍后再次运行", "applied, and the report is not ready; or the outcome of a submission is unknown: run it again later")),
    ("run", 11, text("缺少所需的值，也无法询问；会列出所缺的键", "a value is missing and nobody could be asked; the missing keys are named")),
    ("status", 0, text("已登录", "logged in")),
    ("status", 4, text("需要登录", "a login is needed")),
    ("status", 7, text("只能等待", "there is nothing to do but wait")),
    ("submit-answers", 7, text("24 小时内已有申请，未发送", "not sent: an application is less than 24 hours old")),
    ("apply submit", 7, text("24 小时内已有申请，未发送", "not sent: an application is less than 24 hours old")),
    ("view", 3, text("文件无法读取，或不是报告", "the file cannot be read or is not a report")),
    ("diff", 0, text("两份报告相同", "the reports do not differ")),
    ("diff", 1, text("两份报告不同", "the reports differ")),
    ("diff", 3, text("有一个文件无法读取，或不是报告", "a file cannot be read or is not a report")),
    ("export", 3, text("有的文件无法读取，或不是报告；其余已输出", "a file could not be read or is not a report; the rows of the others were written")),
    ("smoke", 0, text("所有检查通过", "every check passed")),
    ("smoke", 1, text("结果文件无法写入", "a file for the result could not be written")),
    ("config check", 12, text("配置档不可用", "the profile is not usable")),
    ("batch run", 0, text("所有申请人已达到目标", "every applicant has reached the goal")),
    ("batch run", 3, text("名单有误", "the list has bad rows")),
    ("batch run", 6, text("失败属于多个类别；只有一个类别时为该类别的退出码", "failures of several classes; if all are of one class, its own exit code")),
    ("batch run", 7, text("有的已申请，报告尚未生成：稍后再次运行", "some have applied, and their reports are not ready: run it again later")),
    ("batch run", 11, text("只剩等待人工回答的问题", "all that is left waits for answers from people")),
    ("batch answer", 0, text("所有答案已接受", "all answers were accepted")),
    ("batch answer", 3, text("有的行有误或不可用", "a line was bad or unusable")),
    ("batch answer", 4, text("有的答案过迟", "an answer came too late")),
    ("batch answer", 6, text("答案因其他原因或多种原因未被接受", "answers were not accepted for another reason, or for several")),
];

const fn text(zh: &'static str, en: &'static str) -> Text {
    Text { zh, en }
}

/// The rows of the command with these words.
pub fn of(words: &str) -> impl Iterator<Item = (u8, Text)> {
    ROWS.iter().filter(move |(of, ..)| *of == words).map(|(_, code, meaning)| (*code, *meaning))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::parse;
    use crate::protocol::CLASSES;

    #[test]
    fn every_row_has_a_command_and_a_code_of_the_classes() {
        let definition = parse::whole();
        for (words, code, _) in &ROWS {
            let found = words.split(' ').try_fold(&definition, |command, word| command.find_subcommand(word));
            assert!(found.is_some() || words.starts_with("batch ") && !cfg!(feature = "batch"), "{words}");
            assert!(CLASSES.iter().any(|row| row.exit == *code), "{words} {code}");
        }
    }
}
