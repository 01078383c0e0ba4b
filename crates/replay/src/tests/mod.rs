//! A small invented reorganisation, what can be wrong with one, and the real one where its files are there.

mod country;
mod faults;
mod small;
