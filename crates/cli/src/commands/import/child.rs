//! The bounded process in which a workbook is read: 512 MB, 30 seconds.

use std::io::Read as _;
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use ledger::Day;
use papers::roster::Roster;

use crate::commands::read_workbook::Told;
use crate::say::Trouble;

/// How long reading may take.
const PATIENCE: Duration = Duration::from_secs(30);

/// Reads a workbook in a process of its own.
pub(super) fn read(file: &Path, mapping: Option<&Path>, as_of: Option<Day>) -> Result<Roster, Trouble> {
    let own = std::env::current_exe().map_err(|problem| Trouble::new(problem, "Cài lại chương trình"))?;
    let mut command = Command::new(own);
    command.arg("read-workbook").arg(file).stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null());
    if let Some(mapping) = mapping {
        command.arg("--mapping").arg(mapping);
    }
    if let Some(day) = as_of {
        command.arg("--as-of").arg(day.to_string());
    }
    let mut child = command.spawn().map_err(|problem| Trouble::new(problem, "Kiểm tra quyền chạy chương trình"))?;
    let mut out = child.stdout.take();
    let reading = thread::spawn(move || {
        let mut bytes = Vec::new();
        out.as_mut().map(|out| out.read_to_end(&mut bytes)).transpose().map(|_| bytes)
    });
    let began = Instant::now();
    loop {
        match child.try_wait() {
            Ok(Some(status)) if status.success() => break,
            Ok(Some(_)) => {
                return Err(Trouble::new(
                    format!("{} quá lớn hoặc bị hỏng: bộ đọc dừng trong giới hạn 512 MB", file.display()),
                    "Mở tệp, xóa các trang và dòng thừa, lưu lại dạng .xlsx rồi nhập lại",
                ));
            }
            Ok(None) if began.elapsed() > PATIENCE => {
                let _ended = child.kill().and_then(|()| child.wait());
                return Err(Trouble::new(format!("Đọc {} quá 30 giây", file.display()), "Chia nhỏ tệp rồi nhập từng phần"));
            }
            Ok(None) => thread::sleep(Duration::from_millis(5)),
            Err(problem) => return Err(Trouble::new(problem, "Chạy lại lệnh")),
        }
    }
    let bytes = reading.join().ok().and_then(Result::ok).unwrap_or_default();
    match serde_json::from_slice(&bytes) {
        Ok(Told::Roster(roster)) => Ok(*roster),
        Ok(Told::Unreadable(problem)) => Err(Trouble::new(
            format!("Không đọc được {}: {problem}", file.display()),
            "Lưu lại tệp dạng .xlsx hoặc .csv (UTF-8) rồi nhập lại",
        )),
        Err(problem) => Err(Trouble::new(format!("Bộ đọc trả lời không trọn: {problem}"), "Chạy lại lệnh")),
    }
}
