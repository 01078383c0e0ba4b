//! `cargo xtask abuse --pages`: the served pages under what nobody should send: broken and swollen files, script in every field of every form,
//! forged addresses. Nothing may be a fault of the server or be shown as anything but text, the ledger verifies afterwards, and the server
//! takes little more memory than before.
//!
//! The program is the shipped build; everything happens on a demonstration district and on the loopback.

mod addresses;
mod files;
mod forms;
mod report;
mod walk;

use std::process::Command;

use crate::bench::http::Visitor;
use crate::bench::log_in;
use crate::bench::machine::resident_kb;
use crate::command::must;
use crate::place;
use crate::server::{self, Scratch, Server};
use crate::speak::{heading, say};
use crate::trouble::Trouble;
use report::Report;

/// So much more may a server take afterwards, in kilobytes: 20 MB.
const MOST_MORE_KB: u64 = 20_000_000 / 1_024;

/// What is sent where a text is asked for. A browser that ran the first would say 1903.
pub(super) const SCRIPT: &str = "\"'><script>alert(1903)</script><img src=x onerror=alert(1903)>";
/// What no page may show as it was sent.
pub(super) const LIVE: [&str; 2] = ["<script>alert(1903)", "<img src=x onerror"];

/// Abuses the pages as each account of the district, those who may change least first.
pub(super) fn pages() -> Result<(), Trouble> {
    server::build()?;
    let scratch = Scratch::new("abuse-pages")?;
    let ledger = scratch.0.join("hoanh-bo.xungtam");
    let log_ins = server::make_ledger(&ledger)?;
    let hostile = files::make(&scratch.0)?;
    let log = scratch.0.join("server.log");
    let site = Server::start(&ledger, &log)?;
    let mut visitors = Vec::new();
    for log_in_of in log_ins.iter().rev() {
        let mut visitor = Visitor::new(site.address);
        log_in(&mut visitor, Some(log_in_of))?;
        // What usual reading leaves in the server's caches is no part of what abuse costs.
        let pages = walk::walk(&mut visitor)?;
        visitors.push((log_in_of, visitor, pages));
    }
    let before = resident_kb(site.id());
    let mut report = Report::default();
    // Before the forms, by which accounts lose what they have.
    if let Some((_, sender, _)) = visitors.last() {
        files::send(sender, &hostile, &mut report)?;
    }
    for (who, visitor, pages) in &mut visitors {
        let asked = report.asked();
        addresses::forge(visitor, pages, &mut report);
        forms::fill(visitor, who, pages, &mut report)?;
        say(&format!(
            "{}: {} pages, {} requests",
            who.name,
            pages.len(),
            report.asked() - asked
        ));
    }
    heading("what was written is only text");
    for (who, visitor, _) in &mut visitors {
        forms::token(visitor, who)?;
        for page in walk::walk(visitor)? {
            report.look(&page.address, 200, &page.body);
        }
    }
    let after = resident_kb(site.id());
    drop(site);
    must(Command::new(place::program()).args(["verify", "--data"]).arg(&ledger))?;
    report.say(&log);
    let more = before.zip(after).map(|(before, after)| after.saturating_sub(before));
    say(&format!(
        "memory of the server: {before:?} kB before, {after:?} kB after; more by {more:?} kB, at most {MOST_MORE_KB} kB",
    ));
    match more {
        Some(more) if more <= MOST_MORE_KB => report.verdict(),
        _ => Err(Trouble::Server(
            "the server keeps too much memory, or does not tell".to_owned(),
        )),
    }
}
