//! Opinions asked in parallel (lấy ý kiến): the author asks units and accounts, each answers by itself until its day, and the draft goes on
//! whether all have answered or not.

use ledger::view::Structure;
use ledger::{Day, Decision, Seq, Value};

use super::DRAFT;
use super::draft::Draft;
use super::matter::{Matter, answers_for};
use super::opinion::{Consulted, GivenOpinion, Opinion, Stance};
use super::order::Order;
use super::steps::{CannotStep, find};
use crate::accounts::Account;
use crate::audit::Event;
use crate::figures::Asker;
use crate::office::Office;
use crate::permission::{Actor, Deed, Role};
use crate::port::{Chain, StoreError};
use crate::writer::{Desk, NotDone};

/// So many opinions on one draft at most.
const MOST: usize = 50;
/// So many letters of remarks at most.
const LONGEST: usize = 2_000;

/// Why an opinion is not asked for, taken back or given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum OpinionRefused {
    /// Nobody was named.
    Nobody,
    /// The last day is past.
    DayPast(Day),
    /// The matter is sealed to whoever was named, or nobody answers there.
    Sealed(Consulted),
    /// So many at most.
    TooMany(usize),
    /// Nobody with this name was asked, or has answered already.
    NotAsked,
    /// Remarks need words, and so does who does not agree.
    NoWords,
    /// A text of more letters than so many.
    TooLong(usize),
    /// The draft reads otherwise than when it was read.
    OtherContent,
    /// The key reads alone: it says nothing in the name of its account.
    ReadsOnly,
}

/// An answer to whoever asks for an opinion.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpinionAnswer {
    /// What.
    pub stance: Stance,
    /// The remarks, or the reason.
    pub note: String,
    /// The mark of the content that was read.
    pub content: String,
}

/// A draft about which somebody is asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConsultedDraft {
    /// The draft.
    pub draft: Draft,
    /// Act by act, whether it is open to whoever is asked.
    pub open: Vec<bool>,
    /// The places of the opinions that are asked of this reader.
    pub own: Vec<usize>,
}

impl ConsultedDraft {
    /// The opinion that is still to come from this reader.
    pub fn to_come(&self) -> Option<&Opinion> {
        if !self.draft.may_be_answered() {
            return None;
        }
        let own = self.own.iter().filter_map(|at| self.draft.opinions.get(*at));
        own.filter(|opinion| opinion.given.is_none())
            .min_by_key(|opinion| opinion.until)
    }
}

/// Who may be asked about a draft.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Consultable {
    /// Units that somebody heads, by their ids.
    pub units: Vec<String>,
    /// Accounts.
    pub accounts: Vec<Account>,
}

impl Office {
    /// Who may be asked about a draft: accounts to which something of it is open, and the units that such accounts head.
    ///
    /// # Errors
    ///
    /// [`StoreError`] when the accounts cannot be read.
    pub fn consultable(&self, draft: &Draft) -> Result<Consultable, StoreError> {
        let Some(decision) = draft.decision() else {
            return Ok(Consultable::default());
        };
        let value = self.value();
        let fork = value.draft(&decision).ok();
        let structure = Structure::of(value.on(self.today(), Seq::LATEST));
        let with = fork.as_ref().unwrap_or(&value);
        let matter = Matter::of((&value, &structure), with, &decision);
        let mut found = Consultable::default();
        for account in self.accounts()?.into_iter().filter(|account| account.open) {
            let actor = account.actor(self.today());
            if draft.is_written_by(&account.name) || matter.open_to(&actor).is_none() {
                continue;
            }
            let heads = actor.grants.iter().filter(|grant| grant.runs(actor.today));
            let heads = heads.filter(|grant| matches!(grant.role, Role::HeadOfUnit | Role::Leader));
            found.units.extend(heads.map(|grant| grant.unit.to_string()));
            found.accounts.push(account);
        }
        found.units.sort();
        found.units.dedup();
        Ok(found)
    }

