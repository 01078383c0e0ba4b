//! A class is spread as its course wishes: dates not too close, and not over too long a time.

use super::{Because, Breach, Constraint};
use crate::core::Level;

/// Following dates of a class are so many days apart; a point for each day that is missing. Reason: time to read between sessions.
pub(super) const DAYS_APART: Constraint = Constraint {
    id: "training.days-apart",
    level: Level::Soft,
    weight: |asked| asked.weights.days_close.into(),
    breaches: |reading| {
        let mut found = Vec::new();
        for class in &reading.asked.classes {
            let Some(course) = reading.courses.get(class.course.as_str()) else {
                continue;
            };
            for pair in reading.dates(&class.id).windows(2) {
                let apart = (pair[1].number() - pair[0].number()).unsigned_abs();
                let missing = u32::from(course.days_apart).saturating_sub(apart);
                found.push(Breach {
                    points: missing.into(),
                    because: Because::TooClose {
                        class: class.id.clone(),
                        date: pair[0],
                        next: pair[1],
                        missing,
                    },
                });
            }
        }
        found
    },
};

/// A class ends within so many days of its first; a point for each day beyond. Reason: a class that drags on loses its people.
pub(super) const WITHIN_DAYS: Constraint = Constraint {
    id: "training.within-days",
    level: Level::Soft,
    weight: |asked| asked.weights.days_over.into(),
    breaches: |reading| {
        let each = reading.asked.classes.iter().filter_map(|class| {
            let course = reading.courses.get(class.course.as_str())?;
            let dates = reading.dates(&class.id);
            let (from, to) = (*dates.first()?, *dates.last()?);
            let lasts = (to.number() - from.number()).unsigned_abs() + 1;
            let within = u32::from(course.within_days);
            let over = if within == 0 { 0 } else { lasts.saturating_sub(within) };
            Some(Breach {
                points: over.into(),
                because: Because::TooLong {
                    class: class.id.clone(),
                    from,
                    to,
                    over,
                },
            })
        });
        each.collect()
    },
};
