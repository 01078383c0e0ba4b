//! Two levels on one question: the stricter one is applied, both are reported.

use std::collections::BTreeMap;

use lawbook::{Authority, Verdict};
use ledger::Day;

use super::finding::{Finding, RequirementFinding};
use crate::expr::Truth;

/// One question (`theory`, `education`) to which one or more standards speak.
#[derive(Debug, Clone)]
pub struct Question<'f> {
    /// The requirement's id, which the standards share.
    pub id: &'f str,
    /// What is applied: the most severe of what they say.
    pub verdict: Verdict,
    /// The deadline of the finding that is applied.
    pub deadline: Option<Day>,
    /// Every standard that speaks to it, the one applied first.
    pub said: Vec<Said<'f>>,
}

/// What one standard says to a question.
#[derive(Debug, Clone)]
pub struct Said<'f> {
    /// The standard.
    pub finding: &'f Finding,
    /// Its requirement.
    pub requirement: &'f RequirementFinding,
    /// Its own verdict on this question alone.
    pub verdict: Verdict,
}

impl Said<'_> {
    /// How binding the instrument is.
    pub fn level(&self) -> Authority {
        self.finding.citation.level
    }
}

/// How severe a verdict is: what forbids outweighs what sets a time, and that what only tells.
pub fn severity(verdict: Verdict) -> u8 {
    match verdict {
        Verdict::Pass => 0,
        Verdict::Unknown => 1,
        Verdict::TargetMiss => 2,
        Verdict::Warn => 3,
        Verdict::Gap => 4,
        Verdict::Defer => 5,
        Verdict::Block => 6,
    }
}

/// The findings by question, in the order of the questions' ids. Equal verdicts: the earlier deadline, then the order of the findings.
pub fn stricter(findings: &[Finding]) -> Vec<Question<'_>> {
    let mut questions: BTreeMap<&str, Vec<Said<'_>>> = BTreeMap::new();
    for finding in findings {
        for requirement in &finding.requirements {
            let said = Said {
                finding,
                requirement,
                verdict: verdict_of(finding, requirement),
            };
            questions.entry(&requirement.id).or_default().push(said);
        }
    }
    let questions = questions.into_iter().map(|(id, mut said)| {
        said.sort_by_key(|said| {
            (
                u8::MAX - severity(said.verdict),
                said.requirement.deadline.unwrap_or(Day::MAX),
            )
        });
        let (verdict, deadline) = said.first().map_or((Verdict::Unknown, None), |said| {
            (said.verdict, said.requirement.deadline)
        });
        Question {
            id,
            verdict,
            deadline,
            said,
        }
    });
    questions.collect()
}

fn verdict_of(finding: &Finding, requirement: &RequirementFinding) -> Verdict {
    match requirement.truth() {
        Truth::Yes => Verdict::Pass,
        Truth::No => finding.verdict,
        Truth::Unknown => Verdict::Unknown,
    }
}
