//! What the law says of a draft, in words; and opening the disciplines that it depends on.

use axum::Extension;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::Response;
use ledger::value::Ix;
use ledger::{Decision, PersonId, Seq};
use office::law_check::{CannotCheck, LawCheck, LawRemark, Remark, Weight};
use office::permission::{DataClass, Deed, scope};
use office::reads::{NotOpened, SensitiveGroup};
use standards::expr::Truth;
use standards::rule::Finding;
use words::{Message, Value, writing};

use super::acts::address_of;
use super::head::seen;
use super::open::view;
use super::show::{LawLine, LawSection};
use crate::pages::paging::count;
use crate::pages::tasks::{citation, in_lang};
use crate::site::{Fields, PageError, Visit, page_with};
use crate::urls;

/// `POST /van-ban/{id}/ky-luat`: opens the disciplines of the people whom the draft gives a post or a step, each written into the chain of
/// reads, and shows the draft with what follows from them.
pub(crate) async fn open_disciplines(
    Path(id): Path<String>,
    visit: Visit,
    _checked: Extension<Fields>,
) -> Result<Response, PageError> {
    let (draft, decision) = seen(&visit, &id)?;
    let asked = visit.site.office().law_check(&visit.value, &decision, &[]);
    let (actor, day) = (visit.actor.clone(), visit.site.office().today());
    let mut opened = Vec::new();
    for person in asked.map(|found| found.unread).unwrap_or_default() {
        let actor = actor.clone();
        let done = visit
            .site
            .write(move |office| office.open_group(&actor, person, SensitiveGroup::Discipline, day, Seq::LATEST))
            .await?;
        match done {
            Ok(_) => opened.push(person),
            // Of whom the reader may not open them, they stay unread, and that is said.
            Err(office::writer::NotDone::Refused(NotOpened::NotAllowed | NotOpened::NoSuchPerson)) => {}
            Err(problem) => return Err(PageError::not_done(problem, |_| PageError::Forbidden)),
        }
    }
    page_with(StatusCode::OK, &view(&visit, &draft, &decision, Vec::new(), &opened)?)
}

/// What is said of a draft, as far as the reader may see whom it is about. None while the ledger refuses it.
pub(super) fn section(visit: &Visit, draft: &str, decision: &Decision, opened: &[PersonId]) -> Option<LawSection> {
    let (office, lang) = (visit.site.office(), visit.lang());
    let check = match office.law_check(&visit.value, decision, opened) {
        Ok(check) => check,
        Err(CannotCheck::Refused(_)) => return None,
        Err(CannotCheck::Law(_)) => return Some(LawSection::default()),
    };
    // Rights are those of today, whatever day is looked at.
    let (value, today) = (&visit.value, office.today());
    let structure = office.structure(value, today, Seq::LATEST);
    let reach = |deed, class| scope(&visit.actor, deed, class, value, &structure);
    let people = reach(Deed::ReadPerson, DataClass::Personal);
    let sensitive = reach(Deed::ReadPerson, DataClass::Sensitive);
    let figures = reach(Deed::ReadFigures, DataClass::Internal);
    let view = value.on(today, Seq::LATEST);
    let unit = |person: Ix| view.person(person).and_then(|person| person.unit());
    let seen = |one: &&LawRemark| {
        // Whom the draft itself registers is known to its reader.
        let person =
            |person: Ix| person >= value.person_count() || people.covers(unit(person), Some(person), &structure);
        let place = match one.remark {
            Remark::OverQuota { unit, .. } => figures.covers(Some(structure.carry(unit)), None, &structure),
            _ => true,
        };
        place && one.person.is_none_or(person)
    };
    let may_open = check.unread.iter().any(|person| {
        let record = value.record_of(*person);
        record.is_some_and(|record| sensitive.covers(unit(record), Some(record), &structure))
    });
    let speaking = Speaking {
        draft,
        visit,
        check: &check,
        decision,
    };
    let lines = check.remarks.iter().filter(seen).map(|one| speaking.line(one));
    let judged = Message::new("law-judged")
        .with("judged", check.judged)
        .with("all", decision.acts.len());
    Some(LawSection {
        lines: lines.collect(),
        judged: Some(lang.speak(&judged)),
        is_whole: check.judged == decision.acts.len(),
        may_open,
    })
}

/// A draft that is spoken of, on the day on which it takes effect.
struct Speaking<'s> {
    draft: &'s str,
    visit: &'s Visit,
    check: &'s LawCheck,
    decision: &'s Decision,
}

