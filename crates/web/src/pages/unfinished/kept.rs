//! What a page shows of the form that its reader left unfinished.

use words::{Message, writing};

use crate::site::Visit;

/// A form as it is kept, beside the form itself. Its fields are shown on the form's own page alone, whose rights were asked.
#[derive(Debug, Clone, Default)]
pub struct KeptForm {
    /// The name of the form.
    pub form: String,
    /// Which version is kept; 0: none.
    pub version: u32,
    /// When it was saved, in words.
    pub said: String,
    /// What stands in its fields, as JSON; empty: nothing is kept.
    pub fields: String,
    /// The sign by which it is known when it is sent again.
    pub once: String,
}

impl KeptForm {
    /// What is kept for the reader of the form at an address, or of a part of it.
    pub(crate) fn of(visit: &Visit, action: &str, part: Option<u16>) -> Self {
        let form = part.map_or_else(|| action.to_owned(), |part| format!("{action} {part}"));
        let once = visit.site.office().form_sign();
        // Who looks through the rights of another sees nothing that the other has typed.
        let looks = visit.reader.looks_only();
        let kept = visit.site.office().unfinished(&visit.actor, &form).filter(|_| !looks);
        let Some(kept) = kept else {
            return Self {
                form,
                once,
                ..Self::default()
            };
        };
        let said = Message::new("autosave-offer").with("time", writing::moment(kept.saved));
        Self {
            form,
            version: kept.version,
            said: visit.lang().speak(&said),
            fields: serde_json::to_string(&kept.fields).unwrap_or_default(),
            once,
        }
    }
}
