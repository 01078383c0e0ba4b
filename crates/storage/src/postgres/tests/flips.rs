//! One flipped byte in a row of the database: it is found, and its place named; put back, the ledger is whole again.

use std::fmt::Write as _;

use ledger::{ActId, Seq};

use super::*;
use crate::verify::flips::specimen::{Cell, cells};
use crate::{Place, check};

/// Runs SQL as somebody would who owns the server: no guard of ours is in force.
fn past_the_guards(room: &Room, sql: &str) {
    room.0
        .run(&format!("SET session_replication_role = replica; {sql}"))
        .unwrap();
}

/// The cell as the statement has it that puts bytes into it.
fn put(cell: &Cell, bytes: &[u8]) -> String {
    let Cell {
        table,
        column,
        row,
        kind,
        ..
    } = cell;
    let hex = bytes.iter().fold(String::new(), |mut hex, byte| {
        write!(hex, "{byte:02x}").unwrap();
        hex
    });
    let value = match *kind {
        "INTEGER" => bytes[0].to_string(),
        "TEXT" => format!("convert_from(decode('{hex}', 'hex'), 'UTF8')"),
        _ => format!("decode('{hex}', 'hex')"),
    };
    format!("UPDATE xungtam.{table} SET {column} = {value} WHERE {row}")
}

fn first_place(room: &Room) -> Option<Place> {
    check(room.at("one")).unwrap().first().map(|fault| fault.place.clone())
}

#[test]
fn a_flipped_byte_in_any_cell_of_the_log_and_of_the_events_is_found_and_named() {
    let room = Room::new();
    let batch = Scribe::default().history();
    room.create("one").commit(&batch).unwrap();
    // A plain generator: which byte of a cell, the same each time.
    let mut dice = 2_025_u64;
    let mut columns = std::collections::BTreeSet::new();
    for cell in cells(&batch) {
        dice = dice.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        // A text of the server is UTF-8 and has no zero byte: one of its ASCII letters is flipped to another.
        let may = |at: &usize| cell.kind != "TEXT" || cell.bytes[*at].is_ascii_alphabetic();
        let places: Vec<usize> = (0..cell.bytes.len()).filter(may).collect();
        let at = places[usize::try_from(dice >> 33).unwrap() % places.len()];
        let mut bytes = cell.bytes.clone();
        bytes[at] ^= 0x01;
        past_the_guards(&room, &put(&cell, &bytes));
        let (table, column, row) = (cell.table, cell.column, &cell.row);
        assert_eq!(
            first_place(&room),
            Some(cell.place.clone()),
            "{table}.{column} where {row}"
        );
        past_the_guards(&room, &put(&cell, &cell.bytes));
        columns.insert((table, column));
    }
    assert_eq!(first_place(&room), None, "as it was, it is whole");
    let wanted = [
        ("acts", "digest"),
        ("acts", "kind"),
        ("acts", "payload"),
        ("acts", "salt"),
        ("acts", "version"),
        ("decisions", "hash"),
        ("decisions", "header"),
        ("events", "body"),
        ("events", "hash"),
        ("heads", "hash"),
    ];
    assert!(columns.iter().eq(&wanted), "{columns:?}");
}

#[test]
fn a_flipped_bit_of_where_a_row_belongs_is_found_and_named() {
    let room = Room::new();
    room.create("one").commit(&Scribe::default().history()).unwrap();
    let act = |seq, ordinal| {
        Place::Act(ActId {
            decision: Seq(seq),
            ordinal,
        })
    };
    let decision = |seq| Place::Decision(Seq(seq));
    let event = |place| Place::Event(Chain::Reads, place);
    let keys = [
        ("decisions", "ledger", "seq = 2", decision(2)),
        ("decisions", "seq", "seq = 2", decision(2)),
        ("acts", "ledger", "seq = 3 AND ordinal = 0", act(3, 0)),
        ("acts", "seq", "seq = 3 AND ordinal = 0", act(3, 0)),
        ("acts", "ordinal", "seq = 3 AND ordinal = 0", act(3, 0)),
        ("events", "ledger", "chain = 'reads' AND place = 2", event(2)),
        ("events", "place", "chain = 'reads' AND place = 2", event(2)),
        ("heads", "ledger", "chain = 'reads'", Place::ChainHead(Chain::Reads)),
        // Noted beyond the newest: what is missing is the next one.
        ("heads", "place", "chain = 'reads'", event(5)),
        ("heads", "ledger", "chain = 'log'", Place::LogHead),
    ];
    for (table, column, row, place) in keys {
        let flip = |row: &str| format!("UPDATE xungtam.{table} SET {column} = {column} # 64 WHERE {row}");
        // The row as it is found again once it stands elsewhere.
        let moved = format!(
            "{} AND {column} >= 64",
            row.replace(&format!("{column} = "), &format!("{column} # 64 = "))
        );
        past_the_guards(&room, &flip(row));
        assert_eq!(first_place(&room), Some(place), "{table}.{column} where {row}");
        past_the_guards(&room, &flip(&moved));
        assert_eq!(
            first_place(&room),
            None,
            "{table}.{column} where {row}: put back, it is whole"
        );
    }
    // An event cannot come under a chain that is none, nor one onto another's place: the tables themselves refuse that.
    for chain in ["audis", "audit"] {
        let sql = format!("UPDATE xungtam.events SET chain = '{chain}' WHERE chain = 'reads' AND place = 1");
        let refused = room.0.run(&format!("SET session_replication_role = replica; {sql}"));
        assert!(refused.is_err(), "{chain}");
    }
}
