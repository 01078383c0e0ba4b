//! P05: who a person is, what is missing, what comes next.

mod ahead;
mod closes;
mod course;
mod dossier;
mod facts;
mod findings;
mod law_words;
mod open;
mod sensitive;
mod show;
mod subject;
#[cfg(test)]
mod tests;
mod vault;
mod who;
mod why;
mod workbook;

pub use dossier::*;
pub(crate) use dossier::{open as open_dossier, open_all as open_whole_dossier};
pub(crate) use law_words::LawWords;
pub(crate) use open::{back_from_group, open, open_group, own_page};
pub(crate) use sensitive::group_name;
pub use show::*;
pub(crate) use subject::whence;
pub use vault::*;
pub(in crate::pages) use workbook::own_copy;
pub(crate) use workbook::workbook;
