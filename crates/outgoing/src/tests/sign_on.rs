//! Log-in by an issuer, against one that does what an issuer should and everything that it should not.

use office::accounts::{Proven, SignOnIssuer};
use serde_json::{Value, json};
use testkit::{CLIENT, Issuer, Odd, day};

use crate::{Begun, Http, SignOn, SignOnTrouble, TokenFault};

const BACK: &str = "https://can-bo.lan/dang-nhap/chung/ve";

fn now() -> i64 {
    i64::from(day("2019-07-01").number()) * 86_400 + 2 * 3600
}

fn settings(issuer: &Issuer) -> SignOnIssuer {
    SignOnIssuer {
        issuer: issuer.name(),
        number: None,
        client: CLIENT.0.to_owned(),
        secret: CLIENT.1.to_owned(),
        name: "Đăng nhập của tỉnh".to_owned(),
        site: "https://can-bo.lan".to_owned(),
        trusts_factor: false,
    }
}

/// One log-in from end to end.
fn log_in(sign_on: &SignOn, issuer: &Issuer, now: i64) -> Result<Proven, SignOnTrouble> {
    let (settings, begun) = (settings(issuer), Begun::of("x"));
    let address = sign_on.address(&settings, &begun, BACK, now)?;
    let back = issuer.logs_in(&address);
    let (code, state) = back.split_once('&').unwrap();
    assert_eq!(state, format!("state={}", begun.state));
    sign_on.prove(&settings, &begun, BACK, code.strip_prefix("code=").unwrap(), now)
}

fn odd(claim: &'static str, value: Value) -> Odd {
    Odd {
        claims: [(claim, value)].into(),
        ..Odd::default()
    }
}

#[test]
fn both_ways_of_signing_prove_who_somebody_is() {
    let (issuer, sign_on) = (Issuer::of("u-1"), SignOn::through(Http::trusting([])));
    let plain = log_in(&sign_on, &issuer, now()).unwrap();
    assert_eq!(
        plain,
        Proven {
            issuer: issuer.name(),
            subject: "u-1".to_owned(),
            address: None,
            factor: false,
        }
    );
    issuer.signs_by_rsa();
    issuer.says("email", json!("an@hoanhbo.vn"));
    issuer.says("amr", json!(["pwd", "mfa"]));
    issuer.says("aud", json!([CLIENT.0]));
    let proven = log_in(&sign_on, &issuer, now()).unwrap();
    assert_eq!(
        (proven.address, proven.factor),
        (None, true),
        "an address that was not verified is none"
    );
    issuer.says("email_verified", json!(true));
    issuer.says("aud", json!(["other", CLIENT.0]));
    issuer.says("azp", json!(CLIENT.0));
    let proven = log_in(&sign_on, &issuer, now()).unwrap();
    assert_eq!(proven.address.as_deref(), Some("an@hoanhbo.vn"));
}

#[test]
fn a_token_that_does_not_fit_proves_nothing() {
    let (issuer, sign_on) = (Issuer::of("u-1"), SignOn::through(Http::trusting([])));
    let wrong = [
        (odd("nonce", json!("another")), TokenFault::Nonce),
        (odd("nonce", Value::Null), TokenFault::Nonce),
        (odd("exp", json!(now() - 61)), TokenFault::Expired),
        (odd("exp", Value::Null), TokenFault::Expired),
        (odd("iat", json!(now() + 61)), TokenFault::NotYet),
        (odd("nbf", json!(now() + 61)), TokenFault::NotYet),
        (odd("aud", json!("other")), TokenFault::Audience),
        (odd("aud", json!(["other", CLIENT.0])), TokenFault::Audience),
        (odd("azp", json!("other")), TokenFault::Audience),
        (odd("aud", Value::Null), TokenFault::Audience),
        (odd("iss", json!("https://dang-nhap.khac.vn")), TokenFault::Issuer),
        (odd("sub", Value::Null), TokenFault::Subject),
        (odd("sub", json!("")), TokenFault::Subject),
        (
            Odd {
                unsigned: true,
                ..Odd::default()
            },
            TokenFault::Algorithm,
        ),
        (
            Odd {
                foreign: true,
                ..Odd::default()
            },
            TokenFault::Signature,
        ),
    ];
    for (odd, fault) in wrong {
        issuer.is(odd.clone());
        let got = log_in(&sign_on, &issuer, now());
        assert_eq!(got, Err(SignOnTrouble::Unproven(fault)), "{odd:?}");
    }
    issuer.is(Odd::default());
    log_in(&sign_on, &issuer, now()).unwrap();
}

#[test]
fn a_key_that_was_turned_is_asked_for_once_more() {
    let (issuer, sign_on) = (Issuer::of("u-1"), SignOn::through(Http::trusting([])));
    log_in(&sign_on, &issuer, now()).unwrap();
    log_in(&sign_on, &issuer, now() + 1).unwrap();
    assert_eq!(issuer.key_requests(), 1, "what is known is not asked again");
    issuer.turns_its_key();
    let too_soon = log_in(&sign_on, &issuer, now() + 5);
    assert_eq!(too_soon, Err(SignOnTrouble::Unproven(TokenFault::UnknownKey)));
    assert_eq!(issuer.key_requests(), 1);
    log_in(&sign_on, &issuer, now() + 20).unwrap();
    assert_eq!(issuer.key_requests(), 2);
}

#[test]
fn a_code_and_its_verifier_belong_together() {
    let (issuer, sign_on) = (Issuer::of("u-1"), SignOn::through(Http::trusting([])));
    let (settings, begun) = (settings(&issuer), Begun::of("x"));
    let address = sign_on.address(&settings, &begun, BACK, now()).unwrap();
    issuer.logs_in(&address);
    let stolen = sign_on.prove(&settings, &Begun::of("y"), BACK, "code-1", now());
    let refused = Err(SignOnTrouble::Unproven(TokenFault::Refused(400)));
    assert_eq!(stolen, refused);
    // It was taken by the try.
    assert_eq!(sign_on.prove(&settings, &begun, BACK, "code-1", now()), refused);
}

#[test]
fn an_issuer_that_tells_something_else_of_itself_is_not_asked_further() {
    for odd in [
        Odd {
            renamed: true,
            ..Odd::default()
        },
        Odd {
            elsewhere: true,
            ..Odd::default()
        },
    ] {
        let (issuer, sign_on) = (Issuer::of("u-1"), SignOn::through(Http::trusting([])));
        issuer.is(odd);
        assert_eq!(log_in(&sign_on, &issuer, now()), Err(SignOnTrouble::Unlike));
    }
}

#[test]
fn an_issuer_that_failed_is_left_alone_for_some_seconds() {
    let (issuer, sign_on) = (Issuer::of("u-1"), SignOn::through(Http::trusting([])));
    issuer.is(Odd {
        renamed: true,
        ..Odd::default()
    });
    assert_eq!(log_in(&sign_on, &issuer, now()), Err(SignOnTrouble::Unlike));
    issuer.is(Odd::default());
    let remembered = log_in(&sign_on, &issuer, now() + 9);
    assert_eq!(remembered, Err(SignOnTrouble::Unlike), "it was not asked");
    log_in(&sign_on, &issuer, now() + 10).unwrap();
}
