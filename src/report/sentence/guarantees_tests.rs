//! Tests of guarantees, liabilities, compensation and asset disposal of report.md, section 2, row by row.

use serde_json::json;

use super::testing::{full, record};

const PARTY: &str = "张测一（证件类型：身份证，证件号码：110101190001010014）";
const MASKED: &str = "张测一（证件类型：身份证，证件号码：**************0014）";

#[test]
fn a_guarantee_of_a_loan() {
    for principal in ["", "本金"] {
        full(
            &format!(
                "2014年1月2日，为{PARTY}在中国银行北京分行办理的贷款提供担保，担保贷款合同金额90,000，担保金额45,000。截至2015年6月30日，担保贷款{principal}余额30,000。"
            ),
            json!({
                "kind": "guarantee", "issuer": "中国银行北京分行", "branch": "北京分行", "opened_on": "2014-01-02",
                "amount": 45_000, "contract_amount": 90_000, "balance": 30_000, "as_of": "2015-06-30", "party": MASKED,
            }),
        );
    }
}

#[test]
fn a_guarantee_of_a_card() {
    full(
        &format!(
            "2014年1月2日，为{PARTY}在中国银行办理的信用卡提供担保，担保信用卡授信额度90,000，担保金额45,000。截至2015年6月30日，担保信用卡已用额度30,000。"
        ),
        json!({
            "kind": "guarantee", "issuer": "中国银行", "opened_on": "2014-01-02", "amount": 45_000, "limit": 90_000,
            "used": 30_000, "as_of": "2015-06-30", "party": MASKED,
        }),
    );
}

#[test]
fn a_related_repayment_liability() {
    full(
        &format!(
            "2021年01月02日，为{PARTY}在中国银行办理的个人经营性贷款承担相关还款责任，责任人类型为保证人，相关还款责任金额45,000（保证合同编号：BZ-2021（3））。截至2022年06月30日，个人经营性贷款余额30,000（人民币元）。"
        ),
        json!({
            "kind": "guarantee", "loan_kind": "个人经营性贷款", "issuer": "中国银行", "currency": "CNY",
            "opened_on": "2021-01-02", "amount": 45_000, "balance": 30_000, "as_of": "2022-06-30", "party": MASKED,
            "role": "保证人", "contract": "BZ-2021（3）",
        }),
    );
    full(
        &format!(
            "2021年01月02日，为{PARTY}在中国银行办理的贷款承担相关还款责任，责任人类型为共同借款人，相关还款责任金额--（保证合同编号：--）。截至2022年06月30日，贷款余额--（人民币元）。"
        ),
        json!({
            "kind": "guarantee", "issuer": "中国银行", "currency": "CNY", "opened_on": "2021-01-02",
            "as_of": "2022-06-30", "party": MASKED, "role": "共同借款人",
        }),
    );
}

#[test]
fn every_role() {
    for role in ["保证人", "共同借款人", "反担保人", "抵押人", "质押人", "其他"] {
        full(
            &format!(
                "2021年01月02日，为{PARTY}在中国银行办理的贷款承担相关还款责任，责任人类型为{role}，相关还款责任金额1。截至2022年06月30日，贷款余额2（人民币元）。"
            ),
            json!({
                "kind": "guarantee", "issuer": "中国银行", "currency": "CNY", "opened_on": "2021-01-02", "amount": 1,
                "balance": 2, "as_of": "2022-06-30", "party": MASKED, "role": role,
            }),
        );
    }
}

#[test]
fn compensation() {
    let expected = json!({
        "kind": "compensation", "issuer": "某某融资担保有限公司", "opened_on": "2014-01-02", "amount": 8_000,
        "balance": 3_000,
    });
    let head = "2014年1月2日某某融资担保有限公司进行最近一次代偿，累计代偿金额8,000。";
    full(&format!("{head}余额3,000。"), expected.clone());
    let mut paid = expected;
    paid["last_paid_on"] = "2015-03-04".into();
    full(&format!("{head}最近一次还款日期为2015年3月4日，余额3,000。"), paid);
}

#[test]
fn asset_disposal() {
    let expected = json!({
        "kind": "asset_disposal", "issuer": "某某资产管理公司", "opened_on": "2014-01-02", "amount": 8_000,
        "balance": 3_000,
    });
    let head = "2014年1月2日某某资产管理公司接收债权，金额8,000。";
    full(&format!("{head}余额为3,000。"), expected.clone());
    full(&format!("{head}余额3,000。"), expected.clone());
    let mut paid = expected;
    paid["last_paid_on"] = "2015-03-04".into();
    full(&format!("{head}最近一次还款日期为2015年3月4日，余额为3,000。"), paid);
}

#[test]
fn a_loan_called_guaranteed_is_no_guarantee() {
    full(
        "2014年1月2日中国银行发放的80,000元（人民币）个人创业担保贷款，2015年3月已结清。",
        json!({
            "kind": "other_loan", "loan_kind": "个人创业担保贷款", "issuer": "中国银行", "currency": "CNY",
            "opened_on": "2014-01-02", "amount": 80_000, "state": "settled", "closed_on": "2015-03",
        }),
    );
}

#[test]
fn a_document_number_is_hidden_but_for_its_last_four_characters() {
    for (number, shown) in [
        ("*****0014", "*****0014"),
        ("0014", "0014"),
        ("H0014X", "**014X"),
        ("**************0014", "**************0014"),
    ] {
        let sentence = format!(
            "2014年1月2日，为某某（北京）有限公司（证件类型：营业执照，证件号码：{number}）在中国银行办理的贷款提供担保，担保贷款合同金额1，担保金额1。截至2015年6月30日，担保贷款余额1。"
        );
        let party = format!("某某（北京）有限公司（证件类型：营业执照，证件号码：{shown}）");
        assert_eq!(record(&sentence)["party"], party);
    }
}
