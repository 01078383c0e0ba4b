//! An issuer in this process, on the loopback: it tells of itself, shows its keys, and gives a token for a code, as a test wants it.

use std::collections::BTreeMap;
use std::io::{Read as _, Write as _};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;

use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use ring::digest::{SHA256, digest};
use ring::rand::SystemRandom;
use ring::rsa::PublicKeyComponents;
use ring::signature::{ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, KeyPair as _, RSA_PKCS1_SHA256, RsaKeyPair};
use serde_json::{Value, json};

/// The issuer.
#[derive(Debug)]
pub struct Issuer {
    address: SocketAddr,
    state: Arc<Mutex<State>>,
}

/// What it is to do otherwise than an issuer should.
#[derive(Debug, Clone, Default)]
#[allow(clippy::struct_excessive_bools, reason = "faults that a test sets one by one")]
pub struct Odd {
    /// Words of the token that are other ones; null: the word is missing.
    pub claims: BTreeMap<&'static str, Value>,
    /// The token is signed by nobody ("alg": "none").
    pub unsigned: bool,
    /// The token is signed by a key that the issuer does not show.
    pub foreign: bool,
    /// It calls itself by another name.
    pub renamed: bool,
    /// It leads to a token at another machine.
    pub elsewhere: bool,
}

#[derive(Debug)]
struct State {
    claims: Value,
    odd: Odd,
    rsa: bool,
    turn: u32,
    keys: (EcdsaKeyPair, EcdsaKeyPair),
    asked: BTreeMap<String, String>,
    codes: u32,
    key_requests: u32,
}

/// The name under which it knows the office, and the secret that it gave.
pub const CLIENT: (&str, &str) = ("xung-tam", "bí mật & riêng");

impl Issuer {
    /// An issuer that says of whoever comes that it is `subject`.
    pub fn of(subject: &str) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap();
        let state = State {
            claims: json!({"sub": subject}),
            odd: Odd::default(),
            rsa: false,
            turn: 1,
            keys: (fresh(), fresh()),
            asked: BTreeMap::new(),
            codes: 0,
            key_requests: 0,
        };
        let state = Arc::new(Mutex::new(state));
        let own = Arc::clone(&state);
        thread::spawn(move || {
            for stream in listener.incoming().map_while(Result::ok) {
                answer(stream, address, &own);
            }
        });
        Self { address, state }
    }

    /// What it calls itself.
    pub fn name(&self) -> String {
        name(self.address)
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Says something more of whoever comes.
    pub fn says(&self, claim: &str, value: Value) {
        self.state().claims[claim] = value;
    }

    /// Is odd from now on.
    pub fn is(&self, odd: Odd) {
        self.state().odd = odd;
    }

    /// Signs by RSA from now on.
    pub fn signs_by_rsa(&self) {
        self.state().rsa = true;
    }

    /// Puts another key in the place of the one that it signs by.
    pub fn turns_its_key(&self) {
        let mut state = self.state();
        state.turn += 1;
        state.keys.0 = fresh();
    }

    /// How often its keys were asked for.
    pub fn key_requests(&self) -> u32 {
        self.state().key_requests
    }

    /// What a browser brings back that was sent to `address`: the query of the site's own address.
    ///
    /// It ends the test where the address asks for something else than a log-in with PKCE.
    pub fn logs_in(&self, address: &str) -> String {
        let (path, query) = address.split_once('?').unwrap();
        assert_eq!(path, format!("{}/authorize", self.name()));
        let fields = fields(query);
        let asked = ["response_type", "client_id", "code_challenge_method"].map(|name| fields[name].as_str());
        assert_eq!(asked, ["code", CLIENT.0, "S256"]);
        let mut state = self.state();
        state.codes += 1;
        let code = format!("code-{}", state.codes);
        let query = format!("code={code}&state={}", fields["state"]);
        state.asked = fields;
        state.asked.insert("code".to_owned(), code);
        query
    }
}

fn name(address: SocketAddr) -> String {
    format!("http://{address}/realms/thu")
}

fn fresh() -> EcdsaKeyPair {
    let random = SystemRandom::new();
    let bytes = EcdsaKeyPair::generate_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, &random).unwrap();
    EcdsaKeyPair::from_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, bytes.as_ref(), &random).unwrap()
}

/// No secret: a key that was made for these tests and opens nothing.
fn rsa() -> RsaKeyPair {
    let text: String = include_str!("rsa_key_for_tests.b64").split_whitespace().collect();
    RsaKeyPair::from_der(&STANDARD.decode(text).unwrap()).unwrap()
}

