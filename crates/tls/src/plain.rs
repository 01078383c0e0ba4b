//! Who speaks plain http is sent to the same page over https; nothing else is answered there.

use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;

/// The longest head of a request that is read.
const MOST: usize = 8 * 1024;
/// To whom one cannot be sent elsewhere: no answer in the clear but that it is refused.
const REFUSED: &str = "HTTP/1.1 400 Bad Request\r\nConnection: close\r\nContent-Length: 0\r\n\r\n";

/// Reads one request and answers with the address of the same page over https on `port`.
pub(crate) async fn send_to_https(mut stream: TcpStream, port: u16) {
    let mut head = Vec::new();
    while !head.windows(4).any(|four| four == b"\r\n\r\n") && head.len() < MOST {
        match stream.read_buf(&mut head).await {
            Ok(0) | Err(_) => return,
            Ok(_) => {}
        }
    }
    let answer = secure_address(&String::from_utf8_lossy(&head), port).map_or_else(
        || REFUSED.to_owned(),
        |to| {
            format!(
                "HTTP/1.1 308 Permanent Redirect\r\nLocation: {to}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n"
            )
        },
    );
    // Whoever has gone away needs no answer.
    let _told = stream.write_all(answer.as_bytes()).await;
    let _closed = stream.shutdown().await;
}

/// Where the page that a head asks for is found over https. Only reading is sent on: a form that came in the clear has been seen already.
fn secure_address(head: &str, port: u16) -> Option<String> {
    let mut lines = head.split("\r\n");
    let mut request = lines.next()?.split(' ');
    let (method, path) = (request.next()?, request.next()?);
    let is_path = path.starts_with('/') && path.bytes().all(|byte| byte.is_ascii_graphic());
    if !matches!(method, "GET" | "HEAD") || !is_path {
        return None;
    }
    let asked = lines.find_map(|line| {
        let (name, value) = line.split_once(':')?;
        name.eq_ignore_ascii_case("host").then(|| value.trim())
    })?;
    let host = without_port(asked);
    let is_host = !host.is_empty()
        && host
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || b"-.:[]".contains(&byte));
    let port = if port == 443 { String::new() } else { format!(":{port}") };
    is_host.then(|| format!("https://{host}{port}{path}"))
}

/// `[::1]:80` is `[::1]`; `a.lan:80` is `a.lan`.
fn without_port(host: &str) -> &str {
    match (host.rfind(':'), host.rfind(']')) {
        (Some(colon), Some(bracket)) if colon < bracket => host,
        (Some(colon), _) => &host[..colon],
        (None, _) => host,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn to(head: &str, port: u16) -> Option<String> {
        secure_address(head, port)
    }

    #[test]
    fn a_page_is_found_again_over_https() {
        let asked = "GET /nhan-su/5-1?ngay=2019-03-14 HTTP/1.1\r\nAccept: */*\r\nHost: can-bo.lan:80\r\n\r\n";
        assert_eq!(
            to(asked, 443).unwrap(),
            "https://can-bo.lan/nhan-su/5-1?ngay=2019-03-14"
        );
        assert_eq!(
            to("GET / HTTP/1.1\r\nhost: [::1]\r\n\r\n", 8443).unwrap(),
            "https://[::1]:8443/"
        );
        assert_eq!(
            to("HEAD / HTTP/1.1\r\nHost: 10.0.0.7:8443\r\n\r\n", 8443).unwrap(),
            "https://10.0.0.7:8443/"
        );
    }

    #[test]
    fn what_is_no_reading_of_a_page_is_refused() {
        for head in [
            "POST /dang-nhap HTTP/1.1\r\nHost: a\r\n\r\n",
            "GET / HTTP/1.1\r\n\r\n",
            "GET http://b/ HTTP/1.1\r\nHost: a\r\n\r\n",
            "GET / HTTP/1.1\r\nHost: a/b\r\n\r\n",
            "GET / HTTP/1.1\r\nHost: a@b\r\n\r\n",
            "GET /\u{7}x HTTP/1.1\r\nHost: a\r\n\r\n",
            "\0\0",
        ] {
            assert_eq!(to(head, 443), None, "{head:?}");
        }
    }
}
