//! Training needs.
