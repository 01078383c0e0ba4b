//! Letters over the wire, to a sink that speaks SMTP.

use std::cell::RefCell;
use std::io::{BufRead as _, BufReader, Read, Write};
use std::net::{SocketAddr, TcpListener};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use ledger::UnitId;
use office::Office;
use office::figures::Asker;
use office::mail::{MailServer, MailTls};
use office::permission::{DataClass, Role};
use office::webhooks::NotDelivered;
use rustls::{ServerConfig, ServerConnection, StreamOwned};
use testkit::{FixedClock, day, grant, sample};

use super::sink::{authority, config, der, nobody};
use crate::{Postman, Written, send_letters};

const CONSOLE: Asker<'static> = Asker::Command("console");

/// Whoever is answered so is answered no more once the letter is whole.
const SILENT: &str = "250 silent";

/// A server of letters that keeps what it is sent. It answers `RCPT` as it is told to.
struct Mailbox {
    address: SocketAddr,
    got: Receiver<String>,
    says: Arc<Mutex<&'static str>>,
}

impl Mailbox {
    fn start(tls: Option<Arc<ServerConfig>>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap();
        let says = Arc::new(Mutex::new("250 OK"));
        let (tell, got) = channel();
        let answer = Arc::clone(&says);
        thread::spawn(move || {
            for stream in listener.incoming().map_while(Result::ok) {
                let answer = *answer.lock().unwrap();
                match &tls {
                    None => converse(stream, answer, &tell),
                    Some(config) => {
                        let connection = ServerConnection::new(Arc::clone(config)).unwrap();
                        converse(StreamOwned::new(connection, stream), answer, &tell);
                    }
                }
            }
        });
        Self { address, got, says }
    }

    fn next(&self) -> String {
        self.got.recv_timeout(Duration::from_secs(10)).unwrap()
    }

    fn is_idle(&self) -> bool {
        self.got.recv_timeout(Duration::from_millis(100)).is_err()
    }
}

fn answer(stream: &mut BufReader<impl Read + Write>, text: &str) -> bool {
    let stream = stream.get_mut();
    stream.write_all(format!("{text}\r\n").as_bytes()).is_ok() && stream.flush().is_ok()
}

/// One conversation; what was said is told once a letter was taken.
fn converse(stream: impl Read + Write, rcpt: &str, tell: &Sender<String>) {
    let mut stream = BufReader::new(stream);
    let (mut said, mut in_letter) = (String::new(), false);
    if !answer(&mut stream, "220 sink") {
        return;
    }
    let mut line = String::new();
    loop {
        line.clear();
        if !stream.read_line(&mut line).is_ok_and(|read| read > 0) {
            return;
        }
        said.push_str(&line);
        if in_letter {
            if line == ".\r\n" {
                in_letter = false;
                if rcpt != SILENT {
                    answer(&mut stream, "250 taken");
                }
                let _gone = tell.send(std::mem::take(&mut said));
            }
            continue;
        }
        let reply = match line.get(..4) {
            Some("EHLO") => "250-sink\r\n250-AUTH PLAIN\r\n250 8BITMIME",
            Some("AUTH") if line.contains(&STANDARD.encode("\0thu\0dung-mat-khau")) => "235 welcome",
            Some("AUTH") => "535 no",
            Some("RCPT") => rcpt,
            Some("DATA") => {
                in_letter = true;
                "354 go on"
            }
            Some("QUIT") => "221 bye",
            _ => "250 OK",
        };
        if !answer(&mut stream, reply) {
            return;
        }
    }
}

fn server(address: SocketAddr) -> MailServer {
    MailServer {
        server: "127.0.0.1".to_owned(),
        port: address.port(),
        tls: MailTls::None,
        sender: "xungtam@hoanhbo.vn".to_owned(),
        user: String::new(),
        secret: String::new(),
        hour: 7,
        site: "https://can-bo.lan".to_owned(),
    }
}

fn letter() -> Written {
    Written {
        address: "an@hoanhbo.vn".to_owned(),
        id: "1.thu".to_owned(),
        subject: "Việc của tôi".to_owned(),
        text: "Quá hạn: 2\n.\nhết\n".to_owned(),
    }
}

/// The text of a letter that was taken.
fn text(got: &str) -> String {
    let (_, body) = got.split_once("\r\n\r\n").unwrap();
    let plain: String = body.lines().take_while(|line| *line != ".").collect();
    String::from_utf8(STANDARD.decode(plain).unwrap()).unwrap()
}

#[test]
fn a_letter_travels_in_tls_with_a_log_in() {
    let (authority, pair) = authority("thu.lan");
    let mailbox = Mailbox::start(Some(config(&pair)));
    let known = Postman::trusting([der(&authority.certificate)]);
    let there = MailServer {
        tls: MailTls::Whole,
        user: "thu".to_owned(),
        secret: "dung-mat-khau".to_owned(),
        ..server(mailbox.address)
    };
    // The certificate is made out to a name and to this number.
    known.send(&there, &letter()).unwrap();
    let got = mailbox.next();
    assert!(
        got.contains("RCPT TO:<an@hoanhbo.vn>") && got.contains("EHLO hoanhbo.vn"),
        "{got}"
    );
    assert!(
        got.contains("Auto-Submitted: auto-generated") && got.contains("Message-ID: <1.thu@hoanhbo.vn>"),
        "{got}"
    );
    assert!(!got.contains("Việc") && got.contains("Subject: =?utf-8?b?"), "{got}");
    assert_eq!(text(&got).replace("\r\n", "\n"), letter().text);
    let stranger = Postman::trusting([]);
    assert_eq!(stranger.send(&there, &letter()), Err(NotDelivered::NotTrusted));
    let wrong = MailServer {
        secret: "sai".to_owned(),
        ..there
    };
    assert_eq!(known.send(&wrong, &letter()), Err(NotDelivered::NotLetIn));
}