    /// Asks for opinions on an own draft, until a day. Who was asked and has not answered gets the new day; who has answered is asked again.
    ///
    /// # Errors
    ///
    /// [`CannotStep`], or the store failed.
    pub fn ask_opinions(
        &self,
        asker: Asker<'_>,
        order: impl Into<Order>,
        whom: Vec<Consulted>,
        until: Day,
    ) -> Result<Draft, NotDone<CannotStep>> {
        let (order, today) = (order.into(), self.today());
        let id = order.id.clone().unwrap_or_default();
        // Whom the matter is open to is asked again of the rights of the moment whenever it is read.
        let sealed = self.sealed(asker, &id, &whom);
        let sealed = sealed.map_err(|problem| NotDone::Refused(CannotStep::Store(problem.to_string())))?;
        let told = format!("{} until={until}", told_of(&whom));
        self.consult(asker, order, ("draft.ask", told), move |desk, draft| {
            let refused = |why| Err(CannotStep::Opinion(why));
            if whom.is_empty() {
                return refused(OpinionRefused::Nobody);
            }
            if until < today {
                return refused(OpinionRefused::DayPast(until));
            }
            if let Some(one) = &sealed {
                return refused(OpinionRefused::Sealed(one.clone()));
            }
            for of in &whom {
                let waiting = draft.opinions.iter_mut();
                let waiting = waiting.filter(|own| own.given.is_none()).find(|own| own.of == *of);
                if let Some(own) = waiting {
                    own.until = until.number();
                    continue;
                }
                draft.opinions.push(Opinion {
                    of: of.clone(),
                    until: until.number(),
                    asked: desk.now(),
                    given: None,
                });
            }
            if draft.opinions.len() > MOST {
                return refused(OpinionRefused::TooMany(MOST));
            }
            Ok(())
        })
    }

    /// Takes back what was asked of somebody who has not answered: the draft is closed to them again.
    ///
    /// # Errors
    ///
    /// [`CannotStep`], or the store failed.
    pub fn take_back_opinion(
        &self,
        asker: Asker<'_>,
        order: impl Into<Order>,
        of: Consulted,
    ) -> Result<Draft, NotDone<CannotStep>> {
        let told = told_of(std::slice::from_ref(&of));
        self.consult(asker, order.into(), ("draft.unask", told), move |_, draft| {
            let waits = |own: &Opinion| own.of == of && own.given.is_none();
            let at = draft.opinions.iter().position(waits);
            draft
                .opinions
                .remove(at.ok_or(CannotStep::Opinion(OpinionRefused::NotAsked))?);
            Ok(())
        })
    }

    /// Gives the opinion that is asked of an account, or of a unit that it heads.
    ///
    /// # Errors
    ///
    /// [`CannotStep`], or the store failed.
    pub fn give_opinion(
        &self,
        actor: &Actor,
        order: impl Into<Order>,
        answer: OpinionAnswer,
    ) -> Result<Draft, NotDone<CannotStep>> {
        let (actor, order, note) = (actor.clone(), order.into(), answer.note.trim().to_owned());
        let writes = |actor: &Actor| {
            [Deed::Decide, Deed::Approve]
                .into_iter()
                .any(|deed| actor.may_somewhere(deed))
        };
        if actor.stands_for.is_some() && !writes(&actor) {
            return Err(NotDone::Refused(CannotStep::Opinion(OpinionRefused::ReadsOnly)));
        }
        self.writer().run(move |desk| {
            if let Some(done) = order.done(desk)? {
                return Ok(done);
            }
            let id = order.id.clone().unwrap_or_default();
            let draft = find(desk, &id)?;
            let Some(mut consulted) = consulted(desk.value(), &actor, draft) else {
                return Err(CannotStep::NoSuchDraft(id));
            };
            if !consulted.draft.may_be_answered() {
                return Err(CannotStep::NotFrom(consulted.draft.stage));
            }
            let why = given_badly(&answer, &note, &consulted.draft);
            if let Some(why) = why {
                return Err(CannotStep::Opinion(why));
            }
            let given = GivenOpinion {
                by: actor.account.clone(),
                time: desk.now(),
                stance: answer.stance,
                note: note.clone(),
                content: answer.content.clone(),
            };
            let mut answered = Vec::new();
            for at in consulted.own {
                let opinion = consulted.draft.opinions.get_mut(at);
                if let Some(opinion) = opinion.filter(|opinion| opinion.given.is_none()) {
                    opinion.given = Some(given.clone());
                    answered.push(opinion.of.clone());
                }
            }
            if answered.is_empty() {
                return Err(CannotStep::Opinion(OpinionRefused::NotAsked));
            }
            let event = Event::new(desk.now(), &actor.account, "draft.opinion").on(&id);
            let told = format!("stance={} {}", answer.stance.word(), told_of(&answered));
            desk.note(Chain::Audit, event.with(told));
            desk.put(DRAFT, &id, &consulted.draft);
            order.note(desk, &consulted.draft);
            Ok(consulted.draft)
        })
    }

