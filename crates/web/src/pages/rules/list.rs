//! `GET /tieu-chuan`: the rules of the law book by kind, or the standards of a kind of post, as they are on a day.

use std::collections::BTreeMap;

use axum::response::Response;
use indicators::Rules;
use lawbook::{Body, Entry, Kind};
use ledger::Day;
use office::permission::{DataClass, Deed};
use standards::expr::Truth;
use words::{Message, writing};

use super::applying::Holding;
use super::counts::{Opening, counts};
use super::rule::span_said;
use super::says::Says;
use super::sentences::Sentences;
use super::show::{RuleRow, RulesPage};
use crate::components::Crumb;
use crate::pages::compared::{Number, compared};
use crate::pages::names::Narrowing;
use crate::pages::paging::{count, paged};
use crate::pages::person::LawWords;
use crate::pages::tasks::{citation, in_lang};
use crate::site::{PageError, Visit, frame_at, page_with};
use crate::urls;

/// Of one rule the list shows so many lines; the rule's own page shows all.
const LINES: usize = 6;

/// The kinds in the order in which they are shown.
const KINDS: [Kind; 7] = [
    Kind::Standard,
    Kind::Value,
    Kind::Table,
    Kind::Group,
    Kind::Ladder,
    Kind::Programme,
    Kind::Retirement,
];

/// The page.
pub(crate) async fn open(visit: Visit) -> Result<Response, PageError> {
    let rules = visit.rules()?;
    let holding = visit
        .query("chuc")
        .and_then(Holding::read)
        .filter(|holding| holding.name(visit.lang(), visit.law(), visit.asked.day).is_some());
    let kind = visit.query("loai").and_then(Kind::from_word).unwrap_or(Kind::Standard);
    // Nobody meets a table: where no standard is shown, nothing is counted.
    let counts = if holding.is_some() || kind == Kind::Standard {
        counts(&visit)?
    } else {
        BTreeMap::new()
    };
    let list = List {
        counts,
        holding,
        kind,
        visit: &visit,
        rules: &rules,
    };
    let view = RulesPage {
        compared: compared(&visit, numbers)?,
        ..list.view()
    };
    page_with(visit.status(), &view)
}

/// How many rules of each kind are in force, and who meets each standard, to be compared with what was reported.
fn numbers(visit: &Visit) -> Result<Vec<Number>, PageError> {
    let (lang, law, day) = (visit.lang(), visit.law(), visit.asked.day);
    let number = |key: String, name: String, n: i64| Number {
        key,
        name,
        said: writing::count(lang, n),
        value: Some(n),
    };
    let in_force = |kind: Kind| {
        law.entries()
            .filter(|entry| entry.kind() == kind && holds(entry, day))
            .count()
    };
    let mut numbers: Vec<Number> = KINDS
        .into_iter()
        .map(|kind| {
            let name = lang.say(&format!("rule-kind-{}", kind.word()));
            number(kind.word().to_owned(), name, count(in_force(kind)))
        })
        .collect();
    for (standard, openings) in counts(visit)? {
        let title = law
            .entry(&standard)
            .map_or(standard.as_str(), |entry| in_lang(lang, &entry.title));
        for opening in openings {
            let name = Message::new("matrix-cell").with("standard", lang.say(opening.label));
            let name = lang.speak(&name.with("unit", title));
            numbers.push(number(format!("{standard} {}", opening.label), name, opening.n));
        }
    }
    Ok(numbers)
}

struct List<'v> {
    visit: &'v Visit,
    rules: &'v Rules,
    counts: BTreeMap<String, Vec<Opening>>,
    holding: Option<Holding>,
    /// Which kind is shown, where no holding is asked about.
    kind: Kind,
}

