//! The site on a tiny district, met as a browser meets it.

mod account;
mod addresses;
mod audit;
mod browser;
mod compared;
mod corrections;
mod dossier;
mod drafts;
mod duties;
mod followers;
mod forms;
mod headers;
mod health;
mod imports;
mod list;
mod log_in;
mod matrix;
mod moments;
mod numbers;
mod operations;
mod own;
mod people;
mod programs;
mod quality;
mod quotas;
mod read_only;
mod requests;
mod rights;
mod rights_matrix;
mod rules;
mod search;
mod sensitive;
mod units;
mod users;

use browser::{Page, Place};
