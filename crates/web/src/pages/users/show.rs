//! What the pages of accounts show.

use askama::Template;
use words::Message;

use crate::components::{Frame, Pager, Problems};

/// An account, as it is listed.
#[derive(Debug, Clone)]
pub struct UserRow {
    /// Its page.
    pub href: String,
    /// The name to log in with.
    pub name: String,
    /// The name that pages show.
    pub shown_as: String,
    /// What it may do today.
    pub roles: String,
    /// The mark and the words of how it stands.
    pub state: (&'static str, String),
    /// Whether it has a second factor, in words.
    pub factor: String,
}

/// What a role may do: for each deed the highest class of data.
#[derive(Debug, Clone)]
pub struct DeedRow {
    /// The role.
    pub role: String,
    /// In the order of the heads; nothing where it may not.
    pub cells: Vec<Option<String>>,
}

/// A choice of a form.
#[derive(Debug, Clone)]
pub struct Choice {
    /// What the form sends.
    pub word: String,
    /// What it is called.
    pub name: String,
    /// Whether it is chosen.
    pub chosen: bool,
}

/// P35: all accounts.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/users/list.html")]
pub struct UsersPage {
    /// The frame.
    pub frame: Frame,
    /// What is to be mended: field `phut`.
    pub problems: Problems,
    /// The title: how many may log in.
    pub title: String,
    /// The accounts on this page.
    pub rows: Vec<UserRow>,
    /// The way to the others.
    pub pager: Option<Pager>,
    /// The ways to take it away.
    pub takes: Vec<(String, String)>,
    /// The heads of the table of roles.
    pub deeds: Vec<String>,
    /// The table of roles.
    pub table: Vec<DeedRow>,
    /// The sets of rules for passwords, for who manages the whole ledger.
    pub passwords: Vec<Choice>,
    /// The roles, with those that need a second factor chosen.
    pub needing: Vec<Choice>,
    /// Whether every account needs one.
    pub everybody: bool,
    /// Whether somebody else than who wrote a draft gives it its number.
    pub numbered_by_another: bool,
    /// The way to emergency accesses, with how many wait for the reader, in words.
    pub emergencies: String,
    /// For how many hours emergency access lasts.
    pub emergency: String,
    /// Within so many days a submitted draft is to be decided on; 0: no day.
    pub decide_within: String,
    /// For how many minutes a proof holds before weighty deeds, as it was typed.
    pub proof: String,
}

/// A new account.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/users/add.html")]
pub struct AddPage {
    /// The frame.
    pub frame: Frame,
    /// What is to be mended: fields `ten`, `hien`, `nguoi`.
    pub problems: Problems,
    /// What was typed: name, shown as, the person's code.
    pub typed: [String; 3],
}

/// A right, as it is listed.
#[derive(Debug, Clone)]
pub struct RightRow {
    /// Its number within the account.
    pub number: u32,
    /// The mark and the words of how it stands.
    pub state: (&'static str, String),
    /// The role.
    pub role: String,
    /// Over which unit.
    pub place: String,
    /// Up to which class of data.
    pub class: String,
    /// From when until when.
    pub period: String,
    /// Who granted it, when, by which paper; who ended it.
    pub history: Vec<String>,
    /// Whether it can still be ended.
    pub unfinished: bool,
}

/// P35: one account.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/users/show.html")]
pub struct UserPage {
    /// The frame.
    pub frame: Frame,
    /// What is to be mended: fields `vai`, `don-vi`, `muc`, `tu`, `den`, `van-ban`, `so`, `ngay`, `van-ban-het`, days and signers of papers.
    pub problems: Problems,
    /// What has just been done, in words.
    pub done: Option<String>,
    /// A password of one use that was just made: shown this once.
    pub secret: Option<String>,
    /// The page's own address; what it sends goes below it.
    pub at: String,
    /// The name to log in with.
    pub name: String,
    /// How it stands, in words.
    pub states: Vec<String>,
    /// The rights, unfinished ones first.
    pub rights: Vec<RightRow>,
    /// Whether it is the reader's own account: nothing can be done to it here.
    pub own: bool,
    /// Whether it may log in.
    pub open: bool,
    /// Whether it has a second factor.
    pub factor: bool,
    /// The roles of the form.
    pub roles: Vec<Choice>,
    /// The classes of data of the form.
    pub classes: Vec<Choice>,
    /// The units that can be chosen, with their codes.
    pub units: Vec<String>,
    /// What was typed: unit, from, until, paper; number, day and paper of the end; day and signer of the first paper, and of the second.
    pub typed: [String; 11],
    /// What was proposed and waits for a second person, and whether the reader is not the one who proposed it.
    pub proposed: Vec<(RightRow, bool)>,
    /// The reset that waits for a second person: in words, its word, and whether the reader may confirm it.
    pub reset: Option<(String, &'static str, bool)>,
    /// That letting its holder begin anew needs a second person, where it does.
    pub reset_note: Option<String>,
}

impl UserPage {
    fn any_unfinished(&self) -> bool {
        self.rights.iter().any(|right| right.unfinished)
    }

    fn ends(&self, right: &RightRow) -> bool {
        self.typed[4] == right.number.to_string()
    }
}

/// One deed that somebody may do.
#[derive(Debug, Clone)]
pub struct MayRow {
    /// What.
    pub deed: String,
    /// What the account or the key is called.
    pub account: String,
    /// Its name or sign.
    pub name: String,
    /// Its page, where the reader may manage it.
    pub href: Option<String>,
    /// Whether it may not log in now.
    pub closed: bool,
    /// Up to which class of data.
    pub class: String,
    /// The right that it comes from: the role and its unit.
    pub right: String,
    /// From when until when.
    pub period: String,
    /// Who granted it, when, by which paper; who ended it.
    pub history: Vec<String>,
}

/// P35: who can do what in a unit on a day.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/users/who.html")]
pub struct WhoPage {
    /// The frame.
    pub frame: Frame,
    /// The title: how many accounts and keys may do anything there.
    pub title: String,
    /// What is to be mended: fields `don-vi`, `ngay`.
    pub problems: Problems,
    /// What was typed: the unit, the day.
    pub typed: [String; 2],
    /// The units that can be chosen, with their codes.
    pub units: Vec<String>,
    /// The deeds, and every one of them.
    pub deeds: Vec<Choice>,
    /// Who may do what.
    pub rows: Vec<MayRow>,
    /// How many lines are not shown.
    pub more: usize,
}

impl WhoPage {
    fn more_said(&self) -> Option<String> {
        let said = Message::new("who-more").with("n", self.more);
        (self.more > 0).then(|| self.frame.lang.speak(&said))
    }
}
