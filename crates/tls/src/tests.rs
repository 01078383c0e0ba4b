//! The wire met as a browser meets it: over the loopback, trusting one authority and nobody else.

mod kit;
mod over_the_wire;
mod papers;
