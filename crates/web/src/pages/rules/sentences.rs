//! Conditions of the law as sentences: the same tree that is checked, said in the reader's words.

use standards::expr::{Catalogue, Cell, Comparison, Condition, Node, Slot};
use words::Message;

use crate::pages::person::LawWords;

/// Says conditions.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Sentences<'s> {
    pub(crate) words: LawWords<'s>,
    pub(crate) catalogue: &'s Catalogue,
}

impl Sentences<'_> {
    /// A condition.
    pub(crate) fn condition(&self, condition: &Condition) -> String {
        self.node(&condition.root, false)
    }

    /// The name of a slot.
    pub(crate) fn slot(&self, slot: Slot) -> String {
        self.words.slot(&self.catalogue.name_of(slot))
    }

    /// A part; inside another one, what is joined stands in brackets.
    fn node(&self, node: &Node, inside: bool) -> String {
        let lang = self.words.lang;
        match node {
            Node::Always(true) => lang.say("rule-everybody"),
            Node::Always(false) => lang.say("rule-nobody"),
            Node::All(parts) => self.joined(parts, "rule-and", inside),
            Node::Any(parts) => self.joined(parts, "rule-or", inside),
            Node::Not(part) => lang.speak(&Message::new("rule-not").with("part", self.node(part, true))),
            Node::Flag(slot) => self.slot(*slot),
            Node::Recorded(slot) => lang.speak(&Message::new("rule-recorded").with("field", self.slot(*slot))),
            Node::Compare(slot, sign, value) => self.compared(*slot, *sign, self.value(*slot, *value)),
            Node::Against(slot, sign, other) => self.compared(*slot, *sign, self.slot(*other)),
            Node::Among(slot, values) => {
                let values: Vec<String> = values.iter().map(|value| self.value(*slot, *value)).collect();
                let among = Message::new("rule-among").with("values", values.join(", "));
                self.compared(*slot, Comparison::Equal, self.words.lang.speak(&among))
            }
        }
    }

    fn joined(&self, parts: &[Node], by: &str, inside: bool) -> String {
        let said: Vec<String> = parts.iter().map(|part| self.node(part, parts.len() > 1)).collect();
        let joined = said.join(&format!(" {} ", self.words.lang.say(by)));
        if inside && parts.len() > 1 {
            format!("({joined})")
        } else {
            joined
        }
    }

    fn compared(&self, slot: Slot, sign: Comparison, wanted: String) -> String {
        let said = Message::new("rule-compare").with("field", self.slot(slot));
        self.words
            .lang
            .speak(&said.with("wanted", self.words.signed(sign, wanted)))
    }

    fn value(&self, slot: Slot, value: i32) -> String {
        let shown = self.catalogue.show(slot, Cell::exactly(value));
        self.words.value(&self.catalogue.name_of(slot), &shown)
    }
}
