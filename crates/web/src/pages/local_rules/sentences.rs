//! The rules of an edition as sentences, each with the parts that can be set.

use lawbook::{Body, Condition, Entry, Lawbook, PartKind, Standard, Value, parts};
use ledger::Day;
use office::local_rules::Edition;
use standards::expr::{Condition as Checked, Place};
use words::{Lang, Message, writing};

use super::edition::{Typed, law_day};
use super::show::{LocalRuleRow, PartField, SentenceRow};
use crate::pages::person::LawWords;
use crate::pages::rules::{Sentences, number_name, said_number};
use crate::pages::tasks::{citation, in_lang};
use crate::site::{PageError, Visit};
use crate::urls;

/// The rules from which another can be begun: standards of the day, and numbers that the law leaves to the authority.
pub(super) fn offers(visit: &Visit, edition: &Edition, entries: &[Entry]) -> Vec<(String, String)> {
    let (law, day) = (visit.site.office().national_law(), law_day(edition));
    let fresh = |entry: &&Entry| {
        law.begun_from(entry, &edition.pack, day)
            .is_some_and(|own| entries.iter().all(|other| other.id != own.id))
    };
    let named = |entry: &Entry| (entry.id.clone(), in_lang(visit.lang(), &entry.title).to_owned());
    law.entries().filter(fresh).map(named).collect()
}

/// The rule from which an entry was begun.
pub(super) fn origin<'l>(law: &'l Lawbook, entry: &Entry) -> Option<&'l Entry> {
    if let Some(id) = &entry.overrides {
        return law.entry(id);
    }
    let tail = entry.id.split_once('.')?.1;
    let same =
        |other: &&Entry| other.kind() == entry.kind() && other.id.split_once('.').is_some_and(|(_, own)| own == tail);
    law.entries().find(same)
}

/// The rows of the page.
pub(super) fn rows(
    visit: &Visit,
    edition: &Edition,
    entries: &[Entry],
    typed: &Typed,
) -> Result<Vec<LocalRuleRow>, PageError> {
    let rules = visit.rules()?;
    let telling = Telling {
        visit,
        edition,
        typed,
        law: visit.site.office().national_law(),
        sentences: Sentences {
            words: LawWords {
                lang: visit.lang(),
                law: visit.site.office().national_law(),
                day: law_day(edition),
            },
            catalogue: &rules.counted.people.catalogue,
        },
    };
    let all = entries.iter().enumerate();
    Ok(all.map(|(place, entry)| telling.row(place, entry)).collect())
}

struct Telling<'t> {
    visit: &'t Visit,
    edition: &'t Edition,
    typed: &'t Typed,
    law: &'t Lawbook,
    sentences: Sentences<'t>,
}

