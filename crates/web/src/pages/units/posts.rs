//! The posts of a unit, and who holds them as far as the reader may see people.

use ledger::codes::HoldMode;
use ledger::value::Ix;
use office::people::Holder;
use office::permission::Scope;
use words::{Message, writing};

use super::drafts::filling;
use super::show::{HolderRow, PostRow};
use super::tree::Tree;
use crate::urls;

/// One post; whom `people` does not cover is not named.
pub(super) fn row(tree: &Tree<'_>, people: &Scope, (unit, post): (Ix, Ix)) -> PostRow {
    let posts = tree.roster.posts(&tree.visit.value, &tree.structure);
    let is_vacant = posts.holders(post).is_empty();
    PostRow {
        fill: is_vacant.then(|| filling(tree, unit, post)).flatten(),
        title: tree.visit.view().post_title(post).to_string(),
        holders: posts
            .holders(post)
            .iter()
            .map(|holder| told(tree, people, holder))
            .collect(),
    }
}

fn told(tree: &Tree<'_>, people: &Scope, holder: &Holder) -> HolderRow {
    let (visit, lang) = (tree.visit, tree.visit.lang());
    let member = holder.member;
    let seen = people.covers(member.stands_in, Some(member.person), &tree.structure);
    let person = visit.view().person(member.person).filter(|_| seen);
    let since = Message::new("since").with("when", writing::day(holder.since));
    HolderRow {
        person: person.and_then(|person| {
            let id = person.id()?.to_string();
            Some((words::person_name(lang, &person), visit.at(&urls::person(&id))))
        }),
        mode: (holder.mode != HoldMode::Main).then(|| lang.speak(&Message::code("hold", holder.mode.word()))),
        since: lang.speak(&since),
    }
}
