//! What a letter says.

use office::mail::{DutyCounts, Letter, MailServer};
use words::{Lang, Message, writing};

/// A letter in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written {
    /// Where it goes.
    pub address: String,
    /// What names it for machines, so that the same letter is known when it comes twice.
    pub id: String,
    /// Its subject.
    pub subject: String,
    /// Its text.
    pub text: String,
}

/// The letter of a day.
pub(crate) fn of_day(letter: &Letter) -> Written {
    let lang = Lang::from_tag(&letter.lang).unwrap_or_default();
    let counts = &letter.counts;
    let mut lines = vec![say(lang, "letter-greeting", counts), String::new()];
    lines.extend((counts.late > 0).then(|| counted(lang, "letter-late", counts.late)));
    lines.extend((counts.drafts > 0).then(|| counted(lang, "letter-drafts", counts.drafts)));
    if !counts.soon.is_empty() {
        lines.push(lang.say("letter-soon"));
    }
    for (kind, count) in &counts.soon {
        let name = lang.say(&format!("duty-kind-{}", kind.word()));
        let line = Message::new("letter-kind").with("name", name).with("n", *count);
        lines.push(lang.speak(&line));
    }
    lines.extend([
        String::new(),
        format!("{}/viec", letter.server.site),
        String::new(),
        lang.say("letter-why"),
        format!("{}/tai-khoan", letter.server.site),
        String::new(),
    ]);
    Written {
        address: letter.address.clone(),
        id: letter.id(),
        subject: say(lang, "letter-subject", counts),
        text: lines.join("\n"),
    }
}

/// A letter that only shows whether letters arrive.
pub fn trial(lang: Lang, server: &MailServer, address: &str, id: &str) -> Written {
    Written {
        address: address.to_owned(),
        id: id.to_owned(),
        subject: lang.say("letter-trial-subject"),
        text: format!("{}\n\n{}\n", lang.say("letter-trial"), server.site),
    }
}

fn say(lang: Lang, id: &'static str, counts: &DutyCounts) -> String {
    lang.speak(&Message::new(id).with("day", writing::day(counts.day)))
}

fn counted(lang: Lang, id: &'static str, n: usize) -> String {
    lang.speak(&Message::new(id).with("n", n))
}
