//! `xungtam serve`: the web face on one ledger.

use std::net::SocketAddr;
use std::sync::Arc;

use clap::Args;

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
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build();
    let runtime = runtime.map_err(|problem| Trouble::new(problem, "Khởi động lại máy"))?;
    runtime.block_on(async {
        let listener = tokio::net::TcpListener::bind(args.listen).await;
        let listener = listener.map_err(|problem| Trouble::new(format!("Không mở được {}: {problem}", args.listen), "Chọn cổng khác bằng --listen"))?;
        let address = listener.local_addr().map_or(args.listen, |address| address);
        say::words(format!("Xứng Tầm: http://{address} (dừng bằng Ctrl+C)"));
        let router = web::site(office, web::SiteSettings::default());
        web::serve(listener, router, stopped()).await.map_err(|problem| Trouble::new(problem, "Chạy lại lệnh"))
    })
}

/// Waits until the process is told to end.
async fn stopped() {
    let terminated = async {
        match tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) {
            Ok(mut signal) => _ = signal.recv().await,
            Err(_) => std::future::pending().await,
        }
    };
    tokio::select! {
        _ = tokio::signal::ctrl_c() => {}
        () = terminated => {}
    }
}
