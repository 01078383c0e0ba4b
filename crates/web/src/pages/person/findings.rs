//! What is missing: each requirement that is not met, and each standard that the record does not let us judge.

use lawbook::Verdict as Word;
use standards::expr::{Asked, Comparison, Explained, Shown, SlotName, Truth, Used};
use standards::facts::LedgerRows;
use standards::rule::{Asking, Finding as Verdict, RequirementFinding};
use words::Message;

use super::law_words::{LawWords, lower_first};
use super::show::Finding;
use super::subject::Subject;
use super::why::Why;
use crate::pages::tasks::{citation, in_lang};
use crate::site::PageError;

/// A level of a ladder that a requirement asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Wanted {
    /// The ladder: `theory`.
    pub(super) ladder: String,
    /// The level: `intermediate`.
    pub(super) level: String,
}

impl Subject<'_> {
    /// What every standard in force on the day says of the person.
    pub(super) fn verdicts(&self) -> Result<Vec<Verdict>, PageError> {
        let rules = self.visit.rules()?;
        let rows = LedgerRows::of(&rules.counted.people, self.visit.law(), self.view);
        Ok(rules
            .counted
            .check_person(&rows.row(self.ix()), &Asking::holding(self.day())))
    }

    /// What is missing or not known. The same demand of several standards is said once, with all their bases.
    pub(super) fn findings(&self, verdicts: &[Verdict]) -> Vec<Finding> {
        let mut findings: Vec<Finding> = Vec::new();
        for verdict in verdicts.iter().filter(|verdict| verdict.verdict != Word::Pass) {
            let found: Vec<Finding> = if verdict.scope.truth == Truth::Unknown {
                vec![self.perhaps(verdict)]
            } else {
                let requirements = decided(verdict).into_iter();
                requirements
                    .map(|requirement| self.finding(verdict, requirement))
                    .collect()
            };
            for finding in found {
                take(&mut findings, finding);
            }
        }
        // What is known to be missing comes before what is not known.
        findings.sort_by_key(|finding| finding.verdict == "verdict-unknown");
        findings
    }

    /// A standard of which it is not known whether it is for the person: what the record would have to tell.
    fn perhaps(&self, verdict: &Verdict) -> Finding {
        let (lang, words) = (self.visit.lang(), self.words());
        let leaves = verdict.scope.deciding();
        let unknown = leaves
            .iter()
            .flat_map(|leaf| &leaf.used)
            .filter(|used| used.value == Shown::NotRecorded);
        let (mut fields, mut unplaced) = (Vec::new(), Vec::new());
        for used in unknown {
            match self.unplaced(&used.name) {
                Some(said) => unplaced.push(said),
                None => fields.push(words.slot(&used.name)),
            }
        }
        fields.dedup();
        unplaced.dedup();
        if !fields.is_empty() {
            let lacking = Message::new("missing-unrecorded").with("fields", fields.join(", "));
            unplaced.insert(0, lang.speak(&lacking));
        }
        let missing = Message::new("missing-to-judge").with("why", unplaced.join("; "));
        let why = Why { subject: self, words };
        Finding {
            missing: lang.speak(&missing),
            verdict: "verdict-unknown",
            held: None,
            required: None,
            deadline: None,
            basis: vec![citation(lang, &verdict.citation)],
            why: Some(why.scope(verdict)),
            closes: Vec::new(),
        }
    }

    fn finding(&self, verdict: &Verdict, requirement: &RequirementFinding) -> Finding {
        let (lang, words) = (self.visit.lang(), self.words());
        let unknown = requirement.truth() != Truth::No || verdict.verdict == Word::Unknown;
        let wanted = wanted(&requirement.explained);
        let missing = match &wanted {
            Some(wanted) => {
                let level = words.level(&wanted.ladder, &wanted.level);
                lang.speak(&Message::new(format!("missing-{}", wanted.ladder)).with("level", level))
            }
            None => lower_first(in_lang(lang, &requirement.title)),
        };
        let held = requirement
            .explained
            .deciding()
            .iter()
            .flat_map(|leaf| &leaf.used)
            .find(|used| matches!(used.name, SlotName::Field(_)))
            .map(|used: &Used| self.read_of(used));
        let why = Why { subject: self, words };
        Finding {
            missing,
            verdict: if unknown {
                "verdict-unknown"
            } else {
                word(verdict.verdict)
            },
            held,
            required: Some(in_lang(lang, &requirement.title).to_owned()),
            deadline: requirement.deadline,
            basis: vec![citation(lang, &verdict.citation)],
            why: Some(why.requirement(verdict, requirement)),
            closes: wanted.map(|wanted| self.closes(&wanted)).unwrap_or_default(),
        }
    }

    /// What a condition read, in words; of what the record tells and the rules do not know, what the record tells.
    pub(super) fn read_of(&self, used: &Used) -> String {
        let unplaced = (used.value == Shown::NotRecorded).then(|| self.unplaced(&used.name));
        unplaced
            .flatten()
            .unwrap_or_else(|| self.words().value(&used.name, &used.value))
    }

    /// That the record tells something of a field which is not on the ladder of the rules: its rank, as it is written.
    fn unplaced(&self, name: &SlotName) -> Option<String> {
        if !matches!(name, SlotName::Field(field) if field == "person.rank") {
            return None;
        }
        let rank = self.view.text(self.person.rank()?.0);
        let ladder = self.words().law.ladder("rank", self.day()).ok()?;
        let message = Message::new("missing-unplaced-rank").with("rank", &*rank);
        ladder
            .body()
            .read(&rank)
            .is_none()
            .then(|| self.visit.lang().speak(&message))
    }

    pub(super) fn words(&self) -> LawWords<'_> {
        LawWords {
            lang: self.visit.lang(),
            law: self.visit.law(),
            day: self.day(),
        }
    }
}

