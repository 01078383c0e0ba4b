//! The authority of an office: its root certificate, and the certificates of servers that it issues.

use std::fmt;
use std::time::Duration;

use rcgen::{
    BasicConstraints, CertificateParams, DistinguishedName, DnType, ExtendedKeyUsagePurpose, IsCa, Issuer, KeyPair,
    KeyUsagePurpose, PKCS_ECDSA_P256_SHA256, SanType,
};

use crate::{Bounds, Certificate, Name, TlsError, proof};

/// How long a root certificate holds: ten years.
pub const AUTHORITY_DAYS: u32 = 3_653;
/// How long a server's certificate holds when nothing is said: a year and a month.
pub const USUAL_DAYS: u32 = 397;
/// The longest that a server's certificate may hold; some devices refuse a longer one.
pub const MOST_DAYS: u32 = 825;

const DAY: i64 = 86_400;
/// The clocks of an office differ a little: a new certificate holds since an hour ago.
const CLOCKS_DIFFER: i64 = 3_600;

/// A certificate with its key, both as PEM text. The key is never shown by `Debug`.
#[derive(Clone)]
pub struct Issued {
    /// The certificate.
    pub certificate: String,
    /// Its private key.
    pub key: String,
}

impl fmt::Debug for Issued {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Issued")
            .field("certificate", &self.certificate)
            .finish_non_exhaustive()
    }
}

/// Founds an authority called `subject` that may vouch within `bounds`, at `now`.
///
/// # Errors
///
/// [`TlsError::Engine`] when no key can be made.
pub fn found(subject: &str, bounds: &Bounds, now: i64) -> Result<Issued, TlsError> {
    let mut params = params(subject, now, now + i64::from(AUTHORITY_DAYS) * DAY)?;
    params.is_ca = IsCa::Ca(BasicConstraints::Constrained(0));
    params.key_usages = vec![KeyUsagePurpose::KeyCertSign, KeyUsagePurpose::CrlSign];
    params.name_constraints = Some(bounds.constraints());
    let key = new_key()?;
    let certificate = params.self_signed(&key).map_err(TlsError::engine)?;
    Ok(Issued {
        certificate: certificate.pem(),
        key: key.serialize_pem(),
    })
}

/// Issues a certificate for a server that is reached by `names`, for `days` from `now` but never beyond the authority's own end.
///
/// What is given back was proved as a browser will prove it, for each name.
///
/// # Errors
///
/// [`TlsError::NoName`]; [`TlsError::NoAuthority`]; [`TlsError::OutOfBounds`] when the authority may not vouch for a name; [`TlsError::AuthorityExpired`];
/// [`TlsError::Engine`].
pub fn issue(authority: &Issued, names: &[Name], days: u32, now: i64) -> Result<Issued, TlsError> {
    let Some(first) = names.first() else {
        return Err(TlsError::NoName);
    };
    let root = Certificate::read_first(authority.certificate.as_bytes())?;
    if !root.authority {
        return Err(TlsError::NoAuthority);
    }
    let until = root.until.min(now + i64::from(days.min(MOST_DAYS)) * DAY);
    if until <= now {
        return Err(TlsError::AuthorityExpired);
    }
    let signing = KeyPair::from_pem(&authority.key).map_err(TlsError::engine)?;
    let issuer = Issuer::from_ca_cert_pem(&authority.certificate, signing).map_err(TlsError::engine)?;
    let key = new_key()?;
    let sign = |names: &[Name]| {
        let mut params = params(&first.to_string(), now, until)?;
        params.subject_alt_names = names.iter().map(alternative).collect::<Result<_, _>>()?;
        params.key_usages = vec![KeyUsagePurpose::DigitalSignature];
        params.extended_key_usages = vec![ExtendedKeyUsagePurpose::ServerAuth];
        params.use_authority_key_identifier_extension = true;
        Ok(params.signed_by(&key, &issuer).map_err(TlsError::engine)?.pem())
    };
    // One name out of bounds makes the whole certificate refused: each is tried alone, so that the refusal names the right one.
    for name in names {
        proof::vouched(&authority.certificate, &sign(std::slice::from_ref(name))?, name, now)?;
    }
    let certificate = sign(names)?;
    proof::vouched(&authority.certificate, &certificate, first, now)?;
    Ok(Issued {
        certificate,
        key: key.serialize_pem(),
    })
}

fn new_key() -> Result<KeyPair, TlsError> {
    KeyPair::generate_for(&PKCS_ECDSA_P256_SHA256).map_err(TlsError::engine)
}

fn params(subject: &str, from: i64, until: i64) -> Result<CertificateParams, TlsError> {
    let mut params = CertificateParams::new(Vec::new()).map_err(TlsError::engine)?;
    let mut name = DistinguishedName::new();
    name.push(DnType::CommonName, subject);
    params.distinguished_name = name;
    let at = |seconds: i64| {
        let seconds = u64::try_from(seconds).unwrap_or(0);
        rcgen::date_time_ymd(1970, 1, 1) + Duration::from_secs(seconds)
    };
    params.not_before = at(from - CLOCKS_DIFFER);
    params.not_after = at(until);
    Ok(params)
}

fn alternative(name: &Name) -> Result<SanType, TlsError> {
    Ok(match name {
        Name::Host(host) => SanType::DnsName(host.as_str().try_into().map_err(TlsError::engine)?),
        Name::Address(address) => SanType::IpAddress(*address),
    })
}
