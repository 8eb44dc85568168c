//! Properties of the accounts on the terminal page: they take few lines, no text is cut, and only certain texts are
//! coloured.

use proptest::prelude::*;
use serde_json::json;
use zhengxin::messages::Lang;
use zhengxin::output::Style;
use zhengxin::output::report::{AccountRow, Group, Masking, Page, page};
use zhengxin::report::Report;

use crate::reports::{crowded, report};
use crate::terminal::style;

/// The lines of a card on 80 columns: its name in two, its figures, its notes in two.
const HIGHEST_CARD: usize = 5;
/// The lines of a table's row: its cells in two, its notes in two.
const HIGHEST_ROW: usize = 4;

fn shown(report: &Report, style: &Style) -> String {
    page(&Page::of(report, Masking::none()), style)
}

/// The titles of the groups of accounts.
const GROUPS: [&str; 7] =
    ["ccounts overdue", "Other accounts", "Guarantees", "逾期的账户", "逾期或呆账的账户", "其他账户", "担保、代偿"];

/// The lines with accounts, below the titles of the groups.
fn lines_of_accounts(text: &str) -> Vec<&str> {
    let mut is_account = false;
    let lines = text.lines().filter(|line| {
        let is_title = line.contains('─') && !line.starts_with(' ');
        if is_title {
            is_account = GROUPS.iter().any(|group| line.contains(group));
        }
        is_account && !is_title
    });
    lines.collect()
}

/// The accounts of a page. Each account is the lines from one that `begins` accepts to the next such line.
fn listed(text: &str, begins: impl Fn(&str) -> bool) -> Vec<Vec<&str>> {
    let mut accounts: Vec<Vec<&str>> = Vec::new();
    for line in lines_of_accounts(text) {
        match accounts.last_mut() {
            _ if begins(line) => accounts.push(vec![line]),
            Some(account) if !line.trim().is_empty() => account.push(line),
            _ => {}
        }
    }
    accounts
}

/// A page without the date of the figures, which is the last line of the accounts.
fn without_date(text: &str) -> &str {
    ["除另有说明", "figures as of"].into_iter().fold(text, |text, end| text.split(end).next().unwrap())
}

/// The accounts of a page that are shown as cards.
fn cards(text: &str) -> Vec<Vec<&str>> {
    listed(without_date(text), |line| line.starts_with("  • "))
}

/// The accounts of a page that are shown as rows of a table. The first line of a row contains the day of opening.
fn rows(text: &str) -> Vec<Vec<&str>> {
    let is_day = |word: &str| word.len() == 10 && word.parse::<jiff::civil::Date>().is_ok();
    let begins = |line: &str| !line.starts_with("   ") && line.split_whitespace().any(is_day);
    let mut rows = listed(without_date(text), begins);
    // The titles of the next table do not belong to a row.
    for row in &mut rows {
        row.retain(|line| !line.contains('─') && !line.contains("机构") && !line.contains("institution"));
    }
    rows
}

