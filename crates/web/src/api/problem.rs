//! Problems as RFC 9457 tells them: what kind, in words of the caller's language, with every fault at once.

use axum::body::Body;
use axum::http::header::{ALLOW, CONTENT_LANGUAGE, CONTENT_TYPE, RETRY_AFTER, WWW_AUTHENTICATE};
use axum::http::{HeaderValue, Response, StatusCode};
use office::accounts::KeyRefused;
use office::writer::NotDone;
use serde::Serialize;
use serde_json::{Value, json};
use words::{Lang, Message};

use super::wire::{Book, Wire, coded, object, wire};
use crate::site::PageError;

/// The media type of problems.
pub(crate) const MEDIA: &str = "application/problem+json";

/// In which part of a request a fault is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Part {
    Path,
    Query,
    Header,
    Body,
}

impl Part {
    const ALL: [Self; 4] = [Self::Path, Self::Query, Self::Header, Self::Body];

    const fn word(self) -> &'static str {
        match self {
            Self::Path => "path",
            Self::Query => "query",
            Self::Header => "header",
            Self::Body => "body",
        }
    }
}

/// One thing to be mended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Fault {
    pub(crate) part: Part,
    pub(crate) name: String,
    pub(crate) message: Message,
}

impl Fault {
    pub(crate) fn new(part: Part, name: &str, message: Message) -> Self {
        // What a stranger sent comes back only as far as it helps.
        let name = name.chars().take(80).collect();
        Self { part, name, message }
    }
}

/// Why there is no answer.
#[derive(Debug, Clone)]
pub(crate) enum Trouble {
    /// No key was sent.
    NoKey,
    /// The key opens nothing now.
    Key(KeyRefused),
    /// Outside what the key was given.
    Forbidden,
    /// The key may, but not this: who wrote a draft does not approve it.
    Denied(Message),
    /// What is there has moved on, or is not such that this can be done to it.
    Conflict(Message),
    /// Nothing is there.
    NotFound,
    /// The address answers other methods.
    NotSo,
    /// The body is no JSON object.
    Unreadable,
    /// The body is not said to be JSON.
    NotJson,
    /// The body is too long.
    TooLong,
    /// What was asked cannot be: every fault.
    Invalid(Vec<Fault>),
    /// Nothing can be written now: no room is left, or this process only shows.
    ReadOnly,
    /// Whether it was written is not known.
    InDoubt(String),
    /// Our own fault; the cause is noted, never told.
    Failed(String),
}

impl Trouble {
    /// Every kind of problem, with its status.
    pub(crate) const KINDS: &'static [(&'static str, u16)] = &[
        ("no-key", 401),
        ("key-refused", 401),
        ("forbidden", 403),
        ("not-found", 404),
        ("method", 405),
        ("conflict", 409),
        ("unreadable", 400),
        ("not-json", 415),
        ("too-long", 413),
        ("invalid", 422),
        ("too-often", 429),
        ("read-only", 503),
        ("in-doubt", 500),
        ("failed", 500),
    ];

    const fn kind(&self) -> &'static str {
        match self {
            Self::NoKey => "no-key",
            Self::Key(KeyRefused::TooOften { .. }) => "too-often",
            Self::Key(_) => "key-refused",
            Self::Forbidden | Self::Denied(_) => "forbidden",
            Self::Conflict(_) => "conflict",
            Self::NotFound => "not-found",
            Self::NotSo => "method",
            Self::Unreadable => "unreadable",
            Self::NotJson => "not-json",
            Self::TooLong => "too-long",
            Self::Invalid(_) => "invalid",
            Self::ReadOnly => "read-only",
            Self::InDoubt(_) => "in-doubt",
            Self::Failed(_) => "failed",
        }
    }

    fn status(&self) -> u16 {
        let own = self.kind();
        let found = Self::KINDS.iter().find(|(kind, _)| *kind == own);
        found.map_or(500, |(_, status)| *status)
    }

    /// What the caller can do about it, where more is known than its kind.
    fn detail(&self) -> Option<Message> {
        match self {
            Self::Key(KeyRefused::Unknown) => Some(Message::new("api-key-unknown")),
            Self::Key(KeyRefused::NotConfirmed) => Some(Message::new("api-key-not-confirmed")),
            Self::Key(KeyRefused::Lapsed) => Some(Message::new("api-key-lapsed")),
            Self::Key(KeyRefused::Revoked) => Some(Message::new("api-key-revoked")),
            Self::Key(KeyRefused::NotYet(day)) => Some(Message::new("api-key-not-yet").with("day", *day)),
            Self::Key(KeyRefused::Ended(day)) => Some(Message::new("api-key-ended").with("day", day.previous())),
            Self::Key(KeyRefused::TooOften { wait }) => Some(Message::new("api-key-too-often").with("n", *wait)),
            Self::Denied(why) | Self::Conflict(why) => Some(why.clone()),
            _ => None,
        }
    }

    /// Why an operation of the office was not done; `refused` says it where the operation itself refused.
    pub(crate) fn not_done<R>(problem: NotDone<R>, refused: impl FnOnce(R) -> Self) -> Self {
        match problem {
            NotDone::Refused(reasons) => refused(reasons),
            NotDone::Full | NotDone::ReadOnly => Self::ReadOnly,
            NotDone::InDoubt(_) => Self::InDoubt(problem.to_string()),
            NotDone::Store(_) | NotDone::Broken | NotDone::Closing => Self::Failed(problem.to_string()),
        }
    }

    /// The cause that is noted and not told.
    pub(super) fn cause(&self) -> Option<&str> {
        match self {
            Self::InDoubt(cause) | Self::Failed(cause) => Some(cause),
            _ => None,
        }
    }

    /// As it is told.
    pub(super) fn told(&self, lang: Lang, code: Option<String>) -> Response<Body> {
        let status = self.status();
        let faults = match self {
            Self::Invalid(faults) => faults.as_slice(),
            _ => &[],
        };
        let title = Message::new(format!("api-problem-{}", self.kind()));
        let detail = self.detail();
        let problem = Problem {
            kind: ProblemKind::of(self.kind()),
            title: lang.speak(&title),
            status: status.into(),
            next: lang.next_step(detail.as_ref().unwrap_or(&title)),
            detail: detail.map(|detail| lang.speak(&detail)),
            faults: faults.iter().map(|fault| told(lang, fault)).collect(),
            code,
        };
        let body = serde_json::to_vec(&problem).unwrap_or_default();
        let mut answer = Response::new(Body::from(body));
        *answer.status_mut() = StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let headers = answer.headers_mut();
        headers.insert(CONTENT_TYPE, HeaderValue::from_static(MEDIA));
        headers.insert(CONTENT_LANGUAGE, HeaderValue::from_static(lang.tag()));
        if status == 401 {
            headers.insert(WWW_AUTHENTICATE, HeaderValue::from_static("Bearer realm=\"xungtam\""));
        }
        if let Self::Key(KeyRefused::TooOften { wait }) = self {
            headers.insert(RETRY_AFTER, HeaderValue::from(u64::try_from(*wait).unwrap_or(1)));
        }
        answer
    }
}

