//! The acts that a row amounts to: everything that it says and the ledger does not know as of the list's day.

use std::collections::{BTreeMap, BTreeSet};

use ledger::acts::bodies::{CreatePost, Establish};
use ledger::acts::people::{AttributeValue, CorrectPerson, Identity, RegisterPerson, SetPersonAttribute};
use ledger::acts::record::{RecordLearning, RecordNoLearning, RecordParty, RecordPost, RecordService, SetRank};
use ledger::acts::{Act, Dated};
use ledger::codes::{Learning, LearningState, PartyState, UnitKind};
use ledger::text::{clean, fold};
use ledger::value::{Ix, Place};
use ledger::view::PersonView;
use ledger::{Day, Decimal, PersonId, PostId, UnitId, View, When};
use papers::roster::Field;

use super::facts;
use super::report::Reason;
use super::row::{self, Candidate};

/// The acts of an import in the making.
#[derive(Debug)]
pub(super) struct Writing<'v> {
    view: View<'v>,
    as_of: Day,
    pub(super) acts: Vec<Dated>,
    root: Option<UnitId>,
    made_units: BTreeMap<String, UnitId>,
    /// Posts that nobody holds on any day, by unit and folded title.
    free_posts: BTreeMap<(UnitId, String), Vec<PostId>>,
    /// Heads of bodies seen in this file.
    heads: BTreeSet<(UnitId, String)>,
}

impl<'v> Writing<'v> {
    pub(super) fn new(view: View<'v>, authority: &str) -> Self {
        let mut writing = Self {
            view,
            as_of: view.day(),
            acts: Vec::new(),
            root: view.unit_id(0),
            made_units: BTreeMap::new(),
            free_posts: BTreeMap::new(),
            heads: BTreeSet::new(),
        };
        if writing.root.is_none() {
            let name = if authority.is_empty() { "Cơ quan".to_owned() } else { authority.to_owned() };
            let id = writing.push(Establish { name, kind: UnitKind::Authority, parent: None, code: None });
            writing.root = Some(UnitId::here(id));
        }
        for post in 0..view.value().post_count() {
            let held = view.value().dependants(Place::Post(post)).iter().any(|place| matches!(place, Place::Person(_)));
            let unit = view.unit_of_post(post).and_then(|unit| view.unit_id(unit));
            if let (false, true, Some(unit), Some(id)) = (held, view.stands(Place::Post(post)), unit, view.post_id(post)) {
                writing.free_posts.entry((unit, fold(&view.post_title(post)))).or_default().push(id);
            }
        }
        writing.free_posts.values_mut().for_each(|posts| posts.reverse());
        writing
    }

    fn push(&mut self, act: impl Into<Act>) -> u32 {
        self.push_at(When::By(self.as_of), act)
    }

    fn push_at(&mut self, when: When, act: impl Into<Act>) -> u32 {
        let ordinal = u32::try_from(self.acts.len()).unwrap_or(u32::MAX);
        self.acts.push(act.into().at(when));
        ordinal
    }

    /// A unit that the mapping tells to make of a column's or group's text.
    fn made_unit(&mut self, text: &str) -> Option<UnitId> {
        let key = super::units::normal(text);
        if let Some(unit) = self.made_units.get(&key) {
            return Some(*unit);
        }
        let parent = self.root;
        let id = self.push(Establish { name: clean(text), kind: UnitKind::Other, parent, code: None });
        let unit = UnitId::here(id);
        self.made_units.insert(key, unit);
        Some(unit)
    }

    /// Writes a row of a person who is not in the ledger.
    pub(super) fn add(&mut self, row: &Candidate, reasons: &mut Vec<Reason>) -> PersonId {
        let id = self.push(RegisterPerson {
            full_name: row.name.clone(),
            sex: row.sex,
            birth: row.birth,
            citizen_number: row.number.clone(),
        });
        let person = PersonId::here(id);
        self.write(person, None, row, reasons);
        person
    }

