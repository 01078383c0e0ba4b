//! An act of the log as it now reads, and the form in which another content for it is given.

use ledger::ActId;
use ledger::acts::{Act, Dated, Given, Misgiven, Shape};
use office::reads::SensitiveGroup;
use words::Message;

use super::add::composed;
use super::fields::{Leaf, leaves, misgiven, put, read};
use super::prefill::{at, fill};
use super::resolve::when;
use crate::components::Problem;
use crate::site::{Fields, PageError, Visit};

/// An act of the log as it now reads.
pub(crate) struct Target {
    pub(crate) id: ActId,
    pub(crate) dated: Dated,
    said: Given,
}

/// Whether acts of this kind are corrected by a form.
pub(crate) fn may_correct(act: &Act) -> bool {
    !matches!(act, Act::Revoke(_)) && composed().any(|shape| shape.number == act.shape().number)
}

impl Target {
    /// The act of an address, if there is one that a form corrects. Who may see it is for the caller to ask.
    pub(crate) fn of(visit: &Visit, (seq, number): &(String, String)) -> Result<Self, PageError> {
        let seq = ledger::Seq(seq.parse().map_err(|_| PageError::NotFound)?);
        let number: u32 = number.parse().map_err(|_| PageError::NotFound)?;
        let ordinal = number.checked_sub(1).ok_or(PageError::NotFound)?;
        if seq.is_draft() {
            return Err(PageError::NotFound);
        }
        let id = ActId { decision: seq, ordinal };
        let dated = visit.value.act_as_it_reads(id).ok_or(PageError::NotFound)?;
        if !may_correct(&dated.act) {
            return Err(PageError::NotFound);
        }
        let said = dated.act.give();
        Ok(Self { id, dated, said })
    }

    pub(crate) fn shape(&self) -> &'static Shape {
        self.dated.act.shape()
    }

    /// Whether a field stays as it is: the subject, and what says whether the rest is sensitive.
    fn is_fixed(&self, way: &str) -> bool {
        let first = way.split('.').next().unwrap_or(way);
        let subject = |field: &&ledger::acts::FieldShape| field.subject && field.name == first;
        self.shape().fields.iter().find(subject).is_some() || SensitiveGroup::depends_on(&self.dated.act, way)
    }

    fn is_closed(&self, way: &str) -> bool {
        SensitiveGroup::of_field(&self.dated.act, way).is_some()
    }

    /// The fields that may change, filled.
    pub(crate) fn leaves(&self, visit: &Visit) -> Vec<Leaf> {
        let mut all = leaves(visit, self.shape(), &self.said);
        all.retain(|leaf| !self.is_fixed(&leaf.view.name));
        fill(visit, &mut all, &self.said, |way| self.is_closed(way));
        all
    }

    /// The act as the form gives it, with everything that is to be mended.
    ///
    /// # Errors
    ///
    /// As [`read_act`].
    pub(crate) async fn read(
        &self,
        visit: &Visit,
        all: &mut [Leaf],
        fields: &Fields,
    ) -> Result<(Option<Dated>, Vec<Problem>), PageError> {
        read_act(visit, all, fields, |all, given| self.with(all, given)).await
    }

    /// The act with what was given in the place of what it says.
    fn with(&self, all: &[Leaf], given: Given) -> Result<Act, Vec<Misgiven>> {
        let mut given = given;
        for field in self.shape().fields.iter().filter(|field| self.is_fixed(field.name)) {
            put(&mut given, field.name, self.said.field(field.name).clone());
        }
        let kept = all
            .iter()
            .filter(|leaf| self.is_closed(&leaf.view.name) && leaf.view.typed.is_empty());
        for leaf in kept {
            put(&mut given, &leaf.view.name, at(&self.said, &leaf.view.name).clone());
        }
        Act::given(self.shape().number, &given)
    }
}

/// One act and from when it holds, as a form gives them; everything that is to be mended otherwise.
///
/// # Errors
///
/// [`PageError`] when somebody is sought by a sensitive number and that cannot be noted.
pub(crate) async fn read_act(
    visit: &Visit,
    all: &mut [Leaf],
    fields: &Fields,
    make: impl FnOnce(&[Leaf], Given) -> Result<Act, Vec<Misgiven>> + Send,
) -> Result<(Option<Dated>, Vec<Problem>), PageError> {
    let mut problems = Vec::new();
    let from = match fields.get("tu-ngay").trim() {
        "" => None,
        text => when(text)
            .parse()
            .map_err(|_| {
                let message = Message::new("as-of-not-a-day").with("typed", text);
                let field = Some("tu-ngay");
                problems.push(Problem { field, message });
            })
            .ok(),
    };
    let mut act = None;
    match read(visit, all, fields).await? {
        Err(wrong) => problems.extend(wrong),
        Ok(given) => match make(all, given.into_iter().next().unwrap_or_default()) {
            Ok(read) => act = Some(read),
            Err(wrong) => problems.extend(misgiven(visit.lang(), all, &wrong)),
        },
    }
    let act = act.filter(|_| problems.is_empty());
    Ok((act.map(|act| Dated { when: from, act }), problems))
}
