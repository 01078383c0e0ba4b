//! The audit log: its events, where each chain stands, a proof here and now, and every link of a chain, so that it can be proved elsewhere too.

use ledger::Day;
use ledger::decision::Digest;
use office::audit::{ChainProof, EventGroup, LogEntry, LogQuestion, LogRefused};
use office::permission::Deed;
use office::port::Chain;

use super::call::PAGE_SIZE;
use super::wire::{Sha256, coded};
use super::{Call, Input, Kind, Operation, Trouble, Verb, wire};
use crate::site::Rule;

const AUDIT: Rule = Rule::Any(&[Deed::ReadAudit]);
const PLACES: i64 = 1_000_000_000_000;
const CHAIN: Input = Input::must("chain", Kind::Choice(chains), "Which chain.", "audit");
const OF: &[Input] = &[
    Input::may(
        "chain",
        Kind::Choice(chains),
        "Which chain: what was done (audit, where nothing is said), or what was read (reads).",
        "audit",
    ),
    Input::may(
        "account",
        Kind::Sign(12),
        "Events of this account, or about it, alone: its code.",
        "0123456789ab",
    ),
    Input::may("group", Kind::Choice(groups), "Events of this group alone.", "rights"),
    Input::may("from", Kind::Day, "From this day on.", "2019-03-01"),
    Input::may("to", Kind::Day, "Until this day, with it.", "2019-03-31"),
    Input::may(
        "before",
        Kind::Whole(1, PLACES),
        "Older than this place: `older` of the answer before.",
        "1000",
    ),
];
const AFTER: &[Input] = &[Input::may(
    "after",
    Kind::Whole(0, PLACES),
    "Behind this place of the chain: the last one that was read.",
    "0",
)];

fn chains() -> Vec<&'static str> {
    Chain::ALL.iter().map(|chain| chain.name()).collect()
}

fn groups() -> Vec<&'static str> {
    EventGroup::ALL.iter().map(|group| group.word()).collect()
}

coded! {
    /// A chain of events.
    ChainWord of chains().into_iter();
    /// What an event is about.
    EventGroupWord of groups().into_iter();
}

wire! {
    /// One event. Of one that cannot be read its place alone is told.
    EventTold {
        /// Its place in its chain.
        place: i64,
        /// When: seconds since 1970-01-01T00:00:00Z.
        at: Option<i64>,
        /// By which account, key or command.
        by: Option<String>,
        /// What, as a code.
        action: Option<String>,
        /// The group of that.
        group: Option<EventGroupWord>,
        /// On what: an id.
        subject: Option<String>,
        /// The place of the decision that it wrote.
        wrote: Option<u32>,
        /// What more there is, in codes.
        detail: Option<String>,
    }
    /// A page of events, the newest first.
    EventsPage {
        /// The events.
        items: Vec<EventTold>,
        /// Older events stand before this place; null when nothing older is left.
        older: Option<i64>,
    }
    /// Where a chain stands.
    ChainHead {
        /// Its name: `log` for the decisions.
        chain: String,
        /// Its newest place.
        place: i64,
        /// Its hash there.
        hash: Sha256,
        /// The same in one line, to be noted elsewhere: `xungtam verify --head` takes it.
        noted: String,
    }
    /// Where all chains stand: kept elsewhere, this shows later that nothing was cut off.
    ChainsTold {
        /// The chains; an empty one has no head.
        heads: Vec<ChainHead>,
        /// The command that proves a copy of the ledger against them, off line.
        command: String,
    }
    /// How the proof of a chain went.
    ChainProved {
        /// Which chain.
        chain: ChainWord,
        /// How many events were proved.
        events: i64,
        /// Its hash after the last one.
        hash: Sha256,
        /// Whether it is whole.
        whole: bool,
        /// The first place where it parts; null when it is whole.
        parts_at: Option<i64>,
    }
    /// How the proofs went.
    ChainsProved {
        /// Each chain.
        chains: Vec<ChainProved>,
    }
    /// One link of a chain.
    LinkTold {
        /// Its place.
        place: i64,
        /// The event as it was sealed.
        body: String,
        /// The hash after it: SHA-256 of the hash before (of the first link: 32 zero bytes), the name of the chain, the place and the length of
        /// the body (eight bytes each, the highest first), and the body.
        hash: Sha256,
    }
    /// Links of a chain, in their order.
    LinksPage {
        /// Which chain.
        chain: ChainWord,
        /// The links.
        items: Vec<LinkTold>,
        /// The place behind which the next page begins; null when nothing newer is there.
        next_after: Option<i64>,
    }
}

/// The operations.
pub(super) fn operations() -> Vec<Operation> {
    vec![
        Operation::new(
            "listEvents",
            (Verb::Get, "/api/v1/audit/events"),
            AUDIT,
            "The audit log, the newest first. A key reads it over the whole authority or not at all.",
            list,
        )
        .asked(&[OF]),
        Operation::new(
            "getChains",
            (Verb::Get, "/api/v1/audit/chains"),
            AUDIT,
            "Where the log and both chains of events stand.",
            heads,
        ),
        Operation::new(
            "proveChains",
            (Verb::Post, "/api/v1/audit/proofs"),
            AUDIT,
            "Proves both chains of events here and now; that it was done, and how it went, is an event itself.",
            prove,
        ),
        Operation::new(
            "listLinks",
            (Verb::Get, "/api/v1/audit/chains/{chain}/links"),
            AUDIT,
            "The links of a chain as they were sealed: who keeps them proves the chain without this program.",
            links,
        )
        .at(&[CHAIN])
        .asked(&[PAGE_SIZE, AFTER]),
    ]
}

