//! The parts of a condition that an authority may set: levels, title groups, days and numbers. The rest of the sentence stays as it is.

use std::ops::Range;

use ledger::{Day, Decimal};

/// What a part holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PartKind {
    /// A level of a ladder: `theory`.
    Level(String),
    /// A title group.
    Group,
    /// A day.
    Day,
    /// A whole number that a fact is compared with: `person.good_years`.
    Whole(String),
    /// A decimal that a fact is compared with.
    Decimal(String),
}

/// A part of a condition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// What it holds.
    pub kind: PartKind,
    /// What stands there.
    pub value: String,
    /// Where it stands; what means the same is one part, so that "held or being studied for" stays of one level.
    spots: Vec<Range<usize>>,
}

impl Part {
    /// Whether a text can stand in this place; that the law knows the word is for the lawbook to say.
    pub fn takes(&self, text: &str) -> bool {
        let word = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || matches!(byte, b'-' | b'_');
        match self.kind {
            PartKind::Level(_) | PartKind::Group => !text.is_empty() && text.bytes().all(word),
            PartKind::Day => text.parse::<Day>().is_ok(),
            PartKind::Whole(_) => (1..=9).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit()),
            PartKind::Decimal(_) => text.parse::<Decimal>().is_ok_and(|number| number >= Decimal::ZERO),
        }
    }
}

/// The parts of a condition, in the order in which they first stand.
pub fn parts(text: &str) -> Vec<Part> {
    let tokens = tokens(text);
    let mut all: Vec<Part> = Vec::new();
    for at in 0..tokens.len() {
        let Some((kind, place)) = part_at(&tokens, at) else {
            continue;
        };
        let value = text.get(place.clone()).unwrap_or_default().to_owned();
        match all.iter_mut().find(|part| part.kind == kind && part.value == value) {
            Some(part) => part.spots.push(place),
            None => all.push(Part {
                kind,
                value,
                spots: vec![place],
            }),
        }
    }
    all
}

/// The condition with other texts in its parts; `None` when one cannot stand there, or there are more or fewer than parts.
pub fn with_parts(text: &str, values: &[String]) -> Option<String> {
    let parts = parts(text);
    if parts.len() != values.len() || parts.iter().zip(values).any(|(part, value)| !part.takes(value)) {
        return None;
    }
    let spots = parts.iter().zip(values);
    let mut spots: Vec<(&Range<usize>, &str)> = spots
        .flat_map(|(part, value)| part.spots.iter().map(move |spot| (spot, value.as_str())))
        .collect();
    spots.sort_by_key(|(spot, _)| spot.start);
    let (mut out, mut done) = (String::new(), 0);
    for (spot, value) in spots {
        out.push_str(text.get(done..spot.start)?);
        out.push_str(value);
        done = spot.end;
    }
    out.push_str(text.get(done..)?);
    Some(out)
}

/// A word, a quoted text (its place without the quotes), a number, or a sign.
#[derive(Debug)]
enum Token<'t> {
    Word(&'t str),
    Text(&'t str, Range<usize>),
    Number(Range<usize>),
    Sign(&'t str),
}

/// The part whose own words begin at a token.
fn part_at(tokens: &[Token<'_>], at: usize) -> Option<(PartKind, Range<usize>)> {
    let sign = |back: usize| match tokens.get(at.checked_sub(back)?)? {
        Token::Sign(sign) if matches!(*sign, "<" | ">" | "<=" | ">=" | "==" | "!=") => Some(*sign),
        _ => None,
    };
    let field = || match tokens.get(at.checked_sub(2)?)? {
        Token::Word(word) if word.contains('.') => Some((*word).to_owned()),
        _ => None,
    };
    let text = |ahead: usize| match tokens.get(at + ahead)? {
        Token::Text(text, place) => Some((*text, place.clone())),
        _ => None,
    };
    match tokens.get(at)? {
        Token::Number(place) => {
            sign(1)?;
            Some((PartKind::Whole(field()?), place.clone()))
        }
        Token::Word("level") => {
            sign(1)?;
            let (_, place) = text(2)?;
            Some((PartKind::Level(ladder_of(&field()?).to_owned()), place))
        }
        Token::Word("dec") => {
            sign(1)?;
            Some((PartKind::Decimal(field()?), text(2)?.1))
        }
        Token::Word("date") => Some((PartKind::Day, text(2)?.1)),
        Token::Word("in_group") => Some((PartKind::Group, text(2)?.1)),
        Token::Word("studying" | "held_on") => {
            let ladder = match tokens.get(at + 2)? {
                Token::Text(text, _) => *text,
                Token::Word(word) => ladder_of(word),
                _ => return None,
            };
            Some((PartKind::Level(ladder.to_owned()), text(4)?.1))
        }
        _ => None,
    }
}

/// The ladder of a field.
fn ladder_of(field: &str) -> &str {
    match field.rsplit('.').next().unwrap_or(field) {
        "last_grade" => "grade",
        own => own,
    }
}

fn tokens(text: &str) -> Vec<Token<'_>> {
    let bytes = text.as_bytes();
    let while_is = |from: usize, is: fn(u8) -> bool| {
        let rest = bytes.get(from..).unwrap_or_default();
        from + rest.iter().take_while(|byte| is(**byte)).count()
    };
    let (mut all, mut at) = (Vec::new(), 0);
    while let Some(&byte) = bytes.get(at) {
        let begin = at;
        if byte == b'"' {
            at = while_is(begin + 1, |byte| byte != b'"');
            all.push(Token::Text(text.get(begin + 1..at).unwrap_or_default(), begin + 1..at));
            at += 1;
        } else if byte.is_ascii_alphabetic() {
            at = while_is(begin, |byte| {
                byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'.')
            });
            all.push(Token::Word(text.get(begin..at).unwrap_or_default()));
        } else if byte.is_ascii_digit() {
            at = while_is(begin, |byte| byte.is_ascii_digit());
            all.push(Token::Number(begin..at));
        } else if matches!(byte, b'<' | b'>' | b'=' | b'!') {
            at = while_is(begin, |byte| matches!(byte, b'<' | b'>' | b'=' | b'!'));
            all.push(Token::Sign(text.get(begin..at).unwrap_or_default()));
        } else {
            at += 1;
            if !byte.is_ascii_whitespace() {
                all.push(Token::Sign(text.get(begin..at).unwrap_or_default()));
            }
        }
    }
    all
}