/// The answer to a method that an address does not have, with those that it has.
pub(super) fn with_methods(mut answer: Response<Body>, methods: &str) -> Response<Body> {
    if let Ok(methods) = HeaderValue::from_str(methods) {
        answer.headers_mut().insert(ALLOW, methods);
    }
    answer
}

impl From<PageError> for Trouble {
    fn from(problem: PageError) -> Self {
        match problem {
            PageError::Forbidden | PageError::First(_) | PageError::LogInFirst | PageError::OnlyViewing => {
                Self::Forbidden
            }
            PageError::NotFound => Self::NotFound,
            PageError::NotSo => Self::NotSo,
            PageError::Expired | PageError::Unprocessable => Self::Unreadable,
            PageError::ReadOnly | PageError::OnlyShows => Self::ReadOnly,
            PageError::InDoubt(cause) => Self::InDoubt(cause),
            PageError::Failed(cause) => Self::Failed(cause),
        }
    }
}

fn told(lang: Lang, fault: &Fault) -> FaultTold {
    FaultTold {
        part: PartWord(fault.part.word()),
        name: fault.name.clone(),
        message: lang.speak(&fault.message),
        next: lang.next_step(&fault.message),
    }
}

coded! {
    /// The part of a request that a fault is in.
    PartWord of Part::ALL.iter().map(|part| part.word());
}

wire! {
    /// One thing to be mended.
    FaultTold {
        /// The part of the request.
        part: PartWord,
        /// The field there.
        name: String,
        /// What is wrong with it.
        message: String,
        /// What to do.
        next: Option<String>,
    }
}

/// What kind of problem it is.
#[derive(Debug, Clone, Serialize)]
#[serde(transparent)]
struct ProblemKind(String);

impl ProblemKind {
    fn of(kind: &str) -> Self {
        Self(format!("urn:xungtam:problem:{kind}"))
    }
}

/// A problem as it is sent (RFC 9457).
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Problem {
    #[serde(rename = "type")]
    kind: ProblemKind,
    title: String,
    status: u32,
    detail: Option<String>,
    next: Option<String>,
    faults: Vec<FaultTold>,
    code: Option<String>,
}

impl Wire for Problem {
    fn schema(book: &mut Book) -> Value {
        book.named("Problem", |book| {
            let kinds: Vec<String> = Trouble::KINDS.iter().map(|(kind, _)| ProblemKind::of(kind).0).collect();
            object(
                "Why there is no answer (RFC 9457).",
                [
                    (
                        "type",
                        "What kind of problem it is.",
                        json!({ "type": "string", "enum": kinds }),
                    ),
                    ("title", "The kind in words.", String::schema(book)),
                    ("status", "The status of the answer.", u32::schema(book)),
                    ("detail", "What is known of this case.", Option::<String>::schema(book)),
                    ("next", "What to do.", Option::<String>::schema(book)),
                    (
                        "faults",
                        "Everything that is to be mended, at once.",
                        Vec::<FaultTold>::schema(book),
                    ),
                    (
                        "code",
                        "Under which a fault of ours was noted.",
                        Option::<String>::schema(book),
                    ),
                ],
            )
        })
    }
}
