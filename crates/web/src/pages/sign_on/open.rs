//! `GET /nguoi-dung/dang-nhap-chung`: the issuer as it is kept, and the links.

use axum::http::StatusCode;
use axum::response::Response;
use office::accounts::{Linked, SignOnIssuer, SignOnLink};
use office::figures::Asker;
use words::{Lang, Message, writing};

use super::show::{LinkRow, SignOnPage};
use crate::components::{Problem, Problems};
use crate::pages::users::{crumb, frame_of};
use crate::pages::webhooks::keeper;
use crate::site::{Member, PageError, page_with};
use crate::urls;

/// What is said once something was done, by the word that the address then carries.
const DONE: [(&str, &str); 4] = [
    ("ghi", "sign-on-saved"),
    ("tat", "sign-on-ended"),
    ("noi", "sign-on-linked"),
    ("bo", "sign-on-unlinked"),
];

/// The page.
pub(crate) async fn open(member: Member) -> Result<Response, PageError> {
    page_with(StatusCode::OK, &view(&member, Vec::new())?)
}

/// The page with what is to be mended.
pub(super) fn view(member: &Member, list: Vec<Problem>) -> Result<SignOnPage, PageError> {
    let actor = keeper(member)?;
    let (lang, office) = (member.lang(), member.site.office());
    let kept = office.sign_on_issuer();
    let links = office.sign_on_links(Asker::Account(&actor));
    let links = links.map_err(|problem| PageError::Failed(problem.to_string()))?;
    let state = kept.as_ref().map_or_else(
        || Message::new("sign-on-is-off"),
        |issuer| Message::new("sign-on-is-on").with("issuer", issuer.issuer.as_str()),
    );
    let done = member.query("xong");
    let done = done.and_then(|word| DONE.iter().find(|(own, _)| *own == word));
    Ok(SignOnPage {
        frame: frame_of(
            member,
            vec![
                crumb(lang.say("users-title"), Some(urls::USERS)),
                crumb(lang.say("sign-on-title"), None),
            ],
        ),
        problems: Problems { lang, list },
        done: done.map(|(_, id)| lang.say(id)),
        state: lang.speak(&state),
        back: kept
            .as_ref()
            .map(|issuer| format!("{}{}", issuer.site, urls::SIGN_ON_BACK)),
        on: kept.is_some(),
        has_secret: kept.is_some(),
        trusts_factor: kept.as_ref().is_some_and(|issuer| issuer.trusts_factor),
        typed: kept.map_or_else(|| std::array::from_fn(|_| String::new()), |issuer| texts(&issuer)),
        links: links.iter().map(|link| row(lang, link)).collect(),
        typed_link: std::array::from_fn(|_| String::new()),
    })
}

fn texts(issuer: &SignOnIssuer) -> [String; 5] {
    [
        issuer.issuer.clone(),
        issuer.number.map_or_else(String::new, |number| number.to_string()),
        issuer.client.clone(),
        issuer.name.clone(),
        issuer.site.clone(),
    ]
}

fn row(lang: Lang, link: &SignOnLink) -> LinkRow {
    let by = match &link.by {
        Linked::Subject(subject) => Message::new("sign-on-by-subject").with("subject", subject.as_str()),
        Linked::Address(address) => Message::new("sign-on-by-address").with("address", address.as_str()),
    };
    let made = Message::new("sign-on-made-by")
        .with("by", link.made.by.as_str())
        .with("when", writing::moment(link.made.time));
    LinkRow {
        account: link.account.clone(),
        by: lang.speak(&by),
        made: lang.speak(&made),
    }
}
