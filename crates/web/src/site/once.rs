//! A form that is sent again because its answer was lost is done once: each page gives its form a sign, and what came with that sign, word for
//! word, is known.

use office::drafts::Order;
use office::once::Once;

use super::Fields;

/// The field that holds the sign.
const SIGN: &str = "lan";
/// The longest sign.
const LONGEST: usize = 64;
/// Fields that say nothing of what is asked for.
const BESIDE: [&str; 3] = ["csrf", "dang-do", SIGN];

impl Fields {
    /// The sign with all that was sent with it, and that alone; none where the form has no sign.
    fn signed(&self) -> Option<(String, String)> {
        let sign = Some(self.get(SIGN)).filter(|sign| !sign.is_empty() && sign.len() <= LONGEST)?;
        let body = serde_json::to_string(&self.but(&BESIDE)).ok()?;
        // Who goes back and sends something else asks for something else.
        Some((format!("form {sign} {body}"), body))
    }

    /// What is done once for an account when the form comes again, at an address.
    pub(crate) fn once(&self, account: &str, path: &str) -> Option<Once> {
        let (key, body) = self.signed()?;
        Some(Once::of(account, &format!("{path} {key}"), &body))
    }

    /// An order on a draft that is done once when the form comes again, at an address.
    pub(crate) fn order(&self, order: Order, account: &str, path: &str) -> Order {
        match self.signed() {
            Some((key, body)) => order.once(account, &format!("{path} {key}"), &body),
            None => order,
        }
    }
}