#[test]
fn what_is_not_taken_is_told_by_its_kind() {
    let mailbox = Mailbox::start(None);
    let postman = Postman::trusting([]);
    *mailbox.says.lock().unwrap() = "550 nobody here";
    let there = server(mailbox.address);
    assert_eq!(postman.send(&there, &letter()), Err(NotDelivered::Answered(550)));
    assert_eq!(
        postman.send(&server(nobody()), &letter()),
        Err(NotDelivered::Unreachable)
    );
    // A server that does not offer TLS gets no letter where TLS is to be agreed on.
    let agreed = MailServer {
        tls: MailTls::Agreed,
        ..there
    };
    assert!(postman.send(&agreed, &letter()).is_err());
    assert!(mailbox.is_idle());
}

fn account(office: &Office, name: &str, unit: UnitId) {
    let right = grant(Role::HrOfficer, unit, DataClass::Sensitive);
    let secret = "bờ sông Diễn Vọng chiều";
    office.add_account("test", name, "", secret, None, vec![right]).unwrap();
}

/// Nothing goes wrong with the store.
fn quiet(line: &str) {
    panic!("{line}");
}

#[test]
fn a_server_that_is_away_is_not_asked_for_every_account() {
    let sample = sample();
    let clock = Arc::new(FixedClock::on(day("2020-03-20")));
    let office = sample.log.office(Arc::<FixedClock>::clone(&clock));
    for name in ["an", "binh"] {
        account(&office, name, sample.root);
        let account = office.account(name).unwrap();
        office.choose_mail(&account, Some("an@hoanhbo.vn"), "vi").unwrap();
    }
    let office = Arc::new(office);
    let (weak, postman) = (Arc::downgrade(&office), Postman::trusting([]));
    office.set_mail_server(CONSOLE, server(nobody())).unwrap();
    clock.forward(22 * 3600);
    let said = RefCell::new(Vec::new());
    let log = |line: &str| said.borrow_mut().push(line.to_owned());
    assert_eq!(send_letters(&weak, &postman, &log), Some(NotDelivered::Unreachable));
    let tried = |name| office.mail_choice(name).unwrap().trouble.is_some();
    assert_eq!((tried("an"), tried("binh")), (true, false));
    assert!(matches!(&said.borrow()[..], [line] if line.contains("unreachable")));
}

#[test]
fn a_letter_that_the_server_has_whole_counts_as_sent() {
    let mailbox = Mailbox::start(None);
    let mut postman = Postman::trusting([]);
    postman.last_patience = Duration::from_millis(200);
    *mailbox.says.lock().unwrap() = SILENT;
    let there = server(mailbox.address);
    assert_eq!(postman.send(&there, &letter()), Err(NotDelivered::TooSlow));
    assert_eq!(postman.send_once(&there, &letter()), Ok(()));
}

#[test]
fn one_letter_a_day_to_who_asked_for_it_with_numbers_alone() {
    let sample = sample();
    let clock = Arc::new(FixedClock::on(day("2020-03-20")));
    let office = sample.log.office(Arc::<FixedClock>::clone(&clock));
    account(&office, "an", sample.root);
    let office = Arc::new(office);
    let (weak, postman, mailbox) = (Arc::downgrade(&office), Postman::trusting([]), Mailbox::start(None));
    office.set_mail_server(CONSOLE, server(mailbox.address)).unwrap();
    send_letters(&weak, &postman, &quiet);
    assert!(mailbox.is_idle(), "nobody has asked for letters");
    let an = office.account("an").unwrap();
    office.choose_mail(&an, Some("an@hoanhbo.vn"), "vi").unwrap();
    send_letters(&weak, &postman, &quiet);
    assert!(mailbox.is_idle(), "not on the day itself");
    // Six in the morning of the next day: before the hour.
    clock.forward(21 * 3600);
    send_letters(&weak, &postman, &quiet);
    assert!(mailbox.is_idle());
    clock.forward(3600);
    *mailbox.says.lock().unwrap() = "451 later";
    send_letters(&weak, &postman, &quiet);
    assert_eq!(
        office.mail_choice("an").unwrap().trouble,
        Some(NotDelivered::Answered(451))
    );
    *mailbox.says.lock().unwrap() = "250 OK";
    send_letters(&weak, &postman, &quiet);
    assert!(mailbox.is_idle(), "not before its time");
    clock.forward(60);
    send_letters(&weak, &postman, &quiet);
    let got = mailbox.next();
    let text = text(&got);
    assert!(
        text.contains("nâng bậc lương: ") && text.contains("https://can-bo.lan/viec"),
        "{text}"
    );
    assert!(!text.contains("Ngọc") && !got.contains("Ngọc"), "no name: {text}");
    assert_eq!(office.mail_choice("an").unwrap().trouble, None);
    clock.forward(3600);
    send_letters(&weak, &postman, &quiet);
    assert!(mailbox.is_idle(), "one a day");
    clock.forward(24 * 3600);
    send_letters(&weak, &postman, &quiet);
    assert_ne!(
        mailbox.next().split("Message-ID").nth(1),
        got.split("Message-ID").nth(1)
    );
    clock.forward(24 * 3600);
    office.choose_mail(&an, None, "vi").unwrap();
    send_letters(&weak, &postman, &quiet);
    assert!(mailbox.is_idle(), "nobody asks any more");
}
