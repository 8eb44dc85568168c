//! The binary: arguments in, exit code out.

use std::process::ExitCode;

use zhengxin::env::Env;

fn main() -> ExitCode {
    ExitCode::from(zhengxin::cli::run(std::env::args_os(), Env::process()))
}
