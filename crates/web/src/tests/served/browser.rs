//! A browser of the tests: it keeps cookies, sends forms with the token of the page it last saw, and follows no redirect.

use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::sync::Arc;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::ConnectInfo;
use axum::http::header::{CONTENT_TYPE, COOKIE, SET_COOKIE};
use axum::http::{HeaderMap, Request};
use ledger::UnitId;
use office::Office;
use office::accounts::AccountRules;
use office::permission::{DataClass, Role};
use office::port::Chain;
use office::settings::Settings as Whose;
use testkit::{FixedClock, Sample, day, grant, sample};
use tower::ServiceExt as _;

use crate::site::Peer;
use crate::{Settings, site, urls};

pub(super) const SECRET: &str = "bờ sông Diễn Vọng chiều";

/// A tiny district, its office and its site.
pub(super) struct Place {
    pub(super) sample: Sample,
    pub(super) clock: Arc<FixedClock>,
    pub(super) router: Router,
    pub(super) office: Arc<Office>,
}

impl Place {
    /// From now on nobody is asked for a second factor: of the tests of other things.
    pub(super) fn ask_for_passwords_alone(&self) {
        let rules = AccountRules {
            second_factor: Vec::new(),
            ..AccountRules::default()
        };
        self.office.set_account_rules("test", rules).unwrap();
    }

    /// With two accounts: `huyen` over the whole district, `xa-bang-ca` over the first commune.
    pub(super) fn new() -> Self {
        Self::with(sample(), Settings::default())
    }

    pub(super) fn with(sample: Sample, settings: Settings) -> Self {
        let clock = Arc::new(FixedClock::on(day("2019-07-01")));
        let office = sample.log.office(Arc::<FixedClock>::clone(&clock));
        let whose = Whose {
            authority: "Huyện Hoành Bồ".into(),
            agency: "Phòng Nội vụ".into(),
            demo: true,
            day: Some(day("2019-03-14").number()),
        };
        office.set_settings("test", whose).unwrap();
        account(&office, "huyen", sample.root, Role::HrOfficer);
        account(&office, "xa-bang-ca", sample.communes[0], Role::HrOfficer);
        account(&office, "lanh-dao", sample.root, Role::Leader);
        account(&office, "quan-tri", sample.root, Role::Admin);
        account(&office, "thu-truong", sample.communes[0], Role::HeadOfUnit);
        let office = Arc::new(office);
        let router = site(Arc::clone(&office), settings);
        Self {
            sample,
            clock,
            router,
            office,
        }
    }

    /// The events of a chain as they are kept, with what waited to be written.
    pub(super) fn events(&self, chain: Chain) -> Vec<String> {
        self.office.write_readings();
        let all = self.sample.log.store.all_events(chain);
        all.into_iter().map(|event| event.body).collect()
    }

    /// The office's own records: kind, key, value.
    pub(super) fn records(&self) -> Vec<(String, String, String)> {
        self.sample.log.store.all_records()
    }

    pub(super) fn browser(&self) -> Browser {
        Browser {
            router: self.router.clone(),
            cookies: BTreeMap::new(),
            token: String::new(),
            from: None,
        }
    }

    /// A browser in which somebody is logged in.
    pub(super) async fn logged_in(&self, name: &str) -> Browser {
        self.logged_in_from(name, None).await
    }

    /// The same from an address.
    pub(super) async fn logged_in_from(&self, name: &str, from: Option<&str>) -> Browser {
        let mut browser = self.browser();
        browser.from = from.map(|from| from.parse().unwrap());
        browser.get(urls::LOGIN).await;
        let page = browser.post(urls::LOGIN, &[("ten", name), ("mat-khau", SECRET)]).await;
        assert_eq!((page.status, page.header("location")), (303, "/"), "{}", page.body);
        browser
    }
}

fn account(office: &Office, name: &str, unit: UnitId, role: Role) {
    let grant = grant(role, unit, DataClass::Sensitive);
    office.add_account("test", name, "", SECRET, None, vec![grant]).unwrap();
}

pub(super) struct Browser {
    router: Router,
    pub(super) cookies: BTreeMap<String, String>,
    pub(super) token: String,
    /// The other end of its connections.
    pub(super) from: Option<SocketAddr>,
}

/// What came back.
pub(super) struct Page {
    pub(super) status: u16,
    pub(super) headers: HeaderMap,
    pub(super) body: String,
    pub(super) bytes: Vec<u8>,
}

impl Page {
    pub(super) fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }

    /// The text between the first `start` and the next `end`.
    pub(super) fn between(&self, start: &str, end: &str) -> &str {
        let found = self.body.split_once(start).and_then(|(_, rest)| rest.split_once(end));
        found.map_or("", |(text, _)| text)
    }

    pub(super) fn heading(&self) -> &str {
        self.between("<h1>", "</h1>")
    }

    /// Status, heading and lines of the summary of problems.
    pub(super) fn error_summary(&self) -> String {
        let summary = self.between("data-problems", "</section>");
        let mut lines = vec![format!(
            "{} {}",
            self.status,
            text(summary.split("</h2>").next().unwrap_or_default())
        )];
        for item in summary.split("<li>").skip(1) {
            let (said, next) = item.split_once("<span class=\"do\">").unwrap_or((item, ""));
            lines.push(format!("- {}", text(said)));
            if !next.is_empty() {
                lines.push(format!("  {}", text(next)));
            }
        }
        lines.join("\n")
    }

    /// Every address on the page.
    pub(super) fn addresses(&self) -> Vec<String> {
        let attribute = |name: &str| -> Vec<String> {
            let mark = format!(" {name}=\"");
            let values = self.body.split(mark.as_str()).skip(1);
            values
                .filter_map(|rest| rest.split('"').next())
                .map(|url| url.replace("&#38;", "&"))
                .collect()
        };
        [attribute("href"), attribute("action"), attribute("hx-post")].concat()
    }
}

