//! The client of a server of letters: one letter a connection, within bounds.

use std::error::Error as _;
use std::io;
use std::time::Duration;

use lettre::message::header::{ContentTransferEncoding, ContentType, Header, HeaderName, HeaderValue};
use lettre::message::{Body, Mailbox, MessageBuilder};
use lettre::transport::smtp::Error;
use lettre::transport::smtp::authentication::{Credentials, Mechanism};
use lettre::transport::smtp::client::{Certificate, CertificateStore, SmtpConnection, TlsParameters};
use lettre::transport::smtp::commands::{Data, Mail, Rcpt};
use lettre::transport::smtp::extension::ClientId;
use lettre::{Address, Message};
use office::mail::{MailServer, MailTls};
use office::webhooks::NotDelivered;

use crate::Written;
use crate::http::is_of_tls;

/// How long each answer of the server may take.
const PATIENCE: Duration = Duration::from_secs(10);
/// How long the answer to a whole letter may take: servers look into it before they take it (RFC 5321, 4.5.3.2.6).
const LAST_PATIENCE: Duration = Duration::from_mins(1);
/// How long is waited for a word of farewell.
const FAREWELL: Duration = Duration::from_secs(1);
/// How somebody logs in.
const WAYS: [Mechanism; 2] = [Mechanism::Plain, Mechanism::Login];
/// The answers of a server that does not let somebody in (RFC 4954).
const NOT_LET_IN: [u16; 4] = [530, 534, 535, 538];

/// Sends letters.
#[derive(Debug, Clone)]
pub struct Postman {
    /// The only authorities that are trusted, in DER; none: those of this machine.
    roots: Option<Vec<Vec<u8>>>,
    /// How long the answer to a whole letter may take.
    pub(crate) last_patience: Duration,
}

impl Default for Postman {
    fn default() -> Self {
        Self {
            roots: None,
            last_patience: LAST_PATIENCE,
        }
    }
}

/// Why a letter is not known to have arrived.
struct NotTaken {
    why: NotDelivered,
    /// The server has all of it, and is only slow to say so.
    handed_over: bool,
}

impl From<NotDelivered> for NotTaken {
    fn from(why: NotDelivered) -> Self {
        let handed_over = false;
        Self { why, handed_over }
    }
}

impl Postman {
    /// Trusts these authorities alone; each is a certificate in DER.
    pub fn trusting(authorities: impl IntoIterator<Item = Vec<u8>>) -> Self {
        Self {
            roots: Some(authorities.into_iter().collect()),
            ..Self::default()
        }
    }

    /// Sends a letter.
    ///
    /// # Errors
    ///
    /// [`NotDelivered`].
    pub fn send(&self, server: &MailServer, letter: &Written) -> Result<(), NotDelivered> {
        self.try_send(server, letter).map_err(|problem| problem.why)
    }

    /// As [`Postman::send`]; a letter that the server has whole and is only slow to say so counts as sent, because it most likely is: better
    /// one is lost than that somebody gets it again and again.
    pub(crate) fn send_once(&self, server: &MailServer, letter: &Written) -> Result<(), NotDelivered> {
        match self.try_send(server, letter) {
            Err(problem) if !problem.handed_over => Err(problem.why),
            _ => Ok(()),
        }
    }

    fn try_send(&self, server: &MailServer, letter: &Written) -> Result<(), NotTaken> {
        let message = message(server, letter).ok_or(NotDelivered::Unreadable)?;
        let mut connection = self.connect(server)?;
        let prepared = prepare(&mut connection, &message).map_err(|problem| told(server, &problem));
        let taken = prepared.map_err(NotTaken::from).and_then(|()| {
            // Where the time cannot be set, the shorter one holds.
            let _set = connection.set_timeout(Some(self.last_patience));
            let answer = connection.message(&message.formatted());
            // A letter is so small that writing it waits for nobody: what takes too long is the answer.
            answer.map(|_| ()).map_err(|problem| {
                let why = told(server, &problem);
                let handed_over = why == NotDelivered::TooSlow;
                NotTaken { why, handed_over }
            })
        });
        let _set = connection.set_timeout(Some(FAREWELL));
        connection.abort();
        taken
    }

    /// A connection on which a letter can be handed over: in TLS and logged in, as the settings want it.
    fn connect(&self, server: &MailServer) -> Result<SmtpConnection, NotDelivered> {
        let parameters = match server.tls {
            MailTls::None => None,
            MailTls::Whole | MailTls::Agreed => Some(self.parameters(server).ok_or(NotDelivered::NotTrusted)?),
        };
        let told = |problem: Error| told(server, &problem);
        let (_, host) = server.sender.rsplit_once('@').ok_or(NotDelivered::Unreadable)?;
        let (hello, at) = (ClientId::Domain(host.to_owned()), (server.server.as_str(), server.port));
        let whole = parameters.as_ref().filter(|_| server.tls == MailTls::Whole);
        let mut connection = SmtpConnection::connect(at, Some(PATIENCE), &hello, whole, None).map_err(told)?;
        if let Some(parameters) = parameters.as_ref().filter(|_| server.tls == MailTls::Agreed) {
            connection.starttls(parameters, &hello).map_err(told)?;
        }
        if !server.user.is_empty() {
            let credentials = Credentials::new(server.user.clone(), server.secret.clone());
            connection.auth(&WAYS, &credentials).map_err(told)?;
        }
        Ok(connection)
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

/// Says from whom and to whom, up to where the letter itself follows.
fn prepare(connection: &mut SmtpConnection, message: &Message) -> Result<(), Error> {
    let envelope = message.envelope();
    connection.command(Mail::new(envelope.from().cloned(), Vec::new()))?;
    for to in envelope.to() {
        connection.command(Rcpt::new(to.clone(), Vec::new()))?;
    }
    connection.command(Data).map(|_| ())
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
