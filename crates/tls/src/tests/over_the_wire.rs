//! Handshakes: who is served, who is refused, who is sent on.

use tokio::net::TcpStream;

use super::kit::{Server, asked, authority, identity, plainly, server_pair};

#[tokio::test]
async fn who_trusts_the_authority_is_served_by_name_and_by_address() {
    let folder = tempfile::tempdir().unwrap();
    let root = authority();
    let identity = identity(folder.path(), &server_pair(&root, &["can-bo.lan", "127.0.0.1"]));
    let server = Server::start(&identity).await;
    for name in ["can-bo.lan", "127.0.0.1"] {
        assert_eq!(asked(&root, name, server.address).await.unwrap(), "served", "{name}");
    }
}

#[tokio::test]
async fn another_name_and_another_authority_are_refused() {
    let folder = tempfile::tempdir().unwrap();
    let root = authority();
    let identity = identity(folder.path(), &server_pair(&root, &["can-bo.lan"]));
    let server = Server::start(&identity).await;
    let wrong_name = asked(&root, "khac.lan", server.address).await.unwrap_err();
    assert!(wrong_name.contains("not valid for name"), "{wrong_name}");
    let stranger = asked(&authority(), "can-bo.lan", server.address).await.unwrap_err();
    assert!(
        stranger.contains("BadSignature") || stranger.contains("UnknownIssuer"),
        "{stranger}"
    );
    assert!(
        asked(&root, "can-bo.lan", server.address).await.is_ok(),
        "the server is still there"
    );
}

#[tokio::test]
async fn a_new_certificate_in_the_same_place_is_shown_without_a_restart() {
    let folder = tempfile::tempdir().unwrap();
    let root = authority();
    let identity = identity(folder.path(), &server_pair(&root, &["cu.lan"]));
    let server = Server::start(&identity).await;
    assert!(!identity.look_again().unwrap(), "nothing has changed");
    let renewed = server_pair(&root, &["moi.lan"]);
    std::fs::write(folder.path().join("server.pem"), &renewed.certificate).unwrap();
    identity.look_again().expect_err("the key is still the former one");
    assert!(!identity.look_again().unwrap(), "said once");
    assert!(
        asked(&root, "cu.lan", server.address).await.is_ok(),
        "the former one is still shown"
    );
    std::fs::write(folder.path().join("server.key"), &renewed.key).unwrap();
    std::fs::File::open(folder.path().join("server.key"))
        .unwrap()
        .set_modified(std::time::SystemTime::now() + std::time::Duration::from_secs(2))
        .unwrap();
    assert!(identity.look_again().unwrap());
    assert_eq!(identity.certificate().names, ["moi.lan"]);
    assert!(asked(&root, "moi.lan", server.address).await.is_ok());
    assert!(asked(&root, "cu.lan", server.address).await.is_err());
}

#[tokio::test]
async fn plain_http_is_sent_to_https_on_both_doors() {
    let folder = tempfile::tempdir().unwrap();
    let identity = identity(folder.path(), &server_pair(&authority(), &["can-bo.lan"]));
    let server = Server::start(&identity).await;
    let to = format!(
        "Location: https://can-bo.lan:{}/x?ngay=2019-03-14\r\n",
        server.address.port()
    );
    for door in [server.address, server.plain] {
        let said = plainly("GET /x?ngay=2019-03-14 HTTP/1.1\r\nHost: can-bo.lan:80\r\n\r\n", door).await;
        assert!(said.starts_with("HTTP/1.1 308 ") && said.contains(&to), "{said}");
        let said = plainly("POST / HTTP/1.1\r\nHost: can-bo.lan\r\nContent-Length: 0\r\n\r\n", door).await;
        assert!(said.starts_with("HTTP/1.1 400 "), "{said}");
    }
}

#[tokio::test]
async fn who_says_nothing_holds_nobody_up() {
    let folder = tempfile::tempdir().unwrap();
    let root = authority();
    let identity = identity(folder.path(), &server_pair(&root, &["can-bo.lan"]));
    let server = Server::start(&identity).await;
    let mut silent = Vec::new();
    for _ in 0..20 {
        silent.push(TcpStream::connect(server.address).await.unwrap());
    }
    assert_eq!(asked(&root, "can-bo.lan", server.address).await.unwrap(), "served");
}
