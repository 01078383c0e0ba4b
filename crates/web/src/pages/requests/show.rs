//! What the pages of requests show.

use askama::Template;
use words::Message;

use crate::components::{Frame, Problems};
use crate::pages::proposals::ClockView;
use crate::pages::unfinished::KeptForm;

/// A request in a list.
#[derive(Debug, Clone)]
pub struct RequestRow {
    /// Its id.
    pub id: String,
    /// Its page, where the reader may answer it.
    pub href: Option<String>,
    /// Whose record, where it is another's.
    pub name: String,
    /// What is asked for.
    pub kind: String,
    /// In the asker's words, and what reading it is about.
    pub text: String,
    /// When it was received.
    pub asked: String,
    /// Until when it must be answered, while it waits.
    pub clock: Option<ClockView>,
    /// Where it stands: mark and words.
    pub stage: (&'static str, String),
    /// What was answered.
    pub answer: String,
    /// Whether the reader may give it up.
    pub withdraws: bool,
}

/// A choice of the form: word, name, whether it is chosen.
pub type Chosen = (String, String, bool);

/// The own requests.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/requests/own.html")]
pub struct OwnRequestsPage {
    /// The frame.
    pub frame: Frame,
    /// What is to be mended: fields `loai`, `noi-dung`, `lan-xem`.
    pub problems: Problems,
    /// The requests, newest first.
    pub rows: Vec<RequestRow>,
    /// What can be asked for.
    pub kinds: Vec<Chosen>,
    /// The readings that a complaint may be about.
    pub readings: Vec<Chosen>,
    /// What was typed.
    pub text: String,
    /// What the reader left unfinished of it.
    pub kept: KeptForm,
    /// Until when each kind must be answered, and by which rule.
    pub clocks: Vec<(String, ClockView)>,
    /// The copies to take away, once one was granted.
    pub copies: Vec<(String, String)>,
}

impl OwnRequestsPage {
    fn copy_ready(&self) -> String {
        let said = Message::new("request-copy-ready").with("days", office::requests::COPY_DAYS);
        self.frame.lang.speak(&said)
    }

    fn withdraw_label(&self, row: &RequestRow) -> String {
        let said = Message::new("request-withdraw").with("id", row.id.as_str());
        self.frame.lang.speak(&said)
    }
}

/// The requests that wait.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/requests/list.html")]
pub struct RequestsPage {
    /// The frame.
    pub frame: Frame,
    /// How many wait.
    pub waiting: i64,
    /// The requests, those that wait first.
    pub rows: Vec<RequestRow>,
    /// The ways to take it away.
    pub takes: Vec<(String, String)>,
}

impl RequestsPage {
    fn headline(&self) -> String {
        if self.waiting == 0 {
            return self.frame.say("requests-none");
        }
        let said = Message::new("requests-head").with("n", self.waiting);
        self.frame.lang.speak(&said)
    }
}

/// A request, to be answered.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/requests/open.html")]
pub struct RequestPage {
    /// The frame.
    pub frame: Frame,
    /// What is to be mended: field `tra-loi`.
    pub problems: Problems,
    /// The request.
    pub row: RequestRow,
    /// The page of the person.
    pub person: String,
    /// Whether it waits for an answer.
    pub waits: bool,
    /// What was typed.
    pub typed: String,
    /// What the reader left unfinished of it.
    pub kept: KeptForm,
    /// Its address.
    pub here: String,
}

impl RequestPage {
    fn title(&self) -> String {
        let said = Message::new("request-of").with("name", self.row.name.as_str());
        let said = said.with("kind", self.row.kind.as_str());
        self.frame.lang.speak(&said)
    }
}
