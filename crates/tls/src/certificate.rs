//! What a certificate says: for whom, by whom, from when until when.

use std::fmt;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};
use std::path::Path;

use rustls::pki_types::CertificateDer;
use rustls::pki_types::pem::PemObject as _;
use sha2::{Digest as _, Sha256};
use x509_parser::extensions::{GeneralName, GeneralSubtree};
use x509_parser::prelude::{FromDer as _, X509Certificate};

use crate::TlsError;

/// From how many days before its end on a certificate is warned about.
pub const SOON_DAYS: i64 = 30;

/// What a certificate says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Certificate {
    /// Whose it is.
    pub subject: String,
    /// Who vouches for it.
    pub issuer: String,
    /// The names by which the server is reached.
    pub names: Vec<String>,
    /// From when it holds, in seconds since 1970.
    pub from: i64,
    /// Until when it holds, in seconds since 1970.
    pub until: i64,
    /// Whether it may vouch for others.
    pub authority: bool,
    /// What it may vouch for; empty: anything.
    pub bounds: Vec<String>,
    /// SHA-256 over the whole certificate: what people compare before they trust it.
    pub fingerprint: Fingerprint,
}

/// SHA-256 over a certificate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fingerprint([u8; 32]);

impl fmt::Display for Fingerprint {
    /// Pairs of digits between colons, as browsers show it.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, byte) in self.0.iter().enumerate() {
            let mark = if at == 0 { "" } else { ":" };
            write!(f, "{mark}{byte:02X}")?;
        }
        Ok(())
    }
}

impl Certificate {
    /// Every certificate of a PEM file, in its order; at least one.
    ///
    /// # Errors
    ///
    /// [`TlsError::Unreadable`], [`TlsError::NotACertificate`].
    pub fn read(path: &Path) -> Result<Vec<Self>, TlsError> {
        let pem = std::fs::read(path).map_err(TlsError::unreadable(path))?;
        let wrong = |problem: String| TlsError::NotACertificate {
            path: path.to_owned(),
            problem,
        };
        let all: Result<Vec<Self>, String> = CertificateDer::pem_slice_iter(&pem)
            .map(|der| Self::of(&der.map_err(|problem| problem.to_string())?))
            .collect();
        let all = all.map_err(wrong)?;
        if all.is_empty() {
            return Err(wrong("PEM".to_owned()));
        }
        Ok(all)
    }

    /// The first certificate of a PEM text.
    pub(crate) fn read_first(pem: &[u8]) -> Result<Self, TlsError> {
        let der = CertificateDer::from_pem_slice(pem).map_err(TlsError::engine)?;
        Self::of(&der).map_err(TlsError::Engine)
    }

    /// What a certificate in its binary form says.
    pub(crate) fn of(der: &CertificateDer<'_>) -> Result<Self, String> {
        let (_, read) = X509Certificate::from_der(der).map_err(|problem| problem.to_string())?;
        let names = read.subject_alternative_name().ok().flatten();
        let bounds = read.name_constraints().ok().flatten();
        let bounds = bounds.and_then(|found| found.value.permitted_subtrees.as_ref());
        Ok(Self {
            subject: common_name(read.subject()),
            issuer: common_name(read.issuer()),
            names: names.map_or_else(Vec::new, |found| found.value.general_names.iter().map(name).collect()),
            from: read.validity().not_before.timestamp(),
            until: read.validity().not_after.timestamp(),
            authority: read.is_ca(),
            bounds: bounds.map_or_else(Vec::new, |found| found.iter().map(bound).collect()),
            fingerprint: Fingerprint(Sha256::digest(der).into()),
        })
    }

    /// Days until it ends, a begun day counted as one; zero or less once it has ended.
    pub const fn days_left(&self, now: i64) -> i64 {
        -(now - self.until).div_euclid(86_400)
    }

    /// Whether it holds at a moment.
    pub const fn holds(&self, now: i64) -> bool {
        self.from <= now && now < self.until
    }

    /// Whether it is time for a new one.
    pub const fn ends_soon(&self, now: i64) -> bool {
        self.days_left(now) < SOON_DAYS
    }
}

fn common_name(name: &x509_parser::x509::X509Name<'_>) -> String {
    let common = name.iter_common_name().next().and_then(|found| found.as_str().ok());
    common.map_or_else(|| name.to_string(), str::to_owned)
}

fn name(name: &GeneralName<'_>) -> String {
    match name {
        GeneralName::DNSName(host) => (*host).to_owned(),
        GeneralName::IPAddress(bytes) => address(bytes).map_or_else(|| name.to_string(), |found| found.to_string()),
        other => other.to_string(),
    }
}

/// A domain, or a network with the length of its mask.
fn bound(subtree: &GeneralSubtree<'_>) -> String {
    match &subtree.base {
        GeneralName::IPAddress(bytes) => {
            let (first, mask) = bytes.split_at(bytes.len() / 2);
            let prefix: u32 = mask.iter().map(|byte| byte.count_ones()).sum();
            address(first).map_or_else(|| subtree.base.to_string(), |found| format!("{found}/{prefix}"))
        }
        other => name(other),
    }
}

fn address(bytes: &[u8]) -> Option<IpAddr> {
    if let Ok(four) = <[u8; 4]>::try_from(bytes) {
        return Some(Ipv4Addr::from(four).into());
    }
    <[u8; 16]>::try_from(bytes)
        .ok()
        .map(|sixteen| Ipv6Addr::from(sixteen).into())
}
