//! Room laid; see ARCHITECTURE.md.
