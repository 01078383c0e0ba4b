//! One's own account, its second factor, and the second step of a log-in.

use words::{Lang, Message};

use super::frame;
use crate::components::{Frame, Problem, Problems, Theme};
use crate::pages::account::{AccountPage, FactorPage, OwnMail, Picture, ReaderRow, SessionRow};
use crate::pages::login::CodePage;
use crate::pages::users::Choice;

fn problems(lang: Lang, all: &[(&'static str, &'static str)]) -> Problems {
    let problem = |(field, id): &(&'static str, &'static str)| Problem {
        field: Some(*field),
        message: Message::new(*id).with("least", 12),
    };
    Problems {
        lang,
        list: all.iter().map(problem).collect(),
    }
}

pub(crate) fn account(lang: Lang, theme: Theme) -> AccountPage {
    let row = |n: u32| SessionRow {
        code: format!("{n:016x}"),
        began: format!("0{n}:15, 14/03/2019"),
        seen: "09:41, 14/03/2019".into(),
        here: n == 7,
        device: "Firefox, Windows".into(),
        address: "10.0.0.7".into(),
    };
    AccountPage {
        frame: frame(lang, theme),
        problems: problems(
            lang,
            &[
                ("hien-tai", "account-password-wrong"),
                ("moi", "account-password-short"),
                ("lai", "account-password-not-alike"),
            ],
        ),
        done: Some(lang.say("account-sessions-ended")),
        duty: Some(lang.say("account-must-change")),
        name: "to-chuc".into(),
        roles: vec![lang.say("role-hr-officer"), lang.say("role-leader")],
        before: None,
        sessions: vec![row(7), row(8)],
        may_ask_emergency: true,
        rights: Vec::new(),
        delegable: vec![Choice {
            word: "1".into(),
            name: lang.say("role-leader"),
            chosen: true,
        }],
        delegated: vec![Choice {
            word: "0f3c-2".into(),
            name: "Phó Chủ tịch".into(),
            chosen: false,
        }],
        readers: Some(vec![ReaderRow {
            time: "09:41, 14/03/2019".into(),
            who: "Nguyễn Thị Lan".into(),
            what: lang.say("sensitive-health"),
            ask: Some("/ho-so-cua-toi/yeu-cau?lan-xem=1-1".into()),
        }]),
        readers_tired: true,
        typed: std::array::from_fn(|_| String::new()),
        rules: lang.speak(&Message::new("account-rules").with("least", 12)),
        factor: lang.say("account-factor-none"),
        mail: OwnMail {
            state: lang.say("mail-own-on"),
            on: true,
            address: "an@hoanhbo.vn".into(),
        },
    }
}

pub(crate) fn factor(lang: Lang, theme: Theme, learning: bool) -> FactorPage {
    let picture = || {
        Picture::of(
            "otpauth://totp/Xung%20Tam:an?secret=MZXW6YTBOI",
            lang.say("factor-picture"),
        )
    };
    FactorPage {
        frame: frame(lang, theme),
        problems: problems(lang, if learning { &[("ma", "factor-wrong")] } else { &[] }),
        duty: learning.then(|| lang.say("factor-duty")),
        state: lang.say("factor-none"),
        learning: learning.then(|| (picture(), "MZXW 6YTB OI".into())),
        codes: if learning {
            Vec::new()
        } else {
            vec!["abcd-efgh-ijkl-mnop-qrst-uvwx".into(); 8]
        },
        set: !learning,
        needed: false,
    }
}

pub(crate) fn code(lang: Lang) -> CodePage {
    CodePage {
        frame: Frame {
            rooms: Vec::new(),
            clerk: None,
            ..frame(lang, Theme::System)
        },
        problems: problems(lang, &[("ma", "factor-wrong")]),
        next: Some("/nhan-su".into()),
    }
}
