//! One definition gives an act its type, its bytes, its field table and the things that it touches.

/// Declares the acts of one subject.
///
/// `number Name "vi" "en" { n field: Type [subject], … }`: the number stands in the log for ever; a field marked `[subject]` names a
/// thing whose history the act changes, the others are only spoken of.
macro_rules! acts {
    ($($(#[$doc:meta])* $number:literal $name:ident $vi:literal $en:literal {
        $($(#[$fdoc:meta])* $n:literal $field:ident : $ty:ty $([$role:ident])?),* $(,)?
    })+) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, minicbor::Encode, minicbor::Decode)]
        pub struct $name { $($(#[$fdoc])* #[n($n)] pub $field: $ty),* }

        impl $crate::acts::ActBody for $name {
            const SHAPE: $crate::acts::Shape = $crate::acts::Shape {
                number: $number,
                name: stringify!($name),
                vi: $vi,
                en: $en,
                fields: &[$($crate::acts::FieldShape {
                    name: stringify!($field),
                    kind: <$ty as $crate::acts::Field>::KIND,
                    optional: <$ty as $crate::acts::Field>::OPTIONAL,
                    list: <$ty as $crate::acts::Field>::LIST,
                    subject: $crate::acts::define::is_subject!($($role)?),
                }),*],
            };

            fn visit(&self, see: &mut dyn FnMut($crate::ids::Entity)) {
                $($crate::acts::Field::visit(&self.$field, see);)*
            }

            fn visit_subjects(&self, see: &mut dyn FnMut($crate::ids::Entity)) {
                $(if $crate::acts::define::is_subject!($($role)?) {
                    $crate::acts::Field::visit(&self.$field, see);
                })*
            }

            fn resolve(&mut self, place: $crate::ids::Seq) {
                $($crate::acts::Field::resolve(&mut self.$field, place);)*
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

pub(crate) use {acts, is_subject};
