//! `cargo xtask bench web`: how fast the pages answer, over random people and days, at one connection.

use super::html::{form, links, password_field, value_of};
use super::http::Visitor;
use super::long_list;
use super::machine::{commit, load, machine, resident_kb};
use super::paths::{CSRF, DASHBOARD, DAY, LOG_IN, NAME, NAMES_BEHIND, PERSON};
use super::random::Random;
use crate::command::must;
use crate::log_ins::LogIn;
use crate::place;
use crate::server::{self, SEED, Scratch, Server};
use crate::speak::say;
use crate::trouble::Trouble;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

const PAGES: u32 = 2_000;
/// The demonstration district has 3,126 people; more are brought in by a list.
const PEOPLE: u32 = 3_126;
const WARM_UP: usize = 50;

/// Makes the district, serves it, and measures P01 and P05.
pub(crate) fn web(words: &[String]) -> Result<(), Trouble> {
    let [pages, wanted] = super::numbers(words, [("--pages", PAGES), ("--people", PEOPLE)])?;
    server::build()?;
    let scratch = Scratch::new("bench-web")?;
    let ledger = scratch.0.join("hoanh-bo.xungtam");
    let log_ins = server::make_ledger(&ledger)?;
    if wanted > PEOPLE {
        let list = scratch.0.join("list.xlsx");
        long_list::write(&list, wanted - PEOPLE)?;
        let mut import = Command::new(place::program());
        import.args(["import", "--json", "--data"]).arg(&ledger).arg(&list);
        let done = import.stdin(Stdio::null()).stdout(Stdio::null()).status();
        if !done.map_err(Trouble::at(&place::program()))?.success() {
            return Err(Trouble::Server(
                "the list of further people was not imported".to_owned(),
            ));
        }
    }
    let log = scratch.0.join("server.log");
    let replayed = {
        let site = Server::start(&ledger, &log)?;
        Visitor::new(site.address).get(LOG_IN)?;
        resident(&site)
    };
    let mut snapshot = Command::new(place::program());
    must(snapshot.args(["snapshot", "--data"]).arg(&ledger))?;
    let site = Server::start(&ledger, &log)?;
    let mut visitor = Visitor::new(site.address);
    // The log-in page comes when the ledger has been read.
    visitor.get(LOG_IN)?;
    let idle = resident(&site);
    log_in(&mut visitor, log_ins.first())?;
    let people = people(&mut visitor)?;
    say(&format!("machine   {}", machine()));
    say(&format!("commit    {}", commit()));
    say(&format!("load      {} before", load()));
    say(&format!(
        "district  seed {SEED}, about {} people, {} of them found behind the figures, 1 connection",
        wanted.max(PEOPLE),
        people.len()
    ));
    say(&format!(
        "{:<22}{:>8}{:>10}{:>10}{:>10}{:>12}{:>12}",
        "page", "pages", "p50 ms", "p99 ms", "pages/s", "bytes p50", "bytes most"
    ));
    let mut random = Random::new(2019);
    let dashboard = Measured::of(pages, || visitor_page(&mut visitor, DASHBOARD, &random.day()))?;
    say(&dashboard.row("P01 task dashboard"));
    let person = Measured::of(pages, || {
        let path = random.one_of(&people).map_or(PERSON, String::as_str);
        visitor_page(&mut visitor, path, &random.day())
    })?;
    say(&person.row("P05 person"));
    say(&format!(
        "resident memory of the server: {idle} before the first page, {} after these; {replayed} when it has just replayed the log",
        resident(&site)
    ));
    say("not covered: several connections at once, pages that write, people whom no figure shows");
    Ok(())
}

fn resident(site: &Server) -> String {
    resident_kb(site.id()).map_or_else(|| "unknown".to_owned(), |kb| format!("{:.1} MB", kb as f64 / 1000.0))
}

