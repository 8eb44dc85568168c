//! `zhengxin captcha`: getPicCode.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::context::{Context, Done};
use super::save::SaveFile;
use super::single::SingleCall;
use crate::protocol::{Method, Purpose};

/// Arguments of `captcha`.
#[derive(Args, Debug)]
pub struct CaptchaArgs {
    /// What the picture is for
    #[arg(long = "for", value_name = "WHAT", default_value = "login")]
    pub purpose: CaptchaFor,
    /// Write the picture here [default: beside the session]
    #[arg(long, value_name = "FILE")]
    pub out: Option<PathBuf>,
}

/// `--for`.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum CaptchaFor {
    /// Logging in, and handing in the UnionPay code
    Login,
    /// Registering
    Register,
}

/// Fetches a picture and writes it to a file.
pub fn run(args: CaptchaArgs, context: &mut Context) -> Done {
    let purpose = match args.purpose {
        CaptchaFor::Login => None, // as the form says
        CaptchaFor::Register => Some(Purpose::Register),
    };
    let out = args.out.map(|path| SaveFile::of_picture(&path, context.sends(), context.lang())).transpose()?;
    SingleCall::of(Method::GetPicCode).purpose(purpose).picture_to(out).run(context)
}
