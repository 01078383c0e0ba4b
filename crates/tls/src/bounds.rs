//! What an authority may vouch for, written into its certificate: a stolen key then opens no bank and no other office.

use std::fmt;
use std::net::IpAddr;

use rcgen::{CidrSubnet, GeneralSubtree, NameConstraints};

use crate::{Name, TlsError};

/// Domains that no public name ever ends in.
const PRIVATE_DOMAINS: [&str; 5] = ["internal", "local", "lan", "home.arpa", "localhost"];
/// Networks that no public address lies in.
const PRIVATE_NETWORKS: [(&str, u8); 6] = [
    ("10.0.0.0", 8),
    ("172.16.0.0", 12),
    ("192.168.0.0", 16),
    ("127.0.0.0", 8),
    ("fc00::", 7),
    ("::1", 128),
];

/// A network: all addresses whose first `prefix` bits agree.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Network {
    address: IpAddr,
    prefix: u8,
}

impl Network {
    /// Reads a network such as `10.12.0.0/16`; an address alone is a network of one.
    ///
    /// # Errors
    ///
    /// [`TlsError::NotANetwork`].
    pub fn read(text: &str) -> Result<Self, TlsError> {
        let wrong = || TlsError::NotANetwork(text.to_owned());
        let (address, prefix) = text.split_once('/').map_or((text, None), |(a, p)| (a, Some(p)));
        let address: IpAddr = address.trim().parse().map_err(|_| wrong())?;
        let most = if address.is_ipv4() { 32 } else { 128 };
        let prefix = prefix.map_or(Ok(most), |prefix| prefix.trim().parse().map_err(|_| wrong()))?;
        let network = Self { address, prefix };
        // A bit behind the prefix is a slip of the pen: the network meant is not the one written.
        if prefix <= most && network.is_clean() {
            Ok(network)
        } else {
            Err(wrong())
        }
    }

    fn is_clean(self) -> bool {
        match self.address {
            IpAddr::V4(address) => address.to_bits().checked_shl(self.prefix.into()).unwrap_or(0) == 0,
            IpAddr::V6(address) => address.to_bits().checked_shl(self.prefix.into()).unwrap_or(0) == 0,
        }
    }
}

impl fmt::Display for Network {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.address, self.prefix)
    }
}

/// What an authority may vouch for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bounds {
    domains: Vec<Name>,
    networks: Vec<Network>,
}

impl Bounds {
    /// These domains with all names below them, and these networks. Where none is given, those that are private everywhere.
    ///
    /// # Errors
    ///
    /// [`TlsError::NotAName`].
    pub fn of(domains: &[String], networks: Vec<Network>) -> Result<Self, TlsError> {
        let domains: Vec<&str> = match domains {
            [] => PRIVATE_DOMAINS.to_vec(),
            given => given.iter().map(|domain| domain.trim_start_matches('.')).collect(),
        };
        let private = || {
            let network = |(address, prefix): (&str, u8)| Network::read(&format!("{address}/{prefix}"));
            PRIVATE_NETWORKS.into_iter().map(network).collect::<Result<Vec<_>, _>>()
        };
        Ok(Self {
            domains: domains.into_iter().map(Name::host).collect::<Result<_, _>>()?,
            networks: if networks.is_empty() { private()? } else { networks },
        })
    }

    /// As a certificate holds them.
    pub(crate) fn constraints(&self) -> NameConstraints {
        let domain = |name: &Name| GeneralSubtree::DnsName(name.to_string());
        let network = |network: &Network| {
            GeneralSubtree::IpAddress(CidrSubnet::from_addr_prefix(network.address, network.prefix))
        };
        NameConstraints {
            permitted_subtrees: self
                .domains
                .iter()
                .map(domain)
                .chain(self.networks.iter().map(network))
                .collect(),
            excluded_subtrees: Vec::new(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_network_is_what_it_says() {
        for text in ["10.12.0.0/16", "192.168.1.7/32", "fd00::/8", "0.0.0.0/0"] {
            assert_eq!(Network::read(text).unwrap().to_string(), text);
        }
        assert_eq!(Network::read("10.0.0.7").unwrap().to_string(), "10.0.0.7/32");
        for text in [
            "",
            "10.0.0.0/33",
            "10.0.0.1/8",
            "10.0.0/8",
            "fd00::/129",
            "lan/8",
            "10.0.0.0/-1",
        ] {
            assert!(Network::read(text).is_err(), "{text}");
        }
    }

    #[test]
    fn without_a_word_only_private_names_and_addresses_are_vouched_for() {
        let bounds = Bounds::of(&[], Vec::new()).unwrap();
        assert_eq!((bounds.domains.len(), bounds.networks.len()), (5, 6));
        let bounds = Bounds::of(&[".huyen.gov.vn".to_owned()], Vec::new()).unwrap();
        assert_eq!(bounds.domains, [Name::host("huyen.gov.vn").unwrap()]);
        assert!(Bounds::of(&["khác biệt".to_owned()], Vec::new()).is_err());
    }
}
