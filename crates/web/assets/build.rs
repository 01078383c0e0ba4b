//! Gathers what the browser needs into `OUT_DIR/assets`: npm files named in [`TAKEN`], our stylesheet, our script.
//!
//! npm runs only when the lock file changes. `XT_NODE_MODULES` names a ready `node_modules` folder for builds without a network.

use std::error::Error;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

macro_rules! be_vietnam {
    ($subset:literal, $weight:literal) => {
        concat!(
            "@fontsource/be-vietnam-pro/files/be-vietnam-pro-",
            $subset,
            "-",
            $weight,
            "-normal.woff2"
        )
    };
}

/// Every file taken from npm: where it stands under `node_modules`, and what it is called here.
const TAKEN: &[(&str, &str)] = &[
    ("htmx.org/dist/htmx.min.js", "htmx.js"),
    (be_vietnam!("latin", "400"), "fonts/be-vietnam-pro-latin-400.woff2"),
    (be_vietnam!("latin", "500"), "fonts/be-vietnam-pro-latin-500.woff2"),
    (be_vietnam!("latin", "600"), "fonts/be-vietnam-pro-latin-600.woff2"),
    (
        be_vietnam!("latin-ext", "400"),
        "fonts/be-vietnam-pro-latin-ext-400.woff2",
    ),
    (
        be_vietnam!("latin-ext", "500"),
        "fonts/be-vietnam-pro-latin-ext-500.woff2",
    ),
    (
        be_vietnam!("latin-ext", "600"),
        "fonts/be-vietnam-pro-latin-ext-600.woff2",
    ),
    (
        be_vietnam!("vietnamese", "400"),
        "fonts/be-vietnam-pro-vietnamese-400.woff2",
    ),
    (
        be_vietnam!("vietnamese", "500"),
        "fonts/be-vietnam-pro-vietnamese-500.woff2",
    ),
    (
        be_vietnam!("vietnamese", "600"),
        "fonts/be-vietnam-pro-vietnamese-600.woff2",
    ),
    (
        "@fontsource/noto-sans/files/noto-sans-latin-400-normal.woff2",
        "fonts/digits-400.woff2",
    ),
    (
        "@fontsource/noto-sans/files/noto-sans-latin-600-normal.woff2",
        "fonts/digits-600.woff2",
    ),
];

type Outcome = Result<(), Box<dyn Error>>;

fn main() -> Outcome {
    let here = PathBuf::from(env::var("CARGO_MANIFEST_DIR")?);
    let out = PathBuf::from(env::var("OUT_DIR")?);
    let assets = out.join("assets");
    for watched in [
        "package.json",
        "package-lock.json",
        "own",
        "../src/components",
        "build.rs",
    ] {
        println!("cargo::rerun-if-changed={watched}");
    }
    println!("cargo::rerun-if-env-changed=XT_NODE_MODULES");
    println!("cargo::rustc-env=ASSETS={}", assets.display());

    fs::create_dir_all(assets.join("fonts"))?;
    take_from_npm(&here, &out, &assets)?;
    fs::write(assets.join("app.css"), stylesheet(&here)?)?;
    for own in [
        "app.js",
        "keep.js",
        "autosave.js",
        "idle.js",
        "palette.js",
        "watch.js",
        "mark.svg",
    ] {
        fs::copy(here.join("own").join(own), assets.join(own))?;
    }
    Ok(())
}

/// Copies the files of [`TAKEN`], unless those of this very lock file are there already.
fn take_from_npm(here: &Path, out: &Path, assets: &Path) -> Outcome {
    let lock = fs::read_to_string(here.join("package-lock.json"))?;
    let stamp = out.join("taken.stamp");
    let wanted = format!("{lock}{TAKEN:?}");
    if fs::read_to_string(&stamp).is_ok_and(|taken| taken == wanted)
        && TAKEN.iter().all(|(_, name)| assets.join(name).is_file())
    {
        return Ok(());
    }
    let (modules, ours) = match env::var_os("XT_NODE_MODULES") {
        Some(ready) => (PathBuf::from(ready), false),
        None => (install(here, out)?, true),
    };
    for (from, name) in TAKEN {
        let from = modules.join(from);
        fs::copy(&from, assets.join(name)).map_err(|error| format!("{}: {error}", from.display()))?;
    }
    if ours {
        fs::remove_dir_all(modules)?;
    }
    fs::write(stamp, wanted)?;
    Ok(())
}

/// `npm ci` by the lock file, in the build folder: nothing is written into the source tree, and no package runs a script.
fn install(here: &Path, out: &Path) -> Result<PathBuf, Box<dyn Error>> {
    for file in ["package.json", "package-lock.json"] {
        fs::copy(here.join(file), out.join(file))?;
    }
    let npm = if cfg!(windows) { "npm.cmd" } else { "npm" };
    let run = Command::new(npm)
        .args(["ci", "--ignore-scripts", "--omit=dev", "--no-audit", "--no-fund"])
        .current_dir(out)
        .output()
        .map_err(|error| {
            format!(
                "npm could not be started ({error}). The web pages take their fonts and htmx from npm. \
                 Install it (Debian, Ubuntu: apt-get install nodejs npm), or set XT_NODE_MODULES to a ready node_modules folder."
            )
        })?;
    if !run.status.success() {
        let said = String::from_utf8_lossy(&run.stderr);
        return Err(format!("npm ci failed; is the package registry within reach?\n{said}").into());
    }
    Ok(out.join("node_modules"))
}

/// One stylesheet: our own files by name, each component's, which stands beside its template, and print last of all.
fn stylesheet(here: &Path) -> Result<String, Box<dyn Error>> {
    let mut sheets = styles_in(&here.join("own"))?;
    let components = here.join("../src/components");
    let mut folders: Vec<PathBuf> = fs::read_dir(components)?
        .map(|entry| entry.map(|e| e.path()))
        .collect::<Result<_, _>>()?;
    folders.sort();
    for folder in folders.iter().filter(|folder| folder.is_dir()) {
        sheets.append(&mut styles_in(folder)?);
    }
    sheets.sort_by_key(|sheet| sheet.ends_with("own/90-print.css"));
    let mut whole = String::new();
    for sheet in sheets {
        whole.push_str(&squeeze(&fs::read_to_string(&sheet)?));
    }
    Ok(whole)
}

fn styles_in(folder: &Path) -> Result<Vec<PathBuf>, Box<dyn Error>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.extension().is_some_and(|extension| extension == "css") {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}

/// A stylesheet without comments, indentation and blank lines; strings and rules stay as they are.
fn squeeze(sheet: &str) -> String {
    let mut rest = sheet;
    let mut bare = String::with_capacity(sheet.len());
    while let Some(start) = rest.find("/*") {
        bare.push_str(&rest[..start]);
        rest = rest[start..].split_once("*/").map_or("", |(_, after)| after);
    }
    bare.push_str(rest);
    bare.lines()
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .flat_map(|line| [line, "\n"])
        .collect()
}
