//! Workbooks to be imported: sent, looked at row by row with every reason, and written only as they were seen.

mod asked;
mod told;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use ledger::{Day, UnitId};
use office::import::{Outcome, RowReport};
use office::permission::{DataClass, Deed};
use office::uploads::{Upload, UploadRefused};
use serde_json::Value;
use words::Message;
use words::import::{reason, warning};

use self::asked::{COLUMNS, FILE, MOST, UNITS, UPLOAD, WRITE};
pub(super) use self::asked::{OF_OUTCOME, outcome};
use self::told::{ColumnTold, PreviewTold, RowTold, UnitAsked, UploadTold, UploadsTold, told};
pub(super) use self::told::{MarkedTold, OutcomeWord, TotalsTold, of_totals};
use super::call::PAGE;
use super::forms::bytes_of;
use super::problem::Part;
use super::things::count;
use super::wire::{Id, IsoDay, Sha256};
use super::{Call, Fault, Operation, Trouble, Verb};
use crate::pages::imports::{self, ColumnChoice, Seen};
use crate::site::Rule;

pub(super) const IMPORT: Rule = Rule::Any(&[Deed::Import]);

/// The operations.
pub(super) fn operations() -> Vec<Operation> {
    let post = |id, path, about, act: fn(&Call) -> Result<UploadTold, Trouble>| {
        Operation::new(id, (Verb::Post, path), IMPORT, about, act).at(&[UPLOAD])
    };
    vec![
        Operation::new(
            "listUploads",
            (Verb::Get, "/api/v1/uploads"),
            IMPORT,
            "The files of the key that wait to be looked at and imported.",
            list,
        ),
        Operation::new(
            "sendUpload",
            (Verb::Post, "/api/v1/uploads"),
            IMPORT,
            "Sends a workbook. It waits for a day; five of one key at most.",
            send,
        )
        .told(&[FILE])
        .up_to(MOST),
        Operation::new(
            "previewUpload",
            (Verb::Get, "/api/v1/uploads/{upload}"),
            IMPORT,
            "What a file would change, row by row with every reason. Nothing is written.",
            preview,
        )
        .at(&[UPLOAD])
        .asked(&[PAGE, OF_OUTCOME]),
        Operation::new(
            "getUpload",
            (Verb::Get, "/api/v1/uploads/{upload}/state"),
            IMPORT,
            "What has become of a file: how far its writing is, or the import that it became.",
            state,
        )
        .at(&[UPLOAD]),
        Operation::new(
            "chooseColumns",
            (Verb::Put, "/api/v1/uploads/{upload}/columns"),
            IMPORT,
            "Reads some columns of a file otherwise, or the whole list as of another day.",
            choose,
        )
        .at(&[UPLOAD])
        .told(&[COLUMNS]),
        post(
            "sayUnits",
            "/api/v1/uploads/{upload}/units",
            "Says which units the texts of a file mean; remembered for the next files of the key.",
            say_units,
        )
        .told(&[UNITS]),
        post(
            "writeUpload",
            "/api/v1/uploads/{upload}/import",
            "Writes a file as it was seen, and answers when that is done: 409 where it would come to something else now.",
            write,
        )
        .told(&[WRITE]),
        post(
            "stopUpload",
            "/api/v1/uploads/{upload}/stop",
            "Asks the writing of a file to stop; then nothing of it is written.",
            stop,
        ),
        post(
            "giveUpUpload",
            "/api/v1/uploads/{upload}/removal",
            "Gives a file up: nothing of it is kept.",
            give_up,
        ),
        Operation::new(
            "markUpload",
            (Verb::Get, "/api/v1/uploads/{upload}/marked"),
            IMPORT,
            "The sender's own workbook with marks at what is wrong, and why.",
            mark,
        )
        .at(&[UPLOAD]),
    ]
}

fn found(call: &Call) -> Result<Upload, Trouble> {
    let id = call.text("upload").unwrap_or_default();
    let found = call.visit.site.office().upload(&call.visit.actor, id);
    found.ok_or(Trouble::NotFound)
}

/// A file that waits; none once it was imported.
fn waiting(call: &Call) -> Result<Upload, Trouble> {
    let upload = found(call)?;
    if upload.waits() {
        Ok(upload)
    } else {
        Err(Trouble::NotFound)
    }
}

