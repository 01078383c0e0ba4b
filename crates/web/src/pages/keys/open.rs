//! `GET /nguoi-dung/khoa`: the keys that the reader may manage, and the form of a new one.

use axum::http::StatusCode;
use axum::response::Response;
use ledger::Day;
use office::accounts::{KeptKey, NewKey, Warrant};
use office::figures::Asker;
use office::permission::{DataClass, Deed};
use words::{Lang, Message, writing};

use super::show::{KeyRow, KeysPage};
use crate::components::{Problem, Problems};
use crate::pages::offered;
use crate::pages::users::{Choice, class_words, crumb, frame_of, manager, place};
use crate::site::{Member, PageError, page_with};
use crate::urls;

/// The most accounts that the form offers; any other can be typed.
const MOST: usize = 400;

/// What was typed: the texts in the order of [`KeysPage::typed`], the class, the deeds.
#[derive(Debug, Clone, Default)]
pub(super) struct Typed {
    pub(super) texts: [String; 8],
    pub(super) class: String,
    pub(super) deeds: Vec<String>,
}

/// The page.
pub(crate) async fn open(member: Member) -> Result<Response, PageError> {
    page_with(StatusCode::OK, &view(&member, Vec::new(), Typed::default())?)
}

/// The page with what was typed and what is to be mended.
pub(super) fn view(member: &Member, list: Vec<Problem>, typed: Typed) -> Result<KeysPage, PageError> {
    let actor = manager(member)?;
    let (lang, office) = (member.lang(), member.site.office());
    let keys = office.keys(Asker::Account(&actor));
    let keys = keys.map_err(|problem| PageError::Failed(problem.to_string()))?;
    let accounts = office.accounts_in_reach(Asker::Account(&actor));
    let accounts = accounts.map_err(|problem| PageError::Failed(problem.to_string()))?;
    let waiting = office.keys_to_confirm(&actor);
    let waiting = waiting.map_err(|problem| PageError::Failed(problem.to_string()))?;
    let today = office.today();
    let running = keys.iter().filter(|key| key.runs(today)).count();
    let mut texts = typed.texts;
    for (at, usual) in [(2, writing::day(today)), (4, NewKey::USUAL.to_string())] {
        if texts[at].is_empty() {
            texts[at] = usual;
        }
    }
    let class = if typed.class.is_empty() {
        "internal"
    } else {
        typed.class.as_str()
    };
    let done = member.query("xong").and_then(|word| match word {
        "thu-hoi" => Some("keys-revoked"),
        "xac-nhan" => Some("keys-confirmed"),
        _ => None,
    });
    Ok(KeysPage {
        frame: frame_of(
            member,
            vec![
                crumb(lang.say("users-title"), Some(urls::USERS)),
                crumb(lang.say("keys-title"), None),
            ],
        ),
        problems: Problems { lang, list },
        title: lang.speak(&Message::new("keys-heading").with("n", running)),
        done: done.map(|id| lang.say(id)),
        secret: None,
        secret_waits: None,
        rows: keys.iter().map(|key| row(member, key, today)).collect(),
        waiting: waiting.into_iter().map(|key| (key.sign, key.name)).collect(),
        deeds: NewKey::deeds()
            .filter(|deed| *deed != Deed::ReadFigures)
            .map(|deed| Choice {
                word: deed.word().to_owned(),
                name: lang.say(&format!("deed-{}", deed.word())),
                chosen: typed.deeds.iter().any(|word| word == deed.word()),
            })
            .collect(),
        classes: DataClass::ALL
            .iter()
            .filter(|own| **own != DataClass::Sealed)
            .map(|own| Choice {
                word: own.word().to_owned(),
                name: class_words(lang, *own),
                chosen: own.word() == class,
            })
            .collect(),
        units: offered::units(member, Deed::ManageAccounts, DataClass::Internal),
        accounts: accounts
            .into_iter()
            .filter(|account| account.open)
            .map(|account| account.name)
            .take(MOST)
            .collect(),
        typed: texts,
    })
}

fn row(member: &Member, key: &KeptKey, today: Day) -> KeyRow {
    let lang = member.lang();
    let waits = key.waits(member.site.office().clock().now());
    let (mark, id) = if key.revoked.is_some() {
        ("×", "cli-key-taken-back")
    } else if waits {
        ("◌", "cli-key-proposed")
    } else if key.proposed.is_some() {
        ("×", "cli-key-lapsed")
    } else if key.runs(today) && key.is_for_reading_only() {
        ("◐", "cli-key-reads-only")
    } else if key.runs(today) {
        ("●", "cli-key-runs")
    } else if key.is_unfinished(today) {
        ("○", "cli-key-waits")
    } else {
        ("×", "cli-key-over")
    };
    let deeds = [Deed::ReadFigures].into_iter().chain(key.grant.deeds.iter().copied());
    let deeds: Vec<String> = deeds.map(|deed| lang.say(&format!("deed-{}", deed.word()))).collect();
    let made = told(lang, "users-given-by", &key.made);
    let confirmed = key.confirmed.iter().map(|warrant| {
        let said = Message::new("users-confirmed-by").with("by", warrant.by.as_str());
        lang.speak(&said.with("when", writing::moment(warrant.time)))
    });
    let revoked = key.revoked.iter().map(|warrant| told(lang, "users-ended-by", warrant));
    KeyRow {
        sign: key.sign.clone(),
        name: key.name.clone(),
        state: (mark, lang.say(id)),
        account: key.account.clone().unwrap_or_else(|| lang.say("keys-nobody")),
        place: place(member, key.grant.unit),
        class: class_words(lang, key.grant.class),
        deeds: deeds.join(", "),
        period: period(lang, key),
        seen: if key.seen == 0 {
            lang.say("cli-key-never-used")
        } else {
            writing::moment(key.seen)
        },
        history: std::iter::once(made).chain(confirmed).chain(revoked).collect(),
        unfinished: key.is_unfinished(today),
    }
}

fn period(lang: Lang, key: &KeptKey) -> String {
    let from = writing::day(Day(key.grant.from));
    let until = key.grant.until.map_or(Day::MAX, |until| Day(until - 1));
    let said = Message::new("users-period-until").with("from", from);
    lang.speak(&said.with("until", writing::day(until)))
}

fn told(lang: Lang, id: &'static str, warrant: &Warrant) -> String {
    let paper = if warrant.paper.is_empty() {
        lang.say("users-without-paper")
    } else {
        warrant.paper.clone()
    };
    let said = Message::new(id).with("by", warrant.by.as_str()).with("paper", paper);
    lang.speak(&said.with("when", writing::moment(warrant.time)))
}
