//! Planning: optimisation engines that answer quickly, go on getting better, and prove how far the best possible can still be away.
//!
//! One shape for every problem: `problem` (plain data with the names of the domain), `constraints` (state and explain),
//! `solve` (incremental evaluators, tested to agree with `constraints`), `bound` (what no plan can beat), `verify` (judges a
//! finished plan and shares no code with the others) and `formats` (public benchmark files, mapped onto the problem).
//! [`core`] is what they share; [`command`] is the one door for the command line.
//!
//! INVARIANT: a plan never changes and decides nothing: a signed decision does. `verify` shares no code with `solve`.
//! INVARIANT: no clock, no file, no random order: the caller gives a [`core::Clock`], the text of a file and a seed.
//! INVARIANT: one seed, one iteration limit and one thread give one answer.

pub mod assignment;
pub mod command;
pub mod core;
pub mod facilities;
pub mod headcount;
pub mod regions;
pub mod timetable;