/// A text without the blanks and line breaks that the layout adds.
fn bare(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// All texts that a row states about its account.
fn statements(row: &AccountRow) -> Vec<String> {
    let cells = [&row.kind, &row.issuer, &row.opened, &row.amount, &row.balance, &row.state, &row.party];
    let notes = [&row.overdue, &row.details].into_iter().flat_map(|notes| notes.split(" · "));
    cells.into_iter().map(String::as_str).chain(notes).map(bare).filter(|text| !text.is_empty()).collect()
}

#[test]
fn on_eighty_columns_every_account_is_a_short_card() {
    for (name, report) in [("first", report("first")), ("second", report("second")), ("crowded", crowded(40))] {
        for lang in [Lang::Zh, Lang::En] {
            let text = shown(&report, &style(lang, 80));
            let cards = cards(&text);
            let listed: usize = Page::of(&report, Masking::none()).accounts.values().map(|rows| rows.shown.len()).sum();
            assert_eq!(cards.len(), listed, "{name}\n{text}");
            let highest = cards.iter().max_by_key(|card| card.len()).unwrap();
            assert!(highest.len() <= HIGHEST_CARD, "{name}\n{}", highest.join("\n"));
        }
    }
}

#[test]
fn a_report_without_accounts_has_no_cards() {
    assert_eq!(cards(&shown(&crowded(0), &style(Lang::En, 80))), Vec::<Vec<&str>>::new());
}

#[test]
fn on_a_wide_terminal_every_row_of_a_table_is_short() {
    for columns in [100, 110, 120, 140] {
        for report in [report("first"), report("second"), crowded(40)] {
            for lang in [Lang::Zh, Lang::En] {
                let text = shown(&report, &style(lang, columns));
                let (rows, cards) = (rows(&text), cards(&text));
                assert!(rows.is_empty() != cards.is_empty(), "{columns}\n{text}");
                for row in rows.iter().chain(&cards) {
                    assert!(row.len() <= HIGHEST_ROW, "{columns}\n{}", row.join("\n"));
                }
            }
        }
    }
}

/// The texts painted in this colour, without blanks.
fn painted(text: &str, colour: &str) -> String {
    let begin = format!("\u{1b}[{colour}m");
    let parts = text.split(&begin).skip(1);
    parts.filter_map(|part| part.split("\u{1b}[0m").next()).map(bare).collect()
}

#[test]
fn only_the_statements_about_overdue_payments_are_red() {
    for columns in [40, 80, 120] {
        let report = crowded(12);
        let style = Style { color: true, ..style(Lang::Zh, columns) };
        let page_of = Page::of(&report, Masking::none());
        let rows = page_of.accounts[&Group::Overdue].shown.iter();
        let rows = rows.map(|account| AccountRow::of(account, page_of.as_of, Lang::Zh));
        let mut expected = String::new();
        for row in rows {
            expected.extend([row.state].into_iter().filter(|_| row.is_bad_debt));
            expected.push_str(&bare(&row.overdue).replace('·', ""));
        }
        assert_eq!(painted(&page(&page_of, &style), "31"), expected, "{columns}");
    }
}

/// A name of a bank, up to 26 characters.
fn bank() -> impl Strategy<Value = String> {
    "[农商村镇合作联社城区]{2,24}银行"
}

/// What a sentence may say after the figures.
const HISTORIES: [&str; 3] = [
    "",
    "最近5年内有14个月处于逾期状态，没有发生过90天以上逾期。",
    "最近5年内有60个月处于逾期状态，其中59个月逾期超过90天。",
];

prop_compose! {
    /// A card or a loan.
    fn account()(
        bank in bank(), day in 1..28_u8, limit in 1..9_000_000_u32, used in 0..9_000_000_u32, tail in "[0-9]{4}",
        history in prop::sample::select(&HISTORIES[..]), is_loan in any::<bool>(), overdue in any::<bool>(),
    ) -> (bool, String) {
        let opened = format!("2019年4月{day}日{bank}发放的");
        let overdue = if overdue { "，当前有逾期" } else { "" };
        let figures = format!("余额{used}{overdue}。{history}");
        (is_loan, match is_loan {
            true => format!("{opened}{limit}元（人民币）个人商用房（包括商住两用）贷款，2041年5月16日到期。截至2026年10月，{figures}"),
            false => format!("{opened}贷记卡（美元账户，卡片尾号：{tail}）。截至2026年9月，信用额度折合人民币{limit}，{figures}"),
        })
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn cards_are_short_and_no_text_of_an_account_is_cut(
        accounts in prop::collection::vec(account(), 1..8), columns in 24..=140_u16, in_english in any::<bool>(),
    ) {
        let lang = if in_english { Lang::En } else { Lang::Zh };
        let of = |loans: bool| -> Vec<&str> {
            accounts.iter().filter(|(is_loan, _)| *is_loan == loans).map(|(_, text)| text.as_str()).collect()
        };
        let report = Report::read(json!({"score": 1, "creditCards": {"unOverdue": of(false)}, "otherLoans": {"unOverdue": of(true)}}));
        let report = report.unwrap();
        let eighty = shown(&report, &style(lang, 80));
        for card in cards(&eighty) {
            prop_assert!(card.len() <= HIGHEST_CARD, "{}", card.join("\n"));
        }
        let page_of = Page::of(&report, Masking::none());
        let rows = page_of.accounts.values().flat_map(|accounts| &accounts.shown);
        let rows: Vec<AccountRow> = rows.map(|account| AccountRow::of(account, page_of.as_of, lang)).collect();
        prop_assert_eq!(rows.len(), accounts.len());
        // In a table, a name may be folded next to other cells. In a card, the text continues on the next line.
        let text = bare(&shown(&report, &style(lang, columns)));
        for row in rows.iter().filter(|_| columns < 100) {
            for statement in statements(row) {
                prop_assert!(text.contains(&statement), "{}\n{}", statement, text);
            }
        }
    }
}
