//! `GET /nguoi-dung/{code}`: one account, its rights with their papers, and what can be done.

use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::Response;
use ledger::value::Place;
use ledger::{Day, Entity, Seq, UnitId};
use office::accounts::{Account, Granted, ResetKind, Warrant};
use office::figures::Asker;
use office::permission::{DataClass, Deed, Role};
use words::{Message, writing};

use super::list::{crumb, frame_of, state};
use super::said::{class_words, period};
use super::show::{Choice, RightRow, UserPage};
use crate::components::{Problem, Problems};
use crate::pages::offered;
use crate::site::{Fields, Member, PageError, Site, page_with};
use crate::urls;

/// The fields of both forms, as [`UserPage::typed`] has them.
const TYPED: [&str; 11] = [
    "don-vi",
    "tu",
    "den",
    "van-ban",
    "so",
    "ngay",
    "van-ban-het",
    "van-ban-ngay",
    "van-ban-ky",
    "het-ngay",
    "het-ky",
];

/// The page.
pub(crate) async fn open(Path(code): Path<String>, member: Member) -> Result<Response, PageError> {
    let account = found(&member, &code)?;
    page_with(StatusCode::OK, &view(&member, &account, Vec::new(), None))
}

/// The account of a code that the reader may manage.
pub(super) fn found(member: &Member, code: &str) -> Result<Account, PageError> {
    let actor = super::manager(member)?;
    let all = member.site.office().accounts_in_reach(Asker::Account(&actor));
    let all = all.map_err(|problem| PageError::Failed(problem.to_string()))?;
    let found = all.into_iter().find(|account| account.code() == code);
    found.ok_or(PageError::NotFound)
}

/// The page with what was typed.
pub(super) fn view(member: &Member, account: &Account, list: Vec<Problem>, fields: Option<&Fields>) -> UserPage {
    let (lang, office) = (member.lang(), member.site.office());
    let typed = |name: &str| fields.map_or_else(String::new, |fields| fields.get(name).trim().to_owned());
    let (role, class) = (typed("vai"), typed("muc"));
    let mut texts = TYPED.map(typed);
    let today = writing::day(office.today());
    for at in [1, 5] {
        if texts[at].is_empty() {
            texts[at].clone_from(&today);
        }
    }
    let done = member.query("xong").and_then(|word| match word {
        "quyen" => Some("users-granted"),
        "de-nghi" => Some("users-proposed-now"),
        "xac-nhan" => Some("users-confirmed-now"),
        "bo" | "bo-lai" => Some("users-dropped-now"),
        "ket-thuc" => Some("users-ended"),
        "khoa" => Some("users-is-closed-now"),
        "mo" => Some("users-is-open-now"),
        "xac-thuc" => Some("users-factor-taken"),
        "de-nghi-lai" => Some("users-reset-proposed"),
        _ => None,
    });
    let factor = office.has_second_factor(&account.name);
    let mut states = vec![state(lang, account).1];
    states.push(lang.say(if factor { "users-factor-on" } else { "users-factor-off" }));
    let mut rights: Vec<&Granted> = account.grants.iter().collect();
    rights.sort_by_key(|right| (!right.is_unfinished(office.today()), right.number));
    let choice = |word: &str, id: String, chosen: &str| Choice {
        word: word.to_owned(),
        name: lang.say(&id),
        chosen: word == chosen,
    };
    let class = if class.is_empty() { "personal" } else { class.as_str() };
    let role = if role.is_empty() { "hr-officer" } else { role.as_str() };
    let crumbs = vec![
        crumb(lang.say("users-title"), Some(urls::USERS)),
        crumb(account.shown_as.clone(), None),
    ];
    UserPage {
        frame: frame_of(member, crumbs),
        problems: Problems { lang, list },
        done: done.map(|id| lang.say(id)),
        secret: None,
        at: urls::user(&account.code()),
        name: account.name.clone(),
        states,
        rights: rights.into_iter().map(|right| right_row(member, right)).collect(),
        proposed: account
            .proposed
            .iter()
            .map(|own| (right_row(member, &own.right), own.principal != member.account().name))
            .collect(),
        reset: reset_said(member, account),
        reset_note: account.is_guarded(office.today()).then(|| lang.say("users-reset-note")),
        own: account.name == member.account().name
            || (account.person.is_some() && account.person == member.account().person),
        open: account.open,
        factor,
        roles: Role::ALL
            .iter()
            .map(|own| choice(own.word(), format!("role-{}", own.word()), role))
            .collect(),
        classes: DataClass::ALL
            .iter()
            .map(|own| choice(own.word(), format!("class-{}", own.word()), class))
            .collect(),
        units: offered::units(member, Deed::ManageAccounts, DataClass::Internal),
        typed: texts,
    }
}