    /// Writes what a row says anew about a person in the ledger; tells whether it says anything anew.
    pub(super) fn change(&mut self, known: PersonView<'v>, row: &Candidate, reasons: &mut Vec<Reason>) -> bool {
        let Some(person) = known.id() else { return false };
        let before = self.acts.len();
        let changed = |field: &str, was: String, now: String| Reason::new("changed").with("field", field).with("was", was).with("now", now);
        if let Some(sex) = row.sex.filter(|sex| known.sex().map(|(known, _)| known) != Some(*sex)) {
            reasons.push(changed("sex", known.sex().map(|(sex, _)| sex.word().to_owned()).unwrap_or_default(), sex.word().to_owned()));
            self.push(CorrectPerson { person, identity: Identity::Sex(sex) });
        }
        let less_precise = |now: When| known.birth().is_some_and(|(was, _)| now.earliest() <= was.earliest() && was.latest() <= now.latest());
        if let Some(birth) = row.birth.filter(|birth| !less_precise(*birth)) {
            reasons.push(changed("birth", known.birth().map(|(was, _)| was.to_string()).unwrap_or_default(), birth.to_string()));
            self.push(CorrectPerson { person, identity: Identity::Birth(birth) });
        }
        if let Some(number) = row.number.clone().filter(|_| known.citizen_number().is_none()) {
            reasons.push(changed("citizen_number", String::new(), String::new()));
            self.push(CorrectPerson { person, identity: Identity::CitizenNumber(number) });
        }
        self.write(person, Some(known), row, reasons);
        self.acts.len() > before
    }

    fn write(&mut self, person: PersonId, known: Option<PersonView<'v>>, row: &Candidate, reasons: &mut Vec<Reason>) {
        let unit = match (&row.new_unit, row.unit) {
            (Some(text), _) => self.made_unit(text),
            (None, Some(unit)) => self.view.unit_id(unit),
            (None, None) => None,
        };
        self.write_service(person, known, row, unit, reasons);
        self.write_learning(person, known, row, reasons);
        if let Some(since) = row::party(&row.facts) {
            let member = known.is_some_and(|known| known.party().is_some_and(|(state, ..)| state != PartyState::None));
            if !member {
                self.push_at(since.unwrap_or(When::By(self.as_of)), RecordParty { person, state: PartyState::Official });
            }
        } else if row.none.contains(&Field::PartyMember) && known.is_none_or(|known| known.party().is_none()) {
            self.push(RecordParty { person, state: PartyState::None });
        }
        self.write_rank(person, known, row);
        self.write_attributes(person, known, row);
    }

    fn write_service(
        &mut self, person: PersonId, known: Option<PersonView<'v>>, row: &Candidate, unit: Option<UnitId>, reasons: &mut Vec<Reason>,
    ) {
        let Some(unit) = unit else {
            if let Some(text) = &row.lost_unit {
                self.attribute(person, known, "unit_text", text);
            }
            if let Some(title) = &row.title {
                self.attribute(person, known, "title", title);
            }
            return;
        };
        let service = known.and_then(|known| known.service());
        let here = |ix: Ix| self.view.unit_id(ix) == Some(unit);
        let lives_here = known.and_then(|known| known.unit()).is_some_and(here);
        if service.is_none_or(|(at, ..)| !here(at)) && !(service.is_some() && lives_here) {
            if let Some((was, ..)) = service {
                let was = self.view.unit_name(was);
                reasons.push(Reason::new("changed").with("field", "unit").with("was", was).with("now", row.facts.unit.clone().unwrap_or_default()));
            }
            self.push(RecordService { person, unit, standing: row.standing });
        }
        let Some(title) = row.title.as_deref().filter(|title| !title.is_empty()) else { return };
        if !facts::holds_posts(row.standing) {
            return self.attribute(person, known, "title", title);
        }
        let held = known.and_then(|known| known.main_post());
        let same = held.is_some_and(|held| fold(&self.view.post_title(held.post)) == fold(title)) && lives_here;
        if same {
            return;
        }
        if let Some(held) = held {
            let was = self.view.post_title(held.post);
            reasons.push(Reason::new("changed").with("field", "title").with("was", was).with("now", title));
        }
        if facts::is_head(title) && !self.heads.insert((unit, fold(title))) {
            reasons.push(Reason::new("two_heads").with("title", title));
        }
        let post = match self.free_posts.get_mut(&(unit, fold(title))).and_then(Vec::pop) {
            Some(post) => post,
            None => PostId::here(self.push(CreatePost { unit, title: clean(title) })),
        };
        let since = row.facts.appointed.and_then(facts::when).unwrap_or(When::By(self.as_of));
        self.push_at(since, RecordPost { person, post });
    }

