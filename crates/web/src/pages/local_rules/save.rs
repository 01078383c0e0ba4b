//! `POST /quy-dinh-rieng/{edition}/ghi`: writes a draft: its head, the parts of its sentences, a rule more or less. Every problem is told at once.

use axum::Extension;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Redirect, Response};
use lawbook::{Body, Entry, Lawbook, Part, PartKind, Standard, Value, Versions, parts, with_parts};
use ledger::{Day, Decimal, Span};
use office::figures::Asker;
use office::local_rules::LocalRuleProblem;
use office::permission::Deed;
use words::{Lang, Message, reading};

use super::edition::{Typed, view};
use super::fields;
use super::said::{refusal, said};
use super::sentences::origin;
use crate::components::Problem;
use crate::pages::rules::said_number;
use crate::pages::tasks::in_lang;
use crate::site::{Fields, PageError, Visit, page_with};
use crate::urls;

/// Writes it.
pub(crate) async fn save(
    Path(id): Path<String>,
    visit: Visit,
    Extension(sent): Extension<Fields>,
) -> Result<Response, PageError> {
    let (lang, office) = (visit.lang(), visit.site.office());
    if !office.may_set_rules(Asker::Account(&visit.actor), Deed::WriteRules) {
        return Err(PageError::Forbidden);
    }
    let edition = office.edition(&id).ok_or(PageError::NotFound)?;
    let version: u32 = sent.get("ban").parse().map_err(|_| PageError::Unprocessable)?;
    let mut head = fields::typed(&sent);
    head.pack.clone_from(&edition.pack);
    let (new, mut problems) = fields::head(&head, office.today());
    if version != edition.version && edition.approved.is_none() {
        // Told first of all: the page that is shown again bears the newest version, and would write over what nobody saw.
        problems.insert(0, said(lang, &LocalRuleProblem::Changed(edition.version)));
    }
    let read = office.rules_of_edition(&edition);
    let read = read.map_err(|problems| PageError::Failed(problems.to_string()))?;
    let mut form = Form {
        lang,
        law: office.national_law(),
        span: new.span,
        sent: &sent,
        typed: Typed {
            head: Some(head),
            problems,
            ..Typed::default()
        },
    };
    let mut entries = Vec::new();
    for (place, entry) in read.entries.into_iter().enumerate() {
        if sent.get(&format!("bo-{place}")) != "1" {
            entries.push(form.entry(place, entry));
        }
    }
    let begun = Some(sent.get("them")).filter(|id| !id.is_empty()).map(|id| {
        let entry = form.law.entry(id);
        entry.and_then(|entry| form.law.begun_from(entry, &edition.pack, new.span.from))
    });
    match begun {
        Some(Some(own)) if entries.iter().all(|other| other.id != own.id) => entries.push(own),
        Some(_) => form.typed.problems.push(Problem {
            field: Some("them"),
            message: Message::new("local-rules-not-offered"),
        }),
        None => {}
    }
    let typed = form.typed;
    if !typed.problems.is_empty() {
        return page_with(StatusCode::UNPROCESSABLE_ENTITY, &view(&visit, &id, typed)?);
    }
    let (actor, own) = (visit.actor.clone(), id.clone());
    let written = visit
        .site
        .write(move |office| office.write_edition(Asker::Account(&actor), (&own, version), &new, entries))
        .await?;
    match written {
        Ok(_) => Ok(Redirect::to(&urls::with(&urls::local_rules(&id), "xong", "ghi")).into_response()),
        Err(problem) => {
            let (status, problems) = refusal(lang, problem)?;
            page_with(status, &view(&visit, &id, Typed { problems, ..typed })?)
        }
    }
}

/// A form that is being read.
struct Form<'f> {
    lang: Lang,
    law: &'f Lawbook,
    span: Span,
    sent: &'f Fields,
    typed: Typed,
}

