//! argv in, exit code out; nothing else.

use std::process::ExitCode;

use zhengxin::env::Env;

fn main() -> ExitCode {
    ExitCode::from(zhengxin::cli::run(std::env::args_os(), Env::process()))
}
