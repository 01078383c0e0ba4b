//! People × missing requirement, and the smallest programme that closes each gap.

use std::collections::BTreeMap;

use lawbook::{Occasion, Verdict};
use ledger::codes::Learning;
use ledger::value::Ix;
use ledger::{Day, View};
use standards::expr::{Row, Truth};
use standards::facts::LedgerRows;
use standards::rule::{Asking, Requirement, StandardRule, Standards};

use super::attending::Attending;
use super::offers::{Offer, kind};
use super::{Barred, Gap, GapAnswer, Learner};

/// The learners whom classes of a programme are needed for, by the programme's place in the list of offers.
pub(super) type Wanted = BTreeMap<usize, Vec<Learner>>;

/// Every gap of these people, and who needs which programme. People keep their order.
pub(super) fn find(
    standards: &Standards,
    rows: &LedgerRows<'_>,
    view: View<'_>,
    people: &[Ix],
    offers: &[Offer],
    attending: &Attending,
) -> (Vec<Gap>, Wanted) {
    let asking = Asking::holding(view.day());
    let sheet = standards.sheet(&asking);
    let checked = sheet.check_all(&rows.columns(sheet.slots(), people));
    // Columns tell quickly of whom more must be asked; the few are then asked one by one, with deadlines.
    let mut asked: BTreeMap<usize, Vec<&StandardRule>> = BTreeMap::new();
    for standard in &checked {
        let Some(rule) = standards.rule(&standard.standard) else {
            continue;
        };
        for at in standard.not_met.or(&standard.unknown).rows() {
            asked.entry(at).or_default().push(rule);
        }
    }
    let search = Search {
        standards,
        day: view.day(),
        offers,
        attending,
    };
    let (mut gaps, mut wanted) = (Vec::new(), Wanted::new());
    for (at, rules) in asked {
        let Some(person) = people.get(at).and_then(|ix| view.person(*ix)) else {
            continue;
        };
        let Some(id) = person.id() else { continue };
        let learner = Learner {
            person: id,
            ix: person.ix(),
            kind: kind(person),
        };
        let row = rows.row(learner.ix);
        let first = gaps.len();
        for rule in rules {
            search.gaps(rule, &row, &asking, learner, &mut gaps);
        }
        for offer in search.programmes(gaps.get_mut(first..).unwrap_or_default()) {
            wanted.entry(offer).or_default().push(learner);
        }
    }
    (gaps, wanted)
}

struct Search<'a> {
    standards: &'a Standards,
    day: Day,
    offers: &'a [Offer],
    attending: &'a Attending,
}

impl Search<'_> {
    fn gaps(&self, rule: &StandardRule, row: &Row, asking: &Asking, learner: Learner, gaps: &mut Vec<Gap>) {
        let Some(finding) = self.standards.check_one(rule, row, asking) else {
            return;
        };
        let Some(version) = rule.on(asking.date(rule.selects)) else {
            return;
        };
        let requirements = version.requirements_on(asking.occasion);
        for (found, requirement) in finding.requirements.iter().zip(requirements) {
            let (answer, barred) = match found.truth() {
                Truth::Yes => continue,
                Truth::Unknown => (GapAnswer::AskTheRecord, None),
                Truth::No => self.answer(requirement, row, learner),
            };
            gaps.push(Gap {
                person: learner.person,
                ix: learner.ix,
                standard: rule.id.clone(),
                requirement: found.id.clone(),
                verdict: finding.verdict,
                deadline: found.deadline,
                answer,
                barred,
            });
        }
    }

    /// What is done about a requirement that is not met: the person's facts with each programme passed are asked again.
    fn answer(&self, requirement: &Requirement, row: &Row, learner: Learner) -> (GapAnswer, Option<Barred>) {
        let sufficient = self.offers.iter().filter(|offer| !offer.recurrent).filter_map(|offer| {
            let gives = offer.gives.as_ref()?;
            (requirement.met.answer(&gives.passed(row)) == Truth::Yes).then_some((offer, gives))
        });
        let sufficient: Vec<_> = sufficient.collect();
        if sufficient.iter().any(|(_, gives)| gives.is_studied(row)) {
            return (GapAnswer::Studying, None);
        }
        let on_list = sufficient.iter().find_map(|(_, gives)| {
            self.attending.on_list(learner.ix, gives.field, |level| {
                self.rank(gives.field, level) >= Some(gives.rank)
            })
        });
        if let Some(class) = on_list {
            return (GapAnswer::OnList(class), None);
        }
        let open = sufficient.iter().filter(|(offer, _)| offer.is_for(learner.kind, row));
        let Some((smallest, _)) = open.min_by_key(|(offer, gives)| (gives.rank, offer.weeks, &offer.entry)) else {
            return (GapAnswer::NoProgramme, None);
        };
        // Whoever may not enrol in the smallest is not sent to a higher one instead.
        let programme = smallest.entry.clone();
        match self.bars(smallest, row) {
            Some(standard) => (GapAnswer::NoProgramme, Some(Barred { programme, standard })),
            None => (GapAnswer::Programme(programme), None),
        }
    }

    /// The standard that certainly does not let a person enrol in a programme; what the record does not tell bars nobody.
    fn bars(&self, offer: &Offer, row: &Row) -> Option<String> {
        let proposed = offer.gives.as_ref()?.proposed(&self.standards.people, row);
        let findings = self
            .standards
            .check_person(&proposed, &Asking::on(Occasion::Enrolment, self.day));
        let bars = |finding: &standards::rule::Finding| matches!(finding.verdict, Verdict::Block | Verdict::Defer);
        findings.into_iter().find(bars).map(|finding| finding.standard)
    }

    fn rank(&self, field: Learning, level: &str) -> Option<u8> {
        let people = &self.standards.people;
        let slots = people
            .slots
            .qualifications
            .iter()
            .find(|slots| slots.name == field.word())?;
        people.catalogue.ladder_at(slots.ladder)?.rank(level)
    }

    /// The programmes that one person's gaps need: of one field only the highest, which closes the others too.
    fn programmes(&self, gaps: &mut [Gap]) -> Vec<usize> {
        let place = |entry: &str| self.offers.iter().position(|offer| offer.entry == entry);
        let mut highest: BTreeMap<Learning, (u8, usize)> = BTreeMap::new();
        for gap in gaps.iter() {
            let GapAnswer::Programme(entry) = &gap.answer else {
                continue;
            };
            let Some((at, gives)) = place(entry).and_then(|at| Some((at, self.offers.get(at)?.gives.as_ref()?))) else {
                continue;
            };
            let best = highest.entry(gives.field).or_insert((gives.rank, at));
            if gives.rank > best.0 {
                *best = (gives.rank, at);
            }
        }
        for gap in gaps {
            let GapAnswer::Programme(entry) = &mut gap.answer else {
                continue;
            };
            let field = place(entry)
                .and_then(|at| self.offers.get(at)?.gives.as_ref())
                .map(|gives| gives.field);
            if let Some(offer) = field.and_then(|field| self.offers.get(highest.get(&field)?.1)) {
                entry.clone_from(&offer.entry);
            }
        }
        highest.into_values().map(|(_, at)| at).collect()
    }
}