fn answer(mut stream: TcpStream, address: SocketAddr, state: &Mutex<State>) {
    let (mut bytes, mut part) = (Vec::new(), [0; 4096]);
    let (heads, body) = loop {
        let Ok(read) = stream.read(&mut part) else { return };
        bytes.extend(&part[..read]);
        let text = String::from_utf8_lossy(&bytes).into_owned();
        if let Some((heads, body)) = text.split_once("\r\n\r\n") {
            let length = heads
                .lines()
                .find_map(|line| line.to_lowercase().strip_prefix("content-length: ")?.parse().ok());
            if body.len() >= length.unwrap_or(0) {
                break (heads.to_owned(), body.to_owned());
            }
        }
        if read == 0 {
            return;
        }
    };
    let mut state = state.lock().unwrap_or_else(PoisonError::into_inner);
    let path = heads.split(' ').nth(1).unwrap_or_default();
    let said = match path.strip_prefix("/realms/thu").unwrap_or_default() {
        "/.well-known/openid-configuration" => {
            let own = name(address);
            let token = if state.odd.elsewhere {
                "http://10.9.8.7/realms/thu"
            } else {
                own.as_str()
            };
            Some(json!({
                "issuer": if state.odd.renamed { format!("{own}x") } else { own.clone() },
                "authorization_endpoint": format!("{own}/authorize"),
                "token_endpoint": format!("{token}/token"),
                "jwks_uri": format!("{own}/keys"),
            }))
        }
        "/keys" => {
            state.key_requests += 1;
            Some(keys(&state))
        }
        "/token" => token(&mut state, address, &heads, &fields(&body)),
        _ => None,
    };
    let (status, said) = said.map_or(("400 No", json!({"error": "invalid_grant"})), |said| ("200 OK", said));
    let said = said.to_string();
    let head = format!(
        "HTTP/1.1 {status}\r\nContent-Type: application/json\r\nContent-Length: {}\r\nConnection: close\r\n\r\n{said}",
        said.len()
    );
    let _gone = stream.write_all(head.as_bytes());
}

fn keys(state: &State) -> Value {
    let text = |bytes: &[u8]| URL_SAFE_NO_PAD.encode(bytes);
    let point = state.keys.0.public_key().as_ref();
    let rsa: PublicKeyComponents<Vec<u8>> = rsa().public().into();
    json!({"keys": [
        {"kty": "oct", "kid": "other", "k": "AAAA"},
        {"kty": "EC", "crv": "P-256", "kid": format!("ec-{}", state.turn), "use": "sig", "alg": "ES256",
            "x": text(&point[1..33]), "y": text(&point[33..])},
        {"kty": "RSA", "kid": "rsa-1", "use": "sig", "n": text(&rsa.n), "e": text(&rsa.e)},
    ]})
}

/// A token for the code that was given last, once.
fn token(state: &mut State, address: SocketAddr, heads: &str, form: &BTreeMap<String, String>) -> Option<Value> {
    let asked = std::mem::take(&mut state.asked);
    let login = heads
        .lines()
        .find_map(|line| line.strip_prefix("authorization: Basic "))?;
    let login = String::from_utf8(STANDARD.decode(login).ok()?).ok()?;
    let (client, secret) = login.split_once(':')?;
    let challenge = URL_SAFE_NO_PAD.encode(digest(&SHA256, form.get("code_verifier")?.as_bytes()));
    let fits = (unescaped(client).as_str(), unescaped(secret).as_str()) == CLIENT
        && form.get("code") == asked.get("code")
        && form.get("redirect_uri") == asked.get("redirect_uri")
        && asked.get("code_challenge") == Some(&challenge);
    if !fits {
        return None;
    }
    let now = i64::from(crate::day("2019-07-01").number()) * 86_400 + 2 * 3600;
    let mut claims = json!({
        "iss": name(address), "aud": CLIENT.0, "iat": now, "exp": now + 300, "nonce": asked.get("nonce"),
    });
    let more = state.claims.as_object().into_iter().flatten();
    more.for_each(|(name, value)| claims[name.as_str()] = value.clone());
    for (name, value) in &state.odd.claims {
        claims[*name] = value.clone();
    }
    Some(json!({"token_type": "Bearer", "access_token": "x", "id_token": signed(state, &claims)}))
}

fn signed(state: &State, claims: &Value) -> String {
    let head = match (state.odd.unsigned, state.rsa) {
        (true, _) => json!({"alg": "none"}),
        (_, true) => json!({"alg": "RS256", "kid": "rsa-1"}),
        (_, false) => json!({"alg": "ES256", "kid": format!("ec-{}", state.turn)}),
    };
    let text = |value: &Value| URL_SAFE_NO_PAD.encode(value.to_string());
    let signed = format!("{}.{}", text(&head), text(claims));
    let random = SystemRandom::new();
    let signature = if state.odd.unsigned {
        Vec::new()
    } else if state.rsa {
        let key = rsa();
        let mut signature = vec![0; key.public().modulus_len()];
        key.sign(&RSA_PKCS1_SHA256, &random, signed.as_bytes(), &mut signature)
            .unwrap();
        signature
    } else {
        let key = if state.odd.foreign {
            &state.keys.1
        } else {
            &state.keys.0
        };
        key.sign(&random, signed.as_bytes()).unwrap().as_ref().to_vec()
    };
    format!("{signed}.{}", URL_SAFE_NO_PAD.encode(signature))
}

fn fields(text: &str) -> BTreeMap<String, String> {
    let pairs = text.split('&').filter_map(|pair| pair.split_once('='));
    pairs.map(|(name, value)| (name.to_owned(), unescaped(value))).collect()
}

fn unescaped(text: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        if byte == b'%' {
            let digits: Vec<u8> = rest.by_ref().take(2).collect();
            let digits = String::from_utf8(digits).unwrap();
            bytes.push(u8::from_str_radix(&digits, 16).unwrap());
        } else {
            bytes.push(byte);
        }
    }
    String::from_utf8(bytes).unwrap()
}
