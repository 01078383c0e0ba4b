//! `cargo xtask demo`: build, make the demonstration district once, serve it.

use crate::place;
use crate::prerequisites::{CC, NPM, ensure};
use crate::server::{self, SEED};
use crate::speak::say;
use crate::trouble::Trouble;
use std::path::{Path, PathBuf};
use std::process::Command;

const LISTEN: &str = "127.0.0.1:8080";

/// Serves the district until it is told to stop (Ctrl-C).
pub(crate) fn demo(words: &[String]) -> Result<(), Trouble> {
    let wish = Wish::read(words)?;
    for program in [CC, NPM] {
        ensure(&program)?;
    }
    server::build()?;
    let ledger = place::demo_ledger();
    let log_ins = ledger.with_file_name("log-ins.txt");
    if wish.fresh {
        forget(&ledger)?;
    }
    if ledger.exists() {
        // What a visitor tried out yesterday is still there today.
        say(&format!(
            "The district of {} is kept; `cargo xtask demo --fresh` makes it anew.",
            ledger.display()
        ));
    } else {
        let made = make(&ledger)?;
        std::fs::write(&log_ins, made).map_err(Trouble::at(&log_ins))?;
    }
    say(&std::fs::read_to_string(&log_ins).unwrap_or_default());
    say(&format!("http://{}   (Ctrl-C stops it)", wish.listen));
    let status = Command::new(place::program())
        .arg("serve")
        .arg("--data")
        .arg(&ledger)
        .args(["--listen", &wish.listen])
        .status()
        .map_err(Trouble::at(&place::program()))?;
    if status.success() {
        return Ok(());
    }
    Err(Trouble::Failed {
        command: format!("xungtam serve --listen {}", wish.listen),
        status: status.to_string(),
    })
}

/// What the command line asked for.
#[derive(Debug)]
struct Wish {
    fresh: bool,
    listen: String,
}

impl Wish {
    fn read(words: &[String]) -> Result<Self, Trouble> {
        let mut wish = Self {
            fresh: false,
            listen: LISTEN.to_owned(),
        };
        let mut words = words.iter();
        while let Some(word) = words.next() {
            match word.as_str() {
                "--fresh" => wish.fresh = true,
                "--listen" => {
                    let address = words
                        .next()
                        .ok_or_else(|| Trouble::Usage("--listen needs an address".to_owned()))?;
                    wish.listen.clone_from(address);
                }
                other => {
                    return Err(Trouble::Usage(format!(
                        "demo does not know {other:?}: [--fresh] [--listen ADDR]"
                    )));
                }
            }
        }
        Ok(wish)
    }
}

/// Makes the ledger, and gives what the program printed: the address and the log-ins.
fn make(ledger: &Path) -> Result<String, Trouble> {
    if let Some(folder) = ledger.parent() {
        std::fs::create_dir_all(folder).map_err(Trouble::at(folder))?;
    }
    say(&format!("Making the demonstration district (seed {SEED}) …"));
    let mut command = Command::new(place::program());
    command.arg("demo").arg("--data").arg(ledger).args(["--seed", SEED]);
    // Progress bars go to the terminal; what is printed as a result is kept beside the ledger.
    let made = command
        .stderr(std::process::Stdio::inherit())
        .output()
        .map_err(Trouble::at(&place::program()))?;
    if made.status.success() {
        return Ok(String::from_utf8_lossy(&made.stdout).into_owned());
    }
    forget(ledger)?;
    Err(Trouble::Failed {
        command: "xungtam demo".to_owned(),
        status: made.status.to_string(),
    })
}

/// Removes the demonstration ledger with all that stands beside it.
fn forget(ledger: &Path) -> Result<(), Trouble> {
    let Some(folder) = ledger.parent().map(PathBuf::from) else {
        return Ok(());
    };
    if folder.exists() {
        std::fs::remove_dir_all(&folder).map_err(Trouble::at(&folder))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wish(words: &[&str]) -> Result<Wish, Trouble> {
        Wish::read(&words.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>())
    }

    #[test]
    fn the_address_of_the_readme_is_the_default() {
        assert_eq!(wish(&[]).unwrap().listen, "127.0.0.1:8080");
        let other = wish(&["--fresh", "--listen", "127.0.0.1:9000"]).unwrap();
        assert!(other.fresh && other.listen == "127.0.0.1:9000");
    }

    #[test]
    fn an_unknown_word_is_refused() {
        assert!(wish(&["--freshly"]).is_err());
        assert!(wish(&["--listen"]).is_err());
    }
}
