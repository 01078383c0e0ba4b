//! The issuer as it is asked: what it tells of itself, its keys, and the token for a code.

use std::sync::{Mutex, OnceLock, PoisonError};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use office::accounts::{Proven, SignOnIssuer};
use office::webhooks::{NotDelivered, WebhookAddress};
use serde_json::Value;

use super::begun::Begun;
use super::token::{Wanted, knows_key, prove};
use super::trouble::{SignOnTrouble, TokenFault};
use crate::Http;
use crate::escape::escape;

/// For so many seconds what an issuer told of itself is taken as still true.
const HOLDS: i64 = 600;
/// Keys are asked for again because of a key that is not known, but not within so many seconds.
const AGAIN: i64 = 10;
/// An issuer that could not tell of itself is not asked again within so many seconds: whoever clicks again gets the same answer at once.
const FAILED: i64 = 10;

/// What an issuer tells of itself.
#[derive(Debug, Clone)]
struct Told {
    issuer: String,
    at: i64,
    authorize: String,
    token: String,
    jwks: String,
    /// Its keys, and when they were asked for.
    keys: Option<(Value, i64)>,
}

/// That an issuer could not tell of itself.
#[derive(Debug)]
struct Failed {
    issuer: SignOnIssuer,
    at: i64,
    trouble: SignOnTrouble,
}

/// Asks the issuer, and remembers for some minutes what it told, and for some seconds that it did not.
#[derive(Debug, Default)]
pub struct SignOn {
    http: OnceLock<Http>,
    told: Mutex<Option<Told>>,
    failed: Mutex<Option<Failed>>,
}

impl SignOn {
    /// Asks through a client of its own.
    pub fn through(http: Http) -> Self {
        Self {
            http: OnceLock::from(http),
            ..Self::default()
        }
    }

    fn http(&self) -> &Http {
        self.http.get_or_init(Http::of_this_machine)
    }

    /// Where the browser goes to log in at the issuer; `back` is where it then comes to.
    ///
    /// # Errors
    ///
    /// [`SignOnTrouble`].
    pub fn address(&self, issuer: &SignOnIssuer, begun: &Begun, back: &str, now: i64) -> Result<String, SignOnTrouble> {
        let told = self.told(issuer, now)?;
        let challenge = begun.challenge();
        let fields = [
            ("response_type", "code"),
            ("scope", "openid email"),
            ("client_id", issuer.client.as_str()),
            ("redirect_uri", back),
            ("state", begun.state.as_str()),
            ("nonce", begun.nonce.as_str()),
            ("code_challenge", challenge.as_str()),
            ("code_challenge_method", "S256"),
        ];
        let mark = if told.authorize.contains('?') { '&' } else { '?' };
        Ok(format!("{}{mark}{}", told.authorize, form(&fields)))
    }

    /// What a code proves that the browser has brought back.
    ///
    /// # Errors
    ///
    /// [`SignOnTrouble`].
    pub fn prove(
        &self,
        issuer: &SignOnIssuer,
        begun: &Begun,
        back: &str,
        code: &str,
        now: i64,
    ) -> Result<Proven, SignOnTrouble> {
        let told = self.told(issuer, now)?;
        let body = form(&[
            ("grant_type", "authorization_code"),
            ("code", code),
            ("redirect_uri", back),
            ("code_verifier", begun.verifier.as_str()),
        ]);
        // RFC 6749, 2.3.1: both are written as in a form before they are joined.
        let both = format!("{}:{}", escape(&issuer.client), escape(&issuer.secret));
        let login = format!("Basic {}", STANDARD.encode(both));
        let answer = self.http().post_form(&told.token, issuer.machine(), &login, &body);
        let answer = answer.map_err(|problem| match problem {
            // It was reached, and says that this code proves nothing (RFC 6749, 5.2).
            NotDelivered::Answered(status @ 400..500) => TokenFault::Refused(status).into(),
            other => SignOnTrouble::from(other),
        })?;
        let token = answer.get("id_token").and_then(Value::as_str);
        let token = token.ok_or(SignOnTrouble::Unproven(TokenFault::Unreadable))?;
        let keys = self.keys(issuer, &told, token, now)?;
        let wanted = Wanted {
            issuer: &issuer.issuer,
            client: &issuer.client,
            nonce: &begun.nonce,
            now,
        };
        Ok(prove(token, &keys, &wanted)?)
    }

    /// What the issuer tells of itself. It must call itself as the settings do, and all of it must stand on the issuer's own machine.
    fn told(&self, issuer: &SignOnIssuer, now: i64) -> Result<Told, SignOnTrouble> {
        let fresh = |told: &&Told| told.issuer == issuer.issuer && (0..HOLDS).contains(&(now - told.at));
        let held = self.told.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(told) = held.as_ref().filter(fresh) {
            return Ok(told.clone());
        }
        drop(held);
        // Other settings are another try.
        let recent = |failed: &&Failed| failed.issuer == *issuer && (0..FAILED).contains(&(now - failed.at));
        let failed = self.failed.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(failed) = failed.as_ref().filter(recent) {
            return Err(failed.trouble);
        }
        drop(failed);
        let asked = self.discover(issuer, now);
        let failed = asked.as_ref().err().map(|trouble| Failed {
            issuer: issuer.clone(),
            at: now,
            trouble: *trouble,
        });
        *self.failed.lock().unwrap_or_else(PoisonError::into_inner) = failed;
        let told = asked?;
        *self.told.lock().unwrap_or_else(PoisonError::into_inner) = Some(told.clone());
        Ok(told)
    }

    /// Asks the issuer of itself.
    fn discover(&self, issuer: &SignOnIssuer, now: i64) -> Result<Told, SignOnTrouble> {
        let address = format!("{}/.well-known/openid-configuration", issuer.issuer);
        let said = self.http().get_json(&address, issuer.machine())?;
        let text = |name: &str| said.get(name).and_then(Value::as_str).map(str::to_owned);
        let own = |name: &str| text(name).filter(|address| is_of(address, &issuer.issuer));
        (text("issuer").as_deref() == Some(issuer.issuer.as_str()))
            .then(|| {
                Some(Told {
                    issuer: issuer.issuer.clone(),
                    at: now,
                    authorize: own("authorization_endpoint")?,
                    token: own("token_endpoint")?,
                    jwks: own("jwks_uri")?,
                    keys: None,
                })
            })
            .flatten()
            .ok_or(SignOnTrouble::Unlike)
    }

    /// The issuer's keys. One that is not among them was perhaps put there since: they are asked for once more.
    fn keys(&self, issuer: &SignOnIssuer, told: &Told, token: &str, now: i64) -> Result<Value, SignOnTrouble> {
        if let Some((keys, at)) = &told.keys
            && (knows_key(token, keys)? || now - at < AGAIN)
        {
            return Ok(keys.clone());
        }
        let keys = self.http().get_json(&told.jwks, issuer.machine())?;
        let mut held = self.told.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(held) = held.as_mut().filter(|held| held.issuer == told.issuer) {
            held.keys = Some((keys.clone(), now));
        }
        Ok(keys)
    }
}

/// Whether an address leads to the same machine, by the same way, as another.
fn is_of(address: &str, other: &str) -> bool {
    let (one, other) = (WebhookAddress::read(address), WebhookAddress::read(other));
    one.is_ok() && one == other
}

fn form(fields: &[(&str, &str)]) -> String {
    let fields: Vec<String> = fields
        .iter()
        .map(|(name, value)| format!("{name}={}", escape(value)))
        .collect();
    fields.join("&")
}
