//! Decisions of the ledger in their order, so that a program can follow what is new; and one with its acts, as far as the key reaches.

use std::sync::Arc;

use ledger::acts::decisions::FileOf;
use ledger::acts::{Act, Dated};
use ledger::decision::Digest;
use ledger::value::{InForce, Place};
use ledger::view::Structure;
use ledger::{ActId, Header, Seq};
use office::permission::{DataClass, Deed, Scope, Sight, touched};
use office::reads::SensitiveGroup;
use office::scans::CannotOpenFile;

use super::call::{KNOWN, PAGE_SIZE};
use super::files::{FileGiven, FileTold, given};
use super::things::{Named, touched_things};
use super::wire::{Id, IsoDay, IsoWhen, Sha256, coded};
use super::{Call, Input, Kind, Moment, Operation, Trouble, Verb, wire};
use crate::site::Rule;

const READ: Rule = Rule::Any(&[Deed::ReadPerson]);
const SEQ: Input = Input::must(
    "decision",
    Kind::Whole(1, u32::MAX as i64),
    "The place of the decision in the log.",
    "1",
);
const AFTER: &[Input] = &[Input::may(
    "after",
    Kind::Whole(0, u32::MAX as i64),
    "Behind this place of the log: the last one that was read.",
    "0",
)];
/// So many decisions are looked through for one page.
const LOOKED: usize = 2_000;
/// So many acts are read at most to find out which decisions a page has; one decision is always looked at to its end.
const MOST_ACTS: u32 = 20_000;

const STANDING: [&str; 3] = ["in-force", "until", "never"];

coded! {
    /// Whether a decision is in force: also until a day only, or revoked from the start.
    InForceWord of STANDING.into_iter();
}

wire! {
    /// A decision by its head.
    DecisionListed {
        /// Its place in the log.
        seq: u32,
        /// Number and symbol; null where none is on file.
        number: Option<String>,
        /// What it is about; null where some of its acts lie outside what the key reaches, for the title may tell of them.
        title: Option<String>,
        /// Its kind.
        kind: String,
        /// The body that issued it.
        issuer: String,
        /// Who signed it.
        signer: String,
        /// The day on which it was signed.
        signed: IsoDay,
        /// The day of its effect.
        effective: IsoDay,
        /// The day on which it was recorded.
        recorded: IsoDay,
        /// Its legal bases: entries of law, or papers as they are named; of one that is partly hidden entries of law alone.
        bases: Vec<String>,
        /// Whether it is in force now.
        in_force: InForceWord,
        /// How many of its acts the key may see.
        acts: u32,
        /// Whether some acts lie outside what the key reaches.
        partly_hidden: bool,
    }
    /// Decisions in the order of the log.
    DecisionsPage {
        /// The moment.
        moment: Moment,
        /// The decisions of which the key may see an act.
        items: Vec<DecisionListed>,
        /// The place behind which the next page begins; null when nothing newer is there.
        next_after: Option<u32>,
    }
    /// An act of a decision.
    ActListed {
        /// The act.
        id: Id,
        /// Its kind, as the table of acts names it.
        act: String,
        /// Its kind in words.
        title: String,
        /// The day of its own from which it holds.
        when: Option<IsoWhen>,
        /// What it speaks of, with what it creates first.
        touches: Vec<Named>,
    }
    /// One decision.
    DecisionTold {
        /// The moment.
        moment: Moment,
        /// Its head.
        decision: DecisionListed,
        /// The acts that the key may see; the list goes on behind `next`.
        acts: Vec<ActListed>,
        /// Whether some acts lie outside what the key reaches.
        partly_hidden: bool,
        /// The files beside it, for a key that may read them: one that sees every act.
        files: Vec<FileTold>,
        /// The ordinal of the act at which the next page begins; null on the last one.
        next_act: Option<u32>,
    }
}

const FROM: &[Input] = &[Input::may(
    "from_act",
    Kind::Whole(0, u32::MAX as i64),
    "From this ordinal on.",
    "0",
)];

const NUMBER: Input = Input::must(
    "file",
    Kind::Whole(1, u32::MAX as i64),
    "The number of the file in the decision.",
    "1",
);

/// The operations.
pub(super) fn operations() -> Vec<Operation> {
    vec![
        Operation::new(
            "listDecisions",
            (Verb::Get, "/api/v1/decisions"),
            READ,
            "Decisions in the order of the log, behind a place of it.",
            list,
        )
        .asked(&[KNOWN, PAGE_SIZE, AFTER]),
        Operation::new(
            "getDecision",
            (Verb::Get, "/api/v1/decisions/{decision}"),
            READ,
            "One decision with its acts.",
            show,
        )
        .at(&[SEQ])
        .asked(&[KNOWN, PAGE_SIZE, FROM]),
        Operation::new(
            "openDecisionFile",
            (Verb::Post, "/api/v1/decisions/{decision}/files/{file}/opening"),
            READ,
            "Gives a file beside a decision, once the reading is on record.",
            open_file,
        )
        .at(&[SEQ, NUMBER]),
    ]
}

