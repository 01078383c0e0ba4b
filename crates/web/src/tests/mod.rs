//! What holds for every page, whatever it shows; and the site as a browser meets it.

mod contrast;
mod gallery;
mod markup;
mod served;
