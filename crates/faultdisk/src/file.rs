//! The layer between SQLite and its own file layer: one open file. The real file lies in the same room, right behind ours.

use std::ffi::{c_int, c_void};
use std::path::PathBuf;
use std::sync::Arc;

use rusqlite::ffi::{self, sqlite3_file, sqlite3_io_methods};

use crate::disk::{Shared, State, Verdict};
use crate::image::{Change, Image};

/// An open file as SQLite sees it.
#[repr(C)]
#[derive(Debug)]
pub(crate) struct Wrapped {
    base: sqlite3_file,
    on: *mut On,
}

/// Where it lies.
#[derive(Debug)]
struct On {
    disk: Arc<Shared>,
    path: PathBuf,
}

impl On {
    /// Counts a call; what it changes is noted when the disk works, and also when the power is cut within it.
    fn call(&self, change: impl FnOnce(Verdict, &mut Image)) -> Verdict {
        let mut state = self.disk.state();
        let verdict = State::call(&mut state);
        if let Some(image) = state.images.get_mut(&self.path) {
            change(verdict, image);
        }
        verdict
    }

    /// Counts a sync.
    fn sync(&self) -> Verdict {
        let mut new = false;
        let verdict = self.call(|verdict, image| new = verdict == Verdict::Works && image.sync());
        if new {
            for image in self.disk.state().images.values_mut() {
                image.settle_name();
            }
        }
        verdict
    }
}

static METHODS: sqlite3_io_methods = sqlite3_io_methods {
    // Without the functions of version 3, which would let SQLite read around us.
    iVersion: 2,
    xClose: Some(close),
    xRead: Some(read),
    xWrite: Some(write),
    xTruncate: Some(truncate),
    xSync: Some(sync),
    xFileSize: Some(size),
    xLock: Some(lock),
    xUnlock: Some(unlock),
    xCheckReservedLock: Some(reserved),
    xFileControl: Some(control),
    xSectorSize: Some(sector),
    xDeviceCharacteristics: Some(characteristics),
    xShmMap: Some(shm_map),
    xShmLock: Some(shm_lock),
    xShmBarrier: Some(shm_barrier),
    xShmUnmap: Some(shm_unmap),
    xFetch: None,
    xUnfetch: None,
};

/// The real file behind ours.
///
/// # Safety
///
/// `file` is room for a file of our layer.
pub(crate) unsafe fn below(file: *mut sqlite3_file) -> *mut sqlite3_file {
    // SAFETY: the room is as long as a `Wrapped` and a real file together.
    unsafe { file.cast::<Wrapped>().add(1).cast() }
}

/// Puts ours around a real file that is open.
///
/// # Safety
///
/// `file` is room for a file of our layer, and the real one in it is open.
pub(crate) unsafe fn wrap(file: *mut sqlite3_file, disk: Arc<Shared>, path: PathBuf) {
    let on = Box::into_raw(Box::new(On { disk, path }));
    // SAFETY: the room begins with a `Wrapped`.
    unsafe {
        (*file.cast::<Wrapped>()).on = on;
        (*file).pMethods = &raw const METHODS;
    }
}

/// All that a real file holds.
///
/// # Safety
///
/// `real` is an open file of the layer below.
pub(crate) unsafe fn whole(real: *mut sqlite3_file) -> Vec<u8> {
    let mut size = 0;
    // SAFETY: an open file has its methods, and the buffer is as long as what is asked for.
    unsafe {
        let methods = &*(*real).pMethods;
        let (Some(length), Some(fill)) = (methods.xFileSize, methods.xRead) else {
            return Vec::new();
        };
        length(real, &raw mut size);
        let mut bytes = vec![0; usize::try_from(size).unwrap_or(0)];
        if !bytes.is_empty() {
            fill(real, bytes.as_mut_ptr().cast(), c_int::try_from(size).unwrap_or(0), 0);
        }
        bytes
    }
}

/// # Safety
///
/// `file` was made by [`wrap`] and is not closed.
unsafe fn on<'f>(file: *mut sqlite3_file) -> &'f On {
    // SAFETY: `wrap` put it there, and `close` alone takes it away.
    unsafe { &*(*file.cast::<Wrapped>()).on }
}

/// Asks the real file, and gives the other answer when it has no such method.
macro_rules! ask_below {
    ($file:ident, $method:ident ( $($argument:expr),* ), else $other:expr) => {
        // SAFETY: SQLite calls the methods of an open file alone, with arguments that suit the real method as well.
        unsafe {
            let real = below($file);
            (*(*real).pMethods).$method.map_or($other, |method| method(real $(, $argument)*))
        }
    };
}

unsafe extern "C" fn close(file: *mut sqlite3_file) -> c_int {
    // SAFETY: put there by `wrap`; SQLite closes a file once and asks it nothing afterwards.
    drop(unsafe { Box::from_raw((*file.cast::<Wrapped>()).on) });
    ask_below!(file, xClose(), else ffi::SQLITE_OK)
}

unsafe extern "C" fn read(file: *mut sqlite3_file, to: *mut c_void, length: c_int, at: i64) -> c_int {
    // SAFETY: an open file of ours.
    if unsafe { on(file) }.call(|_, _| {}) == Verdict::Works {
        ask_below!(file, xRead(to, length, at), else ffi::SQLITE_IOERR_READ)
    } else {
        ffi::SQLITE_IOERR_READ
    }
}

