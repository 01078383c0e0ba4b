//! What an office calls itself on its pages, and whether its ledger is a demonstration.

use ledger::Day;
use serde::{Deserialize, Serialize};

use crate::audit::Event;
use crate::office::Office;
use crate::port::Chain;
use crate::writer::NotDone;

/// The kind of record.
const SETTING: &str = "setting";
/// Its key.
const AUTHORITY: &str = "authority";

/// Whose ledger this is.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Settings {
    /// The authority: "Huyện Hoành Bồ".
    pub authority: String,
    /// The agency that keeps the ledger for it: "Cơ quan Tổ chức – Nội vụ".
    pub agency: String,
    /// Whether the data were made to show the program: every page then says so.
    pub demo: bool,
    /// The day that pages show when none is asked for (days since 1970-01-01); none: today. For a demonstration that stands still.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub day: Option<i32>,
}

impl Settings {
    /// The day that pages show when none is asked for.
    pub fn usual_day(&self, today: Day) -> Day {
        self.day.map_or(today, Day)
    }
}

impl Office {
    /// The settings; none when nobody has set them.
    pub fn settings(&self) -> Option<Settings> {
        self.one_record(SETTING, AUTHORITY)
    }

    /// The day that pages show when none is asked for.
    pub fn usual_day(&self) -> Day {
        self.settings().unwrap_or_default().usual_day(self.today())
    }

    /// Sets them. `by` is the account that does so, or the name of the command.
    ///
    /// # Errors
    ///
    /// [`NotDone`] when the store fails.
    pub fn set_settings(&self, by: &str, settings: Settings) -> Result<(), NotDone<()>> {
        let by = by.to_owned();
        self.writer().run(move |desk| {
            desk.put(SETTING, AUTHORITY, &settings);
            desk.note(Chain::Audit, Event::new(desk.now(), &by, "settings.set").on(AUTHORITY));
            Ok(())
        })
    }
}
