//! Opinions on drafts: whom the author asks, what each answered; and, for whoever is asked, what is open of the draft, and the answer.

use ledger::acts::Dated;
use ledger::{ActId, Day, Decision};
use office::drafts::{
    Consulted, ConsultedDraft, Draft, Opinion, OpinionAnswer, OpinionRefused, Order, Stance, act_on, draft_place,
};
use office::figures::Asker;
use office::permission::{Deed, touched};
use words::Message;

use super::{DRAFT, DraftAct, DraftListed, PAPERS, VERSION, WRITE, done, found, listed, must_write, order};
use crate::api::call::PAGE;
use crate::api::problem::Part;
use crate::api::things::{Named, count, touched_things, unit, unit_of};
use crate::api::wire::{AccountCode, Cursor, DraftId, IsoDay, IsoWhen, coded};
use crate::api::{Call, Fault, Input, Kind, Operation, Trouble, Verb, wire};
use crate::pages::drafts::{name_of_consulted, opinion_refused};
use crate::site::Rule;

const READ: Rule = Rule::Any(&[Deed::ReadPerson]);
const WHOM: &[Input] = &[
    Input::may(
        "units",
        Kind::Lines(50, 20),
        "Units, by their ids: whoever heads one answers.",
        "[]",
    ),
    Input::may("accounts", Kind::Lines(50, 12), "Accounts, by their codes.", "[]"),
];
const UNTIL: &[Input] = &[Input::must(
    "until",
    Kind::Day,
    "The last day for an answer.",
    "2019-04-01",
)];
const ONE: &[Input] = &[
    Input::may("unit", Kind::Id, "Of this unit.", "3-0"),
    Input::may(
        "account",
        Kind::Sign(12),
        "Of this account, by its code.",
        "0123456789ab",
    ),
];
const ANSWER: &[Input] = &[
    Input::must("stance", Kind::Choice(stances), "What is thought of it.", "agree"),
    Input::may(
        "note",
        Kind::Text(2_000),
        "The remarks, or the reason; needed unless it simply agrees.",
        "Đồng ý",
    ),
    Input::must(
        "content",
        Kind::Sign(64),
        "The mark of the content that was read: when it has changed since, nothing is done.",
        "0000000000000000000000000000000000000000000000000000000000000000",
    ),
];

fn stances() -> Vec<&'static str> {
    Stance::ALL.iter().map(|stance| stance.word()).collect()
}

coded! {
    /// What somebody thinks of a draft.
    StanceWord of stances().into_iter();
}

wire! {
    /// An account that is asked, or may be.
    ConsultedAccount {
        /// Its code.
        code: AccountCode,
        /// The name that pages show.
        name: String,
    }
    /// An opinion that was asked for.
    OpinionTold {
        /// Of whom, by name.
        of: String,
        /// The last day for it.
        until: IsoDay,
        /// Whether it is still to come, and that day is past.
        late: bool,
        /// What was answered; null while it is still to come.
        stance: Option<StanceWord>,
        /// The remarks, or the reason.
        note: Option<String>,
        /// By which account or key.
        by: Option<String>,
        /// When: seconds since 1970-01-01T00:00:00Z.
        at: Option<i64>,
        /// Whether it was given to a content that has changed since.
        outdated: bool,
    }
    /// The opinions on a draft.
    DraftOpinions {
        /// Those that were asked for.
        opinions: Vec<OpinionTold>,
        /// The units that may be asked.
        units: Vec<Named>,
        /// The accounts that may be asked.
        accounts: Vec<ConsultedAccount>,
    }
    /// A draft about which the account of the key is asked.
    AskedDraft {
        /// The draft.
        draft: DraftId,
        /// Its kind.
        kind: String,
        /// What it is about.
        title: String,
        /// The body that issues it.
        issuer: String,
        /// The day of effect.
        effective: IsoDay,
        /// The last day for the answer; null once it is given.
        until: Option<IsoDay>,
        /// Whether that day is past.
        late: bool,
    }
    /// A page of drafts about which the account of the key is asked: those that wait for an answer first, by day.
    AskedDraftsPage {
        /// How many there are.
        total: u32,
        /// Those of this page.
        items: Vec<AskedDraft>,
        /// Where the next page begins; null on the last one.
        next: Option<Cursor>,
    }
    /// What is open of a draft to whoever is asked about it.
    AskedDraftTold {
        /// Its head.
        asked: AskedDraft,
        /// Its legal bases.
        bases: Vec<String>,
        /// The mark of its content: an answer names it.
        content: String,
        /// What it does, as far as it is open: the acts of this page.
        acts: Vec<DraftAct>,
        /// How many acts lie beyond what the account may see.
        closed: u32,
        /// Where the next page of acts begins; null on the last one.
        next: Option<Cursor>,
        /// The own opinions on it.
        opinions: Vec<OpinionTold>,
    }
}

