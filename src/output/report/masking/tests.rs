use serde_json::json;

use super::*;
use crate::report::{Source, sentence};

fn masking() -> Masking {
    let report = Report::read(json!({"name": "李四", "loginName": "lisi", "idCard": "****0015", "score": 1}));
    Masking::of(&report.unwrap(), true)
}

#[test]
fn the_persons_scalars_are_hidden_and_the_others_are_kept() {
    let scalars = json!({"name": "李四", "loginName": "lisi", "id": 7, "hbaseKey": null, "score": 894});
    let shown = masking().scalars(scalars.as_object().unwrap().clone());
    let expected = json!({"name": "李***", "loginName": "***", "id": "***", "hbaseKey": null, "score": 894});
    assert_eq!(Value::Object(shown), expected);
}

#[test]
fn a_sentence_keeps_its_amounts_and_loses_its_names() {
    let of = |text: &'static str| masking().sentence(text.into()).into_owned();
    assert_eq!(
        of("2021年01月02日中信银行发放的贷记卡（人民币账户，卡片尾号：1 234）。截至2022年6月，信用额度1,000，余额20。"),
        "2021年01月02日中信银行发放的贷记卡（人民币账户，卡片尾号：***）。截至2022年6月，信用额度1,000，余额20。"
    );
    assert_eq!(
        of(
            "2014年1月2日，为王为民（证件类型：身份证，证件号码：11010119900101001X）在中国银行办理的贷款提供担保（保证合同编号：BZ-7）"
        ),
        "2014年1月2日，为***（证件类型：身份证，证件号码：***）在中国银行办理的贷款提供担保（保证合同编号：***）"
    );
    assert_eq!(of("李四，13800138000，2015年"), "***，***，2015年");
}

#[test]
fn records_keep_their_impersonal_members() {
    let record = json!({
        "executed": "李四", "caseNo": "(2016)京0105执1号", "who": "王五", "n": 1, "a": [1], "none": null, "empty": "",
        " caseStatus ": ["结案 李四", {"executed_amt": 13800138000_i64, "who": "王五"}],
    });
    assert_eq!(
        masking().record(&record),
        json!({
            "executed": "***", "caseNo": "***", "who": "***", "n": "***", "a": "***", "none": null, "empty": "",
            " caseStatus ": ["结案 ***", {"executed_amt": "***", "who": "***"}],
        })
    );
}

#[test]
fn the_part_of_a_sentence_that_was_not_understood_is_hidden_completely() {
    let shown = |sentence: &'static str| {
        let account = masking().account(sentence::read(sentence));
        (account.sentence.into_owned(), account.rest.map(Cow::into_owned))
    };
    let unknown = "2014年1月2日，为赵小测（护照，G12345678）在中国银行办理的贷款提供担保";
    assert_eq!(shown(unknown), ("***".to_owned(), Some("***".to_owned())));
    assert_eq!(
        shown(
            "2012年11月9日招商银行发放的贷记卡（人民币账户）。截至2015年6月，信用额度700，附属卡人赵小测，已使用额度0。"
        ),
        (
            "2012年11月9日招商银行发放的贷记卡（人民币账户）。截至2015年6月，信用额度700***，已使用额度0。".to_owned(),
            Some("***".to_owned())
        )
    );
}

#[test]
fn the_number_of_a_contract_is_hidden_with_its_brackets() {
    let sentence = "2021年1月2日，为张测一（证件类型：身份证，证件号码：0014）在中国银行办理的贷款承担相关还款责任，责任人类型为保证人，相关还款责任金额45,000（保证合同编号：保-2021（3））。截至2022年6月30日，贷款余额30,000（人民币元）。";
    let account = masking().account(sentence::read(sentence));
    assert!(account.sentence.contains("45,000（保证合同编号：***）。截至"), "{}", account.sentence);
}

#[test]
fn a_query_keeps_only_the_institution() {
    let shown = |operator: &'static str| {
        let query = Query {
            file: None,
            source: Source::Personal,
            operator: Some(operator.into()),
            reason: None,
            on: None,
            id: None,
        };
        masking().query(query).operator.unwrap().into_owned()
    };
    for (operator, expected) in [
        ("招商银行/user1", "招商银行/***"),
        ("招商银行／user1", "招商银行/***"),
        ("招商银行user1", "招商银行/***"),
        ("中国工商银行北京市分行 zhao", "中国工商银行北京市分行/***"),
        ("花旗银行（中国）有限公司", "花旗银行（中国）有限公司"),
        ("本人", "本人"),
        ("赵小测", "***"),
    ] {
        assert_eq!(shown(operator), expected);
    }
}

#[test]
fn without_mask_nothing_is_hidden() {
    let text = "李四，13800138000";
    assert_eq!(Masking::none().sentence(text.into()), text);
}
