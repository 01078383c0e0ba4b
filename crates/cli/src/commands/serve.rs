//! `xungtam serve`: the web face on one ledger.

mod certificate;
mod reader;
mod sending;
mod sweep;

use std::net::{SocketAddr, TcpListener};
use std::path::PathBuf;
use std::sync::Arc;

use clap::Args;
use office::Office;
use office::search::SearchKeeper;
use storage::{Location, Mode};
use tls::Identity;
use web::{Door, Ended, Level};
use words::Message;

use super::{Context, snapshot, tls::trouble};
use crate::log;
use crate::memory;
use crate::place;
use crate::say::{self, Trouble};

#[derive(Debug, Args)]
pub(crate) struct ServeArgs {
    /// Địa chỉ nghe.
    #[arg(long, default_value = "127.0.0.1:8080", value_name = "ADDR:PORT")]
    listen: SocketAddr,
    /// Chứng thư số của máy chủ (.pem); trang web khi ấy chạy bằng https.
    #[arg(long, requires = "tls_key", value_name = "FILE")]
    tls_cert: Option<PathBuf>,
    /// Khóa riêng của chứng thư số (.key).
    #[arg(long, requires = "tls_cert", value_name = "FILE")]
    tls_key: Option<PathBuf>,
    /// Địa chỉ http thường, chỉ để đưa người dùng sang https.
    #[arg(long, requires = "tls_cert", value_name = "ADDR:PORT")]
    redirect_http: Option<SocketAddr>,
    /// Vẫn dùng http thường ngoài máy này: mật khẩu và dữ liệu đi trên mạng không mã hóa.
    #[arg(long, conflicts_with = "tls_cert")]
    plain_http: bool,
    /// Chỉ xem, và luôn theo kịp sổ mà tiến trình khác đang ghi.
    #[arg(long)]
    follow: bool,
    /// Phía trước đã có máy chủ nói TLS (proxy, bộ cân bằng tải): cookie chỉ đi trong TLS.
    #[arg(long, conflicts_with = "tls_cert")]
    behind_tls: bool,
}

pub(crate) fn run(context: &Context, args: &ServeArgs) -> Result<(), Trouble> {
    if let Err(problem) = memory::give_back() {
        log::line(Level::Info, problem);
    }
    let identity = identity(args)?;
    let in_the_clear = identity.is_none() && !args.listen.ip().is_loopback();
    if in_the_clear && !args.plain_http {
        return Err(Trouble::of("cli-plain-http-refused").with("address", args.listen.to_string()));
    }
    // A wrong address is said before a long replay; who comes during one is refused, and not left waiting for a process that may begin anew.
    for address in args.redirect_http.into_iter().chain([args.listen]) {
        bind(address)?;
    }
    let office = Arc::new(office(context, args.follow)?);
    let listener = bind(args.listen)?;
    let plain = args.redirect_http.map(bind).transpose()?;
    let address = listener.local_addr().unwrap_or(args.listen);
    let settings = web::Settings {
        tls: identity.is_some() || args.behind_tls,
        proxied: args.behind_tls,
        log: Arc::new(|level, line| log::line(level, line)),
        workbooks: Arc::new(reader::Bounded),
    };
    let scheme = if identity.is_some() { "https" } else { "http" };
    say::words(context.speak(&Message::new("cli-serving").with("address", format!("{scheme}://{address}"))));
    if in_the_clear {
        log::line(Level::Warning, context.lang.say("cli-plain-http"));
    }
    let door = match identity {
        Some(identity) => {
            certificate::watch(context.lang, &identity);
            Door::locked(listener, identity, plain)
        }
        None => Door::open(listener),
    };
    // Let go before the office is: what it gathers must not outlive the ledger.
    sweep::start(&office);
    if !args.follow
        && let Err(problem) = sending::start(&office)
    {
        // Without the thread nothing goes out until a restart; all else goes on.
        log::line(Level::Warning, problem);
    }
    let searching = SearchKeeper::start(&office, Office::usual_day);
    let ended = web::run(door, web::site(Arc::clone(&office), settings));
    drop(searching);
    // A planner at work is told so, and what it loses is on record; then the office closes as its last holder lets go.
    office.end_runs();
    drop(office);
    match ended.map_err(|problem| Trouble::of("cli-again").because(problem))? {
        Ended::InOrder => log::line(Level::Info, context.lang.say("cli-stopped")),
        Ended::CutShort => log::line(Level::Warning, context.lang.say("cli-stopped-short")),
    }
    Ok(())
}

/// The office; where others may write the same ledger, it follows them.
fn office(context: &Context, follow: bool) -> Result<Office, Trouble> {
    let at = context.at()?;
    let mode = if follow { Mode::Read } else { Mode::Write };
    let mut office = place::open(&at, mode, context.law()?)?;
    let lang = context.lang;
    snapshot::tell_begun(lang, office.begun());
    if !follow && snapshot::keep_if_due(lang, &at, &office)? {
        // What a replay takes beside the value would stay with the process; from its snapshot the office is smaller.
        drop(office);
        if let Err(problem) = memory::leave_replay_behind() {
            log::line(Level::Info, problem);
        }
        office = place::open(&at, mode, context.law()?)?;
    }
    if !follow {
        let keeping = office.keep_snapshots(
            snapshot::beside(&at)?,
            Box::new(move |outcome| snapshot::tell_kept(lang, &outcome)),
        );
        keeping.map_err(|problem| Trouble::of("cli-again").because(problem))?;
    }
    if follow || matches!(at, Location::Database(_)) {
        let following = office.follow(place::store(&at, Mode::Read)?);
        following.map_err(|problem| Trouble::of("cli-again").because(problem))?;
    }
    Ok(office)
}

fn identity(args: &ServeArgs) -> Result<Option<Arc<Identity>>, Trouble> {
    let (Some(certificate), Some(key)) = (&args.tls_cert, &args.tls_key) else {
        return Ok(None);
    };
    let identity = Identity::read(certificate, key).map_err(|problem| trouble(&problem))?;
    Ok(Some(identity))
}

fn bind(address: SocketAddr) -> Result<TcpListener, Trouble> {
    TcpListener::bind(address).map_err(|problem| {
        Trouble::of("cli-listen-failed")
            .with("address", address.to_string())
            .because(problem)
    })
}
