//! The papers on which it stands: their heads are as long as in earnest.

use ledger::acts::Dated;
use ledger::{Day, Decision, Header, Seq};

use super::Careers;

impl Careers {
    /// Adds a decision to the row, and gives its place; one without acts is none.
    pub(super) fn decide(&mut self, on: Day, title: &str, unit: Option<u32>, acts: Vec<Dated>) -> Seq {
        if acts.is_empty() {
            return self.seq;
        }
        self.seq = self.seq.next();
        self.written += acts.len() as u64;
        let issuer = unit.map_or("UBND huyện", |unit| self.units[unit as usize].name.as_str());
        let header = Header {
            number: format!("{}/QĐ-UBND", self.seq.0 % 5000 + 1),
            kind: "decision".to_owned(),
            signed: on,
            effective: on,
            issuer: issuer.to_owned(),
            signer: ["Nguyễn Văn Hùng", "Trần Thị Mai", "Lê Quang Sơn"][self.seq.0 as usize % 3].to_owned(),
            title: title.to_owned(),
            bases: Vec::new(),
            attachments: Vec::new(),
            recorded: i64::from(on.number()) * 86_400 + 3600,
            recorded_by: "vanthu".to_owned(),
        };
        self.ready.push_back(Decision { header, acts });
        self.seq
    }
}
