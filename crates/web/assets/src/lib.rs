//! The files that a browser asks for: stylesheet, script, fonts. All are inside the binary; none comes from elsewhere.
//!
//! Addresses carry the content's hash, so a browser may keep a file for ever and still sees every change.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::LazyLock;

#[derive(rust_embed::Embed)]
#[folder = "$ASSETS"]
struct Embedded;

/// Where the web face serves these files.
pub const ROOT: &str = "/assets/";

/// One file, ready to be sent.
#[derive(Debug, Clone)]
pub struct Asset {
    /// The content.
    pub bytes: Cow<'static, [u8]>,
    /// Its media type, for `Content-Type`.
    pub media: String,
    /// Its `ETag`, quotes included.
    pub etag: String,
    /// Its address with the hash: what pages write.
    pub url: String,
}

static FILES: LazyLock<BTreeMap<String, Asset>> = LazyLock::new(|| {
    let read = |path: Cow<'static, str>| {
        let file = Embedded::get(&path)?;
        let hash = hex::encode(&file.metadata.sha256_hash()[..8]);
        let asset = Asset {
            media: media(&path, file.metadata.mimetype()),
            etag: format!("\"{hash}\""),
            url: format!("{ROOT}{path}?v={hash}"),
            bytes: file.data,
        };
        Some((path.into_owned(), asset))
    };
    Embedded::iter().filter_map(read).collect()
});

/// The file at a path below [`ROOT`], such as `app.css`.
pub fn get(path: &str) -> Option<&'static Asset> {
    FILES.get(path)
}

/// The address of a file as pages write it; the plain address for a file that is not there.
pub fn url(path: &str) -> Cow<'static, str> {
    get(path).map_or_else(
        || Cow::Owned(format!("{ROOT}{path}")),
        |asset| Cow::Borrowed(asset.url.as_str()),
    )
}

/// The paths of all files, sorted.
pub fn paths() -> impl Iterator<Item = &'static str> {
    FILES.keys().map(String::as_str)
}

/// Texts are UTF-8 and say so.
fn media(path: &str, guessed: &str) -> String {
    let text = [".css", ".js", ".svg"].iter().any(|end| path.ends_with(end));
    if text {
        format!("{guessed}; charset=utf-8")
    } else {
        guessed.to_owned()
    }
}

#[cfg(test)]
mod tests;
