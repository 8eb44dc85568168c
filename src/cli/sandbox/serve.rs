//! `zhengxin sandbox serve`: the sandbox over HTTP.

use std::net::SocketAddr;

use clap::Args;
use tokio::net::TcpListener;

use crate::cli::context::{Context, Done};
use crate::cli::failure;
use crate::cli::line::runtime;
use crate::messages::sandbox as say;
use crate::messages::why::system;
use crate::output::Failure;
use crate::protocol::Class;
use crate::sandbox::Fault;
use crate::sandbox::server::{self, ServeOptions};

/// Arguments of `sandbox serve`.
#[derive(Args, Debug)]
pub struct ServeArgs {
    /// Where to listen; port 0 takes any free one
    #[arg(long, value_name = "ADDRESS:PORT", default_value = "127.0.0.1:0")]
    pub listen: SocketAddr,
    /// Make something go wrong, such as latency:login:500 (the reply comes 500 ms after the call has acted); repeatable
    #[arg(long, value_name = "SPEC")]
    pub fault: Vec<String>,
    /// The seed of captchas and codes
    #[arg(long, value_name = "N", default_value_t = 0)]
    pub seed: u64,
}

/// Serves until the program is interrupted. The URL is the first line of standard output, printed once calls are accepted.
pub fn run(args: ServeArgs, context: &mut Context) -> Done {
    let lang = context.lang();
    let parse = |spec: &String| spec.parse::<Fault>().map_err(|error| failure::fault(spec, &error, lang));
    let faults = args.fault.iter().map(parse).collect::<Result<Vec<_>, _>>()?;
    if !args.listen.ip().is_loopback() {
        context.printer.notice(say::NOT_LOOPBACK.get(context.lang()));
    }
    let runtime = runtime(lang)?;
    let listen = |error: std::io::Error| {
        let (address, said, reason) = (args.listen.to_string(), error.to_string(), system::reason(&error));
        let values = [("address", address.as_str()), ("error", &said), ("reason", &reason)];
        Box::new(Failure::said(Class::Unavailable, lang, say::CANNOT_LISTEN, &values))
    };
    runtime.block_on(async {
        let listener = TcpListener::bind(args.listen).await.map_err(listen)?;
        let url = format!("http://{}", listener.local_addr().map_err(listen)?);
        context.printer.result(&serde_json::json!({ "url": url }), |_| format!("{url}\n"))?;
        context.printer.notice(&say::SERVING.fill(context.lang(), &[("url", &url)]));
        server::serve(
            listener,
            ServeOptions { seed: args.seed, faults, ..ServeOptions::default() },
            std::future::pending::<()>(),
        )
        .await;
        Ok(())
    })
}
