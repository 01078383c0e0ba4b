//! The zip package around .xlsx and .ods: walked first, unpacked within limits, never written to disk.

use std::cell::Cell as Counter;
use std::io::{Cursor, Read};

use zip::ZipArchive;

use super::{Limits, ReadError};

pub(super) struct Package<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    names: Vec<String>,
    left: Counter<u64>,
}

impl<'a> Package<'a> {
    /// Opens the package and checks its entries before any of them is unpacked.
    pub(super) fn open(bytes: &'a [u8], limits: &Limits) -> Result<Self, ReadError> {
        let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| ReadError::broken("package", error))?;
        let entries = archive.len() as u64;
        if entries > limits.entries {
            return Err(ReadError::TooManyEntries {
                entries,
                limit: limits.entries,
            });
        }
        let mut names = Vec::with_capacity(archive.len());
        let mut declared = 0u64;
        for index in 0..archive.len() {
            let entry = archive
                .by_index_raw(index)
                .map_err(|error| ReadError::broken("package", error))?;
            let name = entry
                .name()
                .map_err(|error| ReadError::broken("package", error))?
                .replace('\\', "/");
            let climbs = name.starts_with('/') || name.split('/').any(|part| part == "..");
            if climbs || entry.is_symlink() {
                return Err(ReadError::UnsafePath { part: name });
            }
            if entry.encrypted() {
                return Err(ReadError::Encrypted);
            }
            declared = declared.saturating_add(entry.size());
            let packed = entry.compressed_size().max(1);
            if declared > limits.expanded || (entry.size() > 1 << 20 && entry.size() / packed > limits.ratio) {
                return Err(ReadError::ExpandsTooFar { part: name });
            }
            names.push(name);
        }
        Ok(Self {
            archive,
            names,
            left: Counter::new(limits.expanded),
        })
    }

    pub(super) fn names(&self) -> &[String] {
        &self.names
    }

    /// A part as text, or nothing when the package has no such part. Names are compared without case.
    pub(super) fn part(&mut self, name: &str) -> Result<Option<String>, ReadError> {
        let Some(index) = self.names.iter().position(|own| own.eq_ignore_ascii_case(name)) else {
            return Ok(None);
        };
        let mut entry = self
            .archive
            .by_index(index)
            .map_err(|error| ReadError::broken(name, error))?;
        let mut bytes = Vec::new();
        // Declared sizes lie, so what really comes out is counted.
        let left = self.left.get();
        entry
            .by_ref()
            .take(left + 1)
            .read_to_end(&mut bytes)
            .map_err(|error| ReadError::broken(name, error))?;
        let size = bytes.len() as u64;
        if size > left {
            return Err(ReadError::ExpandsTooFar { part: name.to_owned() });
        }
        self.left.set(left - size);
        Ok(Some(super::open_xml::to_text(bytes)))
    }

    pub(super) fn required(&mut self, name: &str) -> Result<String, ReadError> {
        self.part(name)?.ok_or_else(|| ReadError::broken(name, "missing"))
    }
}