impl Telling<'_> {
    fn lang(&self) -> Lang {
        self.visit.lang()
    }

    fn day(&self) -> Day {
        law_day(self.edition)
    }

    fn row(&self, place: usize, entry: &Entry) -> LocalRuleRow {
        let lang = self.lang();
        let origin = origin(self.law, entry);
        let version = origin.and_then(|origin| {
            let versions = origin.versions().into_iter();
            let mut on = versions.filter(|version| version.span.covers(self.day()));
            on.next().map(|version| (origin, version))
        });
        let name = |field: &str, own: &str| self.typed.parts.get(field).map_or(own, String::as_str).to_owned();
        let stands = if entry.overrides.is_some() {
            "local-rules-instead"
        } else {
            "local-rules-beside"
        };
        LocalRuleRow {
            place,
            title: in_lang(lang, &entry.title).to_owned(),
            stands: lang.say(stands),
            href: origin.map(|origin| self.visit.at(&urls::rule(&origin.id))),
            basis: version
                .and_then(|(origin, version)| self.law.cite(origin, version))
                .map(|cited| citation(lang, &cited)),
            names: entry.overrides.is_none().then(|| {
                (
                    name(&format!("ten-vi-{place}"), &entry.title.vi),
                    name(&format!("ten-en-{place}"), &entry.title.en),
                )
            }),
            sentences: match &entry.body {
                Body::Value(versions) => versions
                    .all()
                    .iter()
                    .flat_map(|version| self.value(place, entry, &version.body))
                    .collect(),
                Body::Standard(versions) => versions
                    .all()
                    .iter()
                    .flat_map(|version| self.standard(place, entry, &version.body))
                    .collect(),
                _ => Vec::new(),
            },
        }
    }

    fn value(&self, place: usize, entry: &Entry, value: &Value) -> Vec<SentenceRow> {
        let (lang, law) = (self.lang(), self.law);
        let origin = origin(law, entry);
        let known = origin.and_then(|origin| law.value(&origin.id, self.day()).ok());
        let one = |(name, number): (&String, &ledger::Decimal)| {
            let range = origin.map(|origin| law.range(origin, name, self.edition.span()));
            let said = |number: ledger::Decimal| said_number(lang, law, number, &value.unit);
            let hint = range.map(|range| {
                let told = Message::new("local-rules-range").with("least", said(range.least));
                lang.speak(&told.with("most", said(range.most)))
            });
            let national = known.and_then(|known| known.body().named(name));
            let field = format!("so-{place}-{name}");
            SentenceRow {
                name: number_name(lang, name),
                said: said(*number),
                parts: vec![self.part(
                    field,
                    lang.say("local-rules-part-number"),
                    writing::decimal(lang, &number.to_string()),
                    hint.unwrap_or_default(),
                    national.map(said),
                )],
            }
        };
        let mut rows: Vec<SentenceRow> = value.numbers.iter().map(one).collect();
        rows.extend(value.due.map(|due| {
            let national = known.and_then(|known| known.body().due).map(writing::day);
            SentenceRow {
                name: lang.say("rule-due"),
                said: writing::day(due),
                parts: vec![self.part(
                    format!("han-{place}"),
                    lang.say("local-rules-part-day"),
                    writing::day(due),
                    lang.say("local-rules-day-hint"),
                    national,
                )],
            }
        }));
        rows
    }

    fn standard(&self, place: usize, entry: &Entry, standard: &Standard) -> Vec<SentenceRow> {
        let named = names(self.lang(), standard);
        let before = origin(self.law, entry).and_then(|origin| self.law.standard(&origin.id, self.day()).ok());
        let before: Vec<&Condition> = before.map(|known| known.body().conditions()).unwrap_or_default();
        let conditions = standard.conditions().into_iter().zip(named).enumerate();
        let row = |(at, (condition, name)): (usize, (&Condition, String))| {
            let found = parts(&condition.text);
            let earlier = before.get(at).map(|own| parts(&own.text)).unwrap_or_default();
            let earlier = if earlier.len() == found.len() {
                earlier
            } else {
                Vec::new()
            };
            let fields = found.iter().enumerate().map(|(nth, part)| {
                let shown = |value: &str| self.shown(&part.kind, value);
                let national = earlier.get(nth).map(|own| shown(&own.value));
                let field = format!("phan-{place}-{at}-{nth}");
                let mut made = self.part(
                    field,
                    self.label(&part.kind),
                    typed_as(self.lang(), part),
                    self.hint(&part.kind),
                    national,
                );
                made.choices = self.choices(&part.kind, &made.value);
                made
            });
            SentenceRow {
                name,
                said: self.say(condition),
                parts: fields.collect(),
            }
        };
        conditions.map(row).collect()
    }

    /// A field with what was typed in it.
    fn part(&self, field: String, label: String, value: String, hint: String, national: Option<String>) -> PartField {
        PartField {
            label,
            value: self.typed.parts.get(&field).cloned().unwrap_or(value),
            choices: Vec::new(),
            hint,
            national,
            problem: self.typed.wrong.get(&field).map(|wrong| self.lang().speak(wrong)),
            field,
        }
    }

    fn say(&self, condition: &Condition) -> String {
        let place = Place {
            file: condition.file.clone(),
            line: condition.line,
            column: condition.column,
        };
        Checked::read(&condition.text, &place, self.sentences.catalogue)
            .map_or_else(|_| condition.text.clone(), |read| self.sentences.condition(&read))
    }

    fn label(&self, kind: &PartKind) -> String {
        let words = &self.sentences.words;
        match kind {
            PartKind::Level(ladder) if ladder == "grade" => words.field("person.last_grade"),
            PartKind::Level(ladder) => words.field(&format!("person.{ladder}")),
            PartKind::Group => self.lang().say("local-rules-part-group"),
            PartKind::Day => self.lang().say("local-rules-part-day"),
            PartKind::Whole(field) | PartKind::Decimal(field) => words.field(field),
        }
    }

    fn hint(&self, kind: &PartKind) -> String {
        let lang = self.lang();
        match kind {
            PartKind::Level(_) | PartKind::Group => String::new(),
            PartKind::Day => lang.say("local-rules-day-hint"),
            PartKind::Whole(field) if field.contains("months") => lang.say("local-rules-months-hint"),
            PartKind::Whole(_) => lang.say("local-rules-whole-hint"),
            PartKind::Decimal(_) => lang.say("local-rules-decimal-hint"),
        }
    }

    fn choices(&self, kind: &PartKind, chosen: &str) -> Vec<(String, String, bool)> {
        let (lang, day) = (self.lang(), self.day());
        let choice =
            |word: &str, title: &lawbook::Title| (word.to_owned(), in_lang(lang, title).to_owned(), word == chosen);
        match kind {
            PartKind::Level(ladder) => {
                let ladder = self.law.ladder(ladder, day).ok();
                let levels = ladder.iter().flat_map(|ladder| &ladder.body().levels);
                levels.map(|level| choice(&level.id, &level.title)).collect()
            }
            PartKind::Group => {
                let groups = self.law.groups(day).into_iter();
                let named = groups.filter_map(|group| {
                    let word = group.entry.id.strip_prefix("groups.")?;
                    Some(choice(word, &group.entry.title))
                });
                named.collect()
            }
            _ => Vec::new(),
        }
    }

    fn shown(&self, kind: &PartKind, value: &str) -> String {
        let words = &self.sentences.words;
        match kind {
            PartKind::Level(ladder) => words.level(&format!("person.{ladder}"), value),
            PartKind::Group => words.group(value),
            PartKind::Day => value.parse().map_or_else(|_| value.to_owned(), writing::day),
            PartKind::Whole(_) | PartKind::Decimal(_) => writing::decimal(self.lang(), value),
        }
    }
}

/// What stands in a part, as it is typed.
fn typed_as(lang: Lang, part: &lawbook::Part) -> String {
    match part.kind {
        PartKind::Day => part.value.parse().map_or_else(|_| part.value.clone(), writing::day),
        PartKind::Decimal(_) => writing::decimal(lang, &part.value),
        _ => part.value.clone(),
    }
}

/// What each condition of a standard is about, in the order in which the standard tells them.
fn names(lang: Lang, standard: &Standard) -> Vec<String> {
    let grace = || lang.say("rule-grace");
    let mut names = vec![lang.say("rule-for-whom")];
    let requirements = standard.requirements.iter();
    let graces = standard
        .grace
        .iter()
        .chain(requirements.filter_map(|one| one.grace.as_ref()));
    names.extend(graces.filter(|own| own.when.is_some()).map(|_| grace()));
    for one in &standard.requirements {
        let title = in_lang(lang, &one.title).to_owned();
        if one.eased.is_some() {
            let eased = lang.say("local-rules-eased");
            names.extend([title.clone(), format!("{title}: {eased}"), format!("{title}: {eased}")]);
        } else {
            names.push(title);
        }
    }
    names
}