fn place(place: u64) -> i64 {
    i64::try_from(place).unwrap_or(i64::MAX)
}

fn refused(why: LogRefused) -> Trouble {
    match why {
        LogRefused::NotAllowed => Trouble::Forbidden,
        LogRefused::Store(problem) => Trouble::Failed(problem.to_string()),
    }
}

fn chain(call: &Call) -> Chain {
    let named = |chain: &Chain| call.text("chain") == Some(chain.name());
    Chain::ALL.into_iter().find(named).unwrap_or(Chain::Audit)
}

fn list(call: &Call) -> Result<EventsPage, Trouble> {
    let office = call.visit.site.office();
    let day = |name: &str| call.text(name).and_then(|day| day.parse::<Day>().ok());
    let account = match call.text("account") {
        None => None,
        Some(code) => {
            let accounts = office.accounts();
            let accounts = accounts.map_err(|problem| Trouble::Failed(problem.to_string()))?;
            let found = accounts.into_iter().find(|account| account.code() == code);
            // Of an account that is none there are no events.
            Some(found.map_or_else(|| format!("code:{code}"), |account| account.name))
        }
    };
    let question = LogQuestion {
        chain: chain(call),
        account,
        group: call.text("group").and_then(EventGroup::from_word),
        from: day("from"),
        until: day("to"),
        before: call.whole("before").and_then(|place| u64::try_from(place).ok()),
    };
    let page = office.read_log(&call.visit.actor, &question).map_err(refused)?;
    Ok(EventsPage {
        items: page.entries.iter().map(told).collect(),
        older: page.older.map(place),
    })
}

fn told(entry: &LogEntry) -> EventTold {
    let event = entry.event.as_ref();
    EventTold {
        place: place(entry.place),
        at: event.map(|event| event.time),
        by: event.map(|event| event.actor.clone()),
        action: event.map(|event| event.action.clone()),
        group: event.map(|event| EventGroupWord(EventGroup::of(&event.action).word())),
        subject: event.and_then(|event| event.subject.clone()),
        wrote: event.and_then(|event| event.seq),
        detail: event.and_then(|event| event.detail.clone()),
    }
}

fn heads(call: &Call) -> Result<ChainsTold, Trouble> {
    let heads = call.visit.site.office().log_heads(&call.visit.actor).map_err(refused)?;
    let head = |chain: &str, mark: &str, at: u64, hash: Digest| ChainHead {
        chain: chain.to_owned(),
        place: place(at),
        hash: Sha256(hash.to_string()),
        noted: format!("{mark}{at}:{hash}"),
    };
    let log = head("log", "", heads.log.0.0.into(), heads.log.1);
    let chains = Chain::ALL.map(|chain| {
        let (at, hash) = heads.of(chain);
        head(chain.name(), &format!("{}:", chain.name()), at, hash)
    });
    let all = [log].into_iter().chain(chains).filter(|head| head.place > 0);
    let heads: Vec<ChainHead> = all.collect();
    let noted: Vec<&str> = heads.iter().map(|head| head.noted.as_str()).collect();
    Ok(ChainsTold {
        command: format!("xungtam verify --head {}", noted.join(" --head ")),
        heads,
    })
}

fn prove(call: &Call) -> Result<ChainsProved, Trouble> {
    let proofs = call.visit.site.office().prove_log(&call.visit.actor);
    let proofs = proofs.map_err(|problem| Trouble::not_done(problem, refused))?;
    let told = |proof: &ChainProof| ChainProved {
        chain: ChainWord(proof.chain.name()),
        events: place(proof.events),
        hash: Sha256(proof.head.to_string()),
        whole: proof.parted.is_none(),
        parts_at: proof.parted.map(place),
    };
    Ok(ChainsProved {
        chains: proofs.iter().map(told).collect(),
    })
}

fn links(call: &Call) -> Result<LinksPage, Trouble> {
    let chain = chain(call);
    let after = call
        .whole("after")
        .and_then(|place| u64::try_from(place).ok())
        .unwrap_or(0);
    let limit = usize::try_from(call.whole("limit").unwrap_or(100)).unwrap_or(100);
    let office = call.visit.site.office();
    let links = office.log_links(&call.visit.actor, chain, after, limit + 1);
    let mut links = links.map_err(refused)?;
    let more = links.len() > limit;
    links.truncate(limit);
    Ok(LinksPage {
        chain: ChainWord(chain.name()),
        next_after: links.last().filter(|_| more).map(|link| place(link.place)),
        items: links
            .into_iter()
            .map(|link| LinkTold {
                place: place(link.place),
                body: link.body,
                hash: Sha256(link.hash.to_string()),
            })
            .collect(),
    })
}
