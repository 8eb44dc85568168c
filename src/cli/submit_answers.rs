//! `zhengxin submit-answers`: submitQuestion.

use clap::Args;

use super::args::Again;
use super::context::{Context, Done};
use super::single::SingleCall;
use crate::output::Failure;
use crate::protocol::{Key, Method, QUESTIONS};

/// Arguments of `submit-answers`.
#[derive(Args, Debug)]
pub struct SubmitAnswersArgs {
    /// The answers to the five questions, each 1 to 5, in their order
    #[arg(value_name = "ANSWER", num_args = 0..=5, conflicts_with = "answer")]
    pub in_order: Vec<String>,
    /// The answer to one question, such as 1=3; repeat for each
    #[arg(long, value_name = "QUESTION=ANSWER")]
    pub answer: Vec<String>,
    /// Repeat a submission.
    #[command(flatten)]
    pub again: Again,
}

/// Answers the questions, which applies for the report.
pub fn run(args: SubmitAnswersArgs, context: &mut Context) -> Done {
    let mut call = SingleCall::of(Method::SubmitQuestion).again(args.again.again);
    for (question, answer) in by_question(&args)? {
        call = call.flag(Key::Question(question), Some(answer));
    }
    call.run(context)
}

/// The answers by question, from 0.
fn by_question(args: &SubmitAnswersArgs) -> Result<Vec<(u8, String)>, Box<Failure>> {
    if !args.in_order.is_empty() && args.in_order.len() != usize::from(QUESTIONS) {
        return Err(Failure::usage(format!("five answers are needed, not {}", args.in_order.len())));
    }
    let in_order = (0..).zip(args.in_order.iter().cloned());
    let named = args.answer.iter().map(|pair| {
        let (question, answer) = pair.split_once('=').ok_or_else(|| no_pair(pair))?;
        match question.trim().parse::<u8>() {
            Ok(question @ 1..=QUESTIONS) => Ok((question - 1, answer.to_owned())),
            _ => Err(no_pair(pair)),
        }
    });
    in_order.map(Ok).chain(named).collect()
}

fn no_pair(pair: &str) -> Box<Failure> {
    Failure::usage(format!("--answer {pair}: not of the form QUESTION=ANSWER, such as 1=3, with questions 1 to 5"))
}