impl Speaking<'_> {
    fn view(&self) -> ledger::View<'_> {
        self.check.value.on(self.decision.header.effective, Seq::LATEST)
    }

    /// The number of an act with its address.
    fn act(&self, ordinal: u32) -> Option<(i64, String)> {
        let number = usize::try_from(ordinal).ok()? + 1;
        Some((count(number), address_of(self.draft, number)))
    }

    fn line(&self, one: &LawRemark) -> LawLine {
        let lang = self.visit.lang();
        let weight = one.remark.weight();
        let link = |person: ledger::view::PersonView<'_>| {
            let name = words::person_name(lang, &person);
            let known = person.ix() < self.visit.value.person_count();
            let href = person
                .id()
                .filter(|_| known)
                .map(|id| self.visit.at(&urls::person(&id.to_string())));
            (name, href)
        };
        LawLine {
            mark: mark(weight),
            weight: lang.say(&format!("law-weight-{}", weight.word())),
            act: one.ordinal.and_then(|ordinal| self.act(ordinal)),
            who: one.person.and_then(|person| self.view().person(person)).map(link),
            said: lang.speak(&self.said(&one.remark)),
            basis: one.remark.citation().map(|cited| citation(lang, cited)),
        }
    }

    fn said(&self, remark: &Remark) -> Message {
        match remark {
            Remark::Standard(finding) => self.standard(finding),
            Remark::Barred { until, sure, .. } => {
                let id = if *sure { "law-barred" } else { "law-perhaps-barred" };
                Message::new(id).with("until", writing::day(*until))
            }
            Remark::DisciplinesUnread => Message::new("law-disciplines-unread"),
            Remark::NoRuleOnDisciplines => Message::new("law-no-rule-on-disciplines"),
            Remark::StepTooSoon { due, delayed, .. } => {
                let id = if *delayed > 0 {
                    "law-step-delayed"
                } else {
                    "law-step-too-soon"
                };
                Message::new(id)
                    .with("due", writing::day(*due))
                    .with("months", *delayed)
            }
            Remark::StepsSkipped { .. } => Message::new("law-steps-skipped"),
            Remark::NoSuchStep { steps, .. } => Message::new("law-no-such-step").with("steps", *steps),
            Remark::OtherCoefficient { lawful, .. } => {
                Message::new("law-other-coefficient").with("coefficient", Value::Decimal(lawful.to_string()))
            }
            Remark::RotationTooShort { least, .. } => Message::new("law-rotation-too-short").with("months", *least),
            Remark::OtherTerm { months, .. } => Message::new("law-other-term").with("months", *months),
            Remark::RetiresBefore { retires, exact, .. } => {
                let id = if *exact {
                    "law-retires-before"
                } else {
                    "law-retires-perhaps-before"
                };
                Message::new(id).with("day", writing::day(*retires))
            }
            Remark::BeforeRetirementAge { reaches, .. } => {
                Message::new("law-before-retirement-age").with("day", writing::day(*reaches))
            }
            Remark::OverQuota {
                unit,
                kind,
                assigned,
                present,
            } => Message::new("law-over-quota")
                .with("unit", self.view().unit_name(*unit).to_string())
                .with("kind", Message::code("quota", kind.word()))
                .with("assigned", *assigned)
                .with("present", *present),
        }
    }

    /// What a standard asks and is not met; of one that cannot be judged, what the record would have to tell.
    fn standard(&self, finding: &Finding) -> Message {
        let lang = self.visit.lang();
        let title = in_lang(lang, &finding.title).to_owned();
        if finding.scope.truth == Truth::Unknown {
            return Message::new("law-standard-perhaps").with("title", title);
        }
        let unmet: Vec<&str> = finding.unmet().map(|one| in_lang(lang, &one.title)).collect();
        let unknown: Vec<&str> = finding.unknown().map(|one| in_lang(lang, &one.title)).collect();
        let (id, missing) = if unmet.is_empty() {
            ("law-standard-unknown", unknown)
        } else {
            ("law-standard", unmet)
        };
        Message::new(id)
            .with("title", title)
            .with("missing", missing.join("; "))
    }
}

const fn mark(weight: Weight) -> &'static str {
    match weight {
        Weight::Bars => "▲",
        Weight::Warns => "●",
        Weight::Unknown => "○",
    }
}