fn list(call: &Call) -> Result<UploadsTold, Trouble> {
    let all = call.visit.site.office().uploads(&call.visit.actor);
    let all = all.map_err(|problem| Trouble::Failed(problem.to_string()))?;
    Ok(UploadsTold {
        items: all.iter().map(|upload| told(call, upload)).collect(),
    })
}

fn send(call: &Call) -> Result<UploadTold, Trouble> {
    let visit = &call.visit;
    let scope = visit.scope(Deed::Import, DataClass::Personal, &visit.structure());
    if scope.is_empty() {
        return Err(Trouble::Forbidden);
    }
    let content = call.text("content").and_then(bytes_of).unwrap_or_default();
    let file = call.text("file").unwrap_or_default();
    let kept = visit.site.office().keep_upload(&visit.actor, file, &content);
    let kept = kept.map_err(|problem| Trouble::not_done(problem, refused))?;
    Ok(told(call, &kept))
}

fn refused(why: UploadRefused) -> Trouble {
    match why {
        UploadRefused::NoSuch => Trouble::NotFound,
        UploadRefused::Store(problem) => Trouble::Failed(problem),
        UploadRefused::TooLarge(_) => Trouble::TooLong,
        UploadRefused::TooMany => Trouble::Conflict(Message::new("imports-too-many")),
        UploadRefused::Empty => {
            let fault = Fault::new(Part::Body, "content", Message::new("workbook-empty"));
            Trouble::Invalid(vec![fault])
        }
    }
}

/// Looks at a file that can be read as a list.
fn seen(call: &Call, upload: &Upload) -> Result<Seen, Trouble> {
    let seen = imports::look(&call.visit.site, &call.visit.actor, upload)?;
    if let Err(why) = seen.report() {
        let faults = why
            .iter()
            .map(|why| Fault::new(Part::Path, "upload", why.clone()))
            .collect();
        return Err(Trouble::Invalid(faults));
    }
    Ok(seen)
}

fn state(call: &Call) -> Result<UploadTold, Trouble> {
    Ok(told(call, &found(call)?))
}

fn preview(call: &Call) -> Result<PreviewTold, Trouble> {
    shown(call, &waiting(call)?)
}

fn shown(call: &Call, upload: &Upload) -> Result<PreviewTold, Trouble> {
    let seen = seen(call, upload)?;
    let report = seen.report().map_err(|_| Trouble::NotFound)?;
    let lang = call.visit.lang();
    let asked = call.text("outcome");
    let rows: Vec<&RowReport> = report
        .rows
        .iter()
        .filter(|row| asked.is_none_or(|asked| outcome(row.outcome).0 == asked))
        .collect();
    let (range, next) = call.page(rows.len());
    let row = |row: &&RowReport| {
        let person = row.person.as_ref();
        RowTold {
            sheet: row.sheet.clone(),
            row: row.row,
            outcome: outcome(row.outcome),
            name: person.map(|person| person.full_name.clone()),
            birth: person.and_then(|person| person.birth.clone()),
            unit: person.and_then(|person| person.matched_unit.clone().or_else(|| person.unit.clone())),
            // Somebody new stands in the ledger once it is written.
            person: row.id.clone().filter(|_| row.outcome != Outcome::Add).map(Id),
            reasons: row.reasons.iter().map(|one| reason(lang, one)).collect(),
        }
    };
    let column = |column: imports::ColumnSeen| ColumnTold {
        sheet: column.sheet,
        column: column.letters,
        heading: column.heading,
        field: column.field,
    };
    let unit = |(text, rows, like)| UnitAsked { text, rows, like };
    Ok(PreviewTold {
        upload: told(call, upload),
        day: IsoDay(report.as_of.clone()),
        seen: Sha256(seen.digest().to_owned()),
        totals: of_totals(report.totals),
        warnings: report.warnings.iter().map(|one| lang.speak(&warning(one))).collect(),
        columns: seen.columns(upload).into_iter().map(column).collect(),
        units: seen.units().into_iter().map(unit).collect(),
        total: count(rows.len()),
        items: rows.get(range).unwrap_or_default().iter().map(row).collect(),
        next,
    })
}

fn each(call: &Call, name: &str) -> Vec<Value> {
    let all = call.value(name).and_then(Value::as_array);
    all.cloned().unwrap_or_default()
}