impl List<'_> {
    fn view(&self) -> RulesPage {
        let (visit, lang, law) = (self.visit, self.visit.lang(), self.visit.law());
        let day = visit.asked.day;
        let kind = self.kind;
        let holding = self.holding.as_ref().and_then(|holding| holding.name(lang, law, day));
        let mut rows = match &self.holding {
            Some(holding) => {
                let mut all = holding.standards(&self.rules.counted, law, day);
                // What is for them for sure stands first.
                all.sort_by_key(|(_, truth)| *truth != Truth::Yes);
                let found = all
                    .iter()
                    .filter_map(|(id, truth)| Some((law.entry(id)?, Some(*truth))));
                found.collect()
            }
            None => self.of_kind(kind),
        };
        let total = rows.iter().filter(|(entry, _)| holds(entry, day)).count();
        let headline = match &holding {
            Some(name) => Message::new("rules-of-holding").with("holding", name.as_str()),
            None => Message::new("rules-title").with("kind", lang.say(&format!("rule-kind-{}", kind.word()))),
        };
        let chosen = visit.query("chuc").unwrap_or_default();
        let here = match &self.holding {
            Some(_) => urls::with(urls::RULES, "chuc", chosen),
            None => urls::with(urls::RULES, "loai", kind.word()),
        };
        let (range, pager) = paged(visit, rows.len(), &visit.at(&here));
        rows = rows.get(range).map(<[_]>::to_vec).unwrap_or_default();
        let keep = match &self.holding {
            Some(_) => ("chuc".to_owned(), chosen.to_owned()),
            None => ("loai".to_owned(), kind.word().to_owned()),
        };
        let figures = visit.scope(Deed::ReadFigures, DataClass::Internal, &visit.structure());
        let crumbs = vec![
            Crumb {
                name: lang.say("matrix-room"),
                href: (!figures.is_empty()).then(|| visit.at(urls::MATRIX)),
            },
            Crumb {
                name: lang.say("rules-room"),
                href: None,
            },
        ];
        RulesPage {
            frame: frame_at(visit, crumbs),
            as_of: visit.asked.figure_form(lang, urls::RULES, vec![keep], Vec::new()),
            compared: None,
            headline: lang.speak(&headline.with("n", count(total)).with("day", writing::day(day))),
            moment: visit.asked.moment.fields(),
            local: visit.at(urls::LOCAL_RULES),
            holdings: Holding::choices(lang, law, day)
                .into_iter()
                .map(|(value, name)| {
                    let here = value == chosen;
                    (value, name, here)
                })
                .collect(),
            kinds: KINDS
                .iter()
                .map(|own| self.tab(*own, self.holding.is_none() && *own == kind))
                .collect(),
            rows: rows.iter().map(|(entry, truth)| self.row(entry, *truth)).collect(),
            pager,
        }
    }

    /// The rules of a kind, those in force first.
    fn of_kind(&self, kind: Kind) -> Vec<(&Entry, Option<Truth>)> {
        let day = self.visit.asked.day;
        let entries = self.visit.law().entries();
        let mut own: Vec<&Entry> = entries.filter(|entry| entry.kind() == kind).collect();
        own.sort_by_key(|entry| !holds(entry, day));
        own.into_iter().map(|entry| (entry, None)).collect()
    }

    fn tab(&self, kind: Kind, here: bool) -> Narrowing {
        let visit = self.visit;
        Narrowing {
            name: visit.lang().say(&format!("rule-kind-{}", kind.word())),
            // As the headline: those in force on the day.
            count: count(
                self.of_kind(kind)
                    .iter()
                    .filter(|(entry, _)| holds(entry, visit.asked.day))
                    .count(),
            ),
            href: visit.at(&urls::with(urls::RULES, "loai", kind.word())),
            here,
        }
    }

    fn row(&self, entry: &Entry, truth: Option<Truth>) -> RuleRow {
        let (visit, lang, law) = (self.visit, self.visit.lang(), self.visit.law());
        let versions = entry.versions();
        let (at, holds) = shown(entry, visit.asked.day);
        let version = versions.get(at).copied();
        let mut says = self.says(entry, at);
        let more = says.len().saturating_sub(LINES);
        says.truncate(LINES);
        RuleRow {
            title: in_lang(lang, &entry.title).to_owned(),
            href: visit.at(&urls::rule(&entry.id)),
            says,
            more: (more > 0).then(|| lang.speak(&Message::new("rule-lines-more").with("n", count(more)))),
            why: truth.map(|truth| self.why(entry, truth)),
            basis: version
                .and_then(|version| law.cite(entry, version))
                .map(|cited| citation(lang, &cited)),
            span: version.map(|version| span_said(lang, version.span)).unwrap_or_default(),
            holds,
            versions: (versions.len() > 1)
                .then(|| lang.speak(&Message::new("rule-versions-n").with("n", count(versions.len())))),
            counts: self
                .counts
                .get(&entry.id)
                .filter(|_| holds)
                .cloned()
                .unwrap_or_default(),
        }
    }

    /// In the list a requirement is named; its condition stands on the rule's own page.
    fn says(&self, entry: &Entry, at: usize) -> Vec<String> {
        let lang = self.visit.lang();
        if let Body::Standard(versions) = &entry.body {
            let requirements = versions.all().get(at).into_iter();
            let requirements = requirements.flat_map(|version| &version.body.requirements);
            return requirements
                .map(|requirement| in_lang(lang, &requirement.title).to_owned())
                .collect();
        }
        let says = Says {
            lang,
            law: self.visit.law(),
            standards: &self.rules.counted,
            day: self.visit.asked.day,
        };
        says.lines(entry, at).iter().map(super::says::SaidLine::plain).collect()
    }

    /// Why a standard is for those who are asked about, or when it would be.
    fn why(&self, entry: &Entry, truth: Truth) -> String {
        let (visit, lang) = (self.visit, self.visit.lang());
        let day = visit.asked.day;
        let sentences = Sentences {
            words: LawWords {
                lang,
                law: visit.law(),
                day,
            },
            catalogue: &self.rules.counted.people.catalogue,
        };
        let version = self.rules.counted.rule(&entry.id).and_then(|rule| rule.on(day));
        let who = version.map(|version| sentences.condition(&version.applies));
        let id = if truth == Truth::Yes {
            "rule-applies"
        } else {
            "rule-applies-when"
        };
        lang.speak(&Message::new(id).with("who", who.unwrap_or_default()))
    }
}

/// Whether a rule is in force on a day.
fn holds(entry: &Entry, day: Day) -> bool {
    entry.versions().iter().any(|version| version.span.covers(day))
}

/// The version to show: that of the day, else the last before it, else the first; and whether it is that of the day.
fn shown(entry: &Entry, day: Day) -> (usize, bool) {
    let versions = entry.versions();
    match versions.iter().position(|version| version.span.covers(day)) {
        Some(at) => (at, true),
        None => (
            versions
                .iter()
                .rposition(|version| version.span.until <= day)
                .unwrap_or(0),
            false,
        ),
    }
}
