//! The head of a draft as it is typed: what it is about, who issues it, from when it holds, on what it rests.

use ledger::Header;
use words::{Message, reading};

use crate::components::Problem;
use crate::site::Fields;

/// The fields of a head, in the order of [`Paper::typed`].
pub(super) const FIELDS: [&str; 4] = ["trich-yeu", "co-quan", "hieu-luc", "can-cu"];

/// A head as it is typed.
#[derive(Debug, Clone)]
pub(super) struct Paper {
    /// Title, issuing body, day of effect, bases (one a line).
    pub(super) typed: [String; 4],
}

impl Paper {
    /// What a form sends.
    pub(super) fn of(fields: &Fields) -> Self {
        Self {
            typed: FIELDS.map(|name| fields.get(name).trim().to_owned()),
        }
    }

    /// The legal bases and papers.
    pub(super) fn bases(&self) -> Vec<String> {
        let lines = self.typed[3].lines().map(str::trim);
        lines.filter(|line| !line.is_empty()).map(str::to_owned).collect()
    }

    /// The head of a kind of paper, not signed and without a number yet; or everything that is to be mended.
    pub(super) fn header(&self, kind: &str) -> Result<Header, Vec<Problem>> {
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
            number: String::new(),
            kind: kind.to_owned(),
            signed: effective,
            effective,
            issuer: issuer.clone(),
            signer: String::new(),
            title: title.clone(),
            bases: self.bases(),
            attachments: Vec::new(),
            recorded: 0,
            recorded_by: String::new(),
        })
    }
}
