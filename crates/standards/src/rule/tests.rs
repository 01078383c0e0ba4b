//! The carried lawbook: it compiles, its cases come out, one person and everybody agree.

mod agree;
mod cases;
