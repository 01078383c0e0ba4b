//! Uploads and unfinished forms that are too old go by themselves, also when nobody looks at them.

use std::sync::{Arc, Weak};
use std::thread;
use std::time::Duration;

use office::Office;

/// How often is looked.
const PAUSE: Duration = Duration::from_mins(10);

/// Looks now and then, as long as the office is there.
pub(super) fn start(office: &Arc<Office>) {
    let office: Weak<Office> = Arc::downgrade(office);
    // Without the thread they go with the next one that comes.
    let _thread = thread::Builder::new().name("sweep".to_owned()).spawn(move || {
        while let Some(office) = office.upgrade() {
            // Where this process only reads, another one sweeps.
            let _swept = office.sweep_uploads();
            let _swept = office.sweep_unfinished();
            drop(office);
            thread::sleep(PAUSE);
        }
    });
}