/// How far the key sees.
struct Sees {
    personal: Scope,
    sensitive: Scope,
    structure: Arc<Structure>,
}

impl Sees {
    fn of(call: &Call) -> Result<Self, Trouble> {
        let structure = call.visit.structure();
        let scope = |class| call.visit.scope(Deed::ReadPerson, class, &structure);
        let (personal, sensitive) = (scope(DataClass::Personal), scope(DataClass::Sensitive));
        if personal.is_empty() {
            return Err(Trouble::Forbidden);
        }
        Ok(Self {
            personal,
            sensitive,
            structure,
        })
    }

    fn covers(&self, call: &Call, scope: &Scope, places: &[Place]) -> bool {
        let sight = Sight {
            scope,
            view: call.visit.view(),
            structure: &self.structure,
        };
        sight.covers_act(places)
    }

    /// An act with what it speaks of, if the key may see it. What states something sensitive is told to those alone who may open that group;
    /// the opening itself is another operation.
    fn act(&self, call: &Call, id: ActId) -> Option<(Dated, Vec<Place>)> {
        let value = &call.visit.value;
        let dated = value.act_as_written(id)?;
        let places = touched(value, id, &dated);
        let seen = self.covers(call, &self.personal, &places)
            && (!tells_of_sensitive(&dated.act) || self.covers(call, &self.sensitive, &places));
        seen.then_some((dated, places))
    }

    /// Whether the key sees every act there is: a reader of everything reads the own record among the others.
    fn everything(&self) -> bool {
        self.personal.is_everything() && self.sensitive.is_everything()
    }

    /// The first act of a decision that the key may see: those before it were read, and none behind it.
    fn first(&self, call: &Call, decision: Seq, acts: u32) -> Option<u32> {
        if self.everything() {
            return (acts > 0).then_some(0);
        }
        (0..acts).find(|ordinal| self.sees(call, decision, *ordinal))
    }

    /// How many acts of a decision the key may see, from the first of them on.
    fn acts(&self, call: &Call, decision: Seq, (first, acts): (u32, u32)) -> u32 {
        if self.everything() {
            return acts;
        }
        let seen = (first + 1..acts).filter(|ordinal| self.sees(call, decision, *ordinal));
        u32::try_from(seen.count() + 1).unwrap_or(acts)
    }

    fn sees(&self, call: &Call, decision: Seq, ordinal: u32) -> bool {
        self.act(call, ActId { decision, ordinal }).is_some()
    }
}

/// Whether the key may see every act of a decision.
pub(super) fn tells_all(call: &Call, decision: Seq) -> bool {
    let (sees, entry) = (Sees::of(call), call.visit.value.entry(decision));
    let (Ok(sees), Some(entry)) = (sees, entry) else {
        return false;
    };
    (0..entry.len()).all(|ordinal| sees.act(call, ActId { decision, ordinal }).is_some())
}

/// Whether that an act was done at all tells something sensitive of a person.
fn tells_of_sensitive(act: &Act) -> bool {
    match act {
        Act::Discipline(_) | Act::LiftDiscipline(_) | Act::Suspend(_) | Act::EndSuspension(_) => true,
        Act::SetPersonAttribute(act) => SensitiveGroup::of_attribute(&act.key).is_some(),
        Act::Amend(amend) => tells_of_sensitive(&amend.content.act),
        _ => false,
    }
}

/// A decision by its head, of whose acts the key may see so many of so many.
fn listed(call: &Call, seq: Seq, mut header: Header, (acts, all): (u32, u32)) -> DecisionListed {
    let partly_hidden = acts < all;
    if partly_hidden {
        let law = call.visit.law();
        header.bases.retain(|base| law.entry(base).is_some());
    }
    DecisionListed {
        seq: seq.0,
        number: Some(header.number).filter(|number| !number.is_empty()),
        title: Some(header.title).filter(|_| !partly_hidden),
        kind: header.kind,
        issuer: header.issuer,
        signer: header.signer,
        signed: IsoDay::of(header.signed),
        effective: IsoDay::of(header.effective),
        recorded: IsoDay::of(office::clock::day_in_vietnam(header.recorded)),
        bases: header.bases,
        in_force: InForceWord(match call.visit.value.standing(seq) {
            InForce::Yes => "in-force",
            InForce::Until(..) => "until",
            InForce::Never(_) => "never",
        }),
        acts,
        partly_hidden,
    }
}

