//! Headcount in facts: units and kinds, what is missing, what is broken, what cannot be true together.

use lawbook::Mark;
use ledger::codes::QuotaKind;
use ledger::value::Ix;
use ledger::{Seq, View};
use planning::headcount::constraints::HeadcountBreach;
use planning::headcount::{HeadcountDemand, HeadcountUnfit, Way};

use super::super::fact::{Mentioned, RunFact};
use super::super::planner::RunMoment;
use super::super::question::{RunChoice, RunPin, RunQuestion};
use super::settled::{MOST_CASES, NotSettled, cases};
use super::{UNMET, key_of, of_key};
use crate::headcount_plan::{CUT_KINDS, HeadcountInputs, HeadcountLine, MissingHeadcountInput};

/// What ids of the problem begin with; see `headcount_plan`.
const OF_LINE: [&str; 2] = ["unit:", "pool:"];
const OF_KIND: [&str; 2] = ["target:", "path:"];

/// Tells of inputs.
pub(super) struct Telling<'a> {
    pub(super) inputs: &'a HeadcountInputs,
    view: View<'a>,
}

impl<'a> Telling<'a> {
    pub(super) fn of(moment: &'a RunMoment<'_>, inputs: &'a HeadcountInputs) -> Self {
        let view = moment.value.on(inputs.question.day, Seq::LATEST);
        Self { inputs, view }
    }

    pub(super) fn counts(&self) -> Vec<RunFact> {
        let lines = &self.inputs.lines;
        let sum = |of: fn(&HeadcountLine) -> i64| lines.iter().map(of).sum::<i64>();
        let fact = |id: &str, n: i64| RunFact::new(id).with("n", n);
        let mut all = vec![
            RunFact::new("run-headcount-units").with("n", lines.len()),
            fact("run-headcount-posts", sum(|line| line.assigned)),
            fact("run-headcount-people", sum(|line| line.present)),
            fact("run-headcount-to-cut", sum(|line| line.to_cut)),
            fact("run-headcount-retiring", sum(|line| line.retiring.iter().sum())),
        ];
        all.extend(self.inputs.targets.iter().map(|target| {
            let fact = |id: &str| {
                RunFact::new(id)
                    .with("what", kind(target.kind))
                    .with("year", self.inputs.question.last_year.to_string())
                    .with("most", target.most)
            };
            if target.percent == 0 {
                return fact("run-headcount-target-kept");
            }
            fact("run-headcount-target")
                .with("then", self.inputs.question.base_year.to_string())
                .with("n", target.base)
        }));
        all
    }

    /// The numbers of the law, with how far they can be relied on where nobody compared them with the gazette.
    pub(super) fn law(&self) -> Vec<RunFact> {
        let unsure = self.inputs.law.iter().filter(|number| number.mark.is_unconfirmed());
        let said = |mark: Mark| RunFact::new(&format!("run-headcount-mark-{}", mark.word()));
        let told = unsure.map(|number| {
            RunFact::new("run-headcount-law")
                .with("what", Mentioned::Entry(number.entry.to_owned()))
                .with("because", said(number.mark))
        });
        told.collect()
    }

    fn unit(&self, unit: Ix) -> Mentioned {
        let id = self.view.unit_id(unit);
        id.map_or_else(|| Mentioned::Text(String::new()), Into::into)
    }

    pub(super) fn missing(&self, missing: &MissingHeadcountInput) -> RunFact {
        let count = |id: &str, n: &i64| RunFact::new(id).with("n", *n);
        match missing {
            MissingHeadcountInput::YearsOutOfReach(most) => {
                RunFact::new("run-headcount-no-years").with("most", i64::from(*most))
            }
            MissingHeadcountInput::NoQuotas => RunFact::new("run-headcount-no-quotas"),
            MissingHeadcountInput::NoBase(own, year) => RunFact::new("run-headcount-no-base")
                .with("what", kind(*own))
                .with("year", year.to_string()),
            MissingHeadcountInput::NoLawfulCut => RunFact::new("run-headcount-no-law"),
            MissingHeadcountInput::MorePostsThanLaw(own, n, most, year) => count("run-headcount-weaker-posts", n)
                .with("what", kind(*own))
                .with("most", *most)
                .with("year", year.to_string()),
            MissingHeadcountInput::LessCutThanLaw(own, n, least, year) => count("run-headcount-weaker-cut", n)
                .with("what", kind(*own))
                .with("least", *least)
                .with("year", year.to_string()),
            MissingHeadcountInput::NoLawfulCap => RunFact::new("run-headcount-no-cap"),
            MissingHeadcountInput::MoreRecruitsThanLaw(n, most) => {
                count("run-headcount-weaker-cap", n).with("most", *most)
            }
            MissingHeadcountInput::NoQuota(unit, own, n) => count("run-headcount-no-quota", n)
                .with("unit", self.unit(*unit))
                .with("what", kind(*own)),
            MissingHeadcountInput::NoRetirementLaw => RunFact::new("run-headcount-no-retirement-law"),
            MissingHeadcountInput::NoBirth(n) => count("run-headcount-no-birth", n),
            MissingHeadcountInput::UnclearBirth(n) => count("run-headcount-unclear-birth", n),
            MissingHeadcountInput::PastAge(n) => count("run-headcount-past-age", n),
            MissingHeadcountInput::NoStanding(n) => count("run-headcount-no-standing", n),
            MissingHeadcountInput::OtherQuotas(n) => count("run-headcount-other-quotas", n),
            MissingHeadcountInput::TransfersLeftOut(n) => count("run-headcount-transfers-left-out", n),
        }
    }

