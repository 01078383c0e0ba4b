//! How the ledger's small types stand in act bytes: CBOR (RFC 8949), shortest form, so that one value has one encoding.

use minicbor::data::Type;
use minicbor::decode::Error as Misread;
use minicbor::encode::{Error as Unwritten, Write};
use minicbor::{Decode, Decoder, Encode, Encoder};

use crate::ids::{ActId, ClassId, PersonId, PostId, Seq, UnitId};
use crate::number::Decimal;
use crate::time::{Day, When};

impl<C> Encode<C> for Day {
    fn encode<W: Write>(&self, e: &mut Encoder<W>, _: &mut C) -> Result<(), Unwritten<W::Error>> {
        e.i32(self.0)?.ok()
    }
}

impl<'b, C> Decode<'b, C> for Day {
    fn decode(d: &mut Decoder<'b>, _: &mut C) -> Result<Self, Misread> {
        let day = Day(d.i32()?);
        let written = Day::first_of_year(1) <= day && day <= Day::last_of_year(9999);
        if written {
            Ok(day)
        } else {
            Err(Misread::message("not a day of the years 1 to 9999"))
        }
    }
}

impl<C> Encode<C> for Decimal {
    fn encode<W: Write>(&self, e: &mut Encoder<W>, _: &mut C) -> Result<(), Unwritten<W::Error>> {
        e.i64(self.millionths())?.ok()
    }
}

impl<'b, C> Decode<'b, C> for Decimal {
    fn decode(d: &mut Decoder<'b>, _: &mut C) -> Result<Self, Misread> {
        d.i64().map(Decimal::from_millionths)
    }
}

/// A day is a plain number; less precise dates are `[1, year, month]`, `[2, year]` and `[3, day]`.
impl<C> Encode<C> for When {
    fn encode<W: Write>(&self, e: &mut Encoder<W>, c: &mut C) -> Result<(), Unwritten<W::Error>> {
        match self {
            Self::Day(day) => day.encode(e, c),
            Self::Month(year, month) => e.array(3)?.u8(1)?.i32(*year)?.u32(*month)?.ok(),
            Self::Year(year) => e.array(2)?.u8(2)?.i32(*year)?.ok(),
            Self::By(day) => {
                e.array(2)?.u8(3)?;
                day.encode(e, c)
            }
        }
    }
}

impl<'b, C> Decode<'b, C> for When {
    fn decode(d: &mut Decoder<'b>, c: &mut C) -> Result<Self, Misread> {
        if d.datatype()? != Type::Array {
            return Day::decode(d, c).map(Self::Day);
        }
        let length = d.array()?;
        match (length, d.u8()?) {
            (Some(3), 1) => {
                let (year, month) = (year(d)?, d.u32()?);
                if (1..=12).contains(&month) {
                    Ok(Self::Month(year, month))
                } else {
                    Err(Misread::message("not a month"))
                }
            }
            (Some(2), 2) => year(d).map(Self::Year),
            (Some(2), 3) => Day::decode(d, c).map(Self::By),
            _ => Err(Misread::message("not a partial date")),
        }
    }
}

/// A year that a date can have.
fn year(d: &mut Decoder<'_>) -> Result<i32, Misread> {
    let year = d.i32()?;
    if (1..=9999).contains(&year) {
        Ok(year)
    } else {
        Err(Misread::message("not a year from 1 to 9999"))
    }
}

impl<C> Encode<C> for Seq {
    fn encode<W: Write>(&self, e: &mut Encoder<W>, _: &mut C) -> Result<(), Unwritten<W::Error>> {
        e.u32(self.0)?.ok()
    }
}

impl<'b, C> Decode<'b, C> for Seq {
    fn decode(d: &mut Decoder<'b>, _: &mut C) -> Result<Self, Misread> {
        d.u32().map(Seq)
    }
}

/// One number, the decision's place above and the ordinal below: ids inside one decision stay short.
impl<C> Encode<C> for ActId {
    fn encode<W: Write>(&self, e: &mut Encoder<W>, _: &mut C) -> Result<(), Unwritten<W::Error>> {
        e.u64(u64::from(self.decision.0) << 32 | u64::from(self.ordinal))?.ok()
    }
}

impl<'b, C> Decode<'b, C> for ActId {
    fn decode(d: &mut Decoder<'b>, _: &mut C) -> Result<Self, Misread> {
        let number = d.u64()?;
        let half = |n: u64| u32::try_from(n).map_err(|_| Misread::message("not an act id"));
        Ok(Self {
            decision: Seq(half(number >> 32)?),
            ordinal: half(number & 0xffff_ffff)?,
        })
    }
}

/// Ids of things are written as the act that created them.
macro_rules! as_act {
    ($($ty:ident),+) => {$(
        impl<C> Encode<C> for $ty {
            fn encode<W: Write>(&self, e: &mut Encoder<W>, c: &mut C) -> Result<(), Unwritten<W::Error>> {
                self.0.encode(e, c)
            }
        }
        impl<'b, C> Decode<'b, C> for $ty {
            fn decode(d: &mut Decoder<'b>, c: &mut C) -> Result<Self, Misread> {
                ActId::decode(d, c).map(Self)
            }
        }
    )+};
}
as_act!(PersonId, UnitId, PostId, ClassId);
