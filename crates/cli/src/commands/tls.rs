//! `xungtam tls ca|cert|show`: an authority of the office's own, and the certificates that it issues.

mod trouble;

use std::net::IpAddr;
use std::path::PathBuf;

use clap::{Args, Subcommand};
use office::clock::day_in_vietnam;
use tls::{Bounds, Certificate, Name, Network, TlsError};
use words::Message;

use super::Context;
use crate::place;
use crate::say::{self, Trouble};

pub(crate) use trouble::trouble;

/// The names of the files of an authority and of a server.
const AUTHORITY: &str = "ca";
const SERVER: &str = "server";

#[derive(Debug, Subcommand)]
pub(crate) enum TlsCommand {
    /// Lập CA nội bộ: ca.pem (chứng thư gốc, cài vào các máy) và ca.key (giữ kín).
    Ca(CaArgs),
    /// Cấp chứng thư số cho máy chủ: server.pem và server.key.
    Cert(CertArgs),
    /// Xem chứng thư số: của ai, cho tên nào, đến ngày nào, dấu vân tay.
    Show {
        /// Tệp .pem.
        file: PathBuf,
    },
}

#[derive(Debug, Args)]
pub(crate) struct CaArgs {
    /// Thư mục mới cho ca.pem và ca.key.
    dir: PathBuf,
    /// Tên của CA, hiện ra khi cài chứng thư gốc.
    #[arg(long, default_value = "Xứng Tầm – CA nội bộ", value_name = "NAME")]
    subject: String,
    /// Miền mà CA được bảo đảm, kể cả tên con (lặp lại được); mặc định: các miền riêng internal, local, lan, home.arpa, localhost.
    #[arg(long, value_name = "DOMAIN")]
    domain: Vec<String>,
    /// Mạng mà CA được bảo đảm, như 10.12.0.0/16 (lặp lại được); mặc định: các mạng riêng.
    #[arg(long, value_name = "ADDR/BITS")]
    network: Vec<String>,
}

#[derive(Debug, Args)]
pub(crate) struct CertArgs {
    /// Thư mục cho server.pem và server.key.
    dir: PathBuf,
    /// Thư mục của CA.
    #[arg(long, value_name = "DIR")]
    ca: PathBuf,
    /// Tên máy chủ mà người dùng gõ (lặp lại được).
    #[arg(long, value_name = "HOST")]
    name: Vec<String>,
    /// Địa chỉ mà người dùng gõ (lặp lại được).
    #[arg(long, value_name = "ADDR")]
    ip: Vec<IpAddr>,
    /// Số ngày có hiệu lực.
    #[arg(long, default_value_t = tls::USUAL_DAYS, value_parser = clap::value_parser!(u32).range(1..=i64::from(tls::MOST_DAYS)))]
    days: u32,
}

pub(crate) fn run(context: &Context, command: &TlsCommand) -> Result<(), Trouble> {
    match command {
        TlsCommand::Ca(args) => found(context, args).map_err(|problem| trouble(&problem)),
        TlsCommand::Cert(args) => issue(context, args).map_err(|problem| trouble(&problem)),
        TlsCommand::Show { file } => show(context, file),
    }
}

fn found(context: &Context, args: &CaArgs) -> Result<(), TlsError> {
    let networks = args
        .network
        .iter()
        .map(|text| Network::read(text))
        .collect::<Result<_, _>>()?;
    let bounds = Bounds::of(&args.domain, networks)?;
    tls::exists(&args.dir, AUTHORITY)?;
    let authority = tls::found(&args.subject, &bounds, place::now())?;
    let (certificate, key) = tls::write_pair(&args.dir, AUTHORITY, &authority)?;
    for (id, path) in [("tls-root-written", &certificate), ("tls-root-key-written", &key)] {
        say::data(context.speak(&Message::new(id).with("path", path.display().to_string())));
    }
    tell(context, &Certificate::read(&certificate)?);
    say::words(context.lang.say("tls-root-next"));
    Ok(())
}

fn issue(context: &Context, args: &CertArgs) -> Result<(), TlsError> {
    let mut names = args
        .name
        .iter()
        .map(|text| Name::host(text))
        .collect::<Result<Vec<_>, _>>()?;
    names.extend(args.ip.iter().copied().map(Name::Address));
    tls::exists(&args.dir, SERVER)?;
    let authority = tls::read_pair(&args.ca, AUTHORITY)?;
    let server = tls::issue(&authority, &names, args.days, place::now())?;
    let (certificate, key) = tls::write_pair(&args.dir, SERVER, &server)?;
    for (id, path) in [("tls-written", &certificate), ("tls-key-written", &key)] {
        say::data(context.speak(&Message::new(id).with("path", path.display().to_string())));
    }
    tell(context, &Certificate::read(&certificate)?);
    Ok(())
}

fn show(context: &Context, file: &std::path::Path) -> Result<(), Trouble> {
    let all = Certificate::read(file).map_err(|problem| trouble(&problem))?;
    tell(context, &all);
    let now = place::now();
    match all.iter().find(|one| !one.holds(now)) {
        Some(ended) => Err(Trouble::of("tls-expired").with("day", day_in_vietnam(ended.until))),
        None => Ok(()),
    }
}

/// What certificates say, on stdout.
fn tell(context: &Context, all: &[Certificate]) {
    let now = place::now();
    for one in all {
        let listed = |names: &[String]| {
            if names.is_empty() {
                "–".to_owned()
            } else {
                names.join(", ")
            }
        };
        say::data(
            context.speak(
                &Message::new(if one.authority {
                    "tls-says-authority"
                } else {
                    "tls-says"
                })
                .with("subject", one.subject.as_str())
                .with("issuer", one.issuer.as_str())
                .with("names", listed(if one.authority { &one.bounds } else { &one.names }))
                .with("from", day_in_vietnam(one.from))
                .with("until", day_in_vietnam(one.until))
                .with("days", one.days_left(now))
                .with("fingerprint", one.fingerprint.to_string()),
            ),
        );
        if one.holds(now) && one.ends_soon(now) {
            say::words(context.speak(&Message::new("tls-ends-soon").with("days", one.days_left(now))));
        }
    }
}
