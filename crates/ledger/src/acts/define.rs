//! One definition gives an act its type, its bytes, its field table and the things that it touches.

/// Declares the acts of one subject.
///
/// `number Name "vi" "en" version n { n field: Type [subject], … }`: the number stands in the log for ever; the version is 1 where none is
/// named; a field marked `[subject]` names a thing whose history the act changes, the others are only spoken of. What a form says of act
/// and fields stands in the catalogue under the ids that follow from the names.
macro_rules! acts {
    ($($(#[$doc:meta])* $number:literal $name:ident $vi:literal $en:literal $(version $version:literal)? {
        $($(#[$fdoc:meta])* $n:literal $field:ident : $ty:ty $([$role:ident])?),* $(,)?
    })+) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, minicbor::Encode, minicbor::Decode)]
        pub struct $name { $($(#[$fdoc])* #[n($n)] pub $field: $ty),* }

        impl $crate::acts::ActBody for $name {
            const SHAPE: $crate::acts::Shape = $crate::acts::Shape {
                number: $number,
                version: $crate::acts::define::version!($($version)?),
                name: stringify!($name),
                vi: $vi,
                en: $en,
                words: concat!("act-", stringify!($name)),
                fields: &[$($crate::acts::FieldShape {
                    name: stringify!($field),
                    words: concat!("act-", stringify!($name), "-", stringify!($field)),
                    kind: <$ty as $crate::acts::Field>::KIND,
                    optional: <$ty as $crate::acts::Field>::OPTIONAL,
                    list: <$ty as $crate::acts::Field>::LIST,
                    subject: $crate::acts::define::is_subject!($($role)?),
                }),*],
            };

            fn given(given: &$crate::acts::Given, trail: &mut $crate::acts::Trail) -> Option<Self> {
                // Every field is read, so that all that is wrong is told.
                $(let $field = trail.within(stringify!($field), |trail| {
                    <$ty as $crate::acts::Field>::given(given.field(stringify!($field)), trail)
                });)*
                Some(Self { $($field: $field?),* })
            }

            fn give(&self) -> $crate::acts::Given {
                $crate::acts::Given::Part(vec![
                    $((stringify!($field).to_owned(), $crate::acts::Field::give(&self.$field))),*
                ])
            }

            fn visit(&self, see: &mut dyn FnMut($crate::ids::Entity)) {
                $($crate::acts::Field::visit(&self.$field, see);)*
            }

            fn visit_subjects(&self, see: &mut dyn FnMut($crate::ids::Entity)) {
                $(if $crate::acts::define::is_subject!($($role)?) {
                    $crate::acts::Field::visit(&self.$field, see);
                })*
            }

            fn renumber(&mut self, place: $crate::acts::Placed<'_>) {
                $($crate::acts::Field::renumber(&mut self.$field, place);)*
            }
        }
    )+};
}

/// Whether a field carries the `[subject]` mark.
macro_rules! is_subject {
    () => {
        false
    };
    (subject) => {
        true
    };
}

/// The version of an act's bytes.
macro_rules! version {
    () => {
        1
    };
    ($version:literal) => {
        $version
    };
}

/// Describes a structured value inside acts: `part!(Gives { field: Learning, level: String })`, or with `one of` before the braces where
/// exactly one of the fields is given, each then with the variant that holds it.
macro_rules! part {
    ($name:ident { $($field:ident : $ty:ty),+ $(,)? }) => {
        $crate::acts::define::part!(@ $name false { $($field: $ty),+ });

        impl $name {
            fn given_part(given: &$crate::acts::Given, trail: &mut $crate::acts::Trail) -> Option<Self> {
                $(let $field = trail.within(stringify!($field), |trail| {
                    <$ty as $crate::acts::Field>::given(given.field(stringify!($field)), trail)
                });)+
                Some(Self { $($field: $field?),+ })
            }

            fn give_part(&self) -> $crate::acts::Given {
                $crate::acts::Given::Part(vec![
                    $((stringify!($field).to_owned(), $crate::acts::Field::give(&self.$field))),+
                ])
            }
        }
    };
    ($name:ident one of { $($field:ident $variant:ident : $ty:ty),+ $(,)? }) => {
        $crate::acts::define::part!(@ $name true { $($field: $ty),+ });

        impl $name {
            fn given_part(given: &$crate::acts::Given, trail: &mut $crate::acts::Trail) -> Option<Self> {
                let named = [$(stringify!($field)),+];
                let mut there = named.iter().filter(|name| !given.field(name).is_nothing());
                let (first, second) = (there.next(), there.next());
                if second.is_some() {
                    return trail.wrong($crate::acts::Misfit::NotOne);
                }
                match first.copied() {
                    $(Some(stringify!($field)) => trail.within(stringify!($field), |trail| {
                        <$ty as $crate::acts::Field>::given(given.field(stringify!($field)), trail).map(Self::$variant)
                    }),)+
                    _ => trail.wrong($crate::acts::Misfit::Missing),
                }
            }

            fn give_part(&self) -> $crate::acts::Given {
                let (name, given) = match self {
                    $(Self::$variant(value) => (stringify!($field), $crate::acts::Field::give(value))),+
                };
                $crate::acts::Given::Part(vec![(name.to_owned(), given)])
            }
        }
    };
    (@ $name:ident $one_of:literal { $($field:ident : $ty:ty),+ }) => {
        impl $name {
            /// What a form is made from.
            const PART: &'static $crate::acts::PartShape = &$crate::acts::PartShape {
                name: stringify!($name),
                one_of: $one_of,
                fields: &[$($crate::acts::FieldShape::of::<$ty>(
                    stringify!($field),
                    concat!("part-", stringify!($name), "-", stringify!($field)),
                )),+],
            };
        }
    };
}

pub(crate) use {acts, is_subject, part, version};
