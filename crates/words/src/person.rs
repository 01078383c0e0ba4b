//! How a person is called.

use ledger::view::PersonView;

use crate::lang::Lang;

/// The person's name on the day; of one whose registration was erased by law, words that say so.
pub fn person_name(lang: Lang, person: &PersonView<'_>) -> String {
    let name = person.name();
    if name.is_empty() && person.is_erased() {
        return lang.say("person-erased");
    }
    name.to_string()
}