impl Form<'_> {
    /// An entry as the form has it; what is wrong is noted, and stays as it was.
    fn entry(&mut self, place: usize, mut entry: Entry) -> Entry {
        if entry.overrides.is_none() {
            let names = ["ten-vi", "ten-en"].map(|name| format!("{name}-{place}"));
            for (name, own) in names.iter().zip([&mut entry.title.vi, &mut entry.title.en]) {
                let text = self.text(name);
                if text.is_empty() || text.chars().count() > 200 || text.chars().any(char::is_control) {
                    self.wrong(name, own, Message::new("local-rules-no-name"));
                } else {
                    *own = text;
                }
            }
        }
        let title = in_lang(self.lang, &entry.title).to_owned();
        entry.body = match &entry.body {
            Body::Value(versions) => Body::Value(self.value(place, &title, &entry, versions)),
            Body::Standard(versions) => Body::Standard(self.standard(place, &title, versions)),
            other => other.clone(),
        };
        entry
    }

    fn value(&mut self, place: usize, title: &str, entry: &Entry, versions: &Versions<Value>) -> Versions<Value> {
        let mut own = versions.clone();
        let Some(version) = versions.all().first() else {
            return own;
        };
        let unit = version.body.unit.as_str();
        let whole = self.law.unit(unit).is_some_and(|unit| unit.whole);
        for name in version.body.numbers.keys() {
            let field = format!("so-{place}-{name}");
            let text = self.text(&field).replace(' ', "").replace(',', ".");
            let number = text.parse::<Decimal>().ok();
            let number = number.filter(|number| !whole || number.millionths() % 1_000_000 == 0);
            let Some(number) = number else {
                let id = if whole {
                    "local-rules-not-whole"
                } else {
                    "local-rules-not-number"
                };
                self.wrong(&field, title, Message::new(id).with("typed", text));
                continue;
            };
            let range = origin(self.law, entry).map(|origin| self.law.range(origin, name, self.span));
            match range.filter(|range| number < range.least || number > range.most) {
                Some(range) => {
                    let said = |number: Decimal| said_number(self.lang, self.law, number, unit);
                    let told = Message::new("local-rules-out-of-range").with("number", said(number));
                    let told = told.with("least", said(range.least)).with("most", said(range.most));
                    self.wrong(&field, title, told);
                }
                None => own = own.with_number(name, number),
            }
        }
        if version.body.due.is_some() {
            let field = format!("han-{place}");
            let text = self.text(&field);
            match reading::day(&text) {
                Some(day) => own = own.with_due(day),
                None => self.wrong(&field, title, Message::new("local-rules-bad-day").with("typed", text)),
            }
        }
        own
    }

    fn standard(&mut self, place: usize, title: &str, versions: &Versions<Standard>) -> Versions<Standard> {
        let conditions = versions
            .all()
            .first()
            .map(|version| version.body.conditions())
            .unwrap_or_default();
        let mut said: Vec<String> = Vec::new();
        for (at, condition) in conditions.into_iter().enumerate() {
            let found = parts(&condition.text);
            let mut values = Vec::new();
            for (nth, part) in found.iter().enumerate() {
                let field = format!("phan-{place}-{at}-{nth}");
                let text = self.text(&field);
                let read = self.read(part, &text).filter(|value| part.takes(value));
                if read.is_none() {
                    self.wrong(&field, title, Message::new("local-rules-bad-part").with("typed", text));
                }
                values.push(read.unwrap_or_else(|| part.value.clone()));
            }
            said.push(with_parts(&condition.text, &values).unwrap_or_else(|| condition.text.clone()));
        }
        versions.with_conditions(|at, text| said.get(at).cloned().unwrap_or_else(|| text.to_owned()))
    }

    /// What is typed for a part, as the law writes it; none when the law of the first day does not know it.
    fn read(&self, part: &Part, text: &str) -> Option<String> {
        let day: Day = self.span.from;
        match &part.kind {
            PartKind::Level(ladder) => {
                let ladder = self.law.ladder(ladder, day).ok()?;
                ladder.body().level(text).map(|level| level.id.clone())
            }
            PartKind::Group => self.law.group(text, day).is_ok().then(|| text.to_owned()),
            PartKind::Day => Some(reading::day(text)?.to_string()),
            PartKind::Whole(_) => Some(text.to_owned()),
            PartKind::Decimal(_) => Some(text.replace(',', ".")),
        }
    }

    /// What was typed in a field, kept for the page that may be shown again.
    fn text(&mut self, field: &str) -> String {
        let text = self.sent.get(field).trim().to_owned();
        self.typed.parts.insert(field.to_owned(), text.clone());
        text
    }

    /// Notes what is wrong: at the field, and in the summary with the rule that it is of.
    fn wrong(&mut self, field: &str, title: &str, message: Message) {
        let told = Message::new("local-rules-in-rule").with("rule", title);
        let told = told.with("said", self.lang.speak(&message));
        self.typed.wrong.insert(field.to_owned(), message);
        self.typed.problems.push(Problem {
            field: None,
            message: told,
        });
    }
}
