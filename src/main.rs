//! The binary: arguments in, exit code out.

use std::process::ExitCode;

use zhengxin::cli::{self, Edge};
use zhengxin::env::Env;

fn main() -> ExitCode {
    let mut edge = Edge::of_the_process();
    let done: anyhow::Result<u8> = cli::run(std::env::args_os(), Env::process(), &mut edge);
    ExitCode::from(edge.end(done))
}
