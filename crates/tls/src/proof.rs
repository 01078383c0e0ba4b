//! Proves a certificate as a browser will: against one root, for one name, at one moment.

use std::sync::Arc;
use std::time::Duration;

use rustls::client::WebPkiServerVerifier;
use rustls::client::danger::ServerCertVerifier as _;
use rustls::crypto::ring;
use rustls::pki_types::pem::PemObject as _;
use rustls::pki_types::{CertificateDer, ServerName, UnixTime};
use rustls::{CertificateError, Error, RootCertStore};

use crate::{Name, TlsError};

/// Whether who trusts `root` alone takes `certificate` for `name` at `now`.
pub(crate) fn vouched(root: &str, certificate: &str, name: &Name, now: i64) -> Result<(), TlsError> {
    let der = |pem: &str| CertificateDer::from_pem_slice(pem.as_bytes()).map_err(TlsError::engine);
    let mut roots = RootCertStore::empty();
    roots.add(der(root)?).map_err(TlsError::engine)?;
    let verifier = WebPkiServerVerifier::builder_with_provider(Arc::new(roots), Arc::new(ring::default_provider()))
        .build()
        .map_err(TlsError::engine)?;
    let asked = match name {
        Name::Host(host) => ServerName::try_from(host.clone()).map_err(TlsError::engine)?,
        Name::Address(address) => ServerName::IpAddress((*address).into()),
    };
    let now = UnixTime::since_unix_epoch(Duration::from_secs(u64::try_from(now).unwrap_or(0)));
    match verifier.verify_server_cert(&der(certificate)?, &[], &asked, &[], now) {
        Ok(_) => Ok(()),
        // Whatever the engine calls a name outside the bounds: the root is ours, so nothing else about the certificate can be wrong.
        Err(Error::InvalidCertificate(CertificateError::Other(_))) => Err(TlsError::OutOfBounds(name.to_string())),
        Err(problem) => Err(TlsError::engine(problem)),
    }
}
