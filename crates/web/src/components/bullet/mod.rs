//! The bullet bar: how much is done, where we should be today, and the target, on one line from zero.

use askama::Template;
use words::{Lang, Message};

use super::standing::Tally;

/// A bar from zero with the target as a tick. Lengths are shares of the widest of the three numbers.
#[derive(Debug, Clone, Template)]
#[template(path = "components/bullet/bullet.html")]
pub struct Bullet {
    /// The reader's language.
    pub lang: Lang,
    /// What is counted.
    pub tally: Tally,
    /// How much is done.
    pub value: i64,
    /// The target.
    pub target: i64,
    /// Where we should be today, when a path to the target is laid down.
    pub expected_today: Option<i64>,
}

impl Bullet {
    fn widest(&self) -> i64 {
        self.value.max(self.target).max(self.expected_today.unwrap_or(0)).max(1)
    }

    /// A place on the bar, in per cent with one decimal.
    fn place(&self, number: i64) -> String {
        let tenths = number.max(0) * 1000 / self.widest();
        format!("{}.{}%", tenths / 10, tenths % 10)
    }

    fn said(&self) -> String {
        let done = self.lang.speak(&self.tally.counted(self.value));
        let of = self.lang.speak(&Message::new("of-total").with("of", self.target));
        format!("{done} {of}")
    }

    fn path_said(&self) -> Option<String> {
        let expected = self.expected_today?;
        Some(format!(
            "{}: {}",
            self.lang.say("tasks-legend-today"),
            self.lang.speak(&self.tally.counted(expected))
        ))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use insta::assert_snapshot;

    #[test]
    fn lengths_are_shares_of_the_widest() {
        let bullet = Bullet {
            lang: Lang::Vi,
            tally: Tally::Classes,
            value: 6,
            target: 38,
            expected_today: Some(7),
        };
        assert_snapshot!(bullet, @r##"<svg class="bullet" role="img" height="24"><title>6 lớp trên 38</title><desc>mức phải có hôm nay: 7 lớp</desc><rect class="ground" y="6" width="100%" height="12"/><rect class="done" y="6" width="15.7%" height="12"/><line class="today" x1="18.4%" x2="18.4%" y1="1" y2="23"/><line class="goal" x1="100.0%" x2="100.0%" y1="2" y2="22"/></svg>"##);
        let over = Bullet {
            value: 40,
            expected_today: None,
            ..bullet
        };
        assert_eq!((over.place(40), over.place(38)), ("100.0%".into(), "95.0%".into()));
        assert_eq!(
            Bullet {
                value: 0,
                target: 0,
                ..over
            }
            .place(0),
            "0.0%"
        );
    }
}