fn choose(call: &Call) -> Result<PreviewTold, Trouble> {
    let upload = waiting(call)?;
    let visit = &call.visit;
    let seen = imports::look(&visit.site, &visit.actor, &upload)?;
    let text = |one: &Value, name: &str| one[name].as_str().map(str::to_owned);
    let wish = each(call, "columns").into_iter().map(|one| ColumnChoice {
        sheet: text(&one, "sheet").filter(|sheet| !sheet.is_empty()),
        column: text(&one, "column").unwrap_or_default(),
        field: text(&one, "field"),
        dates: text(&one, "dates"),
    });
    let wish: Vec<ColumnChoice> = wish.collect();
    let reading = seen.reading(&upload, &wish).map_err(|wrong| {
        let fault = |at| Fault::new(Part::Body, &format!("columns/{at}"), Message::new("api-no-such-column"));
        Trouble::Invalid(wrong.into_iter().map(fault).collect())
    })?;
    let reading = if wish.is_empty() {
        upload.choices.mapping.clone()
    } else {
        Some(reading)
    };
    let day = call.text("day").and_then(|day| day.parse::<Day>().ok());
    let choices = imports::with_reading(&upload, reading, day.map(Day::number));
    let kept = visit.site.office().choose_for_upload(&visit.actor, &upload.id, choices);
    kept.map_err(|problem| Trouble::not_done(problem, refused))?;
    imports::forget_end(&visit.site, &upload.id);
    preview(call)
}

fn say_units(call: &Call) -> Result<UploadTold, Trouble> {
    let upload = waiting(call)?;
    let visit = &call.visit;
    let (mut said, mut faults) = (Vec::new(), Vec::new());
    for (at, one) in each(call, "units").iter().enumerate() {
        let unit: Option<UnitId> = one["unit"].as_str().and_then(|id| id.parse().ok());
        if let Some(unit) = unit.filter(|unit| imports::knows_unit(&visit.site, *unit)) {
            said.push((one["text"].as_str().unwrap_or_default().to_owned(), unit));
        } else {
            let name = format!("units/{at}/unit");
            faults.push(Fault::new(Part::Body, &name, Message::new("api-no-such-unit")));
        }
    }
    if !faults.is_empty() {
        return Err(Trouble::Invalid(faults));
    }
    let done = visit.site.office().say_units(&visit.actor, &upload.id, said);
    done.map_err(|problem| Trouble::not_done(problem, refused))?;
    state(call)
}

fn write(call: &Call) -> Result<UploadTold, Trouble> {
    let upload = found(call)?;
    if !upload.waits() {
        // An order that is sent again finds it done.
        return Ok(told(call, &upload));
    }
    let text = |name: &str| call.text(name).unwrap_or_default().trim().to_owned();
    let typed = [text("signer"), text("seen")];
    match imports::write(&call.visit.site, &call.visit.actor, upload, typed) {
        None => Err(Trouble::Conflict(Message::new("api-upload-writing"))),
        Some(why) => match why.into_iter().next() {
            None => state(call),
            Some(why) => Err(Trouble::Conflict(why)),
        },
    }
}

fn stop(call: &Call) -> Result<UploadTold, Trouble> {
    let upload = found(call)?;
    imports::stop_writing(&call.visit.site, &upload.id);
    Ok(told(call, &upload))
}

fn give_up(call: &Call) -> Result<UploadTold, Trouble> {
    let upload = found(call)?;
    let site = &call.visit.site;
    if imports::under_way(site, &upload.id).is_some() {
        return Err(Trouble::Conflict(Message::new("api-upload-writing")));
    }
    let told = told(call, &upload);
    let done = site.office().give_up_upload(&call.visit.actor, &upload.id);
    done.map_err(|problem| Trouble::not_done(problem, refused))?;
    imports::forget(site, &upload.id);
    Ok(told)
}

fn mark(call: &Call) -> Result<MarkedTold, Trouble> {
    let upload = waiting(call)?;
    let seen = seen(call, &upload)?;
    let report = seen.report().map_err(|_| Trouble::NotFound)?;
    let bytes = imports::mark(&call.visit.site, call.visit.lang(), &upload, report)?;
    Ok(marked(&bytes))
}

/// A workbook that is given back.
pub(super) fn marked(bytes: &[u8]) -> MarkedTold {
    MarkedTold {
        file: "danh-sach-danh-dau.xlsx".to_owned(),
        content: STANDARD.encode(bytes),
    }
}
