//! Unfinished forms: what is typed and not sent is saved as one types, and offered when the form is opened again.

mod act;
mod forms;
mod kept;

pub(crate) use act::{drop_it, form_in, save, sent};
pub use kept::KeptForm;
