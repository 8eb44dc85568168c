//! `zhengxin batch retry`: ended applicants go on at the next run.

use clap::Args;
use serde_json::json;

use super::changes::{Changes, PAGE};
use super::ledger::{LedgerFile, OpenedUnsealed};
use super::standing::Workers;
use crate::cli::codes::class_of;
use crate::cli::context::{Context, Done};
use crate::failure;
use crate::ledger::{Changed, LedgerError, Retry, Selection, State};
use crate::messages::{Lang, ledger as say};
use crate::output::Failure;
use crate::protocol::Class;

/// Arguments of `batch retry`.
#[derive(Args, Clone, Debug)]
pub struct RetryArgs {
    /// The applicants' user_ids
    #[arg(value_name = "USER_ID", conflicts_with_all = ["class", "state"])]
    pub applicants: Vec<String>,
    /// Retry all applicants of this class instead
    #[arg(long, value_name = "CLASS")]
    pub class: Option<String>,
    /// Retry all applicants in this state instead
    #[arg(long, value_name = "STATE", value_parser = states())]
    pub state: Option<String>,
    /// Also retry applicants with a submission of unknown outcome, who may then apply twice. Passwords that were
    /// refused three times are sent again too
    #[arg(long)]
    pub again: bool,
    /// Which ledger.
    #[command(flatten)]
    pub ledger: LedgerFile,
}

/// The states that `retry` ends.
fn retried() -> impl Iterator<Item = State> {
    State::ALL.into_iter().filter(|state| state.is_retried(true))
}

fn states() -> Vec<&'static str> {
    retried().map(State::name).collect()
}

/// The class of this name. A state has been mistaken for one if there is no such class.
fn class(name: &str, lang: Lang) -> Result<Class, Box<Failure>> {
    class_of(name, lang).map_err(|mut failure| {
        if states().contains(&name) {
            failure.hint = Some(say::RETRY_STATE.fill(lang, &[("state", name)]));
        }
        failure
    })
}

/// Makes ended applicants ready again, and prints how many.
pub fn run(args: &RetryArgs, context: &mut Context) -> Done {
    let lang = context.lang();
    let class = args.class.as_deref().map(|name| class(name, lang)).transpose()?;
    let state = args.state.as_deref().and_then(State::parse);
    let is_selected = class.is_some() || state.is_some();
    if !is_selected && args.applicants.is_empty() {
        let mut failure = Failure::misused(lang, say::RETRY_WHOM, &[]);
        failure.hint = Some(say::RETRY_WHOM_HINT.get(lang).to_owned());
        return Err(failure);
    }
    let mut opened = args.ledger.open_unsealed(context)?;
    let retry = Retry { again: args.again };
    if args.again {
        context.printer.notice(say::RETRY_AGAIN.get(lang));
    }
    let failed = |error: LedgerError| failure::batch(&error.into(), lang);
    match is_selected {
        true => {
            let states = state.map_or_else(|| retried().collect(), |state| vec![state]);
            let selection = Selection { states, class };
            let done = selected(&mut opened, &selection, retry, context).map_err(failed)?;
            done.end(args.class.as_deref(), context)
        }
        false => {
            let (now, workers) = (context.now(), Workers::of(&opened.path, context.now()));
            let changes = Changes::make(&args.applicants, &mut opened.ledger, &workers, |ledger, user_id| {
                ledger.retry(user_id, retry, now)
            });
            named(&changes.map_err(failed)?, context)
        }
    }
}

/// The effect of retrying selected applicants.
struct Selected {
    retried: u64,
    /// Applicants of the selection that are unchanged, because their submission has an unknown outcome.
    uncertain: u64,
}

fn selected(
    opened: &mut OpenedUnsealed,
    selection: &Selection,
    retry: Retry,
    context: &Context,
) -> Result<Selected, LedgerError> {
    let now = context.now();
    let (mut done, mut after) = (Selected { retried: 0, uncertain: 0 }, None);
    loop {
        let page = opened.ledger.rows(selection, after, PAGE)?;
        let Some(last) = page.last() else { return Ok(done) };
        after = Some(last.id);
        let (fit, uncertain): (Vec<_>, Vec<_>) = page.iter().partition(|record| record.state.is_retried(retry.again));
        done.uncertain += uncertain.len() as u64;
        done.retried += opened.ledger.transact(|ledger| {
            let mut retried = 0;
            for record in fit {
                retried += u64::from(ledger.retry(&record.user_id, retry, now)? == Changed::Done);
            }
            Ok(retried)
        })?;
    }
}

impl Selected {
    /// Reports the effect. `class`: the class as it was named; it may be the name of a state as well.
    fn end(&self, class: Option<&str>, context: &mut Context) -> Done {
        if let Some(state) = class.filter(|class| self.retried + self.uncertain == 0 && states().contains(class)) {
            context.printer.notice(&say::RETRY_STATE.fill(context.lang(), &[("state", state)]));
        }
        let json = json!({ "retried": self.retried, "uncertain": self.uncertain, "unfit": [], "unknown": [] });
        context.printer.result(&json, |style| {
            let mut text = said(self.retried, style.lang);
            if self.uncertain > 0 {
                let count = self.uncertain.to_string();
                text += &format!("{}\n", say::RETRY_UNCERTAIN.fill(style.lang, &[("count", &count)]));
            }
            text
        })
    }
}

fn named(changes: &Changes, context: &mut Context) -> Done {
    let retried = changes.done.len() as u64;
    let uncertain = changes.unfit.iter().filter(|(_, at)| at.stored() == State::Uncertain).count();
    let json = json!({
        "retried": retried,
        "uncertain": uncertain,
        "unfit": changes.unfit_json(),
        "unknown": changes.unknown,
    });
    context.printer.result(&json, |style| {
        let lang = style.lang;
        let mut text = said(retried, lang) + &changes.left(say::NOT_RETRIED, lang);
        if uncertain > 0 {
            text += &format!("{}\n", say::RETRY_UNCERTAIN.fill(lang, &[("count", &uncertain.to_string())]));
        }
        text
    })?;
    changes.end()
}

fn said(retried: u64, lang: Lang) -> String {
    match retried {
        0 => format!("{}\n", say::NONE_RETRIED.get(lang)),
        count => format!("{}\n", say::RETRIED.fill(lang, &[("count", &count.to_string())])),
    }
}
