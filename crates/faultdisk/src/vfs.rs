//! The layer between SQLite and its own file layer: names. Files of a folder with a disk are wrapped, everything else passes through.

use std::ffi::{CStr, c_char, c_int};
use std::io;
use std::path::{Path, PathBuf};
use std::ptr;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use rusqlite::ffi;

use crate::disk::{Shared, Verdict};
use crate::file::{self, Wrapped};
use crate::image::Image;

/// The folders that have a disk.
static DISKS: Mutex<Vec<(PathBuf, Arc<Shared>)>> = Mutex::new(Vec::new());
/// The address of SQLite's own file layer, once ours stands above it; 0 when SQLite did not take it.
static REAL: OnceLock<usize> = OnceLock::new();

/// Puts a disk under a folder.
pub(crate) fn put(folder: &Path, disk: &Arc<Shared>) -> io::Result<()> {
    if *REAL.get_or_init(stand_above) == 0 {
        return Err(io::Error::other("SQLite takes no other file layer"));
    }
    let mut disks = DISKS.lock().unwrap_or_else(PoisonError::into_inner);
    disks.push((folder.to_owned(), Arc::clone(disk)));
    Ok(())
}

/// Takes the disk of a folder out.
pub(crate) fn take(folder: &Path) {
    let mut disks = DISKS.lock().unwrap_or_else(PoisonError::into_inner);
    disks.retain(|(of, _)| of != folder);
}

/// Makes ours the usual file layer of this process, above the one that was.
fn stand_above() -> usize {
    // SAFETY: the found layer lives as long as the process, and so does ours, which is leaked. What is copied from it (its data, its
    // functions for names, chance and time) is used by it with any layer that carries the same data, which ours does.
    unsafe {
        let real = ffi::sqlite3_vfs_find(ptr::null());
        if real.is_null() {
            return 0;
        }
        let mut ours = *real;
        ours.iVersion = ours.iVersion.min(2);
        ours.szOsFile = c_int::try_from(size_of::<Wrapped>()).unwrap_or(0) + (*real).szOsFile;
        ours.pNext = ptr::null_mut();
        ours.zName = c"faultdisk".as_ptr();
        ours.xOpen = Some(open);
        ours.xDelete = Some(delete);
        ours.xAccess = Some(access);
        let ours = Box::leak(Box::new(ours));
        if ffi::sqlite3_vfs_register(ours, 1) == ffi::SQLITE_OK {
            real as usize
        } else {
            0
        }
    }
}

fn real() -> *mut ffi::sqlite3_vfs {
    REAL.get().copied().unwrap_or(0) as *mut ffi::sqlite3_vfs
}

/// The disk on which a file lies, and its path.
///
/// # Safety
///
/// `name` is null or a C string.
unsafe fn disk_of(name: *const c_char) -> Option<(Arc<Shared>, PathBuf)> {
    if name.is_null() {
        return None;
    }
    // SAFETY: not null, and a C string by the caller's word.
    let name = unsafe { CStr::from_ptr(name) };
    let path = PathBuf::from(name.to_str().ok()?);
    let disks = DISKS.lock().unwrap_or_else(PoisonError::into_inner);
    let (_, disk) = disks.iter().find(|(folder, _)| path.starts_with(folder))?;
    Some((Arc::clone(disk), path))
}

unsafe extern "C" fn open(
    _: *mut ffi::sqlite3_vfs,
    name: ffi::sqlite3_filename,
    file: *mut ffi::sqlite3_file,
    flags: c_int,
    out: *mut c_int,
) -> c_int {
    // SAFETY: SQLite hands over room for a file of our size, whose methods it reads only when they are not null, and a C string or null;
    // the layer below is asked as SQLite would ask it.
    unsafe {
        (*file).pMethods = ptr::null();
        let Some(real_open) = (*real()).xOpen else {
            return ffi::SQLITE_CANTOPEN;
        };
        let Some((disk, path)) = disk_of(name) else {
            return real_open(real(), name, file, flags, out);
        };
        if disk.state().call() != Verdict::Works {
            return ffi::SQLITE_CANTOPEN;
        }
        let there = path.exists();
        let opened = real_open(real(), name, file::below(file), flags, out);
        if opened != ffi::SQLITE_OK {
            return opened;
        }
        let mut state = disk.state();
        match state.images.get_mut(&path) {
            Some(image) if !there => image.made(),
            Some(_) => {}
            None => {
                let image = if there {
                    Image::of(file::whole(file::below(file)))
                } else {
                    Image::default()
                };
                state.images.insert(path.clone(), image);
            }
        }
        drop(state);
        file::wrap(file, disk, path);
        ffi::SQLITE_OK
    }
}

unsafe extern "C" fn delete(_: *mut ffi::sqlite3_vfs, name: *const c_char, sync: c_int) -> c_int {
    // SAFETY: a C string from SQLite; the layer below is asked as SQLite would ask it.
    unsafe {
        let Some(real_delete) = (*real()).xDelete else {
            return ffi::SQLITE_IOERR_DELETE;
        };
        let Some((disk, path)) = disk_of(name) else {
            return real_delete(real(), name, sync);
        };
        let verdict = disk.state().call();
        if matches!(verdict, Verdict::Fails | Verdict::Dark) {
            return ffi::SQLITE_IOERR_DELETE;
        }
        let done = real_delete(real(), name, 0);
        if done == ffi::SQLITE_OK
            && let Some(image) = disk.state().images.get_mut(&path)
        {
            image.remove(sync != 0 && verdict == Verdict::Works);
        }
        if verdict == Verdict::Works {
            done
        } else {
            ffi::SQLITE_IOERR_DELETE
        }
    }
}

unsafe extern "C" fn access(_: *mut ffi::sqlite3_vfs, name: *const c_char, flags: c_int, out: *mut c_int) -> c_int {
    // SAFETY: a C string and room for an answer, from SQLite; the layer below is asked as SQLite would ask it.
    unsafe {
        if disk_of(name).is_some_and(|(disk, _)| disk.state().call() != Verdict::Works) {
            return ffi::SQLITE_IOERR_ACCESS;
        }
        (*real()).xAccess.map_or(ffi::SQLITE_IOERR_ACCESS, |real_access| {
            real_access(real(), name, flags, out)
        })
    }
}
