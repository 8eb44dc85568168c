//! `zhengxin submit-answers`: submitQuestion.

use clap::Args;

use super::again::Again;
use super::context::{Context, Done};
use super::single::SingleCall;
use crate::messages::{Lang, usage as say};
use crate::output::Failure;
use crate::protocol::{Key, Method, QUESTIONS};

/// Arguments of `submit-answers`.
#[derive(Args, Debug)]
pub struct SubmitAnswersArgs {
    /// The answers to the five questions, in order; each is the number of an option
    #[arg(value_name = "ANSWER", num_args = 0..=5, conflicts_with = "answer")]
    pub in_order: Vec<String>,
    /// The answer to one question, such as 1=3; repeat for each
    #[arg(long, value_name = "QUESTION=ANSWER")]
    pub answer: Vec<String>,
    /// Repeat a submission.
    #[command(flatten)]
    pub again: Again,
}

/// Submits the answers to the questions, which applies for the report.
pub fn run(args: SubmitAnswersArgs, context: &mut Context) -> Done {
    let mut call = SingleCall::of(Method::SubmitQuestion).again(args.again.again);
    for (question, answer) in by_question(&args, context.lang())? {
        call = call.flag(Key::Question(question), Some(answer));
    }
    call.run(context)
}

/// The answers with the index of their question, from 0.
fn by_question(args: &SubmitAnswersArgs, lang: Lang) -> Result<Vec<(u8, String)>, Box<Failure>> {
    if !args.in_order.is_empty() && args.in_order.len() != usize::from(QUESTIONS) {
        return Err(Failure::misused(lang, say::FIVE_ANSWERS, &[("count", &args.in_order.len().to_string())]));
    }
    let in_order = (0..).zip(args.in_order.iter().cloned());
    let named = args.answer.iter().map(|pair| {
        let (question, answer) = pair.split_once('=').ok_or_else(|| no_pair(pair, lang))?;
        match question.trim().parse::<u8>() {
            Ok(question @ 1..=QUESTIONS) => Ok((question - 1, answer.to_owned())),
            _ => Err(no_pair(pair, lang)),
        }
    });
    let answers = in_order.map(Ok).chain(named).collect::<Result<Vec<_>, _>>()?;
    let mut questions: Vec<u8> = answers.iter().map(|(question, _)| *question).collect();
    questions.sort_unstable();
    match questions.windows(2).find(|pair| matches!(pair, [one, other] if one == other)) {
        Some([question, _]) => {
            let what = format!("--answer {}", question + 1);
            Err(Failure::misused(lang, say::TWICE, &[("what", &what)]))
        }
        _ => Ok(answers),
    }
}

fn no_pair(pair: &str, lang: Lang) -> Box<Failure> {
    Failure::misused(lang, say::NOT_AN_ANSWER, &[("pair", pair)])
}
