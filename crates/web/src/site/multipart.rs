//! A form with a file, as browsers send it (RFC 7578): its text fields and the one file that it may hold.

/// A file that was sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Sent {
    /// Its name, as the browser tells it: never more than something to show.
    pub(crate) name: String,
    pub(crate) bytes: Vec<u8>,
}

/// The fields of a form, and its file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Parts {
    pub(super) fields: Vec<(String, String)>,
    pub(super) file: Option<Sent>,
}

/// The most parts of a form.
const MOST: usize = 16;
/// The longest head of a part, and the longest field, in bytes.
const LONGEST: usize = 4096;

/// The boundary that a type of content names; none for any other type.
pub(super) fn boundary(content_type: &str) -> Option<String> {
    let (kind, parameters) = content_type.split_once(';')?;
    if !kind.trim().eq_ignore_ascii_case("multipart/form-data") {
        return None;
    }
    let boundary = parameter(parameters.as_bytes(), "boundary")?;
    let fits = (1..=70).contains(&boundary.len()) && boundary.bytes().all(|byte| byte.is_ascii_graphic());
    fits.then_some(boundary)
}

/// Takes a form apart; none when it is none.
pub(super) fn parts(body: &[u8], boundary: &str) -> Option<Parts> {
    let first = format!("--{boundary}");
    let next = format!("\r\n--{boundary}");
    let mut rest = body.strip_prefix(first.as_bytes())?;
    let mut parts = Parts::default();
    for _ in 0..=MOST {
        if rest.starts_with(b"--") {
            return Some(parts);
        }
        rest = rest.strip_prefix(b"\r\n")?;
        let head = find(rest, b"\r\n\r\n").filter(|end| *end <= LONGEST)?;
        let disposition = disposition(&rest[..head])?;
        rest = &rest[head + 4..];
        let end = find(rest, next.as_bytes())?;
        let content = &rest[..end];
        rest = &rest[end + next.len()..];
        let name = parameter(disposition, "name")?;
        if let Some(file) = parameter(disposition, "filename") {
            if parts.file.is_some() {
                return None;
            }
            parts.file = Some(Sent {
                name: file,
                bytes: content.to_vec(),
            });
        } else if content.len() <= LONGEST {
            parts.fields.push((name, String::from_utf8(content.to_vec()).ok()?));
        } else {
            return None;
        }
    }
    None
}

/// What the head of a part says of its place in the form.
fn disposition(head: &[u8]) -> Option<&[u8]> {
    let name = b"content-disposition:";
    let mut lines = head.split(|byte| *byte == b'\n').map(<[u8]>::trim_ascii);
    let line = lines.find(|line| {
        line.get(..name.len())
            .is_some_and(|start| start.eq_ignore_ascii_case(name))
    })?;
    let (kind, parameters) = line[name.len()..].split_at(line[name.len()..].iter().position(|byte| *byte == b';')?);
    kind.trim_ascii()
        .eq_ignore_ascii_case(b"form-data")
        .then_some(parameters)
}

/// A parameter of a header: `; name="x"`. Browsers write a quote inside a name as `%22`, so a quoted text ends at the next one.
fn parameter(parameters: &[u8], wanted: &str) -> Option<String> {
    let mut rest = parameters;
    loop {
        rest = rest.trim_ascii_start();
        rest = rest.strip_prefix(b";").unwrap_or(rest).trim_ascii_start();
        let equals = rest.iter().position(|byte| *byte == b'=')?;
        let name = rest[..equals].trim_ascii();
        rest = rest[equals + 1..].trim_ascii_start();
        let value;
        if let Some(quoted) = rest.strip_prefix(b"\"") {
            let end = quoted.iter().position(|byte| *byte == b'"')?;
            value = &quoted[..end];
            rest = &quoted[end + 1..];
        } else {
            let end = rest.iter().position(|byte| *byte == b';').unwrap_or(rest.len());
            value = rest[..end].trim_ascii();
            rest = &rest[end..];
        }
        if name.eq_ignore_ascii_case(wanted.as_bytes()) {
            let value = String::from_utf8_lossy(value);
            return Some(value.replace("%22", "\"").replace("%0D", "\r").replace("%0A", "\n"));
        }
    }
}

fn find(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    let first = *wanted.first()?;
    let mut from = 0;
    while let Some(at) = bytes.get(from..)?.iter().position(|byte| *byte == first) {
        if bytes[from + at..].starts_with(wanted) {
            return Some(from + at);
        }
        from += at + 1;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn form(file: &[u8]) -> Vec<u8> {
        let head = "--B\r\nContent-Disposition: form-data; name=\"csrf\"\r\n\r\n0a\r\n--B\r\n\
            Content-Disposition: form-data; name=\"tep\"; filename=\"a; name=%22b%22.xlsx\"\r\nContent-Type: x/y\r\n\r\n";
        [head.as_bytes(), file, b"\r\n--B--\r\n"].concat()
    }

    #[test]
    fn fields_and_the_file_are_told_apart() {
        assert_eq!(boundary("multipart/form-data; boundary=\"B\"").as_deref(), Some("B"));
        assert_eq!(boundary("application/x-www-form-urlencoded"), None);
        let parts = parts(&form(b"PK\r\n--A"), "B").unwrap();
        assert_eq!(parts.fields, [("csrf".to_owned(), "0a".to_owned())]);
        let file = parts.file.unwrap();
        assert_eq!(
            (file.name.as_str(), file.bytes.as_slice()),
            ("a; name=\"b\".xlsx", b"PK\r\n--A".as_slice())
        );
    }

    #[test]
    fn what_is_cut_short_or_has_two_files_is_no_form() {
        let whole = form(b"x");
        for cut in 0..whole.len() - 4 {
            assert_eq!(parts(&whole[..cut], "B"), None, "{cut}");
        }
        let two = [&whole[..whole.len() - 4], b"\r\n", &form(b"y")[..]].concat();
        assert_eq!(parts(&two, "B"), None);
        let many = "--B\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nb\r\n".repeat(40) + "--B--";
        assert_eq!(parts(many.as_bytes(), "B"), None);
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]
        #[test]
        fn any_bytes_come_back_or_are_refused(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
            let _ = parts(&bytes, "B");
            let holds = find(&[b"\r\n", &bytes[..]].concat(), b"\r\n--B").is_some();
            let sent = parts(&form(&bytes), "B").and_then(|parts| parts.file).map(|file| file.bytes);
            prop_assert!(holds || sent.as_deref() == Some(&bytes[..]));
        }
    }
}