/// Markup without its tags.
pub(super) fn text(markup: &str) -> String {
    let mut out = String::new();
    let mut inside = false;
    // What stands before the first tag's end is the rest of a tag.
    let markup = markup
        .split_once('>')
        .filter(|(rest, _)| !rest.contains('<'))
        .map_or(markup, |(_, after)| after);
    for letter in markup.chars() {
        match letter {
            '<' => {
                inside = true;
                out.push(' ');
            }
            '>' => inside = false,
            letter if !inside => out.push(letter),
            _ => {}
        }
    }
    out.split_whitespace().collect::<Vec<_>>().join(" ")
}

impl Browser {
    /// Begins a draft of one act, a grade of the year for somebody; its address.
    pub(super) async fn drafts_a_grade(&mut self, title: &str, person: &str) -> String {
        self.get(urls::NEW_DRAFT).await;
        let head = [
            ("loai", "decision"),
            ("trich-yeu", title),
            ("co-quan", "UBND"),
            ("hieu-luc", "1/8/2019"),
        ];
        let draft = self.post(urls::NEW_DRAFT, &head).await.header("location").to_owned();
        let to = format!("{draft}/them");
        self.get(&format!("{to}?noi-dung=90")).await;
        let act = [
            ("noi-dung", "90"),
            ("person", person),
            ("year", "2018"),
            ("grade", "good"),
        ];
        assert_eq!(self.post(&to, &act).await.status, 303);
        draft
    }

    /// Removes an act of a draft, as the page of the draft does that shows it now.
    pub(super) async fn removes(&mut self, draft: &str, number: &str) -> Page {
        let shown = self.get(draft).await;
        let version = shown.between("name=\"phien-ban\" value=\"", "\"").to_owned();
        let fields = [("viec", number), ("phien-ban", version.as_str())];
        self.post(&format!("{draft}/bo"), &fields).await
    }

    /// The same browser on another site of the same name, as a balancer sends it.
    pub(super) fn on(&mut self, router: Router) {
        self.router = router;
    }

    pub(super) async fn get(&mut self, path: &str) -> Page {
        self.get_with(path, &[]).await
    }

    pub(super) async fn get_with(&mut self, path: &str, headers: &[(&str, &str)]) -> Page {
        let mut request = Request::get(path).header("host", "localhost");
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        self.send(request, Body::empty()).await
    }

    /// Sends a form as a page of the site would.
    pub(super) async fn post(&mut self, path: &str, fields: &[(&str, &str)]) -> Page {
        self.post_from(path, fields, &[("sec-fetch-site", "same-origin")]).await
    }

    /// Sends a form with the page's token and these headers.
    pub(super) async fn post_from(&mut self, path: &str, fields: &[(&str, &str)], headers: &[(&str, &str)]) -> Page {
        let token = self.token.clone();
        let mut all = vec![("csrf", token.as_str())];
        // A field of the same name in front wins over the page's token.
        all.retain(|(name, _)| !fields.iter().any(|(other, _)| other == name));
        all.extend(fields);
        let form: Vec<String> = all
            .iter()
            .map(|(name, value)| format!("{name}={}", urls::escape(value)))
            .collect();
        let mut request = Request::post(path)
            .header("host", "localhost")
            .header(CONTENT_TYPE, "application/x-www-form-urlencoded");
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        self.send(request, Body::from(form.join("&"))).await
    }

    /// Sends a form with a file and the page's token.
    pub(super) async fn post_file(&mut self, path: &str, name: &str, bytes: &[u8]) -> Page {
        let name = name.replace('"', "%22");
        let head = format!(
            "--xt\r\nContent-Disposition: form-data; name=\"csrf\"\r\n\r\n{}\r\n--xt\r\nContent-Disposition: form-data; \
             name=\"tep\"; filename=\"{name}\"\r\nContent-Type: application/octet-stream\r\n\r\n",
            self.token
        );
        let body = [head.as_bytes(), bytes, b"\r\n--xt--\r\n"].concat();
        let request = Request::post(path)
            .header("host", "localhost")
            .header("sec-fetch-site", "same-origin")
            .header(CONTENT_TYPE, "multipart/form-data; boundary=xt");
        self.send(request, Body::from(body)).await
    }

    async fn send(&mut self, request: axum::http::request::Builder, body: Body) -> Page {
        let cookies: Vec<String> = self
            .cookies
            .iter()
            .map(|(name, value)| format!("{name}={value}"))
            .collect();
        let mut request = request.header(COOKIE, cookies.join("; ")).body(body).unwrap();
        if let Some(from) = self.from {
            request.extensions_mut().insert(ConnectInfo(Peer(from)));
        }
        let answer = self.router.clone().oneshot(request).await.unwrap();
        for cookie in answer.headers().get_all(SET_COOKIE) {
            let cookie = cookie.to_str().unwrap();
            let (name, rest) = cookie.split_once('=').unwrap();
            let value = rest.split(';').next().unwrap();
            if cookie.contains("Max-Age=0") {
                self.cookies.remove(name);
            } else {
                self.cookies.insert(name.to_owned(), value.to_owned());
            }
        }
        let (parts, body) = answer.into_parts();
        let bytes = to_bytes(body, usize::MAX).await.unwrap().to_vec();
        let page = Page {
            status: parts.status.as_u16(),
            headers: parts.headers,
            body: String::from_utf8_lossy(&bytes).into_owned(),
            bytes,
        };
        let token = page.between("name=\"csrf\" value=\"", "\"");
        if !token.is_empty() {
            token.clone_into(&mut self.token);
        }
        page
    }
}
