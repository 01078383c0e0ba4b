//! The catalogue is compiled in: a new or changed file of messages rebuilds this crate.

fn main() {
    println!("cargo::rerun-if-changed=catalogue");
}
