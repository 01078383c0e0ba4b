//! `GET /tai-khoan`.

use axum::http::StatusCode;
use axum::response::Response;
use office::accounts::{Duty, SecondFactor};
use words::{Message, writing};

use super::show::{AccountPage, SessionRow};
use crate::components::{Crumb, Frame, Problem, Problems};
use crate::site::{Member, PageError, frame, page_with, roles_of};

/// The page.
pub(crate) async fn open(member: Member) -> Result<Response, PageError> {
    page_with(StatusCode::OK, &view(&member, Vec::new()))
}

/// The page, with what is to be mended.
pub(super) fn view(member: &Member, list: Vec<Problem>) -> AccountPage {
    let (lang, office, account) = (member.lang(), member.site.office(), member.account());
    let own = office.own_sessions(&account.name, member.key());
    let row = |session: office::accounts::OwnSession| SessionRow {
        code: session.code,
        began: writing::moment(session.began),
        seen: writing::moment(session.seen),
        here: session.here,
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
        "phien" => Some("account-sessions-ended"),
        _ => None,
    });
    let duty = (office.duty(account) == Some(Duty::ChoosePassword)).then(|| lang.say("account-must-change"));
    AccountPage {
        frame: frame_of(member, lang.say("account-title"), None),
        problems: Problems { lang, list },
        done: done.map(|id| lang.say(id)),
        duty,
        name: account.name.clone(),
        roles: roles_of(&member.site, lang, account),
        sessions: own.into_iter().map(row).collect(),
        rules: lang.speak(&said.with("least", rules.least_length(second.is_some()))),
        factor: factor(member, second),
    }
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
