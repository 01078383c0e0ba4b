//! Packing loses nothing: every history reads back as it was, whatever its neighbours in the block are.

use proptest::prelude::*;

use super::{Block, FactKind, Packer};
use crate::codes::{HoldBasis, HoldMode, Learning, LearningState, Standing};
use crate::ids::{ActId, Seq};
use crate::time::{Day, When};
use crate::value::fact::{Fact, MoveKind, Quantity};
use crate::value::history::History;
use crate::value::row::{Place, Row};
use crate::value::words::Word;

fn days() -> impl Strategy<Value = Day> {
    prop_oneof![
        4 => (10_000..20_000).prop_map(Day),
        1 => Just(Day::MIN),
        1 => Just(Day::MAX),
        1 => any::<i32>().prop_map(Day),
    ]
}

fn facts() -> impl Strategy<Value = Fact> {
    let ix = || prop_oneof![0..300_u32, any::<u32>().prop_filter("none", |ix| *ix != u32::MAX)];
    let word = move || ix().prop_map(Word);
    let when = prop_oneof![
        days().prop_map(When::Day),
        days().prop_map(When::By),
        (1..=9999, 1..=12_u32).prop_map(|(year, month)| When::Month(year, month)),
        (1..=9999).prop_map(When::Year),
    ];
    prop_oneof![
        Just(Fact::Exists),
        word().prop_map(Fact::Name),
        when.prop_map(Fact::Birth),
        (0..1_000_000_u32, 0..1_000_000_u32).prop_map(|(high, low)| Fact::Citizen { high, low }),
        (word(), any::<i32>(), any::<u32>()).prop_map(|(key, high, low)| Fact::AttributeNumber {
            key,
            number: Quantity::from(crate::Decimal::from_millionths(i64::from(high) << 32 | i64::from(low))),
        }),
        (word(), proptest::option::of(word())).prop_map(|(level, specialism)| Fact::Learning {
            field: Learning::Theory,
            level,
            specialism,
            state: LearningState::Held,
        }),
        ix().prop_map(|unit| Fact::Service {
            unit,
            standing: Standing::CivilServant,
        }),
        (ix(), days()).prop_map(|(post, term_ends)| Fact::Holding {
            post,
            mode: HoldMode::Main,
            basis: HoldBasis::Rotated,
            term_ends,
        }),
        (proptest::option::of(ix()), ix()).prop_map(|(from, to)| Fact::Moved {
            kind: MoveKind::Introduced,
            from,
            to,
        }),
        (any::<u32>(), any::<bool>()).prop_map(|(class, passed)| Fact::Finished { class, passed }),
        (any::<u8>(), proptest::option::of(ix())).prop_map(|(periods, room)| Fact::Session { periods, room }),
    ]
}

fn acts() -> impl Strategy<Value = ActId> {
    let decision = prop_oneof![3 => 1..50_u32, 1 => 1..100_000_u32, 1 => Just(Seq::FIRST_DRAFT.0)];
    let ordinal = prop_oneof![4 => 0..20_u32, 1 => any::<u32>()];
    (decision, ordinal).prop_map(|(decision, ordinal)| ActId {
        decision: Seq(decision),
        ordinal,
    })
}

prop_compose! {
    fn histories()(
        mut acts in prop::collection::vec(acts(), 0..12),
        many in prop_oneof![9 => Just(0_u32), 1 => Just(300_u32)],
        told in prop::collection::vec(
            (facts(), days(), days(), days(), any::<prop::sample::Index>(), acts(), (any::<u8>(), acts(), acts())), 0..20),
        reached in days(),
        mut dependants in prop::collection::vec((0..4_u8, any::<u32>()), 0..6),
    ) -> History {
        acts.extend((0..many).map(|n| ActId { decision: Seq(n + 7), ordinal: n }));
        acts.sort_unstable();
        acts.dedup();
        dependants.sort_unstable();
        dependants.dedup();
        let rows = told.into_iter().map(|(fact, from, earliest, until, source, strange, (known, one, other))| {
            let source = if acts.is_empty() || known & 1 == 1 { strange } else { *source.get(&acts) };
            Row {
                fact,
                from,
                earliest: if known & 2 == 0 { from } else { earliest },
                until,
                source,
                known_from: if known & 4 == 0 { source.decision } else { one.decision },
                known_until: if known & 8 == 0 { Seq::LATEST } else { other.decision },
            }
        });
        let places = dependants.iter().map(|(table, ix)| match table {
            0 => Place::Unit(*ix),
            1 => Place::Post(*ix),
            2 => Place::Class(*ix),
            _ => Place::Person(*ix),
        });
        History { rows: rows.collect(), acts: acts.clone(), dependants: places.collect(), reached }
    }
}

