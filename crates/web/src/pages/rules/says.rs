//! What a version of a rule says, as lines of words, by the kind of the rule.

use lawbook::{Body, Entry, Group, Ladder, Lawbook, Path, Programme, Retirement, RowCell, Table, Value};
use ledger::{Day, Decimal};
use standards::rule::Standards;
use words::{Lang, Message, try_say, writing};

use super::sentences::Sentences;
use super::standard;
use crate::pages::person::LawWords;
use crate::pages::tasks::in_lang;
use crate::site::{PageError, Visit};

/// The unit of ages.
const AGE: &str = "months-of-age";

/// One thing that a version says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct SaidLine {
    /// What it is about; empty for a number that stands alone.
    pub(super) name: String,
    /// What is said of it.
    pub(super) said: String,
}

impl SaidLine {
    pub(super) const fn new(name: String, said: String) -> Self {
        Self { name, said }
    }

    /// Both in one.
    pub(super) fn plain(&self) -> String {
        match (self.name.as_str(), self.said.as_str()) {
            ("", said) => said.to_owned(),
            (name, "") => name.to_owned(),
            (name, said) => format!("{name}: {said}"),
        }
    }
}

/// The name of a number of a rule.
pub(crate) fn number_name(lang: Lang, name: &str) -> String {
    if name == Value::SINGLE {
        return lang.say("rule-says");
    }
    let known = ["rule-number", "discipline", "sex"]
        .iter()
        .find_map(|list| try_say(lang, &format!("{list}-{}", name.replace('_', "-")), &[]));
    known.unwrap_or_else(|| name.to_owned())
}

/// A number of a rule with its unit.
pub(crate) fn said_number(lang: Lang, law: &Lawbook, number: Decimal, unit: &str) -> String {
    if unit == AGE {
        return age_said(lang, number.floor());
    }
    let unit = law.unit(unit).map(|unit| in_lang(lang, &unit.name));
    let number = writing::decimal(lang, &number.to_string());
    format!("{number} {}", unit.unwrap_or_default()).trim_end().to_owned()
}

/// What each version of a rule says, in its order, as plain lines.
///
/// # Errors
///
/// When the law book cannot be read as rules.
pub(crate) fn lines_of(visit: &Visit, entry: &Entry) -> Result<Vec<Vec<String>>, PageError> {
    let rules = visit.rules()?;
    let says = Says {
        lang: visit.lang(),
        law: visit.law(),
        standards: &rules.counted,
        day: visit.asked.day,
    };
    let lines = |at| says.lines(entry, at).iter().map(SaidLine::plain).collect();
    Ok((0..entry.versions().len()).map(lines).collect())
}

/// Says versions of rules.
#[derive(Debug, Clone, Copy)]
pub(super) struct Says<'s> {
    pub(super) lang: Lang,
    pub(super) law: &'s Lawbook,
    pub(super) standards: &'s Standards,
    /// The day looked at: words of other rules are those of that day, as far as the version holds on it.
    pub(super) day: Day,
}

