//! `GET` and `POST /nguoi-dung/moi`: a new account, without rights, with a password of one use.

use axum::Extension;
use axum::http::StatusCode;
use axum::response::Response;
use ledger::{Entity, PersonId};
use office::accounts::AccountProblem;
use office::figures::Asker;
use office::writer::NotDone;
use words::Message;

use super::list::{crumb, frame_of};
use super::person::view;
use super::show::AddPage;
use crate::components::{Problem, Problems};
use crate::site::{Fields, Member, PageError, page_with};
use crate::urls;

/// The form.
pub(crate) async fn blank(member: Member) -> Result<Response, PageError> {
    super::manager(&member)?;
    page_with(StatusCode::OK, &form(&member, Default::default(), Vec::new()))
}

/// Makes it and shows its page with the password, or says everything that is to be mended.
pub(crate) async fn create(member: Member, Extension(fields): Extension<Fields>) -> Result<Response, PageError> {
    let actor = super::manager(&member)?;
    let typed = ["ten", "hien", "nguoi"].map(|name| fields.get(name).trim().to_owned());
    let person = typed[2].parse::<PersonId>().ok();
    let value = member.site.office().value();
    let known = person.is_some_and(|person| value.place(Entity::Person(person)).is_some());
    let mut problems = Vec::new();
    if !typed[2].is_empty() && !known {
        problems.push(Problem {
            field: Some("nguoi"),
            message: Message::new("users-no-such-person"),
        });
    }
    let (name, shown_as) = (typed[0].to_lowercase(), typed[1].clone());
    let own = name.clone();
    if !problems.is_empty() {
        // What is wrong with the name is told with it.
        problems.splice(0..0, member.site.office().problems_of_name(&name).iter().map(said));
        return page_with(StatusCode::UNPROCESSABLE_ENTITY, &form(&member, typed, problems));
    }
    let made = member
        .site
        .write(move |office| office.hand_out_account(Asker::Account(&actor), &name, &shown_as, person))
        .await?;
    match made {
        Ok(secret) => {
            let account = member.site.office().account(&own).ok_or(PageError::NotFound)?;
            let mut page = view(&member, &account, Vec::new(), None);
            page.secret = Some(secret);
            page_with(StatusCode::OK, &page)
        }
        // The answer of the first time was lost: it is made, and not made again.
        Err(NotDone::Refused(problems))
            if problems == [AccountProblem::NameTaken] && is_made(&member, &own, &typed) =>
        {
            let account = member.site.office().account(&own).ok_or(PageError::NotFound)?;
            let message = Message::new("users-made-before");
            let page = view(&member, &account, vec![Problem { field: None, message }], None);
            page_with(StatusCode::UNPROCESSABLE_ENTITY, &page)
        }
        Err(NotDone::Refused(problems)) => {
            let problems = problems.iter().map(said).collect();
            page_with(StatusCode::UNPROCESSABLE_ENTITY, &form(&member, typed, problems))
        }
        Err(problem) => Err(PageError::not_done(problem, |_| PageError::Unprocessable)),
    }
}

/// Whether an account within reach is just what was typed, and nobody has taken it over yet.
fn is_made(member: &Member, name: &str, typed: &[String; 3]) -> bool {
    let Ok(actor) = super::manager(member) else {
        return false;
    };
    let all = member.site.office().accounts_in_reach(Asker::Account(&actor));
    let found = all.unwrap_or_default().into_iter().find(|account| account.name == name);
    found.is_some_and(|account| {
        let shown = if typed[1].is_empty() { name } else { &typed[1] };
        account.handed_out
            && account.open
            && account.grants.is_empty()
            && account.shown_as == shown
            && account.person.as_deref().unwrap_or_default() == typed[2]
    })
}

fn said(problem: &AccountProblem) -> Problem {
    let field = match problem {
        AccountProblem::BadName | AccountProblem::NameTaken => Some("ten"),
        AccountProblem::OutOfReach => Some("nguoi"),
        _ => None,
    };
    let message = account_problem(problem);
    Problem { field, message }
}

/// Why an account was not made, in words.
pub(crate) fn account_problem(problem: &AccountProblem) -> Message {
    Message::new(match problem {
        AccountProblem::BadName => "users-bad-name",
        AccountProblem::NameTaken => "users-name-taken",
        AccountProblem::OutOfReach => "users-person-out-of-reach",
        _ => "account-password-again-later",
    })
}

fn form(member: &Member, typed: [String; 3], list: Vec<Problem>) -> AddPage {
    let lang = member.lang();
    let crumbs = vec![
        crumb(lang.say("users-title"), Some(urls::USERS)),
        crumb(lang.say("users-new"), None),
    ];
    AddPage {
        frame: frame_of(member, crumbs),
        problems: Problems { lang, list },
        typed,
    }
}