fn list(call: &Call) -> Result<DecisionsPage, Trouble> {
    let sees = Sees::of(call)?;
    let after = call.whole("after").and_then(|seq| u32::try_from(seq).ok()).unwrap_or(0);
    let known = call.visit.asked.known_seq();
    let limit = usize::try_from(call.whole("limit").unwrap_or(100)).unwrap_or(100);
    let (mut found, mut next_after, mut read) = (Vec::new(), None, 0);
    let newer = call
        .visit
        .value
        .entries()
        .filter(|(seq, _)| seq.0 > after && *seq <= known && !seq.is_draft());
    for (looked, (seq, entry)) in newer.enumerate() {
        if found.len() >= limit || looked >= LOOKED || read >= MOST_ACTS {
            next_after = Some(seq.0 - 1);
            break;
        }
        let first = sees.first(call, seq, entry.len());
        read += first.unwrap_or(entry.len());
        found.extend(first.map(|first| (seq, entry, first)));
    }
    // Which decisions the page has is known: of those alone the acts are counted.
    let items = found.into_iter().map(|(seq, entry, first)| {
        let acts = sees.acts(call, seq, (first, entry.len()));
        listed(call, seq, entry.header(), (acts, entry.len()))
    });
    Ok(DecisionsPage {
        moment: call.moment(),
        items: items.collect(),
        next_after,
    })
}

fn show(call: &Call) -> Result<DecisionTold, Trouble> {
    let sees = Sees::of(call)?;
    let seq = call.whole("decision").and_then(|seq| u32::try_from(seq).ok()).map(Seq);
    let seq = seq.filter(|seq| !seq.is_draft() && *seq <= call.visit.asked.known_seq());
    let seq = seq.ok_or(Trouble::NotFound)?;
    let entry = call.visit.value.entry(seq).ok_or(Trouble::NotFound)?;
    let limit = usize::try_from(call.whole("limit").unwrap_or(100)).unwrap_or(100);
    let from = call
        .whole("from_act")
        .and_then(|from| u32::try_from(from).ok())
        .unwrap_or(0);
    let (mut acts, mut next_act, mut visible) = (Vec::new(), None, 0);
    for ordinal in 0..entry.len() {
        let id = ActId { decision: seq, ordinal };
        let Some((dated, places)) = sees.act(call, id) else {
            continue;
        };
        visible += 1;
        if ordinal >= from && acts.len() < limit {
            acts.push(act(call, id, &dated, &places));
        } else if ordinal >= from && next_act.is_none() {
            next_act = Some(ordinal);
        }
    }
    if visible == 0 {
        return Err(Trouble::Forbidden);
    }
    Ok(DecisionTold {
        moment: call.moment(),
        decision: listed(call, seq, entry.header(), (visible, entry.len())),
        acts,
        partly_hidden: visible < entry.len(),
        files: files(call, seq),
        next_act,
    })
}

fn act(call: &Call, id: ActId, dated: &Dated, places: &[Place]) -> ActListed {
    let shape = dated.act.shape();
    ActListed {
        id: Id::of(id),
        act: shape.name.to_owned(),
        title: match call.visit.lang() {
            words::Lang::Vi => shape.vi.to_owned(),
            words::Lang::En => shape.en.to_owned(),
        },
        when: dated.when.map(IsoWhen::of),
        touches: touched_things(call, places),
    }
}

/// The files beside a decision.
fn files(call: &Call, seq: Seq) -> Vec<FileTold> {
    let all = call.visit.site.office().files_beside(&call.visit.actor, seq);
    let told = all.into_iter().map(|(file, named, kept)| FileTold {
        number: file.at.saturating_add(1),
        file: named.name,
        sha256: Sha256(Digest(named.sha256).to_string()),
        erased: !kept,
    });
    told.collect()
}

fn open_file(call: &Call) -> Result<FileGiven, Trouble> {
    let place = |name: &str| call.whole(name).and_then(|number| u32::try_from(number).ok());
    let (decision, number) = place("decision").zip(place("file")).ok_or(Trouble::NotFound)?;
    let file = FileOf {
        decision: Seq(decision),
        at: number.saturating_sub(1),
    };
    let opened = call.visit.site.office().open_file(&call.visit.actor, file);
    let opened = opened.map_err(|problem| {
        Trouble::not_done(problem, |why| match why {
            CannotOpenFile::NoSuch | CannotOpenFile::Gone => Trouble::NotFound,
            CannotOpenFile::NotAllowed => Trouble::Forbidden,
        })
    })?;
    Ok(given(opened))
}
