//! `GET /tai-khoan`.

use axum::http::StatusCode;
use axum::response::Response;
use office::accounts::{Duty, Granted, SecondFactor};
use office::audit::LogEntry;
use office::permission::Deed;
use office::readings::{OPENED, SOUGHT};
use office::reads::SensitiveGroup;
use words::{Lang, Message, writing};

use super::show::{AccountPage, ReaderRow, SessionRow};
use crate::components::{Crumb, Frame, Problem, Problems};
use crate::pages::person::group_name;
use crate::pages::requests::reading_word;
use crate::pages::users::{Choice, period, right_row};
use crate::site::{Member, PageError, address_said, frame, log_in_before, page_with, reaches, roles_of};
use crate::urls;

/// The page.
pub(crate) async fn open(member: Member) -> Result<Response, PageError> {
    page_with(StatusCode::OK, &view(&member, Vec::new())?)
}

/// The page, with what is to be mended.
pub(super) fn view(member: &Member, list: Vec<Problem>) -> Result<AccountPage, PageError> {
    view_with(member, list, std::array::from_fn(|_| String::new()))
}

/// The same with what was typed for a delegation.
pub(super) fn view_with(member: &Member, list: Vec<Problem>, typed: [String; 5]) -> Result<AccountPage, PageError> {
    let (lang, office, account) = (member.lang(), member.site.office(), member.account());
    let own = office.own_sessions(&account.name, member.key());
    let row = |session: office::accounts::OwnSession| SessionRow {
        code: session.code,
        began: writing::moment(session.began),
        seen: writing::moment(session.seen),
        here: session.here,
        address: session_address(lang, &session.addresses),
        device: if session.device.is_empty() {
            lang.say("account-session-unknown")
        } else {
            session.device
        },
    };
    let second = office.second_factor(&account.name);
    let rules = office.account_rules().passwords;
    let said = Message::new(if rules.all_kinds(second.is_some()) {
        "account-rules-strict"
    } else {
        "account-rules"
    });
    let done = member.query("xong").and_then(|word| match word {
        "mat-khau" => Some("account-password-changed"),
        "thu" => Some("mail-own-chosen"),
        "thoi-thu" => Some("mail-own-ended"),
        "phien" => Some("account-sessions-ended"),
        "uy-quyen" => Some("account-delegate-done"),
        "thoi-uy-quyen" => Some("account-delegated-ended"),
        _ => None,
    });
    let duty = (office.duty(account) == Some(Duty::ChoosePassword)).then(|| lang.say("account-must-change"));
    let today = office.today();
    let mut rights: Vec<&Granted> = account.grants.iter().collect();
    rights.sort_by_key(|right| (!right.is_unfinished(today), right.number));
    let named = |right: &Granted| {
        let row = right_row(member, right);
        format!("{}, {}", row.role, row.place)
    };
    let delegable = rights.iter().filter(|right| right.is_delegable(today));
    let delegable = delegable.map(|right| Choice {
        word: right.number.to_string(),
        name: named(right),
        chosen: right.number.to_string() == typed[0],
    });
    let delegated = office.delegated_by(&account.name);
    let delegated = delegated.map_err(|problem| PageError::Failed(problem.to_string()))?;
    let delegated = delegated.iter().map(|(to, right)| Choice {
        word: format!("{}-{}", to.code(), right.number),
        name: format!("{}: {}, {}", to.shown_as, named(right), period(lang, right)),
        chosen: false,
    });
    let actor = member.actor();
    let readers = office.readers_of_own_record(&actor);
    let readers = readers.map_err(|problem| PageError::Failed(problem.to_string()))?;
    Ok(AccountPage {
        frame: frame_of(member, lang.say("account-title"), None),
        problems: Problems { lang, list },
        done: done.map(|id| lang.say(id)),
        duty,
        name: account.name.clone(),
        roles: roles_of(&member.site, lang, account),
        before: log_in_before(&member.reader),
        sessions: own.into_iter().map(row).collect(),
        may_ask_emergency: reaches(&member.site, &actor, &[Deed::AskEmergency]),
        rights: rights.iter().map(|right| right_row(member, right)).collect(),
        delegable: delegable.collect(),
        delegated: delegated.collect(),
        typed,
        readers_tired: readers.tired,
        readers: actor.person.map(|_| {
            readers
                .entries
                .iter()
                .filter_map(|entry| reader_row(member, entry))
                .collect()
        }),
        rules: lang.speak(&said.with("least", rules.least_length(second.is_some()))),
        factor: factor(member, second),
        mail: super::mail::own(member),
    })
}

/// From which address a session was begun, and last used where that is another.
fn session_address(lang: Lang, [began, seen]: &[String; 2]) -> String {
    let (began, seen) = (address_said(lang, began), address_said(lang, seen));
    match (began.is_empty(), seen.is_empty() || seen == began) {
        (true, true) => lang.say("account-session-unknown"),
        (true, false) => seen,
        (false, true) => began,
        (false, false) => {
            let said = Message::new("account-session-two-addresses").with("began", began);
            lang.speak(&said.with("seen", seen))
        }
    }
}

fn reader_row(member: &Member, entry: &LogEntry) -> Option<ReaderRow> {
    let (lang, event) = (member.lang(), entry.event.as_ref()?);
    let who = member.site.office().account(&event.actor);
    let group = event.detail.as_deref().and_then(SensitiveGroup::from_word);
    let what = match (event.action.as_str(), group) {
        ("export", _) => lang.say("account-readers-export"),
        (OPENED, _) => lang.say("account-readers-opened"),
        (SOUGHT, Some(group)) => {
            let what = lang.say(group_name(group));
            lang.speak(&Message::new("account-readers-sought").with("what", what))
        }
        (_, Some(group)) => lang.say(group_name(group)),
        (_, None) => event.detail.clone().unwrap_or_default(),
    };
    Some(ReaderRow {
        ask: reading_word(entry)
            .filter(|_| event.actor != member.account().name)
            .map(|word| urls::with(urls::OWN_REQUESTS, "lan-xem", &word)),
        time: writing::moment(event.time),
        who: who.map_or_else(|| event.actor.clone(), |account| account.shown_as),
        what,
    })
}

fn factor(member: &Member, second: Option<SecondFactor>) -> String {
    let lang = member.lang();
    match second {
        None if member.site.office().needs_second_factor(member.account()) => lang.say("account-factor-needed"),
        None => lang.say("account-factor-none"),
        Some(second) => lang.speak(
            &Message::new("account-factor-since")
                .with("since", writing::moment(second.since))
                .with("left", second.left),
        ),
    }
}

/// The frame of a page about one's own account.
pub(super) fn frame_of(member: &Member, name: String, above: Option<(String, &str)>) -> Frame {
    let above = above.into_iter().map(|(name, href)| Crumb {
        name,
        href: Some(href.to_owned()),
    });
    Frame {
        crumbs: above.chain([Crumb { name, href: None }]).collect(),
        ..frame(&member.site, &member.reader)
    }
}