    /// The drafts under way about which an account is asked, those that wait for it first, by day.
    ///
    /// # Errors
    ///
    /// [`StoreError`] when the store cannot be read.
    pub fn consulted_drafts(&self, actor: &Actor) -> Result<Vec<ConsultedDraft>, StoreError> {
        let value = self.value();
        let all: Vec<Draft> = self.all_records(DRAFT)?;
        let asked = all.into_iter().filter(|draft| !draft.opinions.is_empty());
        let mut all: Vec<ConsultedDraft> = asked.filter_map(|draft| consulted(&value, actor, draft)).collect();
        all.sort_by_key(|one| {
            let until = one.to_come().map(|opinion| opinion.until);
            (until.is_none(), until, std::cmp::Reverse(one.draft.number()))
        });
        Ok(all)
    }

    /// One of them.
    pub fn consulted_draft(&self, actor: &Actor, id: &str) -> Option<ConsultedDraft> {
        consulted(&self.value(), actor, self.one_record(DRAFT, id)?)
    }

    /// The first of those named to whom the matter is sealed, or for whom nobody answers.
    fn sealed(&self, asker: Asker<'_>, id: &str, whom: &[Consulted]) -> Result<Option<Consulted>, StoreError> {
        let Some(draft) = self.draft(asker, id) else {
            return Ok(None);
        };
        let may = self.consultable(&draft)?;
        let is_sealed = |of: &&Consulted| match of {
            Consulted::Account(name) => !may.accounts.iter().any(|account| account.name == *name),
            Consulted::Unit(unit) => !may.units.contains(unit),
        };
        Ok(whom.iter().find(is_sealed).cloned())
    }

    /// Changes what is asked about an own draft that is not approved, and notes it with whom it is about.
    fn consult(
        &self,
        asker: Asker<'_>,
        order: Order,
        (action, told): (&'static str, String),
        change: impl Fn(&Desk<'_>, &mut Draft) -> Result<(), CannotStep> + Send + 'static,
    ) -> Result<Draft, NotDone<CannotStep>> {
        self.take(asker, order, Deed::Decide, move |desk, mut draft, kept| {
            if !draft.may_be_asked() {
                return Err(CannotStep::NotFrom(draft.stage));
            }
            if draft.author() != kept.asker().name() {
                return Err(CannotStep::NotOwnDraft);
            }
            change(desk, &mut draft)?;
            let event = Event::new(desk.now(), kept.asker().name(), action).on(&draft.id);
            desk.note(Chain::Audit, event.with(&told));
            desk.put(DRAFT, &draft.id, &draft);
            Ok(draft)
        })
    }
}

/// Whom an event is about: units by their ids, accounts by their names.
fn told_of(whom: &[Consulted]) -> String {
    let one = |of: &Consulted| match of {
        Consulted::Account(name) => format!("account={name}"),
        Consulted::Unit(unit) => format!("unit={unit}"),
    };
    whom.iter().map(one).collect::<Vec<_>>().join(" ")
}

/// What is wrong with an answer.
fn given_badly(answer: &OpinionAnswer, note: &str, draft: &Draft) -> Option<OpinionRefused> {
    if answer.stance != Stance::Agree && note.is_empty() {
        return Some(OpinionRefused::NoWords);
    }
    if note.chars().count() > LONGEST {
        return Some(OpinionRefused::TooLong(LONGEST));
    }
    (draft.content_mark() != answer.content).then_some(OpinionRefused::OtherContent)
}

/// A draft under way as somebody sees it who is asked about it.
fn consulted(value: &Value, actor: &Actor, draft: Draft) -> Option<ConsultedDraft> {
    if draft.stage.is_over() || draft.opinions.is_empty() {
        return None;
    }
    let decision: Decision = draft.decision()?;
    let structure = Structure::of(value.on(actor.today, Seq::LATEST));
    let own = (0..).zip(&draft.opinions);
    let own = own.filter(|(_, opinion)| answers_for(value, &structure, actor, &opinion.of));
    let own: Vec<usize> = own.map(|(at, _)| at).collect();
    if own.is_empty() || draft.is_written_by(actor.principal()) {
        return None;
    }
    let fork = value.draft(&decision).ok();
    let with = fork.as_ref().unwrap_or(value);
    let open = Matter::of((value, &structure), with, &decision).open_to(actor)?;
    Some(ConsultedDraft { draft, open, own })
}
