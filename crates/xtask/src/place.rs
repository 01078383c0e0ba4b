//! Where things are: everything is found from the root of the repository.

use std::path::PathBuf;

/// The root of the repository, two folders above this crate.
pub(crate) fn root() -> PathBuf {
    let mut path = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    path.pop();
    path.pop();
    path
}

/// Where cargo builds; `CARGO_TARGET_DIR` moves it.
pub(crate) fn target() -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), PathBuf::from)
}

/// The shipped program, as the release build leaves it.
pub(crate) fn program() -> PathBuf {
    target()
        .join("release")
        .join(format!("xungtam{}", std::env::consts::EXE_SUFFIX))
}

/// The program of the development build, in which arithmetic that overflows is a fault.
pub(crate) fn debug_program() -> PathBuf {
    target()
        .join("debug")
        .join(format!("xungtam{}", std::env::consts::EXE_SUFFIX))
}

/// The folder of the browser tests.
pub(crate) fn e2e() -> PathBuf {
    root().join("e2e")
}

/// The demonstration ledger that `cargo xtask demo` keeps.
pub(crate) fn demo_ledger() -> PathBuf {
    target().join("demo").join("hoanh-bo.xungtam")
}