    /// Why something settled is not taken.
    pub(super) fn not_settled(&self, pin: &RunPin, why: NotSettled) -> RunFact {
        let (line, year) = of_key(&pin.subject).map_or((pin.subject.as_str(), None), |(line, year)| (line, Some(year)));
        let named = self.named(line);
        let named = match year {
            Some(year) => RunFact::new("run-headcount-line-year")
                .with("what", named)
                .with("year", year.to_string()),
            None => named,
        };
        match why {
            NotSettled::Gone => RunFact::new("run-headcount-settled-gone").with("what", named),
            NotSettled::NoNumber => RunFact::new("run-headcount-settled-number")
                .with("what", named)
                .with("most", MOST_CASES),
        }
    }

    /// What makes the problem unfit to be solved: numbers that are out of reach, each once.
    pub(super) fn unfit(&self, unfit: &[HeadcountUnfit]) -> Vec<RunFact> {
        let mut told: Vec<RunFact> = Vec::new();
        for one in unfit {
            let fact = match one {
                HeadcountUnfit::OutOfRange {
                    id, found, least, most, ..
                } => RunFact::new("run-headcount-unfit-number")
                    .with("what", self.scope(id))
                    .with("n", *found)
                    .with("least", *least)
                    .with("most", *most),
                HeadcountUnfit::MoreLeaveThanThereAre { group, people, leaving } => {
                    RunFact::new("run-headcount-unfit-leaving")
                        .with("what", self.scope(group))
                        .with("n", *leaving)
                        .with("people", *people)
                }
                _ => RunFact::new("run-headcount-unfit"),
            };
            if !told.contains(&fact) {
                told.push(fact);
            }
        }
        told.truncate(UNMET);
        told
    }

    /// A unit, with the kind of quota.
    pub(super) fn line(&self, line: &HeadcountLine) -> RunFact {
        RunFact::new("run-headcount-line")
            .with("unit", self.unit(line.unit))
            .with("what", kind(line.kind))
    }

    /// What an id of the problem stands for: a unit with a kind, or a kind.
    fn scope(&self, id: &str) -> RunFact {
        let word = OF_KIND.iter().find_map(|own| id.strip_prefix(own));
        let own = CUT_KINDS.into_iter().find(|kind| Some(kind.word()) == word);
        own.map_or_else(
            || self.named(OF_LINE.iter().find_map(|own| id.strip_prefix(own)).unwrap_or(id)),
            kind,
        )
    }

    /// The line with an id, by the names of its unit and kind, though it be no longer in the road map.
    fn named(&self, line: &str) -> RunFact {
        if let Some(line) = self.inputs.line(line) {
            return self.line(line);
        }
        let known = line.rsplit_once('.').and_then(|(unit, word)| {
            let own = QuotaKind::ALL.iter().copied().find(|own| own.word() == word);
            Some((unit, own.filter(|own| CUT_KINDS.contains(own))?))
        });
        known.map_or_else(
            || RunFact::new("run-headcount-line-unknown"),
            |(unit, own)| {
                RunFact::new("run-headcount-line")
                    .with("unit", Mentioned::Unit(unit.to_owned()))
                    .with("what", kind(own))
            },
        )
    }

