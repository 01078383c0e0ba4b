//! The certificate that a server shows. A new one in the same place is taken without a restart.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError, RwLock};
use std::time::SystemTime;

use rustls::ServerConfig;
use rustls::crypto::ring;
use rustls::pki_types::pem::PemObject as _;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use rustls::server::{ClientHello, ResolvesServerCert};
use rustls::sign::CertifiedKey;

use crate::{Certificate, TlsError, files};

/// When both files were last changed, and their lengths: another stamp means other files.
type Stamp = [Option<(SystemTime, u64)>; 2];

/// The certificate that a server shows, and where it came from.
#[derive(Debug)]
pub struct Identity {
    certificate: PathBuf,
    key: PathBuf,
    shown: RwLock<(Arc<CertifiedKey>, Certificate)>,
    /// The files that were last looked at, usable or not: what cannot be used is said once.
    seen: Mutex<Stamp>,
}

impl Identity {
    /// Reads a certificate (with those between it and its root behind it, if there are any) and its key.
    ///
    /// # Errors
    ///
    /// [`TlsError`] says which file is wrong, and in what.
    pub fn read(certificate: &Path, key: &Path) -> Result<Arc<Self>, TlsError> {
        let seen = stamp(certificate, key);
        let shown = load(certificate, key)?;
        Ok(Arc::new(Self {
            certificate: certificate.to_owned(),
            key: key.to_owned(),
            shown: RwLock::new(shown),
            seen: Mutex::new(seen),
        }))
    }

    /// What the certificate that is shown says.
    pub fn certificate(&self) -> Certificate {
        self.shown.read().unwrap_or_else(PoisonError::into_inner).1.clone()
    }

    /// Looks whether other files lie in the place; if so, new connections are shown the new certificate.
    ///
    /// Gives whether another one is shown from now on.
    ///
    /// # Errors
    ///
    /// [`TlsError`] when the new files cannot be used; the former certificate is still shown. The same files are not tried again.
    pub fn look_again(&self) -> Result<bool, TlsError> {
        let found = stamp(&self.certificate, &self.key);
        let mut seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        if *seen == found {
            return Ok(false);
        }
        *seen = found;
        let new = load(&self.certificate, &self.key)?;
        let mut shown = self.shown.write().unwrap_or_else(PoisonError::into_inner);
        let other = new.1 != shown.1;
        *shown = new;
        Ok(other)
    }

    /// How the server speaks: TLS 1.2 or 1.3, HTTP/1.1 behind it, no certificate asked of the reader.
    ///
    /// # Errors
    ///
    /// [`TlsError::Engine`].
    pub fn config(self: &Arc<Self>) -> Result<Arc<ServerConfig>, TlsError> {
        let mut config = ServerConfig::builder_with_provider(Arc::new(ring::default_provider()))
            .with_safe_default_protocol_versions()
            .map_err(TlsError::engine)?
            .with_no_client_auth()
            .with_cert_resolver(Arc::new(Shown(Arc::clone(self))));
        config.alpn_protocols = vec![b"http/1.1".to_vec()];
        Ok(Arc::new(config))
    }
}

/// Shows the one certificate, whatever name is asked for: an old browser that asks by address is served too.
#[derive(Debug)]
struct Shown(Arc<Identity>);

impl ResolvesServerCert for Shown {
    fn resolve(&self, _hello: ClientHello<'_>) -> Option<Arc<CertifiedKey>> {
        let shown = self.0.shown.read().unwrap_or_else(PoisonError::into_inner);
        Some(Arc::clone(&shown.0))
    }
}

fn stamp(certificate: &Path, key: &Path) -> Stamp {
    [certificate, key].map(|path| {
        let meta = std::fs::metadata(path).ok()?;
        Some((meta.modified().ok()?, meta.len()))
    })
}

fn load(certificate: &Path, key: &Path) -> Result<(Arc<CertifiedKey>, Certificate), TlsError> {
    let no_certificate = |problem: String| TlsError::NotACertificate {
        path: certificate.to_owned(),
        problem,
    };
    let no_key = |problem: String| TlsError::NotAKey {
        path: key.to_owned(),
        problem,
    };
    let says = Certificate::read(certificate)?.swap_remove(0);
    let pem = std::fs::read(certificate).map_err(TlsError::unreadable(certificate))?;
    let chain: Result<Vec<_>, _> = CertificateDer::pem_slice_iter(&pem).collect();
    let chain = chain.map_err(|problem| no_certificate(problem.to_string()))?;
    let pem = files::read_key(key)?;
    let der = PrivateKeyDer::from_pem_slice(pem.as_bytes()).map_err(|problem| no_key(problem.to_string()))?;
    let signing = ring::sign::any_supported_type(&der).map_err(|problem| no_key(problem.to_string()))?;
    let pair = CertifiedKey::new(chain, signing);
    pair.keys_match().map_err(|_| TlsError::KeyDoesNotFit {
        certificate: certificate.to_owned(),
        key: key.to_owned(),
    })?;
    Ok((Arc::new(pair), says))
}
