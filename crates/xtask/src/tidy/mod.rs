//! The house rules, as tests: each file here is one rule, and says what to do when it is broken.
//!
//! Each rule is also tried on a text that breaks it, so that it cannot pass by looking at nothing.

mod acts_words;
mod architecture;
mod audit_words;
mod catalogue;
mod doors;
mod exports;
mod files;
mod forbidden;
mod glossary;
mod law;
mod pure;
mod readme;
mod rust_names;
mod tracked;
