//! `POST /tai-khoan/uy-quyen`: delegates one of one's own rights for a time by a paper, and ends that.

use axum::Extension;
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Redirect, Response};
use ledger::Day;
use office::accounts::{GrantPaper, GrantProblem, NewDelegation};
use office::figures::Asker;
use office::writer::NotDone;

use super::open::view_with;
use crate::pages::users::{At, day_of, in_order, said};
use crate::site::{Fields, Member, PageError, page_with};
use crate::urls;

const GIVE: At = At {
    account: Some("cho"),
    role: "quyen",
    unit: "quyen",
    class: "quyen",
    until: "den",
    paper: "van-ban",
    signed: "van-ban",
    signer: "van-ban",
};
const END: At = At {
    account: Some("da-uy"),
    role: "da-uy",
    unit: "da-uy",
    class: "da-uy",
    until: "da-uy",
    paper: "van-ban-thoi",
    signed: "van-ban-thoi",
    signer: "van-ban-thoi",
};

/// Delegates it, or says everything that is to be mended.
pub(crate) async fn delegate(member: Member, Extension(fields): Extension<Fields>) -> Result<Response, PageError> {
    if let Some(duty) = member.site.office().duty(member.account()) {
        return Err(PageError::First(duty));
    }
    if !fields.get("da-uy").is_empty() {
        return end(&member, &fields).await;
    }
    let typed = ["quyen", "cho", "tu", "den", "van-ban"].map(|name| fields.get(name).trim().to_owned());
    let mut problems = Vec::new();
    let from = day_of("tu", &typed[2]).map_err(|problem| problems.push(problem)).ok();
    let last = day_of("den", &typed[3]).map_err(|problem| problems.push(problem)).ok();
    let from_today = from.unwrap_or(member.site.office().today());
    let wish = NewDelegation {
        right: typed[0].parse().unwrap_or(0),
        to: typed[1].to_lowercase(),
        from: from_today,
        // "Until" is typed as the last day. One that cannot be read is told already: a day that is wrong for nothing stands in its place.
        until: last.map_or(Day(from_today.number() + 1), |last| Day(last.number() + 1)),
        paper: typed[4].clone(),
    };
    let (account, complete) = (member.account().clone(), problems.is_empty());
    let done = member
        .site
        .write(move |office| {
            if complete {
                office.delegate(&account, &wish).map(|_| ())
            } else {
                Err(NotDone::Refused(office.problems_of_delegation(&account, &wish)))
            }
        })
        .await?;
    match done {
        Ok(()) => Ok(Redirect::to(&urls::with(urls::ACCOUNT, "xong", "uy-quyen")).into_response()),
        Err(NotDone::Refused(why)) => {
            problems.extend(why.iter().map(|why| said(&GIVE, why)));
            in_order(&mut problems);
            page_with(StatusCode::UNPROCESSABLE_ENTITY, &view_with(&member, problems, typed)?)
        }
        Err(problem) => Err(PageError::not_done(problem, |_| PageError::Unprocessable)),
    }
}

/// Ends what was delegated, from today on: account and number of the right there.
async fn end(member: &Member, fields: &Fields) -> Result<Response, PageError> {
    let (code, number) = fields.get("da-uy").split_once('-').ok_or(PageError::Unprocessable)?;
    let number: u32 = number.parse().map_err(|_| PageError::Unprocessable)?;
    let (actor, own, code) = (member.actor(), member.account().name.clone(), code.to_owned());
    let paper = fields.get("van-ban-thoi").to_owned();
    let done = member
        .site
        .write(move |office| {
            let all = office
                .delegated_by(&own)
                .map_err(|problem| NotDone::Store(problem.to_string()))?;
            let found = all
                .iter()
                .find(|(to, right)| to.code() == code && right.number == number);
            let (to, _) = found.ok_or_else(|| NotDone::Refused(vec![GrantProblem::NoSuchRight]))?;
            office.end_grant(
                Asker::Account(&actor),
                &to.name,
                number,
                actor.today,
                &GrantPaper::numbered(&paper),
            )
        })
        .await?;
    match done {
        Ok(()) => Ok(Redirect::to(&urls::with(urls::ACCOUNT, "xong", "thoi-uy-quyen")).into_response()),
        Err(NotDone::Refused(why)) => {
            let problems = why.iter().map(|why| said(&END, why)).collect();
            let view = view_with(member, problems, std::array::from_fn(|_| String::new()))?;
            page_with(StatusCode::UNPROCESSABLE_ENTITY, &view)
        }
        Err(problem) => Err(PageError::not_done(problem, |_| PageError::Unprocessable)),
    }
}
