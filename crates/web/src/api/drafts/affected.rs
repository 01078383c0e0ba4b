//! Who else is affected by a draft.

use ledger::Decision;
use office::affected::Affected;
use office::drafts::Draft;

use crate::api::things::{Named, count, person, post, unit};
use crate::api::wire::coded;
use crate::api::{Call, Trouble, wire};

/// So many are named.
const NAMED: usize = 100;

coded! {
    /// What kind of thing is affected.
    AffectedWord of Affected::WORDS.into_iter();
}

wire! {
    /// How many things of a kind are affected.
    AffectedCount {
        /// Which kind.
        kind: AffectedWord,
        /// How many.
        count: u32,
    }
    /// One thing that a draft affects without naming it.
    AffectedThing {
        /// Its kind.
        kind: AffectedWord,
        /// The person, the unit or the post; of a quota or a right its unit.
        thing: Option<Named>,
        /// The post that a holder holds.
        post: Option<Named>,
        /// The kind of a quota.
        quota: Option<String>,
        /// The whole posts of a quota.
        posts: Option<u32>,
        /// The code of the account that has a right.
        account: Option<String>,
        /// The role that a right gives.
        role: Option<String>,
    }
    /// Who else is affected by a draft.
    AffectedTold {
        /// How many of each kind.
        counts: Vec<AffectedCount>,
        /// The first 100, by kind.
        things: Vec<AffectedThing>,
    }
}

/// What is told of a draft on its way.
pub(super) fn told(call: &Call, draft: &Draft, decision: &Decision) -> Result<Option<AffectedTold>, Trouble> {
    if draft.stage.is_over() {
        return Ok(None);
    }
    let visit = &call.visit;
    let found = visit.site.office().affected(&visit.actor, &visit.value, decision);
    let all = found.map_err(|problem| Trouble::Failed(problem.to_string()))?;
    let counts = Affected::WORDS.into_iter().map(|word| AffectedCount {
        kind: AffectedWord(word),
        count: count(all.iter().filter(|one| one.word() == word).count()),
    });
    Ok(Some(AffectedTold {
        counts: counts.collect(),
        things: all.iter().take(NAMED).map(|one| thing(call, one)).collect(),
    }))
}

fn thing(call: &Call, one: &Affected) -> AffectedThing {
    let mut told = AffectedThing {
        kind: AffectedWord(one.word()),
        thing: None,
        post: None,
        quota: None,
        posts: None,
        account: None,
        role: None,
    };
    match one {
        Affected::Holder(of, who) => {
            told.thing = person(call, *who);
            told.post = post(call, *of);
        }
        Affected::Unit(ix) => told.thing = unit(call, *ix),
        Affected::Post(ix) => told.thing = post(call, *ix),
        Affected::Person(ix) => told.thing = person(call, *ix),
        Affected::Quota(ix, kind, posts) => {
            told.thing = unit(call, *ix);
            told.quota = Some(kind.word().to_owned());
            told.posts = Some(*posts);
        }
        Affected::Right {
            code, role, unit: of, ..
        } => {
            told.thing = unit(call, *of);
            told.account = Some(code.clone());
            told.role = Some(role.word().to_owned());
        }
    }
    told
}
