//! `xungtam serve`: the web face on one ledger.

use std::net::{SocketAddr, TcpListener};
use std::sync::Arc;

use clap::Args;
use words::Message;

use super::Context;
use crate::say::{self, Trouble};

#[derive(Debug, Args)]
pub(crate) struct ServeArgs {
    /// Địa chỉ nghe.
    #[arg(long, default_value = "127.0.0.1:8080", value_name = "ADDR:PORT")]
    listen: SocketAddr,
}

pub(crate) fn run(context: &Context, args: &ServeArgs) -> Result<(), Trouble> {
    let office = Arc::new(context.write()?);
    let listener = TcpListener::bind(args.listen).map_err(|problem| {
        Trouble::of("cli-listen-failed")
            .with("address", args.listen.to_string())
            .because(problem)
    })?;
    let address = listener.local_addr().unwrap_or(args.listen);
    say::words(context.speak(&Message::new("cli-serving").with("address", format!("http://{address}"))));
    let settings = web::Settings {
        log: Arc::new(|line: &str| say::words(line)),
        ..web::Settings::default()
    };
    web::run(listener, web::site(office, settings)).map_err(|problem| Trouble::of("cli-again").because(problem))
}