/// The reset of an account that waits for a second person, in words, with its word and whether the reader may confirm it.
fn reset_said(member: &Member, account: &Account) -> Option<(String, &'static str, bool)> {
    let asked = account.reset_asked.as_ref()?;
    if !asked.waits(member.site.office().clock().now()) {
        return None;
    }
    let said = Message::new(match asked.kind {
        ResetKind::Password => "users-reset-password",
        ResetKind::SecondFactor => "users-reset-factor",
    });
    let said = said
        .with("by", asked.by.as_str())
        .with("when", writing::moment(asked.time));
    let another = asked.principal != member.account().name;
    Some((member.lang().speak(&said), asked.kind.word(), another))
}

/// A right as it is listed.
pub(crate) fn right_row(member: &Member, right: &Granted) -> RightRow {
    let (lang, today) = (member.lang(), member.site.office().today());
    let (mark, id) = if right.runs(today) {
        ("●", "users-runs")
    } else if right.is_unfinished(today) {
        ("○", "users-not-yet")
    } else {
        ("×", "users-over")
    };
    let told = |id: &'static str, warrant: &Warrant| {
        let paper = if warrant.paper.is_empty() {
            lang.say("users-without-paper")
        } else {
            warrant.paper.clone()
        };
        let dated = warrant.signed.map(|day| writing::day(Day(day)));
        let paper = match (dated, warrant.signer.as_str()) {
            (Some(dated), signer) if !signer.is_empty() => {
                let told = Message::new("users-paper-told")
                    .with("paper", paper)
                    .with("signed", dated);
                lang.speak(&told.with("signer", signer))
            }
            _ => paper,
        };
        let message = Message::new(id).with("by", warrant.by.as_str()).with("paper", paper);
        lang.speak(&message.with("when", writing::moment(warrant.time)))
    };
    let delegated = right.delegated.as_ref();
    let delegated =
        delegated.map(|from| lang.speak(&Message::new("users-delegated-by").with("account", from.account.as_str())));
    let given_by = match right.role {
        Role::Emergency => "users-emergency-by",
        _ if right.acting => "users-acting-by",
        _ => "users-given-by",
    };
    let given = right.given.iter().map(|warrant| told(given_by, warrant));
    let confirmed = right
        .confirmed
        .iter()
        .map(|warrant| told("users-confirmed-by", warrant));
    let ended = right.ended.iter().map(|warrant| told("users-ended-by", warrant));
    RightRow {
        number: right.number,
        state: (mark, lang.say(id)),
        role: lang.say(&format!("role-{}", right.role.word())),
        place: place(member, right.unit),
        class: class_words(lang, right.class),
        period: period(lang, right),
        history: given.chain(confirmed).chain(delegated).chain(ended).collect(),
        unfinished: right.is_unfinished(today) && !right.acting,
    }
}

/// What a unit is called today.
pub(crate) fn place(member: &Member, unit: UnitId) -> String {
    unit_name(&member.site, unit)
}

/// The name of a unit as it is today; its id where there is none.
pub(crate) fn unit_name(site: &Site, unit: UnitId) -> String {
    let office = site.office();
    let value = office.value();
    match value.place(Entity::Unit(unit)) {
        Some(Place::Unit(ix)) => value.on(office.today(), Seq::LATEST).unit_name(ix).to_string(),
        _ => unit.to_string(),
    }
}
