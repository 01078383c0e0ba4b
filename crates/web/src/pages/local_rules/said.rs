//! What is wrong, in words, at its field.

use axum::http::StatusCode;
use office::local_rules::LocalRuleProblem;
use office::writer::NotDone;
use words::{Lang, Message, writing};

use crate::components::Problem;
use crate::site::PageError;

/// One problem.
pub(super) fn said(lang: Lang, why: &LocalRuleProblem) -> Problem {
    use LocalRuleProblem as Why;
    let (field, message) = match why {
        Why::NotYours => (None, Message::new("local-rules-not-yours")),
        Why::NoSuch => (None, Message::new("local-rules-no-such")),
        Why::OwnEdition => (None, Message::new("local-rules-own")),
        Why::NotDraft => (None, Message::new("local-rules-not-draft")),
        Why::NotInForce => (None, Message::new("local-rules-not-in-force")),
        Why::Changed(version) => (None, Message::new("local-rules-changed").with("version", *version)),
        Why::BadWord => (Some("goi"), Message::new("local-rules-bad-word")),
        Why::WordTaken => (Some("goi"), Message::new("local-rules-word-taken")),
        Why::NoTitle => (Some("ten-vi"), Message::new("local-rules-no-title")),
        Why::NoNumber => (Some("so"), Message::new("local-rules-no-number")),
        Why::NoIssuer => (Some("co-quan"), Message::new("local-rules-no-issuer")),
        Why::PaperAhead => (Some("ngay-van-ban"), Message::new("local-rules-paper-ahead")),
        Why::Backwards => (Some("den-ngay"), Message::new("local-rules-backwards")),
        Why::NoRules => (None, Message::new("local-rules-no-rules")),
        Why::Stands(id) => (
            Some("tu-ngay"),
            Message::new("local-rules-stands").with("id", id.as_str()),
        ),
        Why::BadEnd(first, last) => {
            let said = Message::new("local-rules-bad-end").with("first", writing::day(*first));
            (Some("ket-thuc"), said.with("last", writing::day(*last)))
        }
        Why::Law(vi, en) => {
            let said = if lang == Lang::Vi { vi } else { en };
            (None, Message::new("local-rules-law").with("said", said.as_str()))
        }
        Why::TooMany(most) => (None, Message::new("local-rules-too-many").with("most", *most)),
        Why::TooLarge(most) => (
            Some("tep"),
            Message::new("local-rules-too-large").with("most", *most / 1000),
        ),
        Why::Store(_) => (None, Message::new("account-password-again-later")),
    };
    Problem { field, message }
}

/// What kept a step from being taken, for the page that is then shown again; a broken store is another page.
pub(super) fn refusal(
    lang: Lang,
    problem: NotDone<Vec<LocalRuleProblem>>,
) -> Result<(StatusCode, Vec<Problem>), PageError> {
    match problem {
        NotDone::Refused(why) if why.contains(&LocalRuleProblem::NotYours) => Err(PageError::Forbidden),
        NotDone::Refused(why) if why.contains(&LocalRuleProblem::NoSuch) => Err(PageError::NotFound),
        NotDone::Refused(why) => Ok((
            StatusCode::UNPROCESSABLE_ENTITY,
            why.iter().map(|one| said(lang, one)).collect(),
        )),
        problem => Err(PageError::not_done(problem, |_| PageError::Unprocessable)),
    }
}
