//! An act whose content is replaced: what changes in it, and what stays.

use ledger::acts::decisions::Amend;
use ledger::acts::{Act, Dated};
use words::{Message, writing};

use super::acts::Saying;
use super::beside::Beside;
use super::fields::{Telling, Told};
use super::lines::{closed_as, closed_line, is_closed, line, open_lines, or_nothing};
use super::show::SaidLine;

impl Saying<'_> {
    /// Which act, then what changes in it, then what stays.
    pub(super) fn amended(&self, telling: &Telling<'_>, amend: &Amend, beside: Option<&Beside<'_>>) -> Vec<SaidLine> {
        let (lang, new) = (telling.lang, &amend.content.act);
        let mut lines = Vec::new();
        for own in telling.fields(&Act::Amend(amend.clone())) {
            let shape = new.shape();
            let name = if lang == words::Lang::Vi { shape.vi } else { shape.en };
            let said = Message::new("said-act-named").with("which", own.text).with("act", name);
            lines.push(line(own.label, lang.speak(&said)));
        }
        let old = beside.and_then(|beside| {
            let (value, known) = (beside.without.value(), beside.without.known());
            value.act_as_it_read(amend.target, known)
        });
        // Of what was erased by law nobody can say any more what stood there.
        let old = old.filter(|old| !matches!(old.act, Act::Erased(_)));
        let new_all = telling.fields(new);
        let Some(old) = old else {
            lines.extend(open_lines(telling, new, &new_all, |_| None));
            lines.extend(closed_line(telling, new, &new_all));
            return lines;
        };
        let mut old_all = beside.map_or_else(Vec::new, |beside| self.earlier(beside).fields(&old.act));
        let mut kept = Vec::new();
        let (mut closed_changed, mut all) = (false, new_all);
        // What is left out now, and stood there, is told too.
        let gone = |own: &Told| all.iter().all(|new| new.way != own.way);
        let left_out: Vec<Told> = old_all.iter().filter(|own| gone(own)).cloned().collect();
        all.extend(left_out.into_iter().map(|own| Told {
            text: String::new(),
            given: String::new(),
            ..own
        }));
        let when = |when: Option<ledger::When>| when.map(|when| writing::when(lang, when));
        let since = |dated: &Dated| Told {
            way: "tu-ngay".to_owned(),
            label: lang.say("draft-when"),
            text: when(dated.when).unwrap_or_else(|| lang.say("said-from-paper")),
            given: dated.when.map(|when| when.to_string()).unwrap_or_default(),
        };
        all.push(since(&amend.content));
        old_all.push(since(&old));
        for own in all {
            let before = old_all.iter().find(|old| old.way == own.way);
            let same = before.map_or(own.given.is_empty(), |old| old.given == own.given);
            // Two things of one name are told apart by their codes.
            let is_namesake = !same && before.is_some_and(|old| old.text == own.text);
            let said = |told: &Told| {
                if is_namesake {
                    format!("{}: {}", told.text, told.given)
                } else {
                    told.text.clone()
                }
            };
            let before = before.map(said).unwrap_or_default();
            let now = said(&own);
            if is_closed(telling, new, &own.way) || is_closed(telling, &old.act, &own.way) {
                closed_changed |= !same;
            } else if !same {
                lines.push(SaidLine {
                    before: Some(or_nothing(telling, before)),
                    ..line(own.label, or_nothing(telling, now))
                });
            } else if !own.text.is_empty() && own.way != "tu-ngay" {
                kept.push(format!("{}: {}", own.label, own.text));
            }
        }
        if closed_changed {
            lines.push(closed_as(String::new(), lang.say("said-closed-changes")));
        }
        if !kept.is_empty() {
            lines.push(SaidLine {
                is_quiet: true,
                ..line(lang.say("said-kept"), kept.join("; "))
            });
        }
        lines
    }
}
