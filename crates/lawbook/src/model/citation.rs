//! A citation: where a rule stands, in the words of either language.

use std::fmt;

use ledger::Day;

use super::entry::Title;
use super::words::{Authority, Mark};

/// Article, clause and point inside an instrument.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Article {
    /// Điều.
    pub article: u32,
    /// Khoản.
    pub clause: Option<String>,
    /// Điểm.
    pub point: Option<String>,
}

impl Article {
    /// Reads `8`, `8.3` or `8.3.a`.
    pub fn read(text: &str) -> Option<Self> {
        let mut parts = text.split('.');
        let article = parts.next()?.parse().ok()?;
        let word = |part: &str| !part.is_empty() && part.chars().all(char::is_alphanumeric);
        let (clause, point) = (parts.next().map(str::to_owned), parts.next().map(str::to_owned));
        let fine = clause.iter().chain(&point).all(|part| word(part)) && parts.next().is_none();
        fine.then_some(Self { article, clause, point })
    }

    /// "điểm a khoản 3 Điều 8".
    pub fn vi(&self) -> String {
        let point = self
            .point
            .as_ref()
            .map(|point| format!("điểm {point} "))
            .unwrap_or_default();
        let clause = self
            .clause
            .as_ref()
            .map(|clause| format!("khoản {clause} "))
            .unwrap_or_default();
        format!("{point}{clause}Điều {}", self.article)
    }

    /// "Article 8(3)(a)".
    pub fn en(&self) -> String {
        let part = |part: &Option<String>| part.as_ref().map(|part| format!("({part})")).unwrap_or_default();
        format!("Article {}{}{}", self.article, part(&self.clause), part(&self.point))
    }
}

/// Where a rule stands: the entry, its version, the instrument and the place in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Citation {
    /// The entry.
    pub entry: String,
    /// The first day of the version.
    pub from: Day,
    /// The instrument's number.
    pub source: String,
    /// The instrument's name.
    pub instrument: Title,
    /// How binding the instrument is.
    pub level: Authority,
    /// Where in it.
    pub at: Option<Article>,
    /// How far it can be relied on.
    pub mark: Mark,
    /// The last day on which the entry was compared with what was read.
    pub checked: Day,
}

impl Citation {
    /// "khoản 3 Điều 8 Nghị định 33/2023/NĐ-CP".
    pub fn vi(&self) -> String {
        match &self.at {
            Some(at) => format!("{} {}", at.vi(), self.instrument.vi),
            None => self.instrument.vi.clone(),
        }
    }

    /// "Article 8(3), Decree 33/2023/NĐ-CP".
    pub fn en(&self) -> String {
        match &self.at {
            Some(at) => format!("{}, {}", at.en(), self.instrument.en),
            None => self.instrument.en.clone(),
        }
    }
}

/// In Vietnamese, as legal bases are written here.
impl fmt::Display for Citation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.vi())
    }
}

#[cfg(test)]
mod tests {
    use super::Article;

    #[test]
    fn articles_read_and_speak() {
        let at = Article::read("8.3.a").unwrap();
        assert_eq!(
            (at.vi().as_str(), at.en().as_str()),
            ("điểm a khoản 3 Điều 8", "Article 8(3)(a)")
        );
        assert_eq!(Article::read("70.2").unwrap().vi(), "khoản 2 Điều 70");
        for text in ["", "a", "8.", "8.3.a.1", "8..a"] {
            assert_eq!(Article::read(text), None, "{text}");
        }
    }
}