/// Logs in with an account of the ledger.
pub(crate) fn log_in(visitor: &mut Visitor, account: Option<&LogIn>) -> Result<(), Trouble> {
    let account = account.ok_or_else(|| Trouble::Server("`xungtam demo` printed no log-in".to_owned()))?;
    let page = visitor.get(LOG_IN)?;
    let csrf = value_of(&page.body, CSRF).unwrap_or_default();
    let password =
        password_field(&page.body).ok_or_else(|| Trouble::Server(format!("{LOG_IN} has no field for a password")))?;
    let sent = form(&[(NAME, &account.name), (&password, &account.password), (CSRF, &csrf)]);
    let answer = visitor.post(LOG_IN, &sent)?;
    if matches!(answer.status, 302 | 303) {
        return Ok(());
    }
    Err(Trouble::Server(format!(
        "the log-in as {} was answered with {}",
        account.name, answer.status
    )))
}

/// The people whom a reader can reach: those behind the figures of the dashboard.
fn people(visitor: &mut Visitor) -> Result<Vec<String>, Trouble> {
    let dashboard = visitor.get(DASHBOARD)?.body;
    let mut people: Vec<String> = Vec::new();
    for figure in links(&dashboard, NAMES_BEHIND) {
        people.extend(links(&visitor.get(&figure)?.body, PERSON));
    }
    people.sort();
    people.dedup();
    if people.is_empty() {
        return Err(Trouble::Server(
            "no person stands behind the figures of the dashboard".to_owned(),
        ));
    }
    Ok(people)
}

/// One page on one day: how long it took and how long it is.
fn visitor_page(visitor: &mut Visitor, path: &str, day: &str) -> Result<(Duration, usize), Trouble> {
    let path = format!("{path}?{DAY}={day}");
    let started = Instant::now();
    let answer = visitor.get(&path)?;
    let took = started.elapsed();
    if answer.status == 200 {
        return Ok((took, answer.body.len()));
    }
    Err(Trouble::Server(format!(
        "GET {path} was answered with {}",
        answer.status
    )))
}

/// The times and sizes of one kind of page.
#[derive(Debug)]
struct Measured {
    times: Vec<Duration>,
    sizes: Vec<usize>,
    whole: Duration,
}

impl Measured {
    fn of(pages: u32, mut page: impl FnMut() -> Result<(Duration, usize), Trouble>) -> Result<Self, Trouble> {
        for _ in 0..WARM_UP {
            page()?;
        }
        let started = Instant::now();
        let mut measured = Self {
            times: Vec::new(),
            sizes: Vec::new(),
            whole: Duration::ZERO,
        };
        for _ in 0..pages {
            let (time, size) = page()?;
            measured.times.push(time);
            measured.sizes.push(size);
        }
        measured.whole = started.elapsed();
        measured.times.sort();
        measured.sizes.sort_unstable();
        Ok(measured)
    }

    fn row(&self, name: &str) -> String {
        let ms = |percent| at(&self.times, percent).map_or(0.0, |time| time.as_secs_f64() * 1000.0);
        let rate = self.times.len() as f64 / self.whole.as_secs_f64().max(1e-9);
        let (median, most) = (
            at(&self.sizes, 50).unwrap_or(0),
            self.sizes.last().copied().unwrap_or(0),
        );
        let pages = self.times.len();
        format!(
            "{name:<22}{pages:>8}{:>10.2}{:>10.2}{rate:>10.0}{median:>12}{most:>12}",
            ms(50),
            ms(99)
        )
    }
}

/// The value below which `percent` of a sorted list lies.
fn at<T: Copy>(sorted: &[T], percent: usize) -> Option<T> {
    sorted
        .get((sorted.len() * percent / 100).min(sorted.len().checked_sub(1)?))
        .copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn percentiles_of_a_sorted_list() {
        let list: Vec<u32> = (1..=100).collect();
        assert_eq!(
            (at(&list, 50), at(&list, 99), at(&list, 100)),
            (Some(51), Some(100), Some(100))
        );
        assert_eq!(at::<u32>(&[], 50), None);
    }
}
