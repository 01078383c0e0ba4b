//! Tells the ledger's code by a number, so that what one release has folded and kept is never taken for what another one would fold.

use std::path::Path;
use std::{fs, io};

fn main() -> io::Result<()> {
    println!("cargo::rerun-if-changed=src");
    println!("cargo::rerun-if-changed=build.rs");
    let mut number = Fnv(0xcbf2_9ce4_8422_2325);
    take(Path::new("src"), &mut number)?;
    println!("cargo::rustc-env=LEDGER_CODE={:016x}", number.0);
    Ok(())
}

/// Every file below a folder, by name.
fn take(folder: &Path, number: &mut Fnv) -> io::Result<()> {
    let mut entries = fs::read_dir(folder)?.collect::<io::Result<Vec<_>>>()?;
    entries.sort_by_key(fs::DirEntry::file_name);
    for entry in entries {
        let path = entry.path();
        number.add(entry.file_name().as_encoded_bytes());
        if path.is_dir() {
            take(&path, number)?;
        } else {
            number.add(&fs::read(&path)?);
        }
    }
    Ok(())
}

/// FNV-1a, 64 bits: tells apart, and protects from nothing.
struct Fnv(u64);

impl Fnv {
    fn add(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01b3);
        }
    }
}
