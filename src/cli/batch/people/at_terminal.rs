//! Asks one question after the other at the terminal. The next one is fetched while the person answers.

use std::collections::{BTreeSet, VecDeque};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::runtime::{Builder, Runtime};
use tokio::task::JoinHandle;

use super::lines::verdict_text;
use super::open::{AtLedger, PersonsDesk, announcing};
use super::shown::heading;
use super::waiting::{tell_left_out, words};
use crate::answers::{AskError, Asking, NoAnswers, ProgramGroup, Response, Screen, SystemTerminal};
use crate::batch::{AskedQuestion, BatchError, LeftOut, Reaction, Responded};
use crate::cli::context::{Context, Done};
use crate::cli::screen::TerminalScreen;
use crate::cli::{client, interrupt};
use crate::drive::{Clock, SteadyClock};
use crate::failure;
use crate::ledger::{AnswerVerdict, QuestionId};
use crate::messages::{Lang, people as say};
use crate::output::{Failure, trace};
use crate::protocol::{Class, Secret};

/// How often the terminal looks for a question while it has none.
const PAUSE: Duration = Duration::from_millis(500);

/// A question that is being fetched.
type Fetching = JoinHandle<Result<(Option<AskedQuestion>, Vec<LeftOut>), BatchError>>;

/// What a person did at the prompt of a question.
enum Did {
    /// Gave a reaction.
    Said(Reaction),
    /// Skipped the question, which others may answer.
    Skipped,
    /// Ended the input.
    Left,
}

/// Questions at a terminal.
struct AtTerminal {
    at: Arc<AtLedger>,
    desk: Arc<PersonsDesk>,
    runtime: Runtime,
    asking: Asking,
    screen: TerminalScreen,
    /// Questions that the person has skipped.
    skipped: Arc<Mutex<Vec<QuestionId>>>,
    /// Questions that the person held already: taken with `batch waiting --take`, or at a terminal that is gone.
    in_hand: VecDeque<AskedQuestion>,
    next: Option<Fetching>,
    here: Here,
}

/// What an interruption must know.
#[derive(Clone, Debug, Default)]
struct Here {
    /// The question that is asked, and the one that was fetched ahead.
    held: Arc<Mutex<BTreeSet<QuestionId>>>,
    answered: Arc<AtomicU64>,
}

impl Here {
    fn held(&self) -> MutexGuard<'_, BTreeSet<QuestionId>> {
        self.held.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Says that answers wait for a run, if that is so.
    fn waiting_answers(&self, at: &AtLedger, lang: Lang) -> Option<&'static str> {
        (self.answered.load(Ordering::Relaxed) > 0 && !at.has_run()).then(|| say::NO_RUN.get(lang))
    }
}

/// Asks until the person ends the input, or until no question can come any more.
pub fn run(at: AtLedger, context: &mut Context) -> Done {
    let at = Arc::new(at);
    let lang = context.lang();
    let desk = Arc::new(at.desk(context)?);
    let runtime = Builder::new_multi_thread().worker_threads(1).enable_all().build();
    let runtime = runtime.map_err(|error| failure::internal(&error, lang))?;
    let asking = Asking {
        asker: None,
        group: ProgramGroup::Shared,
        limit: Duration::ZERO,
        env: context.env.clone(),
        inbox: None,
        terminal: Some(Box::new(SystemTerminal)),
        lang,
        verify_numbers: !context.global.no_verify_input,
        no_answers: NoAnswers::default(),
    };
    let screen = TerminalScreen::new(context);
    let (skipped, next, here) = (Arc::default(), None, Here::default());
    gives_back_if_interrupted(at.clone(), here.clone(), context);
    let mut in_hand = VecDeque::new();
    for opened in runtime.block_on(at.person.in_hand()).map_err(|error| failure::batch(&error, lang))? {
        match opened {
            Ok(asked) => in_hand.push_back(asked),
            Err(damaged) => tell_left_out(&LeftOut::Damaged(damaged), context),
        }
    }
    let mut terminal = AtTerminal { at, desk, runtime, asking, screen, skipped, in_hand, next, here };
    context.printer.notice(say::HOW.get(lang));
    let ended = terminal.ask_all(context);
    let left = terminal.leave(context);
    if let Some(text) = terminal.here.waiting_answers(&terminal.at, lang) {
        context.printer.notice(text);
    }
    ended.and(left.map_err(|error| failure::batch(&error, lang)))
}

