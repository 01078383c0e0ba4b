//! The inner loops: 64 values to 64 bits, without a branch or a call a row, so that the compiler makes vector code of them.
//!
//! Inside a word the rows do not stand in order: row `8 a + b` has bit `8 b + a`. So eight flags are joined to the
//! word by one shift, and nothing is shuffled. Bits are combined in any order; only who asks for a row has to know ([`bit_of`], [`in_row_order`]).

/// The bit of a row in its word.
pub(super) const fn bit_of(row: usize) -> u64 {
    1 << ((row % 8) * 8 + row / 8 % 8)
}

/// The row of a bit, by its place in the word.
#[inline]
pub(super) const fn row_of(bit: u32) -> usize {
    (bit % 8 * 8 + bit / 8) as usize
}

/// The same word with row `r` at bit `r`: an 8 × 8 matrix of bits, turned over its diagonal.
pub(super) const fn in_row_order(word: u64) -> u64 {
    let swap = (word ^ (word >> 7)) & 0x00AA_00AA_00AA_00AA;
    let word = word ^ swap ^ (swap << 7);
    let swap = (word ^ (word >> 14)) & 0x0000_CCCC_0000_CCCC;
    let word = word ^ swap ^ (swap << 14);
    let swap = (word ^ (word >> 28)) & 0x0000_0000_F0F0_F0F0;
    word ^ swap ^ (swap << 28)
}

/// The bits of the first `rows` rows of a word.
pub(super) fn first_rows(rows: usize) -> u64 {
    if rows >= 64 {
        u64::MAX
    } else {
        in_row_order((1 << rows) - 1)
    }
}

/// Bits of the rows whose value passes `test`.
#[inline]
pub(super) fn pack<T: Copy>(values: &[T], out: &mut [u64], test: impl Fn(T) -> bool) {
    let (blocks, _) = values.as_chunks::<64>();
    for (block, word) in blocks.iter().zip(out) {
        let mut passed = [0_u8; 64];
        for (flag, value) in passed.iter_mut().zip(block) {
            *flag = u8::from(test(*value));
        }
        *word = joined(&passed);
    }
}

/// Bits of the rows whose pair of values passes `test`.
#[inline]
pub(super) fn pack_pairs<T: Copy>(left: &[T], right: &[T], out: &mut [u64], test: impl Fn(T, T) -> bool) {
    let ((lefts, _), (rights, _)) = (left.as_chunks::<64>(), right.as_chunks::<64>());
    for ((left, right), word) in lefts.iter().zip(rights).zip(out) {
        let mut passed = [0_u8; 64];
        for ((flag, left), right) in passed.iter_mut().zip(left).zip(right) {
            *flag = u8::from(test(*left, *right));
        }
        *word = joined(&passed);
    }
}

/// 64 bytes of 0 or 1 to 64 bits: eight words of eight flags, each moved by its place.
#[inline]
fn joined(flags: &[u8; 64]) -> u64 {
    let (eights, _) = flags.as_chunks::<8>();
    let word = |at: usize| eights.get(at).map_or(0, |eight| u64::from_le_bytes(*eight)) << at;
    (word(0) | word(1) | word(2) | word(3)) | (word(4) | word(5) | word(6) | word(7))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_has_its_bit() {
        for seed in 0..200_u64 {
            let word = seed.wrapping_mul(0x9E37_79B9_7F4A_7C15).rotate_left(17) ^ seed;
            let flags: Vec<u8> = (0..64).map(|row| u8::from(word >> row & 1 == 1)).collect();
            let (mut out, mut pairs) = ([0], [0]);
            pack(&flags, &mut out, |flag| flag == 1);
            pack_pairs(&flags, &flags, &mut pairs, |flag, same| flag + same == 2);
            assert_eq!((in_row_order(out[0]), pairs), (word, out));
            for row in 0..64 {
                assert_eq!(out[0] & bit_of(row) != 0, word >> row & 1 == 1, "row {row}");
                assert_eq!(row_of(bit_of(row).trailing_zeros()), row);
            }
        }
    }

    #[test]
    fn the_first_rows_are_those_below() {
        for rows in 0..=64 {
            assert_eq!(first_rows(rows), (0..rows).map(bit_of).fold(0, |word, bit| word | bit));
        }
    }
}
