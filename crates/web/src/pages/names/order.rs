//! The order of Vietnamese names: by the given name, which stands last, then by what stands before it.

use std::sync::LazyLock;

use icu_collator::options::CollatorOptions;
use icu_collator::{Collator, CollatorBorrowed};
use icu_locale_core::locale;

static VIETNAMESE: LazyLock<Option<CollatorBorrowed<'static>>> =
    LazyLock::new(|| Collator::try_new(locale!("vi").into(), CollatorOptions::default()).ok());

/// A key whose order of bytes is the order of names.
pub(super) fn key(name: &str) -> Vec<u8> {
    let (before, given) = name.trim().rsplit_once(' ').unwrap_or(("", name));
    let mut key = Vec::with_capacity(name.len() * 4);
    for part in [given, before] {
        match &*VIETNAMESE {
            // Sort keys never hold a zero byte, so it stands before whatever follows.
            Some(collator) if collator.write_sort_key_to(part, &mut key).is_ok() => key.push(0),
            _ => key.extend(part.bytes().chain([0])),
        }
    }
    key
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_ordered_by_given_name_in_the_alphabet_of_the_country() {
        let mut names = [
            "Trần Văn Ý",
            "Bùi Thị Đào",
            "Lê Văn Dũng",
            "Nguyễn Thị Ánh",
            "Hoàng An",
            "Đỗ Văn An",
            "Bùi Văn An",
            "Phạm Văn Ân",
            "Vũ Văn Bảo",
        ];
        names.sort_by_key(|name| key(name));
        insta::assert_snapshot!(names.join(", "), @"Bùi Văn An, Đỗ Văn An, Hoàng An, Nguyễn Thị Ánh, Phạm Văn Ân, Vũ Văn Bảo, Lê Văn Dũng, Bùi Thị Đào, Trần Văn Ý");
    }
}
