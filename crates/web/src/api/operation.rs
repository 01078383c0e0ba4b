//! An operation: everything that is known of one, in one place.

use std::fmt;

use axum::http::StatusCode;
use serde_json::Value;

use super::call::Call;
use super::input::{Input, Kind};
use super::problem::Trouble;
use super::wire::{Book, Wire};
use crate::site::Rule;

/// Doing something once though it is sent again.
const ONCE: &[Input] = &[Input::may(
    "Idempotency-Key",
    Kind::Token,
    "A key of the caller's own: the same order under it is done once and answered alike for a day; another order under it is refused (409).",
    "7f3c2a90-1",
)];

/// The most that a body may hold, in bytes.
const MOST: usize = 256 * 1024;

/// How it is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Verb {
    Get,
    Post,
    Put,
}

impl Verb {
    /// The method.
    pub(crate) const fn word(self) -> &'static str {
        match self {
            Self::Get => "GET",
            Self::Post => "POST",
            Self::Put => "PUT",
        }
    }
}

/// What an operation answers.
#[derive(Debug)]
pub(crate) struct Reply {
    pub(super) status: StatusCode,
    pub(super) body: Vec<u8>,
}

type Act = Box<dyn Fn(&Call) -> Result<Reply, Trouble> + Send + Sync>;

/// One operation.
pub(crate) struct Operation {
    /// Its name for programs that make a client from the document.
    pub(crate) id: &'static str,
    pub(crate) verb: Verb,
    pub(crate) path: &'static str,
    /// Which keys may ask at all.
    pub(crate) rule: Rule,
    /// What it does, in one sentence.
    pub(crate) about: &'static str,
    /// What its address holds in braces.
    pub(crate) places: &'static [Input],
    pub(crate) query: Vec<Input>,
    /// The headers that it reads.
    pub(crate) headers: &'static [Input],
    /// The fields of its body, where it has one.
    pub(crate) body: Option<Vec<Input>>,
    /// So many bytes its body may have.
    pub(crate) most: usize,
    pub(crate) status: u16,
    /// The schema of what it answers.
    pub(crate) answer: fn(&mut Book) -> Value,
    pub(super) act: Act,
}

impl fmt::Debug for Operation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.verb.word(), self.path)
    }
}

impl Operation {
    /// An operation that answers a value of one type: that type is both sent and published.
    pub(crate) fn new<T: Wire + 'static>(
        id: &'static str,
        (verb, path): (Verb, &'static str),
        rule: Rule,
        about: &'static str,
        act: fn(&Call) -> Result<T, Trouble>,
    ) -> Self {
        let reply = move |call: &Call| {
            let answer = act(call)?;
            let body = serde_json::to_vec(&answer).map_err(|problem| Trouble::Failed(problem.to_string()))?;
            Ok(Reply {
                status: StatusCode::OK,
                body,
            })
        };
        Self {
            id,
            verb,
            path,
            rule,
            about,
            places: &[],
            query: Vec::new(),
            headers: &[],
            body: None,
            most: MOST,
            status: 200,
            answer: T::schema,
            act: Box::new(reply),
        }
    }

    /// With what its address holds.
    pub(crate) fn at(mut self, places: &'static [Input]) -> Self {
        self.places = places;
        self
    }

    /// With fields of its query.
    pub(crate) fn asked(mut self, groups: &[&[Input]]) -> Self {
        self.query.extend(groups.iter().copied().flatten().copied());
        self
    }

    /// With a body of these fields.
    pub(crate) fn told(mut self, groups: &[&[Input]]) -> Self {
        self.body = Some(groups.iter().copied().flatten().copied().collect());
        self
    }

    /// With a body of so many bytes at most.
    pub(crate) const fn up_to(mut self, bytes: usize) -> Self {
        self.most = bytes;
        self
    }

    /// As one that writes: once under a key of the caller's own, and on the version that the caller knows.
    pub(crate) fn once(mut self) -> Self {
        self.headers = ONCE;
        self
    }

    /// The statuses of the problems that it can answer with.
    pub(crate) fn refusals(&self) -> Vec<u16> {
        let mut all = vec![401, 403, 404];
        if self.body.is_some() {
            all.extend([400, 413, 415]);
        }
        // What is there may have moved on.
        all.extend((self.verb != Verb::Get).then_some(409));
        all.extend([422, 429, 500, 503]);
        all.sort_unstable();
        all
    }
}
