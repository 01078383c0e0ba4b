//! The closed word lists of `law/`.

/// Declares a word list: an enum, its words in files, and the way back.
macro_rules! words {
    ($($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident = $word:literal),+ $(,)? })+) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[$vdoc])* $variant),+ }

        impl $name {
            /// Every word of the list, as files write it.
            pub const WORDS: &[&str] = &[$($word),+];

            /// The word that files use.
            pub const fn word(self) -> &'static str {
                match self { $(Self::$variant => $word),+ }
            }

            /// What a word means, if it is of the list.
            pub fn from_word(word: &str) -> Option<Self> {
                match word { $($word => Some(Self::$variant),)+ _ => None }
            }
        }
    )+};
}

words! {
    /// Kinds of entry.
    Kind {
        /// Conditions that a person or a post must meet.
        Standard = "standard",
        /// Dated numbers with a unit.
        Value = "value",
        /// Dated rows with columns.
        Table = "table",
        /// Ordered levels.
        Ladder = "ladder",
        /// Which titles make a group.
        Group = "group",
        /// A training programme.
        Programme = "programme",
        /// Retirement ages.
        Retirement = "retirement",
    }
    /// Which date picks the version.
    Selects {
        /// The day of the decision at hand.
        DecisionDay = "decision-day",
        /// The day of the act that is judged.
        ActDay = "act-day",
        /// The day that is asked about.
        AsOfDay = "as-of-day",
        /// The month that is paid.
        PayMonth = "pay-month",
        /// The year that is evaluated (its last day).
        EvaluatedYear = "evaluated-year",
        /// The day on which a plan was approved.
        ApprovalDay = "approval-day",
        /// The day of an exam.
        ExamDay = "exam-day",
        /// The day on which a course or a study begins.
        CourseStart = "course-start",
    }
    /// How far the text of an entry can be relied on.
    Mark {
        /// Known, not confirmed by any page read.
        FromMemory = "from-memory",
        /// Read in a digest or a copy, not in the gazette.
        SecondHand = "second-hand",
        /// Computed from other entries.
        Derived = "derived",
        /// No law asks it: the authority or the product set it.
        Chosen = "chosen",
        /// A person compared it with the gazette.
        Confirmed = "confirmed",
    }
    /// How far an authority may set numbers of its own in place of those of an entry.
    Latitude {
        /// Whatever it decides.
        Free = "free",
        /// Only what asks more than the entry does.
        Stricter = "stricter",
    }
    /// How binding an instrument is, and on whom.
    Authority {
        /// Luật, pháp lệnh, nghị quyết của Quốc hội.
        Law = "LAW",
        /// Nghị định, quyết định của Thủ tướng.
        Decree = "DECREE",
        /// Thông tư, công văn hướng dẫn.
        Circular = "CIRCULAR",
        /// Văn bản của Đảng: binding inside the political system, often stricter.
        Party = "PARTY",
        /// A local target or rule.
        Local = "LOCAL",
    }
    /// What a rule says of a person.
    Verdict {
        /// Met.
        Pass = "PASS",
        /// Not met; the post may continue until a deadline.
        Gap = "GAP",
        /// The decision may not be taken.
        Block = "BLOCK",
        /// Not now; the reason ends.
        Defer = "DEFER",
        /// A ratio or an aim of policy is missed.
        TargetMiss = "TARGET_MISS",
        /// Needs an exception by the competent authority.
        Warn = "WARN",
        /// A fact is missing.
        Unknown = "UNKNOWN",
    }
    /// On what occasion a standard is asked.
    Occasion {
        /// The standing check of somebody in post.
        Holding = "holding",
        /// First or higher appointment; nomination for election.
        Appointment = "appointment",
        /// Taking a place in a class.
        Enrolment = "enrolment",
        /// Being sent to study for a degree.
        Study = "study",
        /// Being posted to a desk.
        Posting = "posting",
        /// Sitting a rank exam.
        Exam = "exam",
        /// Rotation (luân chuyển).
        Rotation = "rotation",
        /// Giving the yearly grade.
        Grading = "grading",
    }
    /// How a share of a base becomes a whole number.
    Rounds {
        /// To the next whole number.
        Up = "up",
        /// To the whole number below.
        Down = "down",
        /// Not at all; the share is compared exactly.
        Exact = "exact",
    }
    /// On which side of the number the lawful lies.
    Bound {
        /// The number or more.
        AtLeast = "at-least",
        /// The number or less.
        AtMost = "at-most",
        /// The number itself.
        Exactly = "exactly",
    }
    /// The two families of training.
    Family {
        /// Lý luận chính trị.
        PoliticalTheory = "political-theory",
        /// Chuyên môn, nghiệp vụ.
        Professional = "professional",
    }
    /// What a programme is opened for.
    Way {
        /// To close gaps against standards.
        ClosesGap = "closes-gap",
        /// Every year, for everybody of its audience.
        Recurrent = "recurrent",
    }
    /// The six kinds of learner (đối tượng).
    Audience {
        /// Cán bộ.
        Cadre = "cadre",
        /// Đảng viên.
        PartyMember = "party-member",
        /// Công chức, viên chức.
        CivilServantOrEmployee = "civil-servant-or-employee",
        /// Cán bộ không chuyên trách.
        PartTime = "part-time",
        /// Cộng tác viên.
        Collaborator = "collaborator",
        /// Quần chúng ưu tú.
        OutstandingCitizen = "outstanding-citizen",
    }
}

impl Verdict {
    /// The verdicts that may follow when a standard is not met.
    pub const CONSEQUENCES: &[&str] = &["GAP", "BLOCK", "DEFER", "TARGET_MISS", "WARN"];

    /// The verdict of a word, if it may follow when a standard is not met.
    pub fn consequence(word: &str) -> Option<Self> {
        Self::from_word(word).filter(|verdict| !matches!(verdict, Self::Pass | Self::Unknown))
    }
}

impl Mark {
    /// Whether a verdict that rests on it must say that it is not confirmed law.
    pub const fn is_unconfirmed(self) -> bool {
        !matches!(self, Self::Confirmed | Self::Chosen)
    }

    /// The mark in Vietnamese.
    pub const fn vi(self) -> &'static str {
        match self {
            Self::FromMemory => "chưa kiểm chứng",
            Self::SecondHand => "theo bản dẫn lại, chưa đối chiếu Công báo",
            Self::Derived => "suy ra từ quy định khác",
            Self::Chosen => "tham số do đơn vị đặt",
            Self::Confirmed => "đã đối chiếu Công báo",
        }
    }

    /// The mark in English.
    pub const fn en(self) -> &'static str {
        match self {
            Self::FromMemory => "not verified",
            Self::SecondHand => "from a digest, not compared with the gazette",
            Self::Derived => "derived from other rules",
            Self::Chosen => "a setting, not law",
            Self::Confirmed => "compared with the gazette",
        }
    }
}