impl Says<'_> {
    /// The lines of a version, by its place among the versions of the entry.
    pub(super) fn lines(&self, entry: &Entry, at: usize) -> Vec<SaidLine> {
        let Some(any) = entry.versions().get(at).copied() else {
            return Vec::new();
        };
        let words = LawWords {
            lang: self.lang,
            law: self.law,
            day: if any.span.covers(self.day) {
                self.day
            } else {
                any.span.from
            },
        };
        let lines = match &entry.body {
            Body::Standard(_) => {
                let sentences = Sentences {
                    words,
                    catalogue: &self.standards.people.catalogue,
                };
                let rule = self.standards.rule(&entry.id);
                rule.and_then(|rule| standard::version(rule, any.span))
                    .map(|version| standard::lines(&sentences, version))
            }
            Body::Value(versions) => versions.all().get(at).map(|version| self.value(&version.body)),
            Body::Table(versions) => versions.all().get(at).map(|version| self.table(&version.body)),
            Body::Ladder(versions) => versions.all().get(at).map(|version| self.ladder(&version.body)),
            Body::Group(versions) => versions.all().get(at).map(|version| self.group(&version.body)),
            Body::Programme(versions) => {
                let version = versions.all().get(at);
                version.map(|version| self.programme(&words, &version.body))
            }
            Body::Retirement(versions) => versions.all().get(at).map(|version| self.retirement(&version.body)),
        };
        lines.unwrap_or_default()
    }

    fn line(&self, id: &'static str, said: String) -> SaidLine {
        SaidLine::new(self.lang.say(id), said)
    }

    fn count(&self, number: i64, unit: &str) -> String {
        let unit = self.law.unit(unit).map(|unit| in_lang(self.lang, &unit.name));
        let number = writing::count(self.lang, number);
        format!("{number} {}", unit.unwrap_or_default()).trim_end().to_owned()
    }

    fn number(&self, number: Decimal, unit: &str) -> String {
        said_number(self.lang, self.law, number, unit)
    }

    /// Numbers bear words of the law: those that a reader knows by other names are said so.
    fn name(&self, word: &str) -> String {
        self.of_list(&["rule-number", "discipline", "sex"], word)
    }

    /// The name of a word in the first list that has it.
    fn of_list(&self, lists: &[&str], word: &str) -> String {
        let known = lists
            .iter()
            .find_map(|list| try_say(self.lang, &format!("{list}-{}", word.replace('_', "-")), &[]));
        known.unwrap_or_else(|| word.to_owned())
    }

    fn value(&self, value: &Value) -> Vec<SaidLine> {
        let base: Vec<String> = value
            .base
            .iter()
            .map(|base| self.of_list(&["rule-base"], base))
            .collect();
        let said = |number: Decimal| {
            let number = self.number(number, &value.unit);
            let bound = match value.bound {
                lawbook::Bound::AtLeast => "rule-at-least",
                lawbook::Bound::AtMost => "rule-at-most",
                lawbook::Bound::Exactly => "rule-exactly",
            };
            let said = self.lang.speak(&Message::new(bound).with("number", number));
            if base.is_empty() {
                return said;
            }
            let of = Message::new("rule-of-base").with("number", said);
            self.lang.speak(&of.with("base", base.join(" + ")))
        };
        let name = |name: &str| {
            if name == Value::SINGLE {
                String::new()
            } else {
                self.name(name)
            }
        };
        let numbers = value
            .numbers
            .iter()
            .map(|(own, number)| SaidLine::new(name(own), said(*number)));
        let due = value.due.map(|due| self.line("rule-due", writing::day(due)));
        numbers.chain(due).collect()
    }

    fn table(&self, table: &Table) -> Vec<SaidLine> {
        let (own, other) = match self.lang {
            Lang::Vi => ("vi", "en"),
            Lang::En => ("en", "vi"),
        };
        let row = |row: &lawbook::Row| {
            // A row that has a name is called by it, in the reader's language where it has one; its key is for programs.
            let named = row.text(own).or_else(|| row.text(other));
            let rest = row
                .cells
                .iter()
                .filter(|(column, _)| ![own, other].contains(&column.as_str()));
            let said: Vec<String> = rest
                .map(|(column, cell)| {
                    let said = self.cell(cell, table.columns.get(column).map_or("", String::as_str));
                    if column == "words" {
                        said
                    } else {
                        format!("{} {said}", self.name(column))
                    }
                })
                .collect();
            let name = named.map_or_else(|| self.name(&row.key), str::to_owned);
            SaidLine::new(name, said.join("; "))
        };
        table.rows.iter().map(row).collect()
    }

    fn cell(&self, cell: &RowCell, unit: &str) -> String {
        match cell {
            RowCell::Text(text) => self.name(text),
            RowCell::Texts(texts) => {
                let texts: Vec<String> = texts.iter().map(|text| self.name(text)).collect();
                texts.join(", ")
            }
            RowCell::Number(number) => self.number(*number, unit),
            RowCell::Numbers(numbers) => {
                let one = |number: &Decimal| writing::decimal(self.lang, &number.to_string());
                numbers.iter().map(one).collect::<Vec<_>>().join(" · ")
            }
            RowCell::Day(day) => writing::day(*day),
        }
    }

    fn ladder(&self, ladder: &Ladder) -> Vec<SaidLine> {
        let level = |level: &lawbook::Level| {
            let code = |code: &String| format!("{} {code}", self.name("code"));
            let mut said: Vec<String> = level.code.iter().map(code).collect();
            if !level.synonyms.is_empty() {
                said.push(level.synonyms.join(", "));
            }
            SaidLine::new(
                format!("{}. {}", level.order, in_lang(self.lang, &level.title)),
                said.join("; "),
            )
        };
        ladder.levels.iter().map(level).collect()
    }

    fn group(&self, group: &Group) -> Vec<SaidLine> {
        let kind = |kind: &String| self.lang.speak(&Message::code("unit-kind", kind));
        let member = |member: &lawbook::Member| {
            let mut said = Vec::new();
            if !member.kinds.is_empty() {
                let kinds: Vec<String> = member.kinds.iter().map(kind).collect();
                said.push(
                    self.lang
                        .speak(&Message::new("rule-in-kinds").with("kinds", kinds.join(", "))),
                );
            }
            if !member.written_except.is_empty() {
                let except = member.written_except.join(", ");
                said.push(self.lang.speak(&Message::new("rule-except").with("titles", except)));
            }
            SaidLine::new(member.written.join(", "), said.join("; "))
        };
        let fact = group.by.iter().map(|_| self.line("rule-by-plan", String::new()));
        group.members.iter().map(member).chain(fact).collect()
    }

    fn programme(&self, words: &LawWords<'_>, programme: &Programme) -> Vec<SaidLine> {
        let mut lines = vec![
            self.line("rule-programme-code", programme.code.clone()),
            self.line("rule-programme-length", self.count(programme.weeks.into(), "weeks")),
            self.line("rule-programme-seats", self.count(programme.capacity.into(), "people")),
        ];
        if let Some(given) = &programme.gives {
            let field = format!("person.{}", given.ladder);
            let said = format!("{} {}", words.field(&field), words.level(&field, &given.level));
            lines.push(self.line("rule-programme-gives", said));
        }
        let audience = programme
            .audience
            .iter()
            .map(|audience| self.lang.speak(&Message::code("learner", audience.word())));
        lines.push(self.line("rule-programme-audience", audience.collect::<Vec<_>>().join(", ")));
        if !programme.groups.is_empty() {
            let groups: Vec<String> = programme.groups.iter().map(|group| words.group(group)).collect();
            lines.push(self.line("rule-programme-groups", groups.join(", ")));
        }
        if !programme.subjects.is_empty() {
            lines.push(self.line("rule-programme-subjects", programme.subjects.join("; ")));
        }
        if !programme.months.is_empty() {
            let months: Vec<String> = programme.months.iter().map(u32::to_string).collect();
            lines.push(self.line("rule-programme-months", months.join(", ")));
        }
        if programme.elsewhere {
            let said = self.lang.say("rule-programme-sent");
            lines.push(self.line("rule-programme-elsewhere", said));
        }
        lines
    }

    fn retirement(&self, retirement: &Retirement) -> Vec<SaidLine> {
        let months = |months: i32| self.count(months.into(), "months");
        let age = |age: i32| age_said(self.lang, age.into());
        let path = |path: Path| match path.first_year {
            None => age(path.before),
            Some(year) => self.lang.speak(
                &Message::new("rule-age-grows")
                    .with("year", year.to_string())
                    .with("first", age(path.first))
                    .with("step", months(path.step))
                    .with("most", age(path.most)),
            ),
        };
        vec![
            self.line("sex-male", path(retirement.male)),
            self.line("sex-female", path(retirement.female)),
        ]
    }
}

/// An age as it is said: years, and months where there are some beside.
fn age_said(lang: Lang, months: i64) -> String {
    let id = if months % 12 == 0 {
        "rule-age"
    } else {
        "rule-age-months"
    };
    let said = Message::new(id).with("years", months / 12);
    lang.speak(&said.with("months", months % 12))
}
