//! Whom a số hiệu công chức, viên chức names.

use ledger::text::fold;
use ledger::value::{Fact, FactKind, Ix, Kinds, Word};
use ledger::{Day, Value, View};

/// A number that somebody has from a day on, until another.
#[derive(Debug, Clone, Copy)]
struct Borne {
    text: Word,
    person: Ix,
    from: Day,
    until: Day,
}

/// The numbers of every day, as known at a place of the log: in the order in which they read without marks, and of one number in that of people.
#[derive(Debug, Default)]
pub(super) struct StaffNumbers(Vec<Borne>);

impl StaffNumbers {
    /// Those that are known at the place of a view; its day does not matter.
    pub(super) fn of(view: View<'_>) -> Self {
        let value = view.value();
        let Some(staff_number) = value.words().find("staff_number") else {
            return Self::default();
        };
        let mut numbers = Vec::new();
        view.scan(
            0..value.person_count(),
            Kinds::NONE.with(FactKind::AttributeText),
            |person, row| {
                if let Fact::AttributeText { key, text } = row.fact
                    && key == staff_number
                {
                    let borne = Borne {
                        text,
                        person,
                        from: row.from,
                        until: row.until,
                    };
                    numbers.push((fold(&view.text(text)), borne));
                }
            },
        );
        numbers.sort_by(|one, other| (&one.0, one.1.person).cmp(&(&other.0, other.1.person)));
        Self(numbers.into_iter().map(|(_, borne)| borne).collect())
    }

    /// Whom a number names on a day, typed with marks or without; of people with one number the last.
    pub(super) fn find(&self, value: &Value, day: Day, typed: &str) -> Option<Ix> {
        let typed = fold(typed);
        let reads = |borne: &Borne| fold(&value.words().text(borne.text));
        let until = self.0.partition_point(|borne| reads(borne) <= typed);
        let same = self.0.get(..until)?.iter().rev();
        let mut same = same.take_while(|borne| reads(borne) == typed);
        same.find(|borne| borne.from <= day && day < borne.until)
            .map(|borne| borne.person)
    }
}

#[cfg(test)]
mod tests {
    use ledger::acts::Act;
    use ledger::acts::people::{AttributeValue, SetPersonAttribute};
    use ledger::value::Place;
    use ledger::{Entity, Seq, When};
    use testkit::{day, decision};

    use super::*;

    #[test]
    fn a_number_names_whoever_bears_it_on_the_day() {
        let mut value = Value::empty();
        for decision in testkit::careers(30, 5, 3) {
            value = value.accept(&decision).unwrap();
        }
        let set = |value: &Value, ix: Ix, number: Option<&str>, from: &str| {
            let Some(Entity::Person(person)) = value.entity(Place::Person(ix)) else {
                panic!("nobody at {ix}");
            };
            let value = number.map(|number| AttributeValue::Text(number.to_owned()));
            let key = "staff_number".to_owned();
            Act::from(SetPersonAttribute { person, key, value }).at(When::Day(day(from)))
        };
        let acts = vec![
            set(&value, 7, Some("CB-Đ01"), "2016-01-01"),
            set(&value, 9, Some("cb-đ01"), "2018-01-01"),
            set(&value, 4, Some("CB-Đ02"), "2016-01-01"),
        ];
        value = value.accept(&decision("98/QĐ-UBND", "2024-01-10", acts)).unwrap();
        let ended = vec![set(&value, 9, None, "2020-01-01")];
        value = value.accept(&decision("99/QĐ-UBND", "2024-01-11", ended)).unwrap();
        let numbers = StaffNumbers::of(value.on(Day(0), Seq::LATEST));
        for (on, typed, found) in [
            ("2015-12-31", "CB-Đ01", None),
            ("2016-01-01", "cb-d01", Some(7)),
            ("2018-01-01", "CB-Đ01", Some(9)),
            ("2019-12-31", "CB-Đ01", Some(9)),
            ("2020-01-01", "CB-Đ01", Some(7)),
            ("2020-01-01", "CB-Đ02", Some(4)),
            ("2020-01-01", "CB-Đ0", None),
            ("2020-01-01", "ZZ", None),
        ] {
            assert_eq!(numbers.find(&value, day(on), typed), found, "{on} {typed}");
        }
    }
}
