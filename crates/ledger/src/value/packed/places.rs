//! Lists of places as few bytes: sorted, each as its distance from the one before, seven bits a byte.

use crate::value::row::Place;

/// Writes a sorted list.
pub(super) fn put(places: &[Place], out: &mut Vec<u8>) {
    let mut before = 0;
    for place in places {
        let number = number_of(*place);
        let mut distance = number.wrapping_sub(before);
        before = number;
        while distance > 0x7f {
            // The low seven bits, with the mark that more follow.
            out.push((distance & 0x7f) as u8 | 0x80);
            distance >>= 7;
        }
        out.push((distance & 0x7f) as u8);
    }
}

/// Reads a list.
#[derive(Debug, Clone)]
pub(crate) struct Places<'b> {
    bytes: &'b [u8],
    before: u64,
}

impl<'b> Places<'b> {
    pub(super) const fn of(bytes: &'b [u8]) -> Self {
        Self { bytes, before: 0 }
    }
}

impl Iterator for Places<'_> {
    type Item = Place;

    fn next(&mut self) -> Option<Place> {
        let (mut distance, mut shift) = (0_u64, 0_u32);
        loop {
            let (byte, rest) = self.bytes.split_first()?;
            self.bytes = rest;
            distance |= u64::from(byte & 0x7f).checked_shl(shift)?;
            shift += 7;
            if byte & 0x80 == 0 {
                break;
            }
        }
        self.before = self.before.wrapping_add(distance);
        place_of(self.before)
    }
}

fn number_of(place: Place) -> u64 {
    let (table, ix) = match place {
        Place::Unit(ix) => (0, ix),
        Place::Post(ix) => (1, ix),
        Place::Class(ix) => (2, ix),
        Place::Person(ix) => (3, ix),
    };
    table << 32 | u64::from(ix)
}

fn place_of(number: u64) -> Option<Place> {
    let ix = u32::try_from(number & 0xffff_ffff).ok()?;
    match number >> 32 {
        0 => Some(Place::Unit(ix)),
        1 => Some(Place::Post(ix)),
        2 => Some(Place::Class(ix)),
        3 => Some(Place::Person(ix)),
        _ => None,
    }
}
