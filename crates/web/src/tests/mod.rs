//! What holds for every page, whatever it shows.

mod contrast;
mod gallery;
mod markup;