fn packed<'h>(all: impl IntoIterator<Item = &'h History>) -> Block {
    let mut packer = Packer::default();
    all.into_iter().for_each(|history| packer.add(history));
    packer.finish().unwrap()
}

/// A day of reaching that two bytes cannot tell is not known, so that everything is folded again.
fn told(history: &History) -> History {
    let told = super::days::short(history.reached).is_some();
    History {
        reached: if told { history.reached } else { Day::MAX },
        ..history.clone()
    }
}

proptest! {
    #[test]
    fn every_history_reads_back(all in prop::collection::vec(histories(), 0..5)) {
        let block = packed(&all);
        prop_assert_eq!(block.len(), all.len());
        for (slot, history) in all.iter().enumerate() {
            prop_assert_eq!(block.open(slot), told(history));
        }
        let again = Block::of(block.bytes().into()).unwrap();
        let mut copied = Packer::default();
        (0..all.len()).for_each(|slot| copied.copy(&again, slot));
        let copied = copied.finish().unwrap();
        prop_assert_eq!(copied.bytes(), block.bytes());
    }

    #[test]
    fn what_a_reader_does_not_want_is_all_that_is_passed_over(
        history in histories(), kinds in any::<u64>(), known in proptest::option::of(1..60_u32), day in proptest::option::of(days()),
    ) {
        use crate::value::timeline::{Timeline, Wanted};
        let mut set = crate::value::Kinds::NONE;
        for kind in FactKind::ALL.iter().filter(|kind| kinds >> **kind as u8 & 1 == 1) {
            set = set.with(*kind);
        }
        let wanted = Wanted { kinds: set, known: known.map(Seq), day };
        let block = packed([&history]);
        let open: Vec<Row> = Timeline::open(&history).wanted(wanted).collect();
        let read: Vec<Row> = Timeline::packed(&block, 0).wanted(wanted).collect();
        prop_assert_eq!(read, open);
    }

    #[test]
    fn rows_by_kind_are_the_rows(
        all in prop::collection::vec(histories(), 1..5), known in 1..60_u32, newest in any::<bool>(), apart in 0..5_u32,
    ) {
        use super::{ByKind, Together, WantedOfMany};
        use crate::value::DatedFact;
        use crate::value::timeline::{Timeline, Wanted};
        let known = if newest { Seq(u32::MAX - 1) } else { Seq(known) };
        let block = packed(&all);
        let mut by_kind = ByKind::default();
        let wanted = WantedOfMany { kinds: crate::value::Kinds::ALL, known, newest };
        by_kind.sort(Some(&block), 0..all.len(), 0, std::iter::once(apart), &wanted);
        let together = Together { first: 0, count: all.len(), block: Some(&block), by_kind: &by_kind };
        for kind in FactKind::ALL {
            let mut shown = Vec::new();
            together.each(*kind, |thing, told| shown.push((thing, told)));
            let things = (0..all.len()).filter(|slot| Ok(apart) != u32::try_from(*slot));
            let one_by_one = things.flat_map(|slot| {
                let wanted = Wanted { kinds: crate::value::Kinds::NONE.with(*kind), known: Some(known), day: None };
                Timeline::packed(&block, slot).wanted(wanted).map(move |row| (slot, DatedFact::from(&row)))
            });
            prop_assert_eq!(shown, one_by_one.collect::<Vec<_>>());
        }
        prop_assert_eq!(together.apart(), &[apart]);
    }

    /// The twin: a changed byte is another history, or no block.
    #[test]
    fn every_byte_of_a_block_counts(history in histories(), at in any::<prop::sample::Index>(), bit in 0..8_u8) {
        prop_assume!(!history.rows.is_empty());
        let block = packed([&history]);
        let mut bytes = block.bytes().to_vec();
        let at = at.index(bytes.len());
        bytes[at] ^= 1 << bit;
        if let Some(changed) = Block::of(bytes.into()) {
            // Nothing panics; a byte that no row needs (a source that is told in full) may change unseen.
            let _ = changed.open(0);
        }
    }
}