/// The operations.
pub(super) fn operations() -> Vec<Operation> {
    vec![
        Operation::new(
            "getDraftOpinions",
            (Verb::Get, "/api/v1/drafts/{draft}/opinions"),
            PAPERS,
            "The opinions on a draft, and who may be asked for one.",
            show,
        )
        .at(&[DRAFT]),
        Operation::new(
            "askOpinions",
            (Verb::Post, "/api/v1/drafts/{draft}/opinions"),
            WRITE,
            "Asks units and accounts for an opinion on a draft of one's own, all at once, until a day.",
            ask,
        )
        .at(&[DRAFT])
        .told(&[WHOM, UNTIL, &[VERSION]])
        .once(),
        Operation::new(
            "takeBackOpinion",
            (Verb::Post, "/api/v1/drafts/{draft}/opinions/removal"),
            WRITE,
            "Takes back what was asked of somebody who has not answered.",
            take_back,
        )
        .at(&[DRAFT])
        .told(&[ONE, &[VERSION]])
        .once(),
        Operation::new(
            "listAskedDrafts",
            (Verb::Get, "/api/v1/opinions"),
            READ,
            "The drafts about which the account of the key is asked.",
            list,
        )
        .asked(&[PAGE]),
        Operation::new(
            "getAskedDraft",
            (Verb::Get, "/api/v1/opinions/{draft}"),
            READ,
            "What is open of a draft to the account of the key, which is asked about it.",
            read,
        )
        .at(&[DRAFT])
        .asked(&[PAGE]),
        Operation::new(
            "giveOpinion",
            (Verb::Post, "/api/v1/opinions/{draft}"),
            PAPERS,
            "Gives the opinion that is asked of the account of the key, until the draft is signed. A key that may neither decide nor approve gives none (403).",
            give,
        )
        .at(&[DRAFT])
        .told(&[ANSWER])
        .once(),
    ]
}

fn show(call: &Call) -> Result<DraftOpinions, Trouble> {
    let draft = found(call)?;
    let may = call.visit.site.office().consultable(&draft);
    let may = may.map_err(|problem| Trouble::Failed(problem.to_string()))?;
    let accounts = may.accounts.into_iter().map(|account| ConsultedAccount {
        code: AccountCode(account.code()),
        name: account.shown_as,
    });
    Ok(DraftOpinions {
        opinions: draft.opinions.iter().map(|one| told(call, &draft, one)).collect(),
        units: may
            .units
            .iter()
            .filter_map(|id| unit(call, unit_of(call, id)?))
            .collect(),
        accounts: accounts.collect(),
    })
}

fn told(call: &Call, draft: &Draft, opinion: &Opinion) -> OpinionTold {
    let given = opinion.given.as_ref();
    OpinionTold {
        of: name_of_consulted(&call.visit, &opinion.of),
        until: IsoDay::of(opinion.until()),
        late: opinion.is_late(call.visit.site.office().today()),
        stance: given.map(|given| StanceWord(given.stance.word())),
        note: given.map(|given| given.note.clone()).filter(|note| !note.is_empty()),
        by: given.map(|given| given.by.clone()),
        at: given.map(|given| given.time),
        outdated: given.is_some_and(|given| given.content != draft.content_mark()),
    }
}

/// The account with this code; one that there is not is sealed.
fn account(call: &Call, code: &str) -> Consulted {
    let all = call.visit.site.office().accounts().unwrap_or_default();
    let found = all.into_iter().find(|account| account.code() == code);
    Consulted::Account(found.map_or_else(|| code.to_owned(), |account| account.name))
}

fn ask(call: &Call) -> Result<DraftListed, Trouble> {
    must_write(call)?;
    let draft = found(call)?;
    let lines = |name: &str| -> Vec<String> {
        let given = call.value(name).and_then(serde_json::Value::as_array);
        let texts = given.into_iter().flatten().filter_map(serde_json::Value::as_str);
        texts.map(str::to_owned).collect()
    };
    let units = lines("units").into_iter().map(Consulted::Unit);
    let accounts = lines("accounts");
    let accounts = accounts.iter().map(|code| account(call, code));
    let whom: Vec<Consulted> = units.chain(accounts).collect();
    let until: Day = call
        .text("until")
        .unwrap_or_default()
        .parse()
        .map_err(|_| super::refused::missing("until"))?;
    let (visit, order) = (&call.visit, order(call, Order::from(&draft.id)));
    let office = visit.site.office();
    done(
        call,
        office.ask_opinions(Asker::Account(&visit.actor), order, whom, until),
    )
}

