//! One definition gives a code list its enum, its stable number, its English word and its place in act bytes.

/// Declares closed code lists. The number is what the log keeps for ever; the word is what interfaces speak; the word of the list, a hyphen
/// and the word of a code make the id of its name in the catalogue.
macro_rules! codes {
    ($($(#[$doc:meta])* $name:ident $list:literal { $($(#[$vdoc:meta])* $variant:ident = $number:literal $word:literal),+ $(,)? })+) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[repr(u8)]
        pub enum $name { $($(#[$vdoc])* $variant = $number),+ }

        impl $name {
            /// The list itself, as forms and interfaces describe it.
            pub const LIST: crate::codes::CodeList = crate::codes::CodeList {
                name: stringify!($name),
                word: $list,
                codes: &[$($word),+],
            };

            /// Every code of the list, in order.
            pub const ALL: &[Self] = &[$(Self::$variant),+];

            /// The word that files, addresses and message ids use.
            pub const fn word(self) -> &'static str {
                match self { $(Self::$variant => $word),+ }
            }

            /// The code with this number.
            #[inline]
            pub(crate) const fn from_number(number: u8) -> Option<Self> {
                match number { $($number => Some(Self::$variant),)+ _ => None }
            }

            /// The code with this word.
            pub fn from_word(word: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|code| code.word() == word)
            }
        }

        impl<C> minicbor::Encode<C> for $name {
            fn encode<W: minicbor::encode::Write>(
                &self, e: &mut minicbor::Encoder<W>, _: &mut C,
            ) -> Result<(), minicbor::encode::Error<W::Error>> {
                e.u8(*self as u8)?.ok()
            }
        }

        impl<'b, C> minicbor::Decode<'b, C> for $name {
            fn decode(d: &mut minicbor::Decoder<'b>, _: &mut C) -> Result<Self, minicbor::decode::Error> {
                Self::from_number(d.u8()?)
                    .ok_or_else(|| minicbor::decode::Error::message(concat!("unknown ", stringify!($name))))
            }
        }

        impl crate::value::Fixed for $name {
            const WIDTH: usize = 1;

            fn put(self, out: &mut Vec<u8>) {
                out.push(self as u8);
            }

            #[inline]
            fn of_bytes(bytes: &[u8]) -> Option<Self> {
                Self::from_number(*bytes.first()?)
            }
        }

        impl crate::acts::Field for $name {
            const KIND: crate::acts::FieldKind = crate::acts::FieldKind::Code(&Self::LIST);

            fn given(given: &crate::acts::Given, trail: &mut crate::acts::Trail) -> Option<Self> {
                trail.plain(given, Self::from_word)
            }

            fn give(&self) -> crate::acts::Given {
                crate::acts::Given::text(self.word())
            }
        }
    )+

        /// Every code list.
        pub const LISTS: &[crate::codes::CodeList] = &[$($name::LIST),+];
    };
}

pub(crate) use codes;
