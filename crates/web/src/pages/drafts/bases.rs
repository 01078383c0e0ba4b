//! Legal bases in words: entries of the law by their titles, with the instrument that they stand in; other papers as they are named.

use lawbook::Mark;
use ledger::{Day, Header};
use words::{Lang, Message};

use crate::pages::tasks::{citation, in_lang};
use crate::site::Visit;

/// One basis.
struct Named {
    /// The title of an entry of the law, or the paper as it is named.
    title: String,
    /// Where an entry stands, and whether that is law: settings of an office are not.
    cited: Option<(String, bool)>,
}

fn named(visit: &Visit, base: &str, day: Day) -> Named {
    let (lang, law) = (visit.lang(), visit.law());
    let Some(entry) = law.entry(base) else {
        let title = base.trim().to_owned();
        return Named { title, cited: None };
    };
    let versions = entry.versions();
    let version = versions.into_iter().find(|version| version.span.covers(day));
    let cited = version.and_then(|version| law.cite(entry, version));
    Named {
        title: in_lang(lang, &entry.title).to_owned(),
        cited: cited.map(|cited| (citation(lang, &cited).cited, cited.mark != Mark::Chosen)),
    }
}

/// Each once, in their order.
fn once(all: impl Iterator<Item = String>) -> Vec<String> {
    let mut said: Vec<String> = Vec::new();
    for one in all {
        if !said.contains(&one) {
            said.push(one);
        }
    }
    said
}

/// The bases as a page tells them: title, and in brackets where it stands.
pub(super) fn told(visit: &Visit, header: &Header) -> Vec<String> {
    let said = |base: &String| {
        let named = named(visit, base, header.effective);
        match named.cited {
            Some((cited, _)) => format!("{} ({cited})", named.title),
            None => named.title,
        }
    };
    once(header.bases.iter().map(said))
}

/// The same as a paper tells them: first where it stands, as far as that is law.
pub(super) fn written(visit: &Visit, header: &Header) -> Vec<String> {
    let said = |base: &String| {
        let named = named(visit, base, header.effective);
        let text = match named.cited {
            Some((cited, true)) => format!("{cited} ({})", named.title),
            _ => named.title,
        };
        on_paper(visit.lang(), &text)
    };
    once(header.bases.iter().map(said))
}

/// With the word that begins it, where it does not begin so.
fn on_paper(lang: Lang, text: &str) -> String {
    if text.to_lowercase().starts_with("căn cứ") {
        text.to_owned()
    } else {
        lang.speak(&Message::new("printed-basis").with("text", text))
    }
}
