//! Days and moments as they are typed.

use ledger::{Day, Seq, Value};

use crate::say::Trouble;

/// A day as people type it: `2019-03-14`, `14/03/2019`, `14.3.2019`.
pub(crate) fn day(text: &str) -> Result<Day, String> {
    if let Ok(day) = text.parse() {
        return Ok(day);
    }
    let parts: Vec<&str> = text.split(['/', '.', '-']).collect();
    let number = |at: usize| parts.get(at).and_then(|part| part.trim().parse::<u32>().ok());
    match (parts.len(), number(0), number(1), number(2)) {
        (3, Some(day), Some(month), Some(year)) if year > 31 => Day::of(year.cast_signed(), month, day),
        _ => None,
    }
    .ok_or_else(|| format!("“{text}” không phải là ngày; viết 2019-03-14 hoặc 14/03/2019"))
}

/// A place of the log: a decision's number in it, or a time such as `2019-03-14` (its end) or seconds with `@`.
pub(crate) fn known(text: Option<&str>, value: &Value) -> Result<Seq, Trouble> {
    let Some(text) = text else { return Ok(Seq::LATEST) };
    if let Ok(seq) = text.parse::<u32>() {
        return if seq <= value.head().seq.0 {
            Ok(Seq(seq))
        } else {
            Err(Trouble::new(
                format!("Sổ mới có {} quyết định, chưa có quyết định thứ {seq}", value.head().seq),
                "Chọn số nhỏ hơn, hoặc bỏ --known để xem như nay biết",
            ))
        };
    }
    let seconds = match text.strip_prefix('@').and_then(|seconds| seconds.parse::<i64>().ok()) {
        Some(seconds) => seconds,
        // The whole day in Việt Nam counts: until its last second, UTC+7.
        None => {
            let day = day(text).map_err(|what| Trouble::new(what, "--known nhận số thứ tự quyết định trong sổ, hoặc một ngày"))?;
            i64::from(day.number() + 1) * 86_400 - 7 * 3600 - 1
        }
    };
    Ok(value.known_at(seconds))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_taken_as_offices_write_them() {
        let wanted = Day::of(2019, 3, 14).unwrap();
        for text in ["2019-03-14", "14/03/2019", "14.3.2019", "14-3-2019"] {
            assert_eq!(day(text), Ok(wanted), "{text}");
        }
        for text in ["31/02/2019", "14/03", "2019", "03-14-2019", "hôm nay"] {
            assert!(day(text).is_err(), "{text}");
        }
    }
}
