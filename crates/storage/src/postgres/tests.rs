//! The store on a private server.

mod database;
mod files;
mod flips;
mod server;

use office::port::Batch;
use testkit::Server;

use super::*;
use crate::contract::{self, Keep, Scribe, decisions};
use crate::{Location, Mode, OpenError};

/// A server, and its ledgers by name.
struct Room(Server);

impl Room {
    fn new() -> Self {
        Self(Server::start())
    }

    /// Names of the contract have blanks; names of ledgers have none.
    fn at(&self, name: &str) -> Location {
        Location::read(&self.0.address(&name.replace(' ', "-"))).unwrap()
    }

    fn store(&self, name: &str, mode: Mode) -> Box<dyn Store> {
        crate::open(self.at(name), mode).unwrap()
    }
}

impl Keep for Room {
    fn create(&self, name: &str) -> Box<dyn Store> {
        self.store(name, Mode::Create)
    }

    fn open(&self, name: &str) -> Box<dyn Store> {
        self.store(name, Mode::Write)
    }

    fn reader(&self, name: &str) -> Box<dyn Store> {
        self.store(name, Mode::Read)
    }
}

mod contract_holds {
    use super::*;
    contract::every_rule!(Room::new());
}

fn people(scribe: &mut Scribe, name: &str) -> Batch {
    Batch {
        decisions: vec![scribe.people([name])],
        ..Batch::default()
    }
}

fn with_history(room: &Room, name: &str) -> Scribe {
    let mut scribe = Scribe::default();
    room.create(name).commit(&scribe.history()).unwrap();
    scribe
}
