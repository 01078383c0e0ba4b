//! The inner loops: 64 values to 64 bits, without a branch or a call a row, so that the compiler makes vector code of them.

/// Bits of the rows whose value passes `test`.
#[inline]
pub(super) fn pack<T: Copy>(values: &[T], out: &mut [u64], test: impl Fn(T) -> bool) {
    let (blocks, _) = values.as_chunks::<64>();
    for (block, word) in blocks.iter().zip(out) {
        let mut passed = [0_u8; 64];
        for (flag, value) in passed.iter_mut().zip(block) {
            *flag = u8::from(test(*value));
        }
        *word = bits(&passed);
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
        *word = bits(&passed);
    }
}

/// 64 bytes of 0 or 1 to 64 bits. The product gathers the eight lowest bits of eight bytes in its top byte; no two meet.
fn bits(flags: &[u8; 64]) -> u64 {
    let (eights, _) = flags.as_chunks::<8>();
    let gather = |eight: &[u8; 8]| u64::from_le_bytes(*eight).wrapping_mul(0x0102_0408_1020_4080) >> 56;
    eights
        .iter()
        .enumerate()
        .fold(0, |word, (at, eight)| word | gather(eight) << (8 * at))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_bit_stands_in_its_row() {
        for seed in 0..200_u64 {
            let word = seed.wrapping_mul(0x9E37_79B9_7F4A_7C15).rotate_left(17) ^ seed;
            let flags: Vec<u8> = (0..64).map(|row| u8::from(word >> row & 1 == 1)).collect();
            let mut out = [0];
            pack(&flags, &mut out, |flag| flag == 1);
            assert_eq!(out[0], word);
        }
    }
}
