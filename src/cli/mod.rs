//! The command line: its clap definition, and one file per command, named after the command. Each command is
//! a short driver.
//!
//! In: arguments, environment, streams. Out: an exit code. Each command converts its clap arguments into
//! checked values in one place, before it does anything else.

pub mod apply;
pub mod args;
pub mod ask_topic;
pub mod call;
pub mod capabilities;
pub mod captcha;
pub mod chinese;
pub mod codes;
mod comes_first;
pub mod completions;
pub mod config;
pub mod demo;
pub mod diff;
pub mod export;
pub mod help;
mod help_width;
pub mod login;
pub mod login_info;
pub mod man;
pub mod notice;
pub mod options_topic;
pub mod questions;
pub mod report;
pub mod report_info;
pub mod run;
pub mod sandbox;
pub mod session;
mod session_name;
pub mod smoke;
pub mod status;
pub mod submit_answers;
pub mod unionpay;
pub mod verify_methods;
pub mod version;
pub mod view;

mod after_help;
mod after_telling;
mod again;
mod applicant;
mod authorization;
mod barred;
#[cfg(feature = "batch")]
mod batch;
mod client;
mod command_word;
mod context;
mod deliver;
mod duration;
mod edge;
mod examples;
mod fitted;
pub mod foreign;
mod former;
mod gather;
mod given;
mod global;
mod groups;
mod inbox;
mod inquiry;
mod interrupt;
mod line_breaks;
mod listen;
mod mistake;
mod misuse;
mod once;
mod outcome;
mod pager;
pub mod parse;
mod picture;
#[cfg(feature = "batch")]
mod rate;
mod report_files;
mod save;
mod screen;
mod secret_flags;
mod send;
mod shaped;
mod show;
mod single;
mod stdin;
pub mod topics;
mod undumpable;
pub mod variables;
mod verbose;
mod wrapped;

use std::ffi::OsString;

use anyhow::Context as _;
use clap::error::ErrorKind;
use clap::{CommandFactory, FromArgMatches};

use self::after_telling::AfterTelling;
use self::args::{Cli, Command};
use self::context::{Context, Done, Terminals};
pub use self::edge::Edge;
use self::edge::carried;
use self::fitted::fitted;
use self::given::Given;
use self::global::Global;
use self::help_width::help_columns;
use self::secret_flags::SecretFlags;
use crate::answers::{NoAnswers, Stdin};
use crate::env::Env;
use crate::messages::Lang;
use crate::output::{Failure, Printer, Style, filter};
use crate::protocol::Class;

/// Runs the program with these arguments and this environment. Returns the exit code, or the command's
/// [`Failure`] as an error, which `edge` reports.
pub fn run(argv: impl IntoIterator<Item = OsString>, env: Env, edge: &mut Edge) -> anyhow::Result<u8> {
    undumpable::make();
    let mut argv: Vec<OsString> = argv.into_iter().collect();
    if argv.len() == 1 {
        argv.push("-h".into()); // the bare program prints its short help
    }
    if matches!(argv.as_slice(), [_, word] if word == filter::WORD) {
        return Ok(filter::serve());
    }
    if let Some(candidates) = completions::answer(&argv, &env, |lang| chinese::spoken(Cli::command(), lang)) {
        // A shell asks while a person types: whatever happens, there is nothing to tell.
        let _ = edge.printer.write(&candidates);
        return Ok(Class::Ok.exit());
    }
    let parsed = parse::parse(&argv, || context::spoken(&argv, &env));
    let matches = match parsed.matches {
        Ok(matches) => matches,
        Err(error) => return usage(error, &argv, &env, edge),
    };
    let given = Given::collect(parsed.command, &matches, parse::whole);
    let cli = match Cli::from_arg_matches(&matches) {
        Ok(cli) => cli,
        Err(error) => return usage(error, &argv, &env, edge),
    };
    // The demo ignores the configuration, so that it is the same everywhere.
    let env = if matches!(cli.command, Command::Demo(_)) { env.without_own() } else { env };
    let mistaken = || context::spoken(&argv, &env);
    let style = match context::style(&cli.global, &env, Terminals::of_the_process(), mistaken) {
        Ok(style) => style,
        Err(failure) => {
            edge.printer = Printer::process(plain(&cli.global, mistaken()));
            tell_unbegun(&argv, &failure, &mut edge.printer);
            return Err(carried(failure));
        }
    };
    interrupt::watch(&style);
    let speaks = speaks_as_the_profile(&cli.command);
    let mut context = Context {
        global: cli.global,
        env,
        printer: Printer::process(style),
        stdin: Stdin::of_the_process(),
        given,
        secret_inputs: SecretFlags::default(),
        saves_to: None,
        no_answers: NoAnswers::default(),
        after: AfterTelling::default(),
    };
    if speaks || show::check(&context).is_err() {
        context.speak_as_the_profile();
    }
    let done = match show::check(&context) {
        Ok(()) => dispatch(cli.command, &mut context),
        Err(failure) => {
            tell_unbegun(&argv, &failure, &mut context.printer);
            Err(failure)
        }
    };
    (edge.printer, edge.after) = (context.printer, context.after);
    let name = matches.subcommand_name().unwrap_or_default();
    done.map(|()| Class::Ok.exit()).map_err(carried).with_context(|| format!("zhengxin {name}"))
}