/// Lets an interruption give back the questions of this process, as the end of the input does.
fn gives_back_if_interrupted(at: Arc<AtLedger>, here: Here, context: &Context) {
    let (lang, notices) = (context.lang(), context.printer.style().shows_notices());
    interrupt::before_the_end(move || {
        let Ok(runtime) = client::runtime(lang) else { return };
        for id in here.held().iter() {
            let _ = runtime.block_on(at.person.give_back(*id)); // too late to report it
        }
        let _ = runtime.block_on(at.person.leave());
        if let Some(text) = here.waiting_answers(&at, lang).filter(|_| notices) {
            trace(text);
        }
    });
}

impl AtTerminal {
    fn ask_all(&mut self, context: &mut Context) -> Done {
        let mut has_told = false;
        loop {
            let Some(asked) = self.taken(context)? else {
                let lang = context.lang();
                let why =
                    self.runtime.block_on(self.desk.took_nothing()).map_err(|error| failure::batch(&error, lang))?;
                if !has_told {
                    context.printer.notice(&words(&why, lang));
                }
                if !self.at.has_run() {
                    return Ok(()); // no run is there to ask anything new
                }
                if !has_told {
                    context.printer.notice(say::LOOKING.get(lang));
                }
                has_told = true;
                std::thread::sleep(PAUSE);
                continue;
            };
            has_told = false;
            self.here.held().insert(asked.question.id);
            self.prefetch();
            let did = self.ask(&asked, context)?;
            if !self.tell(&asked, did, context)? {
                return Ok(());
            }
        }
    }

    /// The next question: one that the person has in hand, otherwise the prefetched one, otherwise one that is taken
    /// now.
    fn taken(&mut self, context: &mut Context) -> Result<Option<AskedQuestion>, Box<Failure>> {
        while let Some(asked) = self.in_hand.pop_front() {
            let turned_to = self.runtime.block_on(self.at.person.turn_to(&asked));
            if let Some(asked) = turned_to.map_err(|error| failure::batch(&error, context.lang()))? {
                return Ok(Some(asked));
            }
        }
        let ahead = match self.next.take() {
            Some(fetching) => self.fetched(fetching, context)?,
            None => None,
        };
        // The hold on the prefetched question may have lapsed while the person answered the last one.
        // The hold was set by the steady time of this process.
        let is_ours = |asked: &AskedQuestion| asked.question.held_until.is_some_and(|until| until > SteadyClock.now());
        match ahead.filter(is_ours) {
            Some(asked) => Ok(Some(asked)),
            None => {
                let fetching = self.fetch();
                self.fetched(fetching, context)
            }
        }
    }

    fn fetched(&self, fetching: Fetching, context: &mut Context) -> Result<Option<AskedQuestion>, Box<Failure>> {
        let lang = context.lang();
        let fetched = self.runtime.block_on(announcing(&self.desk, context.printer.style(), fetching));
        let Ok(fetched) = fetched else { return Ok(None) };
        let (asked, left_out) = fetched.map_err(|error| failure::batch(&error, lang))?;
        left_out.iter().for_each(|left_out| tell_left_out(left_out, context));
        Ok(asked)
    }

    fn prefetch(&mut self) {
        if self.in_hand.is_empty() {
            self.next = Some(self.fetch());
        }
    }

