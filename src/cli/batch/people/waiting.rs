//! `zhengxin batch waiting`: lists the questions that applicants wait for, or takes some of them.

use std::collections::BTreeSet;

use clap::Args;

use super::open::{AtLedger, PersonArgs, announcing};
use super::shown;
use crate::batch::{BatchError, DamagedQuestion, LeftOut, TookNothing};
use crate::cli::batch::ledger::LedgerArgs;
use crate::cli::client::runtime;
use crate::cli::context::{Context, Done, Terminals};
use crate::failure;
use crate::ledger::QuestionId;
use crate::messages::people as say;
use crate::output;

/// How many questions are read at once.
const PAGE: usize = 500;

/// Arguments of `batch waiting`.
#[derive(Args, Clone, Debug)]
pub struct WaitingArgs {
    /// Which ledger.
    #[command(flatten)]
    pub ledger: LedgerArgs,
    /// Take up to N questions: their pictures are fetched and their SMS sent, and nobody else gets them for a while. Without it
    /// this only looks, and calls nobody
    #[arg(long, value_name = "N", allow_negative_numbers = true, value_parser = clap::value_parser!(u16).range(1..=1000))]
    pub take: Option<u16>,
    /// Who takes them.
    #[command(flatten)]
    pub person: PersonArgs,
}

/// Lists the open questions, or takes some.
pub fn run(args: &WaitingArgs, context: &mut Context) -> Done {
    match args.take {
        Some(most) => take(&AtLedger::to_answer(&args.ledger, &args.person, context)?, most.into(), context),
        None => look(&AtLedger::to_look(&args.ledger, &args.person, context)?, context),
    }
}

fn look(at: &AtLedger, context: &mut Context) -> Done {
    let (lang, now) = (context.lang(), context.now());
    let runtime = runtime(lang)?;
    let as_table = as_table(context);
    let (mut after, mut shown): (Option<QuestionId>, BTreeSet<QuestionId>) = (None, BTreeSet::new());
    loop {
        let page = runtime.block_on(at.person.look(after, PAGE)).map_err(|error| failure::batch(&error, lang))?;
        let Some(last) = page.last() else { break };
        after = Some(last.as_ref().map_or_else(|damaged| damaged.0.id, |asked| asked.question.id));
        let mut rows = Vec::new();
        for asked in page {
            match asked {
                Ok(asked) => {
                    shown.extend(asked.question.is_shown().then_some(asked.question.id));
                    rows.push(shown::json(&asked, None, context.printer.style()));
                }
                Err(DamagedQuestion(question)) => tell_damaged(&question.user_id, context),
            }
        }
        match as_table {
            true => {
                let table = output::waiting::human(&rows, now, context.printer.style());
                context.printer.write(&table)?;
            }
            false => rows.iter().try_for_each(|json| context.printer.result(json, |_| format!("{json}\n")))?,
        }
    }
    at.pictures.sweep(&shown);
    if after.is_none() {
        context.printer.notice(say::NO_QUESTIONS.get(lang));
    }
    Ok(())
}

/// True if a person reads the questions: standard output is a terminal, and no JSON is wanted.
fn as_table(context: &Context) -> bool {
    Terminals::of_the_process().columns.is_some() && !context.printer.style().json
}

fn take(at: &AtLedger, most: usize, context: &mut Context) -> Done {
    let lang = context.lang();
    let failed = |error: BatchError| failure::batch(&error, lang);
    let desk = at.desk(context)?;
    let runtime = runtime(lang)?;
    let mut left_out = Vec::new();
    let taking = announcing(&desk, context.printer.style(), desk.take(&[], most, &mut left_out));
    let taken = runtime.block_on(taking).map_err(failed)?;
    left_out.iter().for_each(|left_out| tell_left_out(left_out, context));
    let (as_table, mut rows) = (as_table(context), Vec::new());
    for asked in &taken {
        let picture = at.pictures.write(asked).map_err(failed)?;
        let json = shown::json(asked, Some(picture.as_deref()), context.printer.style());
        match as_table {
            true => rows.push(json),
            false => context.printer.result(&json, |_| format!("{json}\n"))?,
        }
    }
    if !rows.is_empty() {
        let table = output::waiting::taken(&rows, context.printer.style());
        context.printer.write(&table)?;
    }
    if taken.is_empty() && left_out.is_empty() {
        let why = runtime.block_on(desk.took_nothing()).map_err(failed)?;
        context.printer.notice(&words(&why, lang));
    }
    Ok(())
}

/// Says that a person does not get the question of an applicant.
pub(super) fn tell_left_out(left_out: &LeftOut, context: &mut Context) {
    match left_out {
        LeftOut::NotFetched(event) => {
            let text = say::NOT_FETCHED.fill(context.lang(), &[("user_id", &event.user_id)]);
            context.printer.notice(&text);
        }
        LeftOut::Ended(event) => {
            let about = [("user_id", event.user_id.as_str()), ("state", event.state.name())];
            context.printer.notice(&say::ENDED.fill(context.lang(), &about));
        }
        LeftOut::Damaged(DamagedQuestion(question)) => tell_damaged(&question.user_id, context),
    }
}

fn tell_damaged(user_id: &str, context: &mut Context) {
    context.printer.remark(&say::DAMAGED.fill(context.lang(), &[("user_id", user_id)]));
}

/// Says why the person got no question.
pub(super) fn words(why: &TookNothing, lang: crate::messages::Lang) -> String {
    match why {
        TookNothing::NoQuestions => say::NO_QUESTIONS.get(lang).to_owned(),
        TookNothing::AllTaken { count } => say::ALL_TAKEN.fill(lang, &[("count", &count.to_string())]),
    }
}
