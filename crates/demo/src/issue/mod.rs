//! Decisions still to be written: their head is fixed, their acts find persons, posts and units in the ledger that they are laid on.

mod numbering;
mod scribe;

use std::fmt;

use ledger::{Day, Decision, Header, Value};

pub(crate) use numbering::number;
pub(crate) use scribe::Scribe;

use crate::problem::DemoError;

/// Who issues a paper, and the symbol that it bears.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Series {
    /// `…/QĐ-UBND` of the district.
    Committee,
    /// `…-QĐ/HU` of the district Party committee.
    Party,
    /// `…-QĐ/TU` of the provincial Party committee.
    Province,
}

type Part = Box<dyn Fn(&mut Scribe<'_>) -> Result<(), DemoError> + Send + Sync>;

/// One decision to come. Ask for it when all before it are in the ledger.
pub struct Issue {
    pub(crate) series: Series,
    /// The head of the paper, numbered and with the time at which it is to be recorded.
    pub header: Header,
    parts: Vec<Part>,
}

impl fmt::Debug for Issue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Issue")
            .field("header", &self.header)
            .field("parts", &self.parts.len())
            .finish_non_exhaustive()
    }
}

impl Issue {
    pub(crate) fn new(series: Series, signed: Day, effective: Day, title: impl Into<String>) -> Self {
        let header = Header {
            number: String::new(),
            kind: "decision".to_owned(),
            signed,
            effective,
            issuer: String::new(),
            signer: String::new(),
            title: title.into(),
            bases: Vec::new(),
            attachments: Vec::new(),
            recorded: 0,
            recorded_by: String::new(),
        };
        Self {
            series,
            header,
            parts: Vec::new(),
        }
    }

    /// A legal basis.
    pub(crate) fn on(mut self, basis: impl Into<String>) -> Self {
        self.header.bases.push(basis.into());
        self
    }

    /// Another part of what it does.
    pub(crate) fn act(
        mut self,
        part: impl Fn(&mut Scribe<'_>) -> Result<(), DemoError> + Send + Sync + 'static,
    ) -> Self {
        self.parts.push(Box::new(part));
        self
    }

    /// The decision, for the ledger as it stands before it. None when nothing of it is left to decide.
    ///
    /// # Errors
    ///
    /// [`DemoError`] when the ledger lacks somebody or something that the paper speaks of.
    pub fn decision(&self, value: &Value) -> Result<Option<Decision>, DemoError> {
        let mut scribe = Scribe::new(value, self.header.effective);
        for part in &self.parts {
            part(&mut scribe)?;
        }
        let acts = scribe.into_acts();
        Ok((!acts.is_empty()).then(|| Decision {
            header: self.header.clone(),
            acts,
        }))
    }
}
