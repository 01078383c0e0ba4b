//! `GET /van-hanh/thu`: the server of letters as it is kept, with what can be done.

use axum::http::StatusCode;
use axum::response::Response;
use office::mail::{MailServer, MailTls};
use words::Message;

use super::show::MailPage;
use crate::components::{Problem, Problems};
use crate::pages::users::{Choice, crumb, frame_of};
use crate::pages::webhooks::keeper;
use crate::site::{Member, PageError, page_with};
use crate::urls;

/// What is said once something was done, by the word that the address then carries.
const DONE: [(&str, &str); 3] = [("ghi", "mail-saved"), ("thu", "mail-tried"), ("tat", "mail-ended")];

/// The page.
pub(crate) async fn open(member: Member) -> Result<Response, PageError> {
    page_with(StatusCode::OK, &view(&member, Vec::new())?)
}

/// The page with what is to be mended.
pub(super) fn view(member: &Member, list: Vec<Problem>) -> Result<MailPage, PageError> {
    keeper(member)?;
    let (lang, office) = (member.lang(), member.site.office());
    let kept = office.mail_server();
    let counts = office.operations();
    let counts = counts.map_err(|problem| PageError::Failed(problem.to_string()))?;
    let state = if kept.is_none() {
        Message::new("mail-is-off")
    } else {
        Message::new("mail-is-on")
            .with("n", counts.letters)
            .with("late", counts.letters_late)
    };
    let done = member.query("xong");
    let done = done.and_then(|word| DONE.iter().find(|(own, _)| *own == word));
    let way = kept.as_ref().map_or(MailTls::default(), |server| server.tls);
    Ok(MailPage {
        frame: frame_of(
            member,
            vec![
                crumb(lang.say("operations-title"), Some(urls::OPERATIONS)),
                crumb(lang.say("mail-title"), None),
            ],
        ),
        problems: Problems { lang, list },
        done: done.map(|(_, id)| lang.say(id)),
        state: lang.speak(&state),
        on: kept.is_some(),
        has_secret: kept.as_ref().is_some_and(|server| !server.secret.is_empty()),
        ways: ways(member, way),
        typed: kept.map_or_else(blank, |server| texts(&server)),
        address: String::new(),
    })
}

/// The ways of travelling, one of them chosen.
pub(super) fn ways(member: &Member, chosen: MailTls) -> Vec<Choice> {
    let choice = |way: MailTls| Choice {
        word: way.word().to_owned(),
        name: member.lang().say(&format!("mail-tls-{}", way.word())),
        chosen: way == chosen,
    };
    MailTls::ALL.into_iter().map(choice).collect()
}

fn blank() -> [String; 6] {
    let mut texts: [String; 6] = std::array::from_fn(|_| String::new());
    texts[4] = MailServer::USUAL_HOUR.to_string();
    texts
}

fn texts(server: &MailServer) -> [String; 6] {
    [
        server.server.clone(),
        server.port.to_string(),
        server.sender.clone(),
        server.user.clone(),
        server.hour.to_string(),
        server.site.clone(),
    ]
}