    fn write_learning(&mut self, person: PersonId, known: Option<PersonView<'v>>, row: &Candidate, reasons: &mut Vec<Reason>) {
        let mut all: Vec<(Learning, Option<&str>, Option<String>, bool)> = Vec::new();
        for education in &row.facts.education {
            let specialism = education.specialism.clone().or_else(|| row.facts.specialism.clone());
            all.extend(education.level.map(|level| (Learning::Education, facts::education(level), specialism, education.studying)));
        }
        for own in &row.facts.political_theory {
            all.push((Learning::Theory, facts::theory(own.level), None, own.studying));
        }
        for own in &row.facts.state_management {
            all.push((Learning::StateManagement, facts::state_management(own.level), None, own.studying));
        }
        for (field, level, specialism, studying) in all {
            let state = if studying { LearningState::Studying } else { LearningState::Held };
            match level {
                Some(level) => self.learn(person, known, (field, level, state), specialism, reasons),
                None => self.no_learning(person, known, field),
            }
        }
        let texts = row.facts.languages.iter().map(|text| (Learning::Language, text));
        for (field, text) in texts.chain(row.facts.it.iter().map(|text| (Learning::Computing, text))) {
            match text.as_str() {
                "none" => self.no_learning(person, known, field),
                level => self.learn(person, known, (field, level, LearningState::Held), None, reasons),
            }
        }
        if let Some(general) = &row.facts.general_education {
            self.attribute(person, known, "general_education", general);
        }
        for (column, field) in [
            (Field::Education, Learning::Education),
            (Field::PoliticalTheory, Learning::Theory),
            (Field::StateManagement, Learning::StateManagement),
            (Field::Language, Learning::Language),
            (Field::It, Learning::Computing),
        ] {
            if row.none.contains(&column) {
                self.no_learning(person, known, field);
            }
        }
    }

    fn learn(
        &mut self, person: PersonId, known: Option<PersonView<'v>>, (field, level, state): (Learning, &str, LearningState),
        specialism: Option<String>, reasons: &mut Vec<Reason>,
    ) {
        let held = |known: &PersonView<'v>| {
            let mut all = known.learning(field);
            all.any(|own| !own.perhaps && own.state == state && &*self.view.text(own.level) == clean(level))
        };
        if known.as_ref().is_some_and(held) {
            return;
        }
        if known.is_some() {
            reasons.push(Reason::new("changed").with("field", field.word()).with("was", "").with("now", level));
        }
        self.push(RecordLearning { person, field, level: level.to_owned(), specialism, state });
    }

    fn no_learning(&mut self, person: PersonId, known: Option<PersonView<'v>>, field: Learning) {
        let settled = |known: PersonView<'v>| {
            known.no_learning(field).is_some() || known.learning(field).any(|own| !own.perhaps && own.state == LearningState::Held)
        };
        if !known.is_some_and(settled) {
            self.push(RecordNoLearning { person, field });
        }
    }

    fn write_rank(&mut self, person: PersonId, known: Option<PersonView<'v>>, row: &Candidate) {
        let facts = &row.facts;
        let Some(rank) = facts.rank_code.clone().or_else(|| facts.rank_name.clone()) else { return };
        let step = facts.step.and_then(papers::decimal::Decimal::whole).and_then(|step| u8::try_from(step).ok());
        let hundredths = facts.coefficient.and_then(papers::decimal::Decimal::hundredths);
        let same = known.and_then(|known| known.rank()).is_some_and(|(word, s, c, ..)| {
            *self.view.text(word) == clean(&rank) && step.is_none_or(|step| step == s) && hundredths.is_none_or(|h| h == i64::from(c))
        });
        if !same {
            let since = facts.rank_since.and_then(facts::when).unwrap_or(When::By(self.as_of));
            let coefficient = hundredths.map(|h| Decimal::from_millionths(h * 10_000));
            self.push_at(since, SetRank { person, rank, step, coefficient });
        }
    }

    fn write_attributes(&mut self, person: PersonId, known: Option<PersonView<'v>>, row: &Candidate) {
        let facts = &row.facts;
        let recruited = facts.recruited.and_then(facts::when).map(|when| when.to_string());
        for (key, text) in [
            ("ethnicity", &facts.ethnicity),
            ("religion", &facts.religion),
            ("native_place", &facts.native_place),
            ("residence", &facts.residence),
            ("phone", &facts.phone),
            ("former_number", &facts.former_number),
            ("staff_number", &facts.staff_number),
            ("recruited", &recruited),
        ] {
            if let Some(text) = text {
                self.attribute(person, known, key, text);
            }
        }
        if !facts.notes.is_empty() {
            self.attribute(person, known, "note", &facts.notes.join("; "));
        }
    }

    fn attribute(&mut self, person: PersonId, known: Option<PersonView<'v>>, key: &str, text: &str) {
        let text = clean(text);
        let same = known.and_then(|known| known.attribute(key)).is_some_and(|(was, _)| *was == *text);
        if !same && !text.is_empty() {
            self.push(SetPersonAttribute { person, key: key.to_owned(), value: Some(AttributeValue::Text(text)) });
        }
    }
}
