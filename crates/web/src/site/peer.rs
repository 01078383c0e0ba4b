//! The other end of a connection: from where a request comes. Behind a proxy that is the proxy, and not told: what a request says of itself
//! is not believed.

use std::net::{IpAddr, SocketAddr};

use axum::extract::Request;
use axum::extract::connect_info::{ConnectInfo, Connected};
use axum::serve::IncomingStream;
use words::{Lang, Message, writing};

use super::Reader;
use super::door::{Locked, Plain};

/// The other end of a connection.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Peer(pub(crate) SocketAddr);

impl Connected<IncomingStream<'_, Plain>> for Peer {
    fn connect_info(stream: IncomingStream<'_, Plain>) -> Self {
        Self(*stream.remote_addr())
    }
}

impl Connected<IncomingStream<'_, Locked>> for Peer {
    fn connect_info(stream: IncomingStream<'_, Locked>) -> Self {
        Self(*stream.remote_addr())
    }
}

/// The address from which a request comes, without its port; empty where it is not known.
pub(super) fn address_of(request: &Request) -> String {
    let peer = request.extensions().get::<ConnectInfo<Peer>>();
    // A machine of IPv4 that comes in by a socket of both kinds is the same machine.
    peer.map_or_else(String::new, |ConnectInfo(Peer(address))| {
        address.ip().to_canonical().to_string()
    })
}

/// An address as its holder can use it: this machine in words, of IPv6 the part that names the network; empty where it is not known.
pub(crate) fn address_said(lang: Lang, address: &str) -> String {
    match address.parse::<IpAddr>() {
        Ok(address) if address.is_loopback() => lang.say("address-here"),
        Ok(IpAddr::V6(address)) => {
            let [a, b, c, d, ..] = address.segments();
            format!("{a:x}:{b:x}:{c:x}:{d:x}:…")
        }
        Ok(IpAddr::V4(address)) => address.to_string(),
        Err(_) => String::new(),
    }
}

/// The log-in of a reader's account before this one, in words; none where none was noted.
pub(crate) fn log_in_before(reader: &Reader) -> Option<String> {
    let before = reader.session.as_ref()?.session.before.as_ref()?;
    let (lang, when) = (reader.lang, writing::moment(before.time));
    let address = address_said(lang, &before.address);
    let said = if address.is_empty() {
        Message::new("log-in-before")
    } else {
        Message::new("log-in-before-from").with("address", address)
    };
    Some(lang.speak(&said.with("when", when)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_told_as_far_as_it_is_of_use() {
        let said = |address| address_said(Lang::Vi, address);
        assert_eq!(said("10.0.0.7"), "10.0.0.7");
        assert_eq!(said("2001:db8:1:2:abcd:ef01:2345:6789"), "2001:db8:1:2:…");
        assert_eq!(
            (said("127.0.0.1"), said("::1")),
            ("máy chủ này".to_owned(), "máy chủ này".to_owned())
        );
        assert_eq!((said(""), said("<b>")), (String::new(), String::new()));
    }
}
