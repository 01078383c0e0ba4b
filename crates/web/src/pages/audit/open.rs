//! `GET /nhat-ky`: a page of a chain, the newest first.

use axum::http::StatusCode;
use axum::response::Response;
use ledger::decision::Digest;
use office::audit::{ChainProof, EventGroup, LogEntry, LogQuestion, LogRefused};
use office::permission::Actor;
use office::port::{Chain, Heads};
use words::{Lang, Message, reading, writing};

use super::event::{action, group_words};
use super::show::{AuditPage, EventRow, HeadRow};
use crate::components::{Crumb, Frame, Problem, Problems};
use crate::pages::account::Picture;
use crate::pages::taken::ways;
use crate::pages::users::Choice;
use crate::site::{Member, PageError, frame, page_with};
use crate::urls;

/// The page.
pub(crate) async fn open(member: Member) -> Result<Response, PageError> {
    let actor = auditor(&member)?;
    let (question, problems) = asked(&member);
    let status = if problems.is_empty() {
        StatusCode::OK
    } else {
        StatusCode::UNPROCESSABLE_ENTITY
    };
    page_with(status, &view(&member, &actor, question, problems, &[]).await?)
}

/// Somebody who may read the chains.
pub(super) fn auditor(member: &Member) -> Result<Actor, PageError> {
    let office = member.site.office();
    if let Some(duty) = office.duty(member.account()) {
        return Err(PageError::First(duty));
    }
    let actor = member.actor();
    if office.may_read_log(&actor) {
        Ok(actor)
    } else {
        Err(PageError::Forbidden)
    }
}

/// What the address asks for. A day that cannot be read is told, and everything is shown.
pub(super) fn asked(member: &Member) -> (LogQuestion, Vec<Problem>) {
    let mut problems = Vec::new();
    let mut day = |field: &'static str| {
        let typed = member.query(field)?;
        let read = reading::day(typed);
        if read.is_none() {
            problems.push(Problem {
                field: Some(field),
                message: Message::new("as-of-not-a-day").with("typed", typed),
            });
        }
        read
    };
    let (from, until) = (day("tu"), day("den"));
    let accounts = member.site.office().accounts().unwrap_or_default();
    let account = member.query("tk").and_then(|code| {
        let found = accounts.iter().find(|account| account.code() == code);
        found.map(|account| account.name.clone())
    });
    let question = LogQuestion {
        chain: if member.query("chuoi") == Some(Chain::Reads.name()) {
            Chain::Reads
        } else {
            Chain::Audit
        },
        account,
        group: member.query("loai").and_then(EventGroup::from_word),
        from,
        until,
        before: member.query("truoc").and_then(|place| place.parse().ok()),
    };
    (question, problems)
}

