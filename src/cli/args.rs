//! The command line as clap sees it. Completions, man pages and `capabilities` come from this one definition.

use clap::{Parser, Subcommand};

#[cfg(feature = "batch")]
use super::batch;
use super::global::Global;
use super::help_width::WIDTH;
use super::{
    apply, call, captcha, codes, completions, config, demo, diff, export, help, login, man, notice, report, run,
    sandbox, session, smoke, submit_answers, unionpay, verify_methods, view,
};

/// Fetch a personal credit report (征信报告) through the 融360 credit-centre gateway.
#[derive(Debug, Parser)]
#[command(
    name = "zhengxin",
    version,
    disable_help_subcommand = true,
    propagate_version = true,
    max_term_width = WIDTH
)]
pub struct Cli {
    /// Options of every command.
    #[command(flatten)]
    pub global: Global,
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Fetch a captcha picture (getPicCode)
    Captcha(captcha::CaptchaArgs),
    /// Fetch the login form (getLoginInfo)
    LoginInfo,
    /// Log in (login)
    Login(login::LoginArgs),
    /// List the verification methods (getVerifyMethod)
    VerifyMethods(verify_methods::VerifyMethodsArgs),
    /// Fetch the five questions (getQuestion)
    Questions,
    /// Answer the questions and apply for the report (submitQuestion)
    SubmitAnswers(submit_answers::SubmitAnswersArgs),
    /// Verify by UnionPay: card, SMS, authentication, code
    #[command(subcommand)]
    Unionpay(unionpay::UnionpayCommand),
    /// Apply for the report after UnionPay
    #[command(subcommand)]
    Apply(apply::ApplyCommand),
    /// Fetch the report form (getViewReportInfo)
    ReportInfo,
    /// Fetch the report (viewReport)
    Report(report::ReportArgs),
    /// Take every step to the report, following the gateway's forms
    Run(run::RunArgs),
    /// Fetch the reports of many applicants, from a list
    #[cfg(feature = "batch")]
    #[command(subcommand)]
    Batch(batch::BatchCommand),
    /// Show a saved report
    View(view::ViewArgs),
    /// Call any method, by short or full name
    Call(call::CallArgs),
    /// Show where the applicant stands
    Status,
    /// List the gateway's codes and what they mean
    Codes(codes::CodesArgs),
    /// List, show and remove session files
    #[command(subcommand)]
    Session(session::SessionCommand),
    /// Serve and control the sandbox, the built-in gateway
    #[command(subcommand, name = sandbox::NAME)]
    Sandbox(sandbox::SandboxCommand),
    /// Receive the platform's notices
    #[command(subcommand)]
    Notice(notice::NoticeCommand),
    /// Show how a report is fetched, on the built-in gateway
    Demo(demo::DemoArgs),
    /// Check which functions of a gateway work, for CI
    #[command(name = smoke::NAME)]
    Smoke(smoke::SmokeArgs),
    /// Print saved reports as rows of JSON or CSV
    Export(export::ExportArgs),
    /// Show what changed between two saved reports of one person
    Diff(diff::DiffArgs),
    /// Show, write and check the configuration
    #[command(subcommand)]
    Config(config::ConfigCommand),
    /// Print completions for a shell
    Completions(completions::CompletionsArgs),
    /// Print the man page, or write all man pages into a directory
    Man(man::ManArgs),
    /// List commands, options, variables, exit codes, schemas as JSON
    Capabilities,
    /// Print version, commit, features and target of the program
    Version,
    /// Show help on a topic or a command
    Help(help::HelpArgs),
}
