//! A scanner for markup that is lenient about tags, because the programs that write such files are not strict.

/// A tag or a piece of text of a markup file.
pub(super) enum Piece<'a> {
    Open(&'a str, &'a str),
    Close(&'a str),
    Text(&'a str),
}

/// Walks markup from tag to tag; comments, scripts and styles are left out.
pub(super) struct Scanner<'a> {
    pub(super) rest: &'a str,
}

impl<'a> Iterator for Scanner<'a> {
    type Item = Piece<'a>;

    fn next(&mut self) -> Option<Piece<'a>> {
        loop {
            if self.rest.is_empty() {
                return None;
            }
            if let Some(rest) = self.rest.strip_prefix("<!--") {
                self.rest = rest.find("-->").map_or("", |at| &rest[at + 3..]);
                continue;
            }
            if let Some(rest) = self.rest.strip_prefix("<![CDATA[") {
                let end = rest.find("]]>").unwrap_or(rest.len());
                self.rest = rest.get(end + 3..).unwrap_or("");
                return Some(Piece::Text(&rest[..end]));
            }
            if let Some(rest) = self.rest.strip_prefix('<') {
                let end = rest.find('>').unwrap_or(rest.len());
                let tag = &rest[..end];
                self.rest = rest.get(end + 1..).unwrap_or("");
                if let Some(name) = tag.strip_prefix('/') {
                    return Some(Piece::Close(local(name.trim())));
                }
                if tag.starts_with(['!', '?']) {
                    continue;
                }
                let cut = tag
                    .find(|letter: char| letter.is_whitespace() || letter == '/')
                    .unwrap_or(tag.len());
                let (name, rest_of_tag) = tag.split_at(cut);
                if name.eq_ignore_ascii_case("script") || name.eq_ignore_ascii_case("style") {
                    let close = format!("</{}", name.to_ascii_lowercase());
                    let at = self.rest.to_ascii_lowercase().find(&close).unwrap_or(self.rest.len());
                    self.rest = &self.rest[at..];
                }
                return Some(Piece::Open(local(name), rest_of_tag));
            }
            let end = self.rest.find('<').unwrap_or(self.rest.len());
            let text = &self.rest[..end];
            self.rest = &self.rest[end..];
            return Some(Piece::Text(text));
        }
    }
}

fn local(name: &str) -> &str {
    name.rsplit(':').next().unwrap_or(name)
}

/// An attribute by its local name, quoted or bare.
pub(super) fn attribute(tag: &str, wanted: &str) -> Option<String> {
    let mut rest = tag;
    while let Some(at) = rest.find('=') {
        let name = rest[..at]
            .trim_end()
            .rsplit(|letter: char| letter.is_whitespace())
            .next()
            .unwrap_or_default();
        let after = rest[at + 1..].trim_start();
        let (value, left) = match after.chars().next() {
            Some(quote @ ('"' | '\'')) => {
                let inner = &after[1..];
                let end = inner.find(quote).unwrap_or(inner.len());
                (&inner[..end], inner.get(end + 1..).unwrap_or(""))
            }
            _ => after.split_at(after.find(|letter: char| letter.is_whitespace()).unwrap_or(after.len())),
        };
        if local(name).eq_ignore_ascii_case(wanted) {
            return Some(unescape(value.trim_end_matches('/')));
        }
        rest = left;
    }
    None
}

pub(super) fn unescape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let end = rest
            .char_indices()
            .take(12)
            .find(|(_, letter)| *letter == ';')
            .map(|(at, _)| at);
        let known = end.and_then(|end| entity(&rest[1..end]).map(|letter| (letter, end)));
        if let Some((letter, end)) = known {
            out.push(letter);
            rest = &rest[end + 1..];
        } else {
            out.push('&');
            rest = &rest[1..];
        }
    }
    out.push_str(rest);
    out
}

const LATIN: [(&str, char); 36] = [
    ("amp", '&'),
    ("lt", '<'),
    ("gt", '>'),
    ("quot", '"'),
    ("apos", '\''),
    ("nbsp", '\u{a0}'),
    ("agrave", 'à'),
    ("aacute", 'á'),
    ("acirc", 'â'),
    ("atilde", 'ã'),
    ("egrave", 'è'),
    ("eacute", 'é'),
    ("ecirc", 'ê'),
    ("igrave", 'ì'),
    ("iacute", 'í'),
    ("ograve", 'ò'),
    ("oacute", 'ó'),
    ("ocirc", 'ô'),
    ("otilde", 'õ'),
    ("ugrave", 'ù'),
    ("uacute", 'ú'),
    ("yacute", 'ý'),
    ("Agrave", 'À'),
    ("Aacute", 'Á'),
    ("Acirc", 'Â'),
    ("Atilde", 'Ã'),
    ("Egrave", 'È'),
    ("Eacute", 'É'),
    ("Ecirc", 'Ê'),
    ("Iacute", 'Í'),
    ("Oacute", 'Ó'),
    ("Ocirc", 'Ô'),
    ("Otilde", 'Õ'),
    ("Uacute", 'Ú'),
    ("ETH", 'Đ'),
    ("eth", 'đ'),
];

fn entity(name: &str) -> Option<char> {
    if let Some(number) = name.strip_prefix('#') {
        let code = match number.strip_prefix(['x', 'X']) {
            Some(hex) => u32::from_str_radix(hex, 16).ok()?,
            None => number.parse().ok()?,
        };
        return char::from_u32(code);
    }
    LATIN.iter().find(|(own, _)| *own == name).map(|(_, letter)| *letter)
}