fn dispatch(command: Command, context: &mut Context) -> Done {
    match command {
        Command::Captcha(args) => captcha::run(args, context),
        Command::LoginInfo => login_info::run(context),
        Command::Login(args) => login::run(args, context),
        Command::VerifyMethods(args) => verify_methods::run(args, context),
        Command::Questions => questions::run(context),
        Command::SubmitAnswers(args) => submit_answers::run(args, context),
        Command::Unionpay(command) => unionpay::run(command, context),
        Command::Apply(command) => apply::run(command, context),
        Command::ReportInfo => report_info::run(context),
        Command::Report(args) => report::run(args, context),
        Command::Run(args) => run::run(args, context),
        #[cfg(feature = "batch")]
        Command::Batch(command) => batch::run(command, context),
        Command::View(args) => view::run(&args, context),
        Command::Call(args) => call::run(args, context),
        Command::Status => status::run(context),
        Command::Codes(args) => codes::run(&args, context),
        Command::Session(command) => session::run(command, context),
        Command::Sandbox(command) => sandbox::run(command, context),
        Command::Notice(command) => notice::run(command, context),
        Command::Demo(args) => demo::run(args, context),
        Command::Smoke(args) => smoke::run(args, context),
        Command::Export(args) => export::run(args, context),
        Command::Diff(args) => diff::run(&args, context),
        Command::Config(command) => config::run(command, context),
        Command::Completions(args) => completions::run(args, parse::whole(), chinese::spoken, context),
        Command::Man(args) => man::run(&args, parse::whole(), context),
        Command::Capabilities => capabilities::run(context),
        Command::Version => version::run(context),
        Command::Help(args) => help::run(&args, parse::worded, parse::spoken, context),
    }
}

/// True for a command that prints in the user's language and resolves no profile.
fn speaks_as_the_profile(command: &Command) -> bool {
    matches!(
        command,
        Command::View(_)
            | Command::Export(_)
            | Command::Diff(_)
            | Command::Codes(_)
            | Command::Session(_)
            | Command::Man(_)
            | Command::Capabilities
            | Command::Help(_)
    )
}

/// The style of failures before the options are parsed.
fn plain(global: &Global, lang: Lang) -> Style {
    Style { json: global.json || global.jq.is_some(), lang, ..Style::default() }
}

/// Prints clap's output: help and version on standard output, mistakes in our own format.
fn usage(mut error: clap::Error, argv: &[OsString], env: &Env, edge: &mut Edge) -> anyhow::Result<u8> {
    let json = says_json(argv, env);
    let lang = context::spoken(argv, env);
    edge.printer = Printer::process(Style { json, lang, ..Style::default() });
    if matches!(error.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion) {
        edge.printer.help(&help(&error, env, lang)).map_err(carried)?;
        return Ok(Class::Ok.exit());
    }
    let known = misuse::failure(&error, lang);
    let is_known = known.is_some();
    misuse::suggest(&mut error, argv, parse::whole);
    let failure = known.unwrap_or_else(|| mistake::failure(&error, lang));
    tell_unbegun(argv, &failure, &mut edge.printer);
    if !json && !is_known {
        // What was typed stands in it.
        let text = match error.kind() {
            ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => help(&error, env, lang),
            _ => mistake::text(&error, lang, help_columns(env)),
        };
        edge.printer.usage(&text);
        return Ok(Class::Usage.exit());
    }
    Err(carried(failure))
}

/// A help text that clap has made, in its language from the start. clap does not wrap Chinese, nor the lists of the
/// program's help: their lines are wrapped here.
fn help(error: &clap::Error, env: &Env, lang: Lang) -> String {
    let (text, columns) = (error.render().ansi().to_string(), help_columns(env));
    match (error.kind(), lang) {
        (ErrorKind::DisplayVersion, _) => text,
        (_, Lang::En) => fitted(&text, columns),
        (_, Lang::Zh) => chinese::page(&text, columns),
    }
}

/// Reports a smoke test that could not start, also in the formats and files that a job passes on.
fn tell_unbegun(argv: &[OsString], failure: &Failure, printer: &mut Printer) {
    smoke::tell_files(argv, failure, printer.style().lang);
    if let Some(format) = smoke::asked(argv).filter(|_| !json_is_typed(argv)) {
        smoke::tell(format, failure, printer);
    }
}

/// True if JSON output is requested, as far as unparsable arguments show.
fn says_json(argv: &[OsString], env: &Env) -> bool {
    json_is_typed(argv) || matches!(env.get("ZHENGXIN_OUTPUT"), Ok(Some("json")))
}

fn json_is_typed(argv: &[OsString]) -> bool {
    let said = |word: &OsString| {
        let word = word.to_str().unwrap_or_default();
        matches!(word, "--json" | "--output=json" | "-ojson" | "-o=json" | "--jq") || word.starts_with("--jq=")
    };
    argv.iter().any(said)
        || argv
            .windows(2)
            .any(|pair| matches!(pair, [option, value] if (option == "--output" || option == "-o") && value == "json"))
}