unsafe extern "C" fn write(file: *mut sqlite3_file, from: *const c_void, length: c_int, at: i64) -> c_int {
    let length_of = usize::try_from(length).unwrap_or(0);
    // SAFETY: an open file of ours, and as many bytes as SQLite says.
    let (on, bytes) = unsafe { (on(file), std::slice::from_raw_parts(from.cast::<u8>(), length_of)) };
    let at_place = u64::try_from(at).unwrap_or(0);
    let mut write_half = false;
    let verdict = on.call(|verdict, image| match verdict {
        Verdict::Works | Verdict::Cut => image.change(Change::Write(at_place, bytes.to_vec())),
        // A write that fails may have written a part.
        Verdict::Fails => {
            write_half = true;
            image.change(Change::Write(at_place, bytes[..length_of / 2].to_vec()));
        }
        Verdict::Dark => {}
    });
    if verdict == Verdict::Works {
        return ask_below!(file, xWrite(from, length, at), else ffi::SQLITE_IOERR_WRITE);
    }
    if write_half && length > 1 {
        let _written = ask_below!(file, xWrite(from, length / 2, at), else ffi::SQLITE_IOERR_WRITE);
    }
    ffi::SQLITE_IOERR_WRITE
}

unsafe extern "C" fn truncate(file: *mut sqlite3_file, length: i64) -> c_int {
    // SAFETY: an open file of ours.
    let verdict = unsafe { on(file) }.call(|verdict, image| {
        if matches!(verdict, Verdict::Works | Verdict::Cut) {
            image.change(Change::Truncate(u64::try_from(length).unwrap_or(0)));
        }
    });
    if verdict == Verdict::Works {
        ask_below!(file, xTruncate(length), else ffi::SQLITE_IOERR_TRUNCATE)
    } else {
        ffi::SQLITE_IOERR_TRUNCATE
    }
}

unsafe extern "C" fn sync(file: *mut sqlite3_file, _: c_int) -> c_int {
    // SAFETY: an open file of ours. The real disk need not sync: what lasts is decided by the image.
    let verdict = unsafe { on(file) }.sync();
    if verdict == Verdict::Works {
        ffi::SQLITE_OK
    } else {
        ffi::SQLITE_IOERR_FSYNC
    }
}

unsafe extern "C" fn size(file: *mut sqlite3_file, to: *mut i64) -> c_int {
    // SAFETY: an open file of ours.
    if unsafe { on(file) }.call(|_, _| {}) == Verdict::Works {
        ask_below!(file, xFileSize(to), else ffi::SQLITE_IOERR_FSTAT)
    } else {
        ffi::SQLITE_IOERR_FSTAT
    }
}

unsafe extern "C" fn shm_map(
    file: *mut sqlite3_file,
    page: c_int,
    size: c_int,
    extend: c_int,
    to: *mut *mut c_void,
) -> c_int {
    // SAFETY: an open file of ours.
    if unsafe { on(file) }.call(|_, _| {}) == Verdict::Works {
        ask_below!(file, xShmMap(page, size, extend, to), else ffi::SQLITE_IOERR_SHMMAP)
    } else {
        ffi::SQLITE_IOERR_SHMMAP
    }
}

// Locks and shared memory are the matter of the operating system, not of the disk: they pass through.

unsafe extern "C" fn lock(file: *mut sqlite3_file, level: c_int) -> c_int {
    ask_below!(file, xLock(level), else ffi::SQLITE_IOERR_LOCK)
}

unsafe extern "C" fn unlock(file: *mut sqlite3_file, level: c_int) -> c_int {
    ask_below!(file, xUnlock(level), else ffi::SQLITE_OK)
}

unsafe extern "C" fn reserved(file: *mut sqlite3_file, to: *mut c_int) -> c_int {
    ask_below!(file, xCheckReservedLock(to), else ffi::SQLITE_IOERR_CHECKRESERVEDLOCK)
}

unsafe extern "C" fn control(file: *mut sqlite3_file, op: c_int, argument: *mut c_void) -> c_int {
    ask_below!(file, xFileControl(op, argument), else ffi::SQLITE_NOTFOUND)
}

unsafe extern "C" fn sector(file: *mut sqlite3_file) -> c_int {
    ask_below!(file, xSectorSize(), else 0)
}

unsafe extern "C" fn characteristics(file: *mut sqlite3_file) -> c_int {
    ask_below!(file, xDeviceCharacteristics(), else 0)
}

unsafe extern "C" fn shm_lock(file: *mut sqlite3_file, offset: c_int, count: c_int, flags: c_int) -> c_int {
    ask_below!(file, xShmLock(offset, count, flags), else ffi::SQLITE_IOERR_SHMLOCK)
}

unsafe extern "C" fn shm_barrier(file: *mut sqlite3_file) {
    let () = ask_below!(file, xShmBarrier(), else ());
}

unsafe extern "C" fn shm_unmap(file: *mut sqlite3_file, delete: c_int) -> c_int {
    ask_below!(file, xShmUnmap(delete), else ffi::SQLITE_OK)
}
