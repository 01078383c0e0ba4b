//! The client: one call, to one machine, within bounds.

use std::io;
use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;
use std::time::Duration;

use office::webhooks::{NotDelivered, Parcel, is_public};
use rustls::crypto::ring;
use serde_json::Value;
use ureq::config::Config;
use ureq::http::{Response, Uri};
use ureq::tls::{Certificate, RootCerts, TlsConfig};
use ureq::unversioned::resolver::{DefaultResolver, ResolvedSocketAddrs, Resolver};
use ureq::unversioned::transport::{DefaultConnector, NextTimeout};
use ureq::{Agent, Body, Error};

/// How long a call takes at most, from looking the name up to the answer.
const PATIENCE: Duration = Duration::from_secs(5);
/// The heads of an answer have so many bytes at most.
const HEADS: usize = 64 * 1024;

/// Calls others over HTTP.
#[derive(Debug, Clone)]
pub struct Http {
    roots: Arc<Vec<Certificate<'static>>>,
}

impl Http {
    /// Trusts what this machine trusts. (`SSL_CERT_FILE` names another list of certificates.)
    pub fn of_this_machine() -> Self {
        let found = rustls_native_certs::load_native_certs();
        Self::trusting(found.certs.iter().map(|own| own.as_ref().to_vec()))
    }

    /// Trusts these authorities alone; each is a certificate in DER.
    pub fn trusting(authorities: impl IntoIterator<Item = Vec<u8>>) -> Self {
        let owned = |der: Vec<u8>| Certificate::from_der(&der).to_owned();
        Self {
            roots: Arc::new(authorities.into_iter().map(owned).collect()),
        }
    }

    /// A client for one machine: the one with a number, or, without one, a public one.
    pub(crate) fn agent(&self, number: Option<IpAddr>) -> Agent {
        let tls = TlsConfig::builder()
            .root_certs(RootCerts::Specific(Arc::clone(&self.roots)))
            .unversioned_rustls_crypto_provider(Arc::new(ring::default_provider()))
            .build();
        let config = Config::builder()
            .tls_config(tls)
            .proxy(None)
            .max_redirects(0)
            .http_status_as_error(false)
            .timeout_global(Some(PATIENCE))
            .max_response_header_size(HEADS)
            .max_idle_connections(0)
            .user_agent("xungtam")
            .build();
        Agent::with_parts(config, DefaultConnector::default(), Named { number })
    }

    /// Carries a parcel. What is answered beyond the status is not read.
    ///
    /// # Errors
    ///
    /// [`NotDelivered`].
    pub fn carry(&self, parcel: &Parcel) -> Result<(), NotDelivered> {
        let mut request = self
            .agent(parcel.number)
            .post(&parcel.address)
            .header("content-type", "application/json");
        for (name, value) in &parcel.heads {
            request = request.header(*name, value);
        }
        let answer = request.send(&parcel.body).map_err(|problem| told(&problem))?;
        match answer.status().as_u16() {
            200..300 => Ok(()),
            300..400 => Err(NotDelivered::SentOn),
            status => Err(NotDelivered::Answered(status)),
        }
    }
}

/// What an answer may have of text, in bytes.
const TEXT: u64 = 256 * 1024;

impl Http {
    /// What an address tells, as JSON.
    pub(crate) fn get_json(&self, address: &str, number: Option<IpAddr>) -> Result<Value, NotDelivered> {
        let request = self.agent(number).get(address).header("accept", "application/json");
        read(request.call())
    }

    /// What is answered to a form, as JSON; `login` says who asks.
    pub(crate) fn post_form(
        &self,
        address: &str,
        number: Option<IpAddr>,
        login: &str,
        form: &str,
    ) -> Result<Value, NotDelivered> {
        let request = self
            .agent(number)
            .post(address)
            .header("accept", "application/json")
            .header("authorization", login)
            .header("content-type", "application/x-www-form-urlencoded");
        read(request.send(form))
    }
}

fn read(answer: Result<Response<Body>, Error>) -> Result<Value, NotDelivered> {
    let mut answer = answer.map_err(|problem| told(&problem))?;
    match answer.status().as_u16() {
        200 => {}
        300..400 => return Err(NotDelivered::SentOn),
        status => return Err(NotDelivered::Answered(status)),
    }
    let text = answer.body_mut().with_config().limit(TEXT).read_to_vec();
    let text = text.map_err(|problem| told(&problem))?;
    serde_json::from_slice(&text).map_err(|_| NotDelivered::Unreadable)
}

/// A name leads into the house.
#[derive(Debug, thiserror::Error)]
#[error("the name leads to a machine of the house that nobody has named by its number")]
struct Inside;

/// Looks names up: a number that was named stands for every name, and without one only public machines are reached.
#[derive(Debug)]
struct Named {
    number: Option<IpAddr>,
}

impl Resolver for Named {
    fn resolve(&self, uri: &Uri, config: &Config, timeout: NextTimeout) -> Result<ResolvedSocketAddrs, Error> {
        let Some(number) = self.number else {
            let found = DefaultResolver::default()
                .resolve(uri, config, timeout)
                .map_err(|problem| match problem {
                    Error::Io(_) => Error::HostNotFound,
                    other => other,
                })?;
            // What is checked here is what is connected to: a name cannot mean something else a moment later.
            if found.iter().all(|own| is_public(own.ip())) {
                return Ok(found);
            }
            return Err(Error::Other(Box::new(Inside)));
        };
        let usual = if uri.scheme_str() == Some("http") { 80 } else { 443 };
        let mut only = self.empty();
        only.push(SocketAddr::new(number, uri.port_u16().unwrap_or(usual)));
        Ok(only)
    }
}

/// What went wrong, as far as an administrator can do something about it.
pub(crate) fn told(problem: &Error) -> NotDelivered {
    match problem {
        Error::HostNotFound => NotDelivered::NoSuchHost,
        Error::Timeout(_) => NotDelivered::TooSlow,
        Error::Tls(_) | Error::Rustls(_) | Error::TlsRequired => NotDelivered::NotTrusted,
        Error::Other(inner) if inner.is::<Inside>() => NotDelivered::Inside,
        Error::Io(problem) if is_of_tls(problem) => NotDelivered::NotTrusted,
        Error::Io(problem) if problem.kind() == io::ErrorKind::TimedOut => NotDelivered::TooSlow,
        Error::Io(_) | Error::ConnectionFailed => NotDelivered::Unreachable,
        _ => NotDelivered::Unreadable,
    }
}

/// Whether the engine of ciphers refused, and not the network.
pub(crate) fn is_of_tls(problem: &io::Error) -> bool {
    let inner = problem
        .get_ref()
        .and_then(|inner| inner.downcast_ref::<rustls::Error>());
    inner.is_some()
}
