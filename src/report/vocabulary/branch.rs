//! The part of an institution's name that names a branch.

/// The words that end a branch's name. The text between the institution's own name and this word belongs to
/// the branch.
pub const BRANCHES: [&str; 3] = ["分行", "支行", "营业部"];
/// The card centre, which is a branch by itself.
pub const CARD_CENTRE: &str = "信用卡中心";
/// The words that end an institution's own name.
pub const INSTITUTIONS: [&str; 8] = ["银行", "公司", "信用社", "合作社", "联社", "农商行", "商行", "）"];

/// The branch in an institution's name: `北京市分行` in `中国工商银行北京市分行`. `None` if the name has no branch, or if its
/// start is ambiguous.
pub fn branch(issuer: &str) -> Option<&str> {
    if issuer.len() > CARD_CENTRE.len() && issuer.ends_with(CARD_CENTRE) {
        return issuer.get(issuer.len() - CARD_CENTRE.len()..);
    }
    if !BRANCHES.iter().any(|end| issuer.ends_with(end)) {
        return None;
    }
    let ends = INSTITUTIONS.iter().filter_map(|end| Some(issuer.rfind(end)? + end.len()));
    let begins = ends.chain(issuer.rfind(')').map(|place| place + 1)).max()?;
    issuer.get(begins..).filter(|tail| BRANCHES.iter().all(|end| !tail.trim_end_matches(end).is_empty()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tail_after_the_institution_is_the_branch() {
        for (issuer, tail) in [
            ("中国工商银行北京市分行", Some("北京市分行")),
            ("中国建设银行股份有限公司上海市分行", Some("上海市分行")),
            ("花旗银行（中国）有限公司北京分行", Some("北京分行")),
            ("花旗银行(中国)深圳分行", Some("深圳分行")),
            ("招商银行北京分行朝阳支行", Some("北京分行朝阳支行")),
            ("中国工商银行北京市分行营业部", Some("北京市分行营业部")),
            ("某县农村信用社城关支行", Some("城关支行")),
            ("上海浦东发展银行信用卡中心", Some("信用卡中心")),
            ("交通银行太平洋信用卡中心", Some("信用卡中心")),
        ] {
            assert_eq!(branch(issuer), tail, "{issuer}");
        }
    }

    #[test]
    fn a_name_without_such_a_tail_has_no_branch() {
        for issuer in
            ["", "招商银行", "花旗银行（中国）有限公司", "信用卡中心", "工行北京市分行", "日照银行", "银行分行"]
        {
            assert_eq!(branch(issuer), None, "{issuer}");
        }
    }
}
