//! The client of a server of letters: one letter a connection, within bounds.

use std::error::Error as _;
use std::io;
use std::time::Duration;

use lettre::message::header::{ContentTransferEncoding, ContentType, Header, HeaderName, HeaderValue};
use lettre::message::{Body, Mailbox, MessageBuilder};
use lettre::transport::smtp::authentication::Credentials;
use lettre::transport::smtp::client::{Certificate, CertificateStore, Tls, TlsParameters};
use lettre::transport::smtp::extension::ClientId;
use lettre::transport::smtp::{Error, SmtpTransportBuilder};
use lettre::{Address, Message, SmtpTransport, Transport as _};
use office::mail::{MailServer, MailTls};
use office::webhooks::NotDelivered;

use crate::Written;
use crate::http::is_of_tls;

/// How long each answer of the server may take.
const PATIENCE: Duration = Duration::from_secs(10);
/// The answers of a server that does not let somebody in (RFC 4954).
const NOT_LET_IN: [u16; 4] = [530, 534, 535, 538];

/// Sends letters.
#[derive(Debug, Clone, Default)]
pub struct Postman {
    /// The only authorities that are trusted, in DER; none: those of this machine.
    roots: Option<Vec<Vec<u8>>>,
}

impl Postman {
    /// Trusts these authorities alone; each is a certificate in DER.
    pub fn trusting(authorities: impl IntoIterator<Item = Vec<u8>>) -> Self {
        Self {
            roots: Some(authorities.into_iter().collect()),
        }
    }

    /// Sends a letter.
    ///
    /// # Errors
    ///
    /// [`NotDelivered`].
    pub fn send(&self, server: &MailServer, letter: &Written) -> Result<(), NotDelivered> {
        let message = message(server, letter).ok_or(NotDelivered::Unreadable)?;
        let transport = self.transport(server).ok_or(NotDelivered::NotTrusted)?;
        transport
            .send(&message)
            .map(|_| ())
            .map_err(|problem| told(server, &problem))
    }

    fn transport(&self, server: &MailServer) -> Option<SmtpTransport> {
        let tls = match server.tls {
            MailTls::Whole => Tls::Wrapper(self.parameters(server)?),
            MailTls::Agreed => Tls::Required(self.parameters(server)?),
            MailTls::None => Tls::None,
        };
        let (_, host) = server.sender.rsplit_once('@')?;
        let builder: SmtpTransportBuilder = SmtpTransport::builder_dangerous(&server.server)
            .port(server.port)
            .tls(tls)
            .hello_name(ClientId::Domain(host.to_owned()))
            .timeout(Some(PATIENCE));
        let builder = if server.user.is_empty() {
            builder
        } else {
            builder.credentials(Credentials::new(server.user.clone(), server.secret.clone()))
        };
        Some(builder.build())
    }

    fn parameters(&self, server: &MailServer) -> Option<TlsParameters> {
        let mut builder = TlsParameters::builder(server.server.clone());
        if let Some(roots) = &self.roots {
            builder = builder.certificate_store(CertificateStore::None);
            for der in roots {
                builder = builder.add_root_certificate(Certificate::from_der(der.clone()).ok()?);
            }
        }
        builder.build_rustls().ok()
    }
}

/// Tells other programs that no person wrote this, so that none answers it (RFC 3834).
#[derive(Clone)]
struct AutoSubmitted;

impl Header for AutoSubmitted {
    fn name() -> HeaderName {
        HeaderName::new_from_ascii_str("Auto-Submitted")
    }

    fn parse(_: &str) -> Result<Self, Box<dyn std::error::Error + Send + Sync>> {
        Ok(Self)
    }

    fn display(&self) -> HeaderValue {
        HeaderValue::new(Self::name(), "auto-generated".to_owned())
    }
}

fn message(server: &MailServer, letter: &Written) -> Option<Message> {
    let mailbox = |address: &str| Some(Mailbox::new(None, address.parse::<Address>().ok()?));
    let (_, host) = server.sender.rsplit_once('@')?;
    let builder: MessageBuilder = Message::builder()
        .from(mailbox(&server.sender)?)
        .to(mailbox(&letter.address)?)
        .message_id(Some(format!("<{}@{host}>", letter.id)))
        .subject(&letter.subject)
        .header(AutoSubmitted)
        .header(ContentType::TEXT_PLAIN);
    let body = Body::new_with_encoding(letter.text.clone(), ContentTransferEncoding::Base64).ok()?;
    builder.body(body).ok()
}

fn told(server: &MailServer, problem: &Error) -> NotDelivered {
    if let Some(code) = problem.status() {
        let code = u16::from(code);
        return if NOT_LET_IN.contains(&code) {
            NotDelivered::NotLetIn
        } else {
            NotDelivered::Answered(code)
        };
    }
    if problem.is_tls() {
        return NotDelivered::NotTrusted;
    }
    let inner = problem.source().and_then(|source| source.downcast_ref::<io::Error>());
    match inner {
        Some(inner) if is_of_tls(inner) => NotDelivered::NotTrusted,
        // A socket with a time limit says either, by the system.
        Some(inner) if matches!(inner.kind(), io::ErrorKind::TimedOut | io::ErrorKind::WouldBlock) => {
            NotDelivered::TooSlow
        }
        // It offers no TLS, or no way to log in that is known here.
        _ if problem.is_client() && server.tls == MailTls::Agreed => NotDelivered::NotTrusted,
        _ if problem.is_client() => NotDelivered::NotLetIn,
        _ if problem.is_response() => NotDelivered::Unreadable,
        _ => NotDelivered::Unreachable,
    }
}