    /// Who goes which way: the unit that streamlines or recruits, or both units of a move.
    pub(super) fn way(&self, way: &Way) -> RunFact {
        let (id, scope) = match way {
            Way::Streamline(pool) => ("run-headcount-way-streamline", self.scope(pool)),
            Way::Recruit(group) => ("run-headcount-way-recruit", self.scope(group)),
            Way::Transfer(own) => {
                let (from, to) = own.split_once('>').unwrap_or((own, ""));
                let fact = RunFact::new("run-headcount-way-move").with("what", self.scope(from));
                return fact.with("then", self.scope(to));
            }
        };
        RunFact::new(id).with("what", scope)
    }

    pub(super) fn breach(&self, breach: &HeadcountBreach) -> RunFact {
        let about = |id: &str, year: &i32| RunFact::new(id).with("year", year.to_string());
        match breach {
            HeadcountBreach::OverQuota {
                quota,
                year,
                people,
                posts,
            } => about("run-headcount-over", year)
                .with("what", self.scope(quota))
                .with("n", *people)
                .with("most", *posts),
            HeadcountBreach::UnderStrength {
                strength,
                year,
                people,
                least,
            } => about("run-headcount-under", year)
                .with("what", self.scope(strength))
                .with("n", *people)
                .with("least", *least),
            HeadcountBreach::TooManyRecruits {
                year, recruits, most, ..
            } => about("run-headcount-over-cap", year)
                .with("n", *recruits)
                .with("most", *most),
            HeadcountBreach::OverBudget { year, paid, most, .. } => about("run-headcount-over-budget", year)
                .with("n", *paid)
                .with("most", *most),
            HeadcountBreach::PinNotKept { step, .. } => about("run-headcount-not-settled", &step.year)
                .with("what", self.way(&step.way))
                .with("n", step.people),
            _ => RunFact::new("run-headcount-other"),
        }
    }

    pub(super) fn demand(&self, demand: &HeadcountDemand) -> RunFact {
        let (asked, problem) = (&self.inputs.question, &self.inputs.problem);
        let at = |year: i32| problem.years.iter().position(|own| *own == year);
        let of_year = |limits: &[Option<i64>], year: i32| {
            let limit = at(year).and_then(|at| limits.get(at).copied().flatten());
            limit.unwrap_or(0)
        };
        match demand {
            HeadcountDemand::Pin { way, year } => RunFact::new("run-headcount-demand-settled")
                .with("what", self.way(way))
                .with("year", year.to_string()),
            HeadcountDemand::Quota { quota, year } => {
                let own = problem.quotas.iter().find(|own| own.id == *quota);
                RunFact::new("run-headcount-demand-quota")
                    .with("what", self.scope(quota))
                    .with("year", year.to_string())
                    .with("most", own.map_or(0, |own| of_year(&own.posts, *year)))
            }
            HeadcountDemand::Strength { strength, year } => {
                let own = problem.strengths.iter().find(|own| own.id == *strength);
                RunFact::new("run-headcount-demand-strength")
                    .with("what", self.scope(strength))
                    .with("year", year.to_string())
                    .with("least", own.map_or(0, |own| of_year(&own.least, *year)))
            }
            HeadcountDemand::Cap { .. } => RunFact::new("run-headcount-demand-cap").with("n", asked.replace_percent),
            HeadcountDemand::Budget { .. } => RunFact::new("run-headcount-demand-budget").with("n", asked.budget),
        }
    }

    pub(super) fn most_streamlined(&self) -> RunFact {
        RunFact::new("run-headcount-demand-streamline").with("n", self.inputs.question.streamline_percent)
    }

    /// What can be settled: the cases of a unit in a year.
    pub(super) fn subjects(&self) -> Vec<RunChoice> {
        let of = |line: &'a HeadcountLine| {
            self.inputs.years.iter().map(|year| RunChoice {
                id: key_of(&line.id, *year),
                said: RunFact::new("run-headcount-line-year")
                    .with("what", self.line(line))
                    .with("year", year.to_string())
                    .into(),
            })
        };
        self.inputs.lines.iter().flat_map(of).collect()
    }

    /// How many cases are settled.
    pub(super) fn places(question: &RunQuestion) -> Vec<RunChoice> {
        let settled = question.pins.iter().chain(&question.bars);
        let place = |id: &String| RunChoice {
            id: id.clone(),
            said: cases(id)
                .map_or_else(
                    || RunFact::new("run-headcount-cases-unknown"),
                    |n| RunFact::new("run-headcount-cases").with("n", n),
                )
                .into(),
        };
        settled.map(|own| place(&own.place)).collect()
    }
}

/// A kind of quota, in words.
pub(super) fn kind(kind: QuotaKind) -> RunFact {
    RunFact::new(&format!("run-headcount-kind-{}", kind.word()))
}
