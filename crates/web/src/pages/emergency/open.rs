//! `GET /khan-cap`: the emergency accesses that the reader asked for or may settle, and the form of a new one.

use axum::http::StatusCode;
use axum::response::Response;
use office::Office;
use office::accounts::{EmergencyAccess, EmergencyStage, Warrant};
use office::figures::Asker;
use office::permission::{Actor, DataClass, Deed};
use words::{Lang, Message, writing};

use super::show::{EmergencyPage, EmergencyRow};
use crate::components::{Problem, Problems};
use crate::pages::offered;
use crate::pages::users::{class_words, crumb, frame_of, place};
use crate::site::{Member, PageError, page_with, reaches};

/// What is said once something was done, by the word that the address then carries.
const DONE: [(&str, &str); 4] = [
    ("xin", "emergency-asked"),
    ("xac-nhan", "emergency-confirmed"),
    ("tu-choi", "emergency-refused"),
    ("ket-thuc", "emergency-ended"),
];
/// The class that is asked for. Nothing is sealed yet: to ask for that would open no more.
pub(super) const CLASS: DataClass = DataClass::Sensitive;

/// What was typed: unit, reason.
pub(super) type Typed = [String; 2];

/// The page.
pub(crate) async fn open(member: Member) -> Result<Response, PageError> {
    page_with(StatusCode::OK, &view(&member, Vec::new(), Typed::default())?)
}

/// Somebody who may ask for emergency access or settle it somewhere.
pub(super) fn concerned(member: &Member) -> Result<Actor, PageError> {
    if let Some(duty) = member.site.office().duty(member.account()) {
        return Err(PageError::First(duty));
    }
    Ok(member.actor())
}

/// The page with what was typed and what is to be mended.
pub(super) fn view(member: &Member, list: Vec<Problem>, typed: Typed) -> Result<EmergencyPage, PageError> {
    let actor = concerned(member)?;
    let (lang, office) = (member.lang(), member.site.office());
    let all = office.emergencies(Asker::Account(&actor));
    let all = all.map_err(|problem| PageError::Failed(problem.to_string()))?;
    let confirms = office.emergencies_to_confirm(&actor);
    let confirms = confirms.map_err(|problem| PageError::Failed(problem.to_string()))?;
    let confirms = |access: &EmergencyAccess| confirms.iter().any(|own| own.id == access.id);
    let done = member.query("xong");
    let done = done.and_then(|word| DONE.iter().find(|(own, _)| *own == word));
    let hours = office.account_rules().emergency.hours();
    let may_ask = reaches(&member.site, &actor, &[Deed::AskEmergency]);
    Ok(EmergencyPage {
        frame: frame_of(member, vec![crumb(lang.say("emergency-title"), None)]),
        problems: Problems { lang, list },
        done: done.map(|(_, id)| lang.say(id)),
        lead: lang.speak(&Message::new("emergency-lead").with("hours", u32::from(hours))),
        rows: all
            .iter()
            .map(|access| row(member, &actor, (access, confirms(access))))
            .collect(),
        may_ask,
        units: if may_ask {
            offered::units(member, Deed::AskEmergency, DataClass::Internal)
        } else {
            Vec::new()
        },
        typed,
    })
}

fn row(member: &Member, actor: &Actor, (access, confirms): (&EmergencyAccess, bool)) -> EmergencyRow {
    let (lang, office) = (member.lang(), member.site.office());
    let own = access.account == actor.account;
    let deeds: &[(&str, &str)] = match office.emergency_stage(access) {
        EmergencyStage::Waiting if own => &[("tu-choi", "emergency-take-back")],
        EmergencyStage::Waiting if confirms => &[("xac-nhan", "emergency-confirm"), ("tu-choi", "emergency-refuse")],
        EmergencyStage::Waiting => &[("tu-choi", "emergency-refuse")],
        EmergencyStage::Running => &[("ket-thuc", "emergency-end")],
        _ => &[],
    };
    let who = office.account(&access.account);
    EmergencyRow {
        id: access.id.clone(),
        who: who.map_or_else(|| access.account.clone(), |account| account.shown_as),
        place: access
            .of_unit()
            .map_or_else(|| access.unit.clone(), |unit| place(member, unit)),
        class: class_words(lang, access.class),
        reason: access.reason.clone(),
        state: stage_of(lang, office, access),
        history: history(lang, access),
        deeds: deeds.iter().map(|(word, id)| (*word, lang.say(id))).collect(),
    }
}

/// The mark and the words of how an emergency access stands.
pub(crate) fn stage_of(lang: Lang, office: &Office, access: &EmergencyAccess) -> (&'static str, String) {
    let stage = office.emergency_stage(access);
    let mark = match stage {
        EmergencyStage::Waiting => "◌",
        EmergencyStage::Running => "▲",
        EmergencyStage::Lapsed | EmergencyStage::Refused | EmergencyStage::Void | EmergencyStage::Over => "×",
    };
    let said = Message::new(format!("emergency-stage-{}", stage.word()));
    let said = match &access.span {
        Some(span) if stage == EmergencyStage::Running => said.with("until", writing::moment(span.until)),
        _ => said,
    };
    (mark, lang.speak(&said))
}

/// Who asked for it, confirmed, refused and ended it, and when.
pub(crate) fn history(lang: Lang, access: &EmergencyAccess) -> Vec<String> {
    let told = |id: &'static str, by: &str, time: i64| {
        let said = Message::new(id).with("by", by);
        lang.speak(&said.with("when", writing::moment(time)))
    };
    let of = |id: &'static str, warrant: &Warrant| told(id, &warrant.by, warrant.time);
    let asked = told("emergency-asked-by", &access.account, access.asked);
    let confirmed = access
        .span
        .iter()
        .map(|span| told("users-confirmed-by", &span.by, span.from));
    let refused = access.refused.iter().map(|warrant| of("emergency-refused-by", warrant));
    let how = if access.void {
        "emergency-void-by"
    } else {
        "emergency-ended-by"
    };
    let ended = access.ended.iter().map(|warrant| of(how, warrant));
    std::iter::once(asked)
        .chain(confirmed)
        .chain(refused)
        .chain(ended)
        .collect()
}
