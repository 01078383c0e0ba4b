//! A group of sensitive data: folded until the reader opens it, and the opening is recorded first.

use askama::Template;
use words::Lang;

use super::show::Fact;

/// Whether a sensitive group is shown.
#[derive(Debug, Clone)]
pub enum Vault {
    /// Folded; opening it is a POST to this address, which records the opening first.
    Folded(String),
    /// Open: the opening is on record.
    Open(Vec<Fact>),
    /// The reader may not see it.
    Refused,
}

/// A group of sensitive data.
#[derive(Debug, Clone)]
pub struct Sensitive {
    /// Its name in the catalogue: `sensitive-identity`.
    pub name: &'static str,
    /// Whether it is shown.
    pub vault: Vault,
}

/// The group as the page shows it, and as the answer to its opening sends it back.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/person/vault.html")]
pub struct VaultView {
    /// The reader's language.
    pub lang: Lang,
    /// The session's token.
    pub csrf: Option<String>,
    /// The group.
    pub group: Sensitive,
}

impl askama::filters::HtmlSafe for VaultView {}

impl VaultView {
    const fn is_open(&self) -> bool {
        matches!(self.group.vault, Vault::Open(_))
    }
}
