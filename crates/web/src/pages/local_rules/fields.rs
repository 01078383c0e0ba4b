//! Reading the head of an edition from its form.

use lawbook::Title;
use ledger::{Day, Span};
use office::local_rules::{Edition, LocalPaper, NewEdition};
use words::{Message, reading, writing};

use super::show::HeadTyped;
use crate::components::Problem;
use crate::site::Fields;

/// What was typed.
pub(super) fn typed(fields: &Fields) -> HeadTyped {
    let text = |name: &str| fields.get(name).trim().to_owned();
    HeadTyped {
        pack: text("goi"),
        title_vi: text("ten-vi"),
        title_en: text("ten-en"),
        from: text("tu-ngay"),
        until: text("den-ngay"),
        number: text("so"),
        date: text("ngay-van-ban"),
        issuer: text("co-quan"),
    }
}

/// As an edition has it.
pub(super) fn of(edition: &Edition) -> HeadTyped {
    let span = edition.span();
    let (title_vi, title_en) = edition.title.clone();
    HeadTyped {
        pack: edition.pack.clone(),
        title_vi,
        title_en,
        from: writing::day(span.from),
        until: if span.until == Day::MAX {
            String::new()
        } else {
            writing::day(span.until.previous())
        },
        number: edition.paper.number.clone(),
        date: writing::day(edition.paper.day()),
        issuer: edition.paper.issuer.clone(),
    }
}

/// The head, with every day that could not be read. A day that is missing stands as today there: what else is wrong is told all the same.
pub(super) fn head(typed: &HeadTyped, today: Day) -> (NewEdition, Vec<Problem>) {
    let mut problems = Vec::new();
    let mut day = |field: &'static str, typed: &str| {
        let read = reading::day(typed);
        if read.is_none() {
            problems.push(Problem {
                field: Some(field),
                message: Message::new("local-rules-bad-day").with("typed", typed),
            });
        }
        read
    };
    let from = day("tu-ngay", &typed.from);
    let until = if typed.until.is_empty() {
        Some(Day::MAX)
    } else {
        day("den-ngay", &typed.until).map(Day::next)
    };
    let date = day("ngay-van-ban", &typed.date);
    let from = from.unwrap_or(today);
    let new = NewEdition {
        pack: typed.pack.clone(),
        title: Title {
            vi: typed.title_vi.clone(),
            en: typed.title_en.clone(),
        },
        span: Span {
            from,
            until: until.unwrap_or(Day::MAX),
        },
        paper: LocalPaper {
            number: typed.number.clone(),
            date: date.unwrap_or(today).number(),
            issuer: typed.issuer.clone(),
        },
    };
    (new, problems)
}