/// Adds a finding; one that says the same gives its bases and its deadline to that which is there.
fn take(findings: &mut Vec<Finding>, finding: Finding) {
    let same = findings
        .iter_mut()
        .find(|known| (&known.missing, known.verdict) == (&finding.missing, finding.verdict));
    let Some(known) = same else {
        findings.push(finding);
        return;
    };
    let bases = finding.basis.into_iter();
    let new: Vec<_> = bases.filter(|basis| !known.basis.contains(basis)).collect();
    known.basis.extend(new);
    known.deadline = [known.deadline, finding.deadline].into_iter().flatten().min();
}

/// The requirements that made the verdict: those not met, else those not known.
fn decided(verdict: &Verdict) -> Vec<&RequirementFinding> {
    let unmet: Vec<_> = verdict.unmet().collect();
    if unmet.is_empty() {
        verdict.unknown().collect()
    } else {
        unmet
    }
}

/// The level of learning that would meet a condition, where it asks for one.
fn wanted(explained: &Explained) -> Option<Wanted> {
    const LADDERS: [&str; 7] = [
        "education",
        "general_education",
        "theory",
        "state_management",
        "language",
        "it",
        "rank",
    ];
    explained.deciding().into_iter().find_map(|leaf| {
        let Asked::Compare(Comparison::AtLeast | Comparison::Equal, Shown::Level(level)) = &leaf.asked else {
            return None;
        };
        let SlotName::Field(field) = &leaf.used.first()?.name else {
            return None;
        };
        let ladder = field
            .strip_prefix("person.")
            .filter(|ladder| LADDERS.contains(ladder))?;
        Some(Wanted {
            ladder: ladder.to_owned(),
            level: level.clone(),
        })
    })
}

const fn word(verdict: Word) -> &'static str {
    match verdict {
        Word::Pass => "verdict-pass",
        Word::Gap => "verdict-gap",
        Word::Block => "verdict-block",
        Word::Defer => "verdict-defer",
        Word::TargetMiss => "verdict-target-miss",
        Word::Warn => "verdict-warn",
        Word::Unknown => "verdict-unknown",
    }
}
