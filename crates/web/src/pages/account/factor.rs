//! `GET` and `POST /tai-khoan/xac-thuc`: sets up the second factor, shows the recovery codes once, and gives it up.

use askama::Template;
use axum::Extension;
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Redirect, Response};
use office::accounts::{Duty, FactorRefused};
use office::writer::NotDone;
use words::{Message, writing};

use super::open::frame_of;
use super::picture::Picture;
use crate::components::{Frame, Problem, Problems};
use crate::site::{Fields, Member, PageError, page_with};
use crate::urls;

/// The second factor of one's own account.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/account/factor.html")]
pub struct FactorPage {
    /// The frame.
    pub frame: Frame,
    /// What is to be mended: field `ma`.
    pub problems: Problems,
    /// What must be done before anything else, in words.
    pub duty: Option<String>,
    /// How it stands, in words.
    pub state: String,
    /// What the telephone must learn while it is set up: the picture, and the secret in groups.
    pub learning: Option<(Option<Picture>, String)>,
    /// Recovery codes that were just made: shown this once.
    pub codes: Vec<String>,
    /// Whether there is one, and whether it may be given up.
    pub set: bool,
    /// Whether a role needs it.
    pub needed: bool,
}

/// Whoever holds a password that was handed out chooses another one before a telephone is bound to the account.
fn password_first(member: &Member) -> Result<(), PageError> {
    match member.site.office().duty(member.account()) {
        Some(duty @ Duty::ChoosePassword) => Err(PageError::First(duty)),
        _ => Ok(()),
    }
}

/// The page.
pub(crate) async fn open_factor(member: Member) -> Result<Response, PageError> {
    password_first(&member)?;
    page_with(StatusCode::OK, &view(&member, Vec::new(), Vec::new()))
}

/// What the form asks: to begin, to end setting up with a code, or to give it up with one.
pub(crate) async fn change_factor(member: Member, Extension(fields): Extension<Fields>) -> Result<Response, PageError> {
    password_first(&member)?;
    let (account, key) = (member.account().clone(), member.key().clone());
    let [what, typed] = ["viec", "ma"].map(|name| fields.get(name).to_owned());
    let done = member
        .site
        .write(move |office| match what.as_str() {
            "bat-dau" => office.begin_factor(&account).map(|()| Vec::new()),
            "xac-nhan" => office.confirm_factor(&account, &key, &typed),
            "bo" => office.give_up_second_factor(&account, &typed).map(|()| Vec::new()),
            _ => Err(NotDone::Refused(FactorRefused::NotBegun)),
        })
        .await?;
    match done {
        Ok(codes) if codes.is_empty() => Ok(Redirect::to(urls::SECOND_FACTOR).into_response()),
        Ok(codes) => page_with(StatusCode::OK, &view(&member, Vec::new(), codes)),
        Err(NotDone::Refused(FactorRefused::Store(problem))) => Err(PageError::Failed(problem)),
        Err(NotDone::Refused(why)) => {
            let (status, message) = words_of(&why);
            let field = Some("ma").filter(|_| matches!(why, FactorRefused::WrongCode));
            page_with(status, &view(&member, vec![Problem { field, message }], Vec::new()))
        }
        Err(problem) => Err(PageError::not_done(problem, |_| PageError::Unprocessable)),
    }
}

/// What is said of a refusal.
pub(crate) fn words_of(why: &FactorRefused) -> (StatusCode, Message) {
    let message = match why {
        FactorRefused::TooManyTries { wait } => {
            let message = Message::new("factor-slow-down").with("minutes", (wait + 59) / 60);
            return (StatusCode::TOO_MANY_REQUESTS, message);
        }
        FactorRefused::WrongCode => Message::new("factor-wrong"),
        FactorRefused::NotBegun | FactorRefused::Store(_) => Message::new("factor-not-begun"),
        FactorRefused::AlreadyThere => Message::new("factor-already"),
        FactorRefused::Needed => Message::new("factor-is-needed"),
    };
    (StatusCode::UNPROCESSABLE_ENTITY, message)
}

fn view(member: &Member, list: Vec<Problem>, codes: Vec<String>) -> FactorPage {
    let (lang, office, account) = (member.lang(), member.site.office(), member.account());
    let set = office.second_factor(&account.name);
    let learning = office.new_factor(account).filter(|_| set.is_none()).map(|begun| {
        let groups: Vec<&str> = (0..begun.secret.len())
            .step_by(4)
            .filter_map(|at| begun.secret.get(at..(at + 4).min(begun.secret.len())))
            .collect();
        let picture = Picture::of(&begun.address, lang.say("factor-picture"));
        (picture, groups.join(" "))
    });
    let state = match set {
        None => lang.say("factor-none"),
        Some(second) => lang.speak(
            &Message::new("account-factor-since")
                .with("since", writing::moment(second.since))
                .with("left", second.left),
        ),
    };
    FactorPage {
        frame: frame_of(
            member,
            lang.say("account-factor"),
            Some((lang.say("account-title"), urls::ACCOUNT)),
        ),
        problems: Problems { lang, list },
        duty: (office.duty(account) == Some(Duty::SetSecondFactor)).then(|| lang.say("factor-duty")),
        state,
        learning,
        codes,
        set: set.is_some(),
        needed: office.needs_second_factor(account),
    }
}
