//! The acts on contracts, pauses and passages, which the first golden decision did not have.

use ledger::acts::{Dated, decisions::*, passage::*, pauses::*, record::*};
use ledger::codes::*;
use ledger::{PersonId, PostId, Seq, UnitId};

use super::samples::day;

/// One or more of each kind.
pub(crate) fn samples(person: PersonId, unit: UnitId, post: PostId) -> Vec<Dated> {
    let last = Some(day("2024-12-31"));
    let counterpart = |full: bool| Counterpart {
        ledger: "Huyện Ba Chẽ".into(),
        decision: full.then(|| "210/QĐ-UBND".into()),
        person: full.then(|| "17-3".into()),
    };
    vec![
        SignContract {
            person,
            kind: ContractKind::WorkForTerm,
            term_ends: last,
        }
        .into(),
        SignContract {
            person,
            kind: ContractKind::Support,
            term_ends: None,
        }
        .into(),
        EndContract { person }.into(),
        Suspend {
            person,
            post: Some(post),
            last_day: last,
        }
        .into(),
        Suspend {
            person,
            post: None,
            last_day: None,
        }
        .into(),
        EndSuspension {
            person,
            post: Some(post),
        }
        .into(),
        EndSuspension { person, post: None }.into(),
        AwaitRetirement {
            person,
            retires: day("2024-12-31"),
        }
        .into(),
        ExtendService {
            person,
            retires: day("2026-12-31"),
        }
        .into(),
        Erase {
            target: Some(super::samples::id(3, 1)),
            because: "Luật Bảo vệ dữ liệu cá nhân".into(),
            files: vec![],
        }
        .into(),
        Erase {
            target: None,
            because: "Luật Bảo vệ dữ liệu cá nhân".into(),
            files: vec![file(3, 0), file(7, 2)],
        }
        .into(),
        Release {
            person,
            to: counterpart(false),
        }
        .into(),
        Release {
            person,
            to: counterpart(true),
        }
        .into(),
        Admit {
            person,
            unit,
            standing: Standing::CivilServant,
            post: Some(post),
            from: counterpart(true),
        }
        .into(),
        Admit {
            person,
            unit,
            standing: Standing::PublicEmployee,
            post: None,
            from: counterpart(true),
        }
        .into(),
    ]
}

const fn file(decision: u32, at: u32) -> FileOf {
    FileOf {
        decision: Seq(decision),
        at,
    }
}
