//! The rules that accounts follow: one switch for passwords, which roles need a second factor, who gives numbers, and how long a draft may
//! wait for those who approve.

use ledger::Day;
use serde::{Deserialize, Serialize};

use super::account::Account;
use super::emergency::EmergencyHours;
use super::prove::ProofMinutes;
use crate::audit::Event;
use crate::office::Office;
use crate::permission::Role;
use crate::port::{Chain, StoreError};
use crate::writer::{Desk, NotDone};

/// The kind of record.
const SETTING: &str = "setting";
/// Its key.
const RULES: &str = "accounts";
/// How old the password of an administrator may be under the strict rules, in seconds: two months.
const OLDEST: i64 = 61 * 86_400;

/// Which passwords are good enough.
///
/// Source: OWASP ASVS 5.0 V6.2 for the usual rules; TCVN 14423:2026, read second-hand, for the strict ones. The two contradict each other on
/// forced changes and classes of signs, so an office chooses one whole set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PasswordRules {
    /// Twelve characters, none of the common ones, no forced change.
    #[default]
    Usual,
    /// As the usual rules; without a second factor fourteen characters of four kinds; administrators change every two months; none of the
    /// last ten again.
    Strict,
}

impl PasswordRules {
    /// Both sets.
    pub const ALL: [Self; 2] = [Self::Usual, Self::Strict];

    /// The word that commands and forms use.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Usual => "usual",
            Self::Strict => "strict",
        }
    }

    /// The set with this word.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|own| own.word() == word)
    }

    /// The least length of a password, in characters.
    pub const fn least_length(self, second_factor: bool) -> usize {
        match (self, second_factor) {
            (Self::Strict, false) => 14,
            _ => 12,
        }
    }

    /// Whether a password needs all four kinds of signs.
    pub const fn all_kinds(self, second_factor: bool) -> bool {
        matches!((self, second_factor), (Self::Strict, false))
    }

    /// How many passwords before the present one may not come back.
    pub const fn remembered(self) -> usize {
        match self {
            Self::Usual => 0,
            Self::Strict => 10,
        }
    }
}

/// The rules of an office's accounts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AccountRules {
    /// Which passwords are good enough.
    pub passwords: PasswordRules,
    /// The roles that need a second factor.
    pub second_factor: Vec<Role>,
    /// Whether every account needs one, whatever its roles.
    #[serde(default)]
    pub everybody: bool,
    /// For how long a proof of who is logged in holds before weighty deeds.
    #[serde(default)]
    pub proof: ProofMinutes,
    /// For how many hours emergency access lasts.
    #[serde(default)]
    pub emergency: EmergencyHours,
    /// Whether somebody else than who wrote a draft, or proposed its plan, must give it its number. Off at first: a small commune has one clerk.
    #[serde(default)]
    pub numbered_by_another: bool,
    /// Within so many days after it was submitted a draft is to be decided on, where its author sets no day; 0: no day.
    #[serde(default)]
    pub decide_within: u16,
}

impl Default for AccountRules {
    /// Administrators need a second factor at every level of security (TCVN 14423:2026, read second-hand).
    fn default() -> Self {
        Self {
            passwords: PasswordRules::Usual,
            second_factor: vec![Role::Admin],
            everybody: false,
            proof: ProofMinutes::default(),
            emergency: EmergencyHours::default(),
            numbered_by_another: false,
            decide_within: 0,
        }
    }
}

impl AccountRules {
    /// By which day a draft is to be decided on that is submitted today, where its author sets none.
    pub fn usual_due(&self, today: Day) -> Option<Day> {
        (self.decide_within > 0).then(|| Day(today.number() + i32::from(self.decide_within)))
    }

    /// The rules as a transaction finds them.
    pub(crate) fn within(desk: &Desk<'_>) -> Result<Self, StoreError> {
        Ok(desk.record(SETTING, RULES)?.unwrap_or_default())
    }
}

impl Office {
    /// The rules; the usual ones when nobody has set any.
    pub fn account_rules(&self) -> AccountRules {
        self.one_record(SETTING, RULES).unwrap_or_default()
    }

    /// Sets them. `by` is the account that does so, or the name of the command.
    ///
    /// # Errors
    ///
    /// [`NotDone`] when the store fails.
    pub fn set_account_rules(&self, by: &str, rules: AccountRules) -> Result<(), NotDone<()>> {
        let by = by.to_owned();
        self.writer().run(move |desk| {
            desk.put(SETTING, RULES, &rules);
            let mut needing: Vec<&str> = rules.second_factor.iter().map(|role| role.word()).collect();
            if rules.everybody {
                needing = vec!["all"];
            }
            let proof = rules.proof.minutes();
            let numbered = if rules.numbered_by_another {
                " numbered-by-another"
            } else {
                ""
            };
            let hours = rules.emergency.hours();
            let within = match rules.decide_within {
                0 => String::new(),
                days => format!(" decide-within={days}"),
            };
            let event = Event::new(desk.now(), &by, "settings.set").on(RULES);
            desk.note(
                Chain::Audit,
                event.with(format!(
                    "{} {} {proof} emergency:{hours}{numbered}{within}",
                    rules.passwords.word(),
                    needing.join(",")
                )),
            );
            Ok(())
        })
    }

    /// Whether the holder of an account must choose another password before anything else.
    pub fn must_change_password(&self, account: &Account) -> bool {
        let strict = self.account_rules().passwords == PasswordRules::Strict;
        let old = self.clock().now() - account.password_set > OLDEST;
        account.handed_out || (strict && old && account.has_role(Role::Admin, self.today()))
    }
}
