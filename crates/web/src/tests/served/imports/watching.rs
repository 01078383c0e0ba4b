//! Long work runs off the page: how far it is can be seen without script, and it can be stopped.

use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use papers::date::Date;
use papers::roster::{Mapping, ReadList};
use testkit::{FixedClock, day, sample};

use super::super::Place;
use super::super::browser::{Browser, text};
use super::{LIST, seen, upload};
use crate::site::Site;
use crate::{InProcess, Marks, Settings, Unread, Workbooks};

/// Reads only what it is let to.
#[derive(Debug)]
struct Gate(Mutex<Receiver<()>>);

impl Workbooks for Gate {
    fn list(&self, bytes: &[u8], mapping: Option<&Mapping>, as_of: Option<Date>) -> Result<ReadList, Unread> {
        let gate = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        gate.recv_timeout(Duration::from_secs(20))
            .map_err(|_| Unread::TooLong)?;
        InProcess.list(bytes, mapping, as_of)
    }

    fn marked(&self, bytes: &[u8], marks: Marks<'_>) -> Result<Vec<u8>, Unread> {
        InProcess.marked(bytes, marks)
    }
}

/// A place whose files are read when it is said, and a browser in which an import has been begun.
async fn begun() -> (Place, Sender<()>, Browser, String) {
    let (open, gate) = channel();
    let settings = Settings {
        workbooks: Arc::new(Gate(Mutex::new(gate))),
        ..Settings::default()
    };
    let place = Place::with(sample(), settings);
    let mut browser = place.logged_in("huyen").await;
    open.send(()).unwrap();
    let columns = upload(&mut browser, LIST).await;
    let preview = columns.trim_end_matches("/cot").to_owned();
    open.send(()).unwrap();
    let looked = browser.get(&preview).await;
    assert_eq!(looked.status, 200);
    let page = browser
        .post(&format!("{preview}/ghi"), &[("da-xem", seen(&looked).as_str())])
        .await;
    assert_eq!(page.header("location"), format!("{preview}/tien-do"));
    (place, open, browser, preview)
}

/// Looks until the page leads on.
async fn watched(browser: &mut Browser, preview: &str) -> String {
    for _ in 0..200 {
        let page = browser.get(&format!("{preview}/tien-do")).await;
        if page.status == 303 {
            return page.header("location").to_owned();
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    panic!("it never ended");
}

#[tokio::test]
async fn what_takes_long_is_watched_and_ends_in_its_report() {
    let (_place, open, mut browser, preview) = begun().await;
    let page = browser.get(&format!("{preview}/tien-do")).await;
    assert_eq!(
        (page.status, page.header("refresh")),
        (200, "1"),
        "a page without script loads itself again"
    );
    assert!(text(&page.body).contains("Đang đọc tệp") && page.body.contains("<progress"));
    let elsewhere = browser.get(&preview).await;
    assert_eq!(
        elsewhere.header("location"),
        format!("{preview}/tien-do"),
        "the preview leads there meanwhile"
    );
    let twice = browser.post(&format!("{preview}/ghi"), &[]).await;
    assert_eq!(twice.status, 303, "a second press begins nothing");
    let dropped = browser.post(&format!("{preview}/bo"), &[]).await;
    assert_eq!(
        dropped.header("location"),
        format!("{preview}/tien-do"),
        "what is being written is not dropped"
    );
    open.send(()).unwrap();
    let report = watched(&mut browser, &preview).await;
    assert!(report.starts_with("/nhap-du-lieu/lan/"), "{report}");
    assert_eq!(browser.get(&report).await.heading(), "Đã ghi: thêm 1, sửa 0");
}

#[tokio::test]
async fn what_is_stopped_writes_nothing_and_can_be_begun_again() {
    let (place, open, mut browser, preview) = begun().await;
    let head = place.office.value().head();
    browser.get(&format!("{preview}/tien-do")).await;
    assert_eq!(browser.post(&format!("{preview}/dung"), &[]).await.status, 303);
    assert_eq!(watched(&mut browser, &preview).await, preview);
    let page = browser.get(&preview).await;
    assert!(
        page.error_summary().contains("Đã dừng: không có gì được ghi"),
        "{}",
        page.error_summary()
    );
    assert_eq!(place.office.value().head(), head);
    // One for the reading that nobody waited for, one for this.
    open.send(()).unwrap();
    open.send(()).unwrap();
    browser
        .post(&format!("{preview}/ghi"), &[("da-xem", seen(&page).as_str())])
        .await;
    assert!(watched(&mut browser, &preview).await.starts_with("/nhap-du-lieu/lan/"));
}

#[tokio::test]
async fn a_reader_that_never_answers_is_said_in_words() {
    let (place, open, mut browser, preview) = begun().await;
    drop(open);
    assert_eq!(watched(&mut browser, &preview).await, preview);
    let page = browser.get(&preview).await;
    assert!(
        page.error_summary().contains("đọc tệp quá lâu"),
        "{}",
        page.error_summary()
    );
    assert!(place.office.imports().unwrap().is_empty());
}

#[tokio::test]
async fn a_reading_that_nobody_waits_for_any_longer_keeps_its_turn_until_it_ends() {
    let office = Arc::new(sample().log.office(Arc::new(FixedClock::on(day("2019-07-01")))));
    let site = Site::new(office, Settings::default());
    let (begun, begins) = channel();
    let mut gates = Vec::new();
    // So many as are read at a time, each given up by whoever asked while it is read.
    for _ in 0..2 {
        let (open, gate) = channel::<()>();
        gates.push(open);
        let (site, begun) = (site.clone(), begun.clone());
        let asked = tokio::spawn(async move {
            let work = move |_: &dyn Workbooks| {
                begun.send(()).unwrap();
                gate.recv_timeout(Duration::from_secs(20)).ok()
            };
            site.read(work).await.is_ok()
        });
        while begins.try_recv().is_err() {
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
        asked.abort();
        assert!(asked.await.unwrap_err().is_cancelled());
    }
    let early = tokio::time::timeout(Duration::from_millis(200), site.read(|_| ()));
    assert!(early.await.is_err(), "two readers still run: a third waits");
    drop(gates.pop());
    let then = tokio::time::timeout(Duration::from_secs(20), site.read(|_| ()));
    assert!(then.await.is_ok(), "one has ended: the next begins");
}
