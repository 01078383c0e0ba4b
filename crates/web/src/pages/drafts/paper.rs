//! The head of a draft as it is typed: what it is about, who issues it, from when it holds, on what it rests.

use ledger::Header;
use words::{Lang, Message, reading};

use super::show::{Entry, FieldView};
use crate::components::{Problem, Problems};
use crate::site::Fields;

/// The fields of a head, in the order of [`Paper::typed`].
pub(crate) const FIELDS: [&str; 4] = ["trich-yeu", "co-quan", "hieu-luc", "can-cu"];

/// A head as it is typed.
#[derive(Debug, Clone)]
pub(crate) struct Paper {
    /// Title, issuing body, day of effect, bases (one a line).
    pub(crate) typed: [String; 4],
}

impl Paper {
    /// What a form sends.
    pub(crate) fn of(fields: &Fields) -> Self {
        Self {
            typed: FIELDS.map(|name| fields.get(name).trim().to_owned()),
        }
    }

    /// The legal bases and papers.
    pub(crate) fn bases(&self) -> Vec<String> {
        let lines = self.typed[3].lines().map(str::trim);
        lines.filter(|line| !line.is_empty()).map(str::to_owned).collect()
    }

    /// The head of a kind of paper, not signed and without a number yet; or everything that is to be mended.
    pub(crate) fn header(&self, kind: &str) -> Result<Header, Vec<Problem>> {
        let [title, issuer, effective, _] = &self.typed;
        let day = reading::day(effective);
        let lacking = [
            (FIELDS[0], title.is_empty(), "draft-no-title"),
            (FIELDS[1], issuer.is_empty(), "draft-no-issuer"),
            (FIELDS[2], day.is_none(), "draft-no-effective"),
        ];
        let problems: Vec<Problem> = lacking
            .into_iter()
            .filter(|(_, lacks, _)| *lacks)
            .map(|(field, _, id)| Problem {
                field: Some(field),
                message: Message::new(id),
            })
            .collect();
        let Some(effective) = day.filter(|_| problems.is_empty()) else {
            return Err(problems);
        };
        Ok(Header {
            kind: kind.to_owned(),
            issuer: issuer.clone(),
            title: title.clone(),
            bases: self.bases(),
            ..Header::blank(effective)
        })
    }
}

/// The fields of a head as a form shows them, with the bodies that are offered as its issuer.
pub(crate) fn paper_fields(lang: Lang, typed: [String; 4], problems: &Problems, issuers: &[String]) -> Vec<FieldView> {
    let labels = [
        "draft-title-label",
        "decision-issuer",
        "decision-effective",
        "draft-source-label",
    ];
    let helps = ["", "draft-issuer-help", "draft-day-help", "draft-source-help"];
    let field = |(at, typed): (usize, String)| FieldView {
        name: FIELDS[at].to_owned(),
        label: lang.say(labels[at]),
        help: if helps[at].is_empty() {
            String::new()
        } else {
            lang.say(helps[at])
        },
        typed,
        optional: false,
        entry: match at {
            1 => Entry::Offered(issuers.to_vec()),
            3 => Entry::Lines,
            _ => Entry::Line,
        },
        wrong: problems.at(FIELDS[at]),
        focused: false,
    };
    typed.into_iter().enumerate().map(field).collect()
}
