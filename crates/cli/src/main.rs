//! The `xungtam` command.
fn main() {}
