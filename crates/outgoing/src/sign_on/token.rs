//! What a token proves: its signature by a key of the issuer, and every word of it that must fit.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use office::accounts::Proven;
use ring::signature::{ECDSA_P256_SHA256_FIXED, RSA_PKCS1_2048_8192_SHA256, RsaPublicKeyComponents, UnparsedPublicKey};
use serde_json::Value;

use super::trouble::TokenFault;

/// So many seconds the clocks of issuer and office may differ.
const DRIFT: i64 = 60;
/// What an issuer calls somebody has so many signs at most.
const SUBJECT: usize = 255;

/// What a token must say.
pub(super) struct Wanted<'w> {
    pub(super) issuer: &'w str,
    pub(super) client: &'w str,
    pub(super) nonce: &'w str,
    pub(super) now: i64,
}

/// The head of a token.
struct Head {
    algorithm: Algorithm,
    key: Option<String>,
}

/// The two ways of signing that are taken. "none" and those with a shared secret are not among them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Algorithm {
    Rs256,
    Es256,
}

/// Whether some key of a set could have signed a token; none: it cannot be told.
pub(super) fn knows_key(token: &str, keys: &Value) -> Result<bool, TokenFault> {
    let head = head(token.split('.').next().unwrap_or_default())?;
    Ok(fitting(&head, keys).next().is_some())
}

/// What a token proves, by the keys that the issuer shows.
pub(super) fn prove(token: &str, keys: &Value, wanted: &Wanted<'_>) -> Result<Proven, TokenFault> {
    let (signed, signature) = token.rsplit_once('.').ok_or(TokenFault::Unreadable)?;
    let (first, body) = signed.split_once('.').ok_or(TokenFault::Unreadable)?;
    let head = head(first)?;
    let signature = decoded(signature)?;
    let mut fitting = fitting(&head, keys).peekable();
    fitting.peek().ok_or(TokenFault::UnknownKey)?;
    let holds = |key: &Value| verify(head.algorithm, key, signed.as_bytes(), &signature).is_some();
    if !fitting.any(holds) {
        return Err(TokenFault::Signature);
    }
    // Nothing of the body is looked at before the signature is proved.
    said(&json(body)?, wanted)
}

fn said(claims: &Value, wanted: &Wanted<'_>) -> Result<Proven, TokenFault> {
    let text = |name: &str| claims.get(name).and_then(Value::as_str);
    let check = |holds: bool, fault: TokenFault| if holds { Ok(()) } else { Err(fault) };
    check(text("iss") == Some(wanted.issuer), TokenFault::Issuer)?;
    check(is_for(claims, wanted.client), TokenFault::Audience)?;
    let time = |name: &str| claims.get(name).and_then(Value::as_i64);
    let until = time("exp").ok_or(TokenFault::Expired)?;
    check(wanted.now < until.saturating_add(DRIFT), TokenFault::Expired)?;
    let from = time("nbf").into_iter().chain(time("iat")).max();
    check(from.is_none_or(|from| from <= wanted.now + DRIFT), TokenFault::NotYet)?;
    check(text("nonce") == Some(wanted.nonce), TokenFault::Nonce)?;
    let subject = text("sub").filter(|subject| (1..=SUBJECT).contains(&subject.len()));
    let verified = claims.get("email_verified") == Some(&Value::Bool(true));
    let methods = claims.get("amr").and_then(Value::as_array);
    Ok(Proven {
        issuer: wanted.issuer.to_owned(),
        subject: subject.ok_or(TokenFault::Subject)?.to_owned(),
        address: text("email").filter(|_| verified).map(str::to_owned),
        // RFC 8176: "mfa" says that several factors were asked for; what else stands there names single ones.
        factor: methods.is_some_and(|methods| methods.iter().any(|method| method == "mfa")),
    })
}

/// Whether a token is meant for this office: alone, or among others as the one that asked for it.
fn is_for(claims: &Value, client: &str) -> bool {
    let asked = claims.get("azp").and_then(Value::as_str);
    match claims.get("aud") {
        Some(Value::String(only)) => only == client && asked.is_none_or(|asked| asked == client),
        Some(Value::Array(all)) => {
            let meant = all.iter().any(|one| one == client);
            meant && (asked == Some(client) || (all.len() == 1 && asked.is_none()))
        }
        _ => false,
    }
}

fn head(text: &str) -> Result<Head, TokenFault> {
    let head = json(text)?;
    let algorithm = match head.get("alg").and_then(Value::as_str) {
        Some("RS256") => Algorithm::Rs256,
        Some("ES256") => Algorithm::Es256,
        _ => return Err(TokenFault::Algorithm),
    };
    // What must be understood and is not makes the whole token void (RFC 7515, 4.1.11).
    if head.get("crit").is_some() {
        return Err(TokenFault::Algorithm);
    }
    let key = head.get("kid").and_then(Value::as_str).map(str::to_owned);
    Ok(Head { algorithm, key })
}

/// The keys of a set that may have signed a token: of its kind, for signing, and of its name where it names one.
fn fitting<'k>(head: &'k Head, keys: &'k Value) -> impl Iterator<Item = &'k Value> {
    let all = keys.get("keys").and_then(Value::as_array).into_iter().flatten();
    all.filter(move |key| {
        let text = |name: &str| key.get(name).and_then(Value::as_str);
        let (kind, way) = match head.algorithm {
            Algorithm::Rs256 => ("RSA", "RS256"),
            Algorithm::Es256 => ("EC", "ES256"),
        };
        let named = head.key.as_deref().is_none_or(|name| text("kid") == Some(name));
        text("kty") == Some(kind)
            && text("use").is_none_or(|used| used == "sig")
            && text("alg").is_none_or(|own| own == way)
            && named
    })
}

fn verify(algorithm: Algorithm, key: &Value, signed: &[u8], signature: &[u8]) -> Option<()> {
    let part = |name: &str| URL_SAFE_NO_PAD.decode(key.get(name)?.as_str()?).ok();
    match algorithm {
        Algorithm::Rs256 => {
            let key = RsaPublicKeyComponents {
                n: part("n")?,
                e: part("e")?,
            };
            key.verify(&RSA_PKCS1_2048_8192_SHA256, signed, signature).ok()
        }
        Algorithm::Es256 => {
            if key.get("crv").and_then(Value::as_str) != Some("P-256") {
                return None;
            }
            let point = [vec![4], part("x")?, part("y")?].concat();
            UnparsedPublicKey::new(&ECDSA_P256_SHA256_FIXED, point)
                .verify(signed, signature)
                .ok()
        }
    }
}

fn decoded(text: &str) -> Result<Vec<u8>, TokenFault> {
    URL_SAFE_NO_PAD.decode(text).map_err(|_| TokenFault::Unreadable)
}

fn json(text: &str) -> Result<Value, TokenFault> {
    serde_json::from_slice(&decoded(text)?).map_err(|_| TokenFault::Unreadable)
}
