//! A square picture that a telephone reads (QR code), drawn as one path.

use std::fmt::{self, Write as _};

use qrcodegen::{QrCode, QrCodeEcc};

/// Empty modules around the code, as the standard asks.
const QUIET: i32 = 4;

/// A QR code, drawn dark on light in both lights: some readers see no other.
#[derive(Debug, Clone)]
pub struct Picture {
    size: i32,
    path: String,
    name: String,
}

impl Picture {
    /// The picture of a text, with a name for those who do not see it; none when the text is too long for one.
    pub fn of(text: &str, name: String) -> Option<Self> {
        let code = QrCode::encode_text(text, QrCodeEcc::Medium).ok()?;
        let mut path = String::new();
        for y in 0..code.size() {
            for x in (0..code.size()).filter(|x| code.get_module(*x, y)) {
                // Writing into a String cannot fail.
                let _ = write!(path, "M{} {}h1v1h-1z", x + QUIET, y + QUIET);
            }
        }
        Some(Self {
            size: code.size() + 2 * QUIET,
            path,
            name,
        })
    }
}

impl fmt::Display for Picture {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (size, path, name) = (
            self.size,
            &self.path,
            askama::filters::escape(&self.name, askama::filters::Html),
        );
        let name = name.map_err(|_| fmt::Error)?;
        write!(
            f,
            r##"<svg class="qr" viewBox="0 0 {size} {size}" width="232" height="232" role="img" aria-label="{name}" shape-rendering="crispEdges"><rect width="{size}" height="{size}" fill="#fff"/><path d="{path}" fill="#000"/></svg>"##
        )
    }
}

impl askama::filters::HtmlSafe for Picture {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_holds_every_dark_module_and_its_name_escaped() {
        let picture = Picture::of("otpauth://totp/a", "“<mã>”".into()).unwrap();
        let code = QrCode::encode_text("otpauth://totp/a", QrCodeEcc::Medium).unwrap();
        let dark = (0..code.size()).flat_map(|y| (0..code.size()).map(move |x| (x, y)));
        let dark = dark.filter(|(x, y)| code.get_module(*x, *y)).count();
        let said = picture.to_string();
        assert_eq!(said.matches("h1v1h-1z").count(), dark);
        assert!(said.contains("&#60;mã&#62;") && !said.contains("<mã>"));
        assert!(Picture::of(&"a".repeat(5_000), String::new()).is_none());
    }
}
