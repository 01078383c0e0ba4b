//! The log-ins of the demonstration district, read from what `xungtam demo` prints.
//!
//! One line an account: `log-in NAME PASSWORD WHO …`, so that a person and a program read the same thing.

/// Somebody who may log in to the demonstration district.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct LogIn {
    /// What is typed as the name.
    pub name: String,
    /// What is typed as the password.
    pub password: String,
    /// Who that is, in words.
    pub who: String,
}

/// Finds the accounts in what the program printed.
pub(crate) fn read(printed: &str) -> Vec<LogIn> {
    printed.lines().filter_map(one).collect()
}

fn one(line: &str) -> Option<LogIn> {
    let mut words = line.trim().strip_prefix("log-in ")?.split_whitespace();
    let name = words.next()?.to_owned();
    let password = words.next()?.to_owned();
    Some(LogIn {
        name,
        password,
        who: words.collect::<Vec<_>>().join(" "),
    })
}

/// The same accounts as JSON, for the browser tests.
pub(crate) fn as_json(log_ins: &[LogIn]) -> String {
    let list: Vec<serde_json::Value> = log_ins
        .iter()
        .map(|it| serde_json::json!({ "name": it.name, "password": it.password, "who": it.who }))
        .collect();
    serde_json::Value::Array(list).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_accounts_are_found_among_other_lines() {
        let printed = "head 1f3a\nlog-in lanh-dao mat-khau-1 Lãnh đạo huyện\nhttp://127.0.0.1:8080\n";
        let found = read(printed);
        assert_eq!(found.len(), 1);
        assert_eq!(
            (found[0].name.as_str(), found[0].who.as_str()),
            ("lanh-dao", "Lãnh đạo huyện")
        );
        assert!(as_json(&found).contains("\"password\":\"mat-khau-1\""));
    }
}