    fn fetch(&self) -> Fetching {
        let (at, desk) = (self.at.clone(), self.desk.clone());
        let (skipped, here) = (self.skipped.clone(), self.here.clone());
        self.runtime.spawn(async move {
            at.go_by_the_run().await?;
            let mut left_out = Vec::new();
            loop {
                let except = skipped.lock().unwrap_or_else(PoisonError::into_inner).clone();
                let before = left_out.len();
                let taken = desk.take(&except, 1, &mut left_out).await?.pop();
                let newly = left_out.iter().skip(before);
                let damaged: Vec<QuestionId> = newly.filter_map(LeftOut::damaged_question).collect();
                // A damaged question must not hide those behind it.
                if taken.is_some() || damaged.is_empty() {
                    here.held().extend(taken.iter().map(|asked| asked.question.id));
                    return Ok((taken, left_out));
                }
                skipped.lock().unwrap_or_else(PoisonError::into_inner).extend(damaged);
            }
        })
    }

    fn ask(&mut self, asked: &AskedQuestion, context: &mut Context) -> Result<Did, Box<Failure>> {
        let lang = context.lang();
        let picture = self.at.pictures.write(asked).map_err(|error| failure::batch(&error, lang))?;
        if let Some(path) = &picture {
            interrupt::takes_along(path);
        }
        let mut wanted = asked.wanted(lang);
        wanted.is_skipped_by_enter = true;
        wanted.drawn = picture.as_deref().and_then(|path| self.screen.drawn(path));
        wanted.image = picture;
        context.printer.remark(&heading(asked, context.printer.style()));
        match self.asking.ask(&wanted) {
            Ok(Some(Response::Answer(answer))) => Ok(Did::Said(Reaction::Value(answer.value))),
            Ok(Some(Response::Unusable(value))) => Ok(Did::Said(Reaction::Value(value))),
            Ok(Some(Response::Refresh)) => Ok(Did::Said(Reaction::Refresh)),
            Ok(None) if wanted.may_stay => Ok(Did::Said(Reaction::Value(Secret::from("")))),
            Ok(None) => Ok(Did::Skipped),
            Err(AskError::Interrupted) => Ok(Did::Left),
            Err(error) => Err(Box::new(Failure::new(Class::Missing, error.to_string()))),
        }
    }

    /// Passes the reaction on to the ledger. Returns false if the person has left.
    fn tell(&mut self, asked: &AskedQuestion, did: Did, context: &mut Context) -> Result<bool, Box<Failure>> {
        let lang = context.lang();
        let (said, stays) = match did {
            Did::Said(said) => (said, true),
            Did::Skipped => {
                self.skipped.lock().unwrap_or_else(PoisonError::into_inner).push(asked.question.id);
                (Reaction::Free, true)
            }
            Did::Left => (Reaction::Free, false),
        };
        let is_answer = matches!(said, Reaction::Value(_));
        let told = self.runtime.block_on(self.at.person.respond(asked, said));
        let told = told.map_err(|error| failure::batch(&error, lang))?;
        self.at.pictures.remove(asked.question.id);
        self.here.held().remove(&asked.question.id);
        match told {
            Responded::Verdict(AnswerVerdict::Accepted) => {
                self.here.answered.fetch_add(is_answer.into(), Ordering::Relaxed);
            }
            Responded::Verdict(verdict) if stays => context.printer.remark(verdict_text(verdict).get(lang)),
            Responded::Verdict(_) => {}
            // The prompt has already checked the answer, but does not know all rules. Give the question back.
            Responded::Unusable(problem) => {
                context.printer.remark(crate::answers::problem_text(problem).get(lang));
                let free = self.at.person.respond(asked, Reaction::Free);
                self.runtime.block_on(free).map_err(|error| failure::batch(&error, lang))?;
            }
        }
        Ok(stays)
    }

    /// Gives back the prefetched question, and those reserved for the person.
    fn leave(&mut self, context: &Context) -> Result<(), BatchError> {
        // A pause of the gateway can hold up the fetching.
        if let Some(fetching) = self.next.take()
            && let Ok(Ok((Some(asked), _))) =
                self.runtime.block_on(announcing(&self.desk, context.printer.style(), fetching))
        {
            self.runtime.block_on(self.at.person.respond(&asked, Reaction::Free))?;
        }
        self.runtime.block_on(self.at.person.leave())
    }
}
