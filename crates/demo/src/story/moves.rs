//! Mobility: rotations, transfers, appointments, introductions for election and elections, row by row of `moves.csv`.

use ledger::acts::career::{Appoint, Elect, IntroduceForElection, Rotate, Transfer};
use ledger::acts::succession::RemoveSuccessor;
use ledger::value::Fact;

use super::earlier;
use crate::district::Parts;
use crate::issue::{Issue, Scribe, Series};
use crate::people::Person;
use crate::problem::DemoError;
use crate::settings::{MoveHow, MoveRow};

pub(super) fn issues(parts: &Parts) -> Vec<Issue> {
    let rolls = parts.settings.district.rolls_as_of;
    parts
        .settings
        .moves
        .iter()
        .zip(&parts.script.moves)
        .map(|(row, role)| {
            let person = &parts.people[*role];
            let number = person.number.clone();
            let before_rolls = row.day <= rolls;
            let own = row.clone();
            Issue::new(series(row), earlier(row.day, 3), row.day, title(row, person)).act(move |scribe| {
                // Who had come by the day of the rolls is found there in the very post that the move led to.
                let post = if before_rolls {
                    scribe.post_of(&number, rolls)?
                } else if own.how == MoveHow::Elect {
                    nominated(scribe, &number, &own)?
                } else {
                    scribe.open_post(&own.to_unit, &own.to_title)?
                };
                move_to(scribe, &number, &own, post)
            })
        })
        .collect()
}

fn move_to(scribe: &mut Scribe<'_>, number: &str, row: &MoveRow, post: ledger::PostId) -> Result<(), DemoError> {
    let person = scribe.person(number)?;
    match row.how {
        MoveHow::Rotate => scribe.add(Rotate {
            person,
            post,
            planned_end: row.planned_end,
        }),
        MoveHow::Transfer => scribe.add(Transfer { person, post }),
        MoveHow::Appoint => scribe.add(Appoint {
            person,
            post,
            term_ends: row.planned_end,
        }),
        MoveHow::Introduce => scribe.add(IntroduceForElection { person, post }),
        MoveHow::Elect | MoveHow::ElectDirectly => scribe.add(Elect {
            person,
            post,
            term_ends: row.planned_end,
        }),
    };
    // Whoever takes a post is no longer planned for it.
    let day = scribe.view().day();
    let seen = scribe.seen(number, day)?;
    let planned = seen
        .facts()
        .any(|fact| matches!(fact.fact, Fact::Planned { post: p, .. } if scribe.view().post_id(p) == Some(post)));
    if planned && row.how != MoveHow::Introduce {
        scribe.add(RemoveSuccessor { person, post });
    }
    Ok(())
}

/// The post that the person was introduced for.
fn nominated(scribe: &mut Scribe<'_>, number: &str, row: &MoveRow) -> Result<ledger::PostId, DemoError> {
    let seen = scribe.seen(number, row.day)?;
    let view = scribe.view();
    let found = seen.facts().find_map(|fact| match fact.fact {
        Fact::Nominated { post } => view.post_id(post),
        _ => None,
    });
    found.ok_or_else(|| DemoError::NoPost {
        number: number.to_owned(),
        day: row.day,
    })
}

/// The Party committee decides on cadres of Party and mass bodies and on communes; the people's committee on the rest.
fn series(row: &MoveRow) -> Series {
    let state =
        |unit: &str| unit.starts_with("Phòng ") || unit.starts_with("Trường ") || unit.starts_with("Trung tâm ");
    if state(&row.from_unit) && state(&row.to_unit) {
        Series::Committee
    } else {
        Series::Party
    }
}

fn title(row: &MoveRow, person: &Person) -> String {
    let what = match row.how {
        MoveHow::Rotate => "Luân chuyển",
        MoveHow::Transfer => "Điều động",
        MoveHow::Appoint => "Bổ nhiệm",
        MoveHow::Introduce => "Giới thiệu ứng cử",
        MoveHow::Elect | MoveHow::ElectDirectly => "Chuẩn y kết quả bầu cử:",
    };
    format!("{what} {} giữ chức {}, {}", person.full_name, row.to_title, row.to_unit)
}
