//! The standards as figures need them, compiled once: with study counted where a rule says so, and what is held alone.

use lawbook::Lawbook;
use standards::rule::{CannotCompile, Settings, Standards};

/// All standards of a lawbook, in two readings that share one vocabulary.
#[derive(Debug, Clone)]
pub struct Rules {
    /// As the rules say: studying counts where they say so.
    pub counted: Standards,
    /// What is held alone: the difference is met by those who are studying.
    pub held: Standards,
}

impl Rules {
    /// Compiles the standards of a lawbook.
    ///
    /// # Errors
    ///
    /// Every problem of every condition.
    pub fn of(book: &Lawbook) -> Result<Self, CannotCompile> {
        let held = Settings {
            studying_counts: false,
            ..Settings::default()
        };
        Ok(Self {
            counted: Standards::of(book, &Settings::default())?,
            held: Standards::of(book, &held)?,
        })
    }
}