fn take_back(call: &Call) -> Result<DraftListed, Trouble> {
    must_write(call)?;
    let draft = found(call)?;
    let of = match (call.text("unit"), call.text("account")) {
        (Some(unit), _) => Consulted::Unit(unit.to_owned()),
        (None, Some(code)) => account(call, code),
        (None, None) => return Err(super::refused::missing("unit")),
    };
    let (visit, order) = (&call.visit, order(call, Order::from(&draft.id)));
    let office = visit.site.office();
    done(call, office.take_back_opinion(Asker::Account(&visit.actor), order, of))
}

fn list(call: &Call) -> Result<AskedDraftsPage, Trouble> {
    let all = call.visit.site.office().consulted_drafts(&call.visit.actor);
    let all = all.map_err(|problem| Trouble::Failed(problem.to_string()))?;
    let (range, next) = call.page(all.len());
    let shown = all.get(range).unwrap_or_default();
    Ok(AskedDraftsPage {
        total: count(all.len()),
        items: shown.iter().filter_map(|one| head(call, one)).collect(),
        next,
    })
}

fn head(call: &Call, asked: &ConsultedDraft) -> Option<AskedDraft> {
    let draft = listed(call, &asked.draft)?;
    let to_come = asked.to_come();
    Some(AskedDraft {
        draft: draft.id,
        kind: draft.kind,
        title: draft.title,
        issuer: draft.issuer,
        effective: draft.effective,
        until: to_come.map(|opinion| IsoDay::of(opinion.until())),
        late: to_come.is_some_and(|opinion| opinion.is_late(call.visit.site.office().today())),
    })
}

fn read(call: &Call) -> Result<AskedDraftTold, Trouble> {
    let id = call.text("draft").unwrap_or_default();
    let visit = &call.visit;
    let asked = visit.site.office().consulted_draft(&visit.actor, id);
    let asked = asked.ok_or(Trouble::NotFound)?;
    let unreadable = || Trouble::Failed(format!("draft {id} cannot be read"));
    let decision: Decision = asked.draft.decision().ok_or_else(unreadable)?;
    let each = (0..).zip(&decision.acts).zip(&asked.open);
    let open: Vec<(u32, &Dated)> = each.filter(|(_, open)| **open).map(|(act, _)| act).collect();
    let (range, next) = call.page(open.len());
    let fork = visit.value.draft(&decision).ok();
    let with = fork.as_ref().unwrap_or(&visit.value);
    let place = draft_place(&visit.value);
    let act = |(ordinal, written): &(u32, &Dated)| {
        let id = ActId {
            decision: place,
            ordinal: *ordinal,
        };
        let dated = act_on(with, id, written);
        DraftAct {
            act: dated.act.shape().name.to_owned(),
            when: dated.when.map(IsoWhen::of),
            touches: touched_things(call, &touched(with, id, &dated)),
        }
    };
    let own = asked.own.iter().filter_map(|at| asked.draft.opinions.get(*at));
    Ok(AskedDraftTold {
        asked: head(call, &asked).ok_or_else(unreadable)?,
        bases: decision.header.bases.clone(),
        content: asked.draft.content_mark(),
        acts: open.get(range).unwrap_or_default().iter().map(act).collect(),
        closed: count(asked.open.len().saturating_sub(open.len())),
        next,
        opinions: own.map(|one| told(call, &asked.draft, one)).collect(),
    })
}

fn give(call: &Call) -> Result<AskedDraft, Trouble> {
    let text = |name: &str| call.text(name).unwrap_or_default().to_owned();
    let stance = Stance::from_word(&text("stance")).ok_or_else(|| super::refused::missing("stance"))?;
    let answer = OpinionAnswer {
        stance,
        note: text("note"),
        content: text("content"),
    };
    let (visit, order) = (&call.visit, order(call, Order::from(&text("draft"))));
    let office = visit.site.office();
    let given = office.give_opinion(&visit.actor, order, answer);
    let draft = done(call, given)?;
    let asked = office.consulted_draft(&visit.actor, &draft.id.0);
    asked.and_then(|asked| head(call, &asked)).ok_or(Trouble::NotFound)
}

/// Why an opinion is not asked for, taken back or given.
pub(super) fn refused(call: &Call, why: &OpinionRefused) -> Trouble {
    let (_, message): (_, Message) = opinion_refused(&call.visit, why);
    let field = match why {
        OpinionRefused::ReadsOnly => return Trouble::Forbidden,
        OpinionRefused::OtherContent | OpinionRefused::NotAsked => return Trouble::Conflict(message),
        OpinionRefused::DayPast(_) => "until",
        OpinionRefused::Sealed(Consulted::Account(_)) => "accounts",
        OpinionRefused::NoWords | OpinionRefused::TooLong(_) => "note",
        OpinionRefused::Nobody | OpinionRefused::TooMany(_) | OpinionRefused::Sealed(_) => "units",
    };
    Trouble::Invalid(vec![Fault::new(Part::Body, field, message)])
}