/// The page, with how a proof went where one was asked for.
pub(super) async fn view(
    member: &Member,
    actor: &Actor,
    question: LogQuestion,
    list: Vec<Problem>,
    proofs: &[ChainProof],
) -> Result<AuditPage, PageError> {
    let (by, wanted) = (actor.clone(), question.clone());
    // Looking through a chain may take a moment: not on the threads that answer pages.
    let read = member
        .site
        .write(move |office| Ok::<_, LogRefused>((office.read_log(&by, &wanted)?, office.log_heads(&by)?)))
        .await?;
    let (page, heads) = read.map_err(|why| match why {
        LogRefused::NotAllowed => PageError::Forbidden,
        LogRefused::Store(problem) => PageError::Failed(problem.to_string()),
    })?;
    let lang = member.lang();
    let accounts = member.site.office().accounts();
    let accounts = accounts.map_err(|problem| PageError::Failed(problem.to_string()))?;
    let here = address(member, urls::AUDIT);
    let takes = ways(
        lang,
        address(member, urls::AUDIT_XLSX),
        address(member, urls::AUDIT_CSV),
    );
    let heads = head_rows(lang, &heads, proofs);
    let noted: Vec<&str> = heads.iter().map(|row| row.noted.as_str()).collect();
    Ok(AuditPage {
        frame: Frame {
            crumbs: vec![Crumb {
                name: lang.say("audit-title"),
                href: None,
            }],
            ..frame(&member.site, &member.reader)
        },
        problems: Problems { lang, list },
        chains: Chain::ALL
            .into_iter()
            .map(|chain| Choice {
                word: chain.name().to_owned(),
                name: lang.say(&format!("audit-chain-{}", chain.name())),
                chosen: chain == question.chain,
            })
            .collect(),
        accounts: accounts
            .iter()
            .map(|account| Choice {
                word: account.code(),
                name: account.name.clone(),
                chosen: question.account.as_ref() == Some(&account.name),
            })
            .collect(),
        groups: EventGroup::ALL
            .into_iter()
            .map(|group| Choice {
                word: group.word().to_owned(),
                name: group_words(lang, group),
                chosen: question.group == Some(group),
            })
            .collect(),
        days: ["tu", "den"].map(|field| member.query(field).unwrap_or_default().to_owned()),
        takes,
        tired: page.tired.then(|| lang.say("audit-tired")),
        older: page.older.map(|place| urls::with(&here, "truoc", &place.to_string())),
        newest: question.before.map(|_| here.clone()),
        rows: page.entries.iter().map(|entry| row(lang, entry)).collect(),
        command: format!("xungtam verify --head {}", noted.join(" --head ")),
        picture: Picture::of(&noted.join("\n"), lang.say("audit-picture")),
        heads,
    })
}

/// The address of the same question, from the newest event on.
fn address(member: &Member, path: &str) -> String {
    let fields = ["chuoi", "tk", "loai", "tu", "den"];
    let kept = fields.iter().filter_map(|field| Some((field, member.query(field)?)));
    kept.fold(path.to_owned(), |url, (field, text)| urls::with(&url, field, text))
}

pub(super) fn row(lang: Lang, entry: &LogEntry) -> EventRow {
    let place = writing::count(lang, i64::try_from(entry.place).unwrap_or(i64::MAX));
    let Some(event) = &entry.event else {
        return EventRow {
            place,
            time: String::new(),
            actor: String::new(),
            action: (lang.say("audit-unreadable"), String::new()),
            subject: String::new(),
            wrote: None,
        };
    };
    let subject = event.subject.iter().chain(&event.detail).cloned();
    EventRow {
        place,
        time: writing::moment(event.time),
        actor: event.actor.clone(),
        action: (action(lang, &event.action), event.action.clone()),
        subject: subject.collect::<Vec<_>>().join(" · "),
        wrote: event.seq.map(|seq| seq.to_string()),
    }
}

fn head_rows(lang: Lang, heads: &Heads, proofs: &[ChainProof]) -> Vec<HeadRow> {
    let count = |place: u64| writing::count(lang, i64::try_from(place).unwrap_or(i64::MAX));
    let noted = |chain: &str, place: u64, hash: Digest| format!("{chain}{place}:{hash}");
    let log = HeadRow {
        name: lang.say("audit-chain-log"),
        place: count(heads.log.0.0.into()),
        noted: noted("", heads.log.0.0.into(), heads.log.1),
        proof: None,
    };
    let chain = |chain: Chain| {
        let (place, hash) = heads.of(chain);
        let proof = proofs.iter().find(|proof| proof.chain == chain);
        HeadRow {
            name: lang.say(&format!("audit-chain-{}", chain.name())),
            place: count(place),
            noted: noted(&format!("{}:", chain.name()), place, hash),
            proof: proof.map(|proof| match proof.parted {
                None => (
                    "●",
                    lang.speak(&Message::new("audit-whole").with("n", count(proof.events))),
                ),
                Some(at) => ("▲", lang.speak(&Message::new("audit-parted").with("place", count(at)))),
            }),
        }
    };
    // An empty log has no head to be noted.
    let all = [log].into_iter().chain(Chain::ALL.map(chain));
    all.filter(|row| row.place != "0").collect()
}
