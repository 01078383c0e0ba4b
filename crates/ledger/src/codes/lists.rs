//! The code lists themselves.

use super::define::codes;

codes! {
    /// Sex (giới tính).
    Sex "sex" {
        /// Nam.
        Male = 1 "male",
        /// Nữ.
        Female = 2 "female",
    }
    /// What a unit is (loại đơn vị). Kinds of two regimes stand side by side: the district level ended on 2025-06-30.
    UnitKind "unit-kind" {
        /// The technical root: the authority whose ledger this is.
        Authority = 1 "authority",
        /// Tỉnh, thành phố trực thuộc trung ương.
        Province = 2 "province",
        /// Huyện, quận, thị xã, thành phố thuộc tỉnh.
        District = 3 "district",
        /// Xã.
        Commune = 4 "commune",
        /// Thị trấn.
        Town = 5 "town",
        /// Phường.
        Ward = 6 "ward",
        /// Đặc khu.
        SpecialZone = 7 "special-zone",
        /// Thôn, bản.
        Village = 8 "village",
        /// Tổ dân phố, khu phố.
        ResidentGroup = 9 "resident-group",
        /// Cơ quan của Đảng.
        PartyBody = 20 "party-body",
        /// Cơ quan chuyên môn, văn phòng của chính quyền.
        StateBody = 21 "state-body",
        /// Mặt trận và đoàn thể.
        MassBody = 22 "mass-body",
        /// Đơn vị sự nghiệp công lập (trừ trường học).
        ServiceUnit = 23 "service-unit",
        /// Trung tâm Hành chính công, bộ phận một cửa.
        OneStop = 24 "one-stop",
        /// Trường mầm non.
        Kindergarten = 30 "kindergarten",
        /// Trường tiểu học.
        PrimarySchool = 31 "primary-school",
        /// Trường trung học cơ sở.
        LowerSecondarySchool = 32 "lower-secondary-school",
        /// Trường phổ thông nhiều cấp học.
        MultiLevelSchool = 33 "multi-level-school",
        /// Trường trung học phổ thông.
        UpperSecondarySchool = 34 "upper-secondary-school",
        /// Điểm trường.
        SchoolSite = 35 "school-site",
        /// Phòng học, hội trường.
        Room = 40 "room",
        /// Đơn vị khác.
        Other = 99 "other",
    }
    /// Which tree a unit hangs in. There is one management tree; Party and professional lines are secondary.
    Line "line" {
        /// Quản lý: carries quota and rights.
        Management = 1 "management",
        /// Tổ chức đảng.
        Party = 2 "party",
        /// Chuyên môn, ngành dọc.
        Professional = 3 "professional",
    }
    /// How a person belongs to the body of officials (diện).
    Standing "standing-kind" {
        /// Cán bộ: elected, approved or appointed for a term.
        Cadre = 1 "cadre",
        /// Công chức.
        CivilServant = 2 "civil-servant",
        /// Viên chức.
        PublicEmployee = 3 "public-employee",
        /// Hợp đồng lao động.
        ContractWorker = 4 "contract-worker",
        /// Người hoạt động không chuyên trách.
        PartTime = 5 "part-time",
        /// Cộng tác viên.
        Collaborator = 6 "collaborator",
        /// Đảng viên, outside any of the above.
        PartyMember = 7 "party-member",
        /// Quần chúng ưu tú.
        OutstandingCitizen = 8 "outstanding-citizen",
    }
    /// The fields of learning that standards speak of.
    Learning "learning" {
        /// Trình độ chuyên môn (from none to doctorate).
        Education = 1 "education",
        /// Lý luận chính trị.
        Theory = 2 "theory",
        /// Quản lý nhà nước.
        StateManagement = 3 "state_management",
        /// Ngoại ngữ.
        Language = 4 "language",
        /// Tin học.
        Computing = 5 "it",
        /// Chức danh nghề nghiệp.
        ProfessionalTitle = 6 "professional_title",
        /// Giáo dục phổ thông (12/12).
        GeneralEducation = 7 "general_education",
        /// Kỹ năng, nghiệp vụ.
        Skill = 8 "skill",
    }
    /// Whether learning is held or under way.
    LearningState "learning-state" {
        /// The diploma or certificate is there.
        Held = 1 "held",
        /// Sent to study by a decision.
        Studying = 2 "studying",
    }
    /// Party membership (đảng tịch).
    PartyState "party" {
        /// Not a member.
        None = 0 "none",
        /// Đảng viên dự bị.
        Probationary = 1 "probationary",
        /// Đảng viên chính thức.
        Official = 2 "official",
    }
    /// How a post is held.
    HoldMode "hold" {
        /// Giữ chức chính: one a person a day.
        Main = 1 "main",
        /// Kiêm nhiệm.
        Concurrent = 2 "concurrent",
        /// Phụ trách, quyền.
        Acting = 3 "acting",
    }
    /// By which step a person came to a post.
    HoldBasis "basis" {
        /// Found so at stock-taking; the decision is not on file.
        Recorded = 1 "recorded",
        /// Tuyển dụng.
        Recruited = 2 "recruited",
        /// Bổ nhiệm.
        Appointed = 3 "appointed",
        /// Bổ nhiệm lại.
        Reappointed = 4 "reappointed",
        /// Điều động.
        Transferred = 5 "transferred",
        /// Luân chuyển.
        Rotated = 6 "rotated",
        /// Được bầu.
        Elected = 7 "elected",
        /// Nhất thể hóa.
        United = 8 "united",
        /// Giao kiêm nhiệm.
        Concurrent = 9 "concurrent",
        /// Giao quyền, phụ trách.
        Acting = 10 "acting",
        /// Tiếp nhận.
        Admitted = 11 "admitted",
    }
    /// Kinds of quota (biên chế). They are never added up silently.
    QuotaKind "quota" {
        /// Biên chế công chức.
        CivilService = 1 "civil-service",
        /// Số lượng người làm việc (viên chức).
        PublicEmployees = 2 "public-employees",
        /// Cán bộ, công chức cấp xã.
        Commune = 3 "commune",
        /// Người hoạt động không chuyên trách.
        PartTime = 4 "part-time",
        /// Hợp đồng hỗ trợ, phục vụ.
        Contracts = 5 "contracts",
    }
    /// What is measured of a unit.
    MeasureKind "measure" {
        /// Số hộ.
        Households = 1 "households",
        /// Dân số.
        People = 2 "people",
        /// Diện tích, km².
        Area = 3 "area",
        /// Học sinh.
        Pupils = 4 "pupils",
        /// Số lớp học.
        SchoolClasses = 5 "school-classes",
        /// Số phòng.
        Rooms = 6 "rooms",
        /// Sức chứa, chỗ ngồi.
        Seats = 7 "seats",
        /// Vĩ độ, degrees.
        Latitude = 8 "latitude",
        /// Kinh độ, degrees.
        Longitude = 9 "longitude",
        /// Đường đi tới một đơn vị khác, km.
        Road = 10 "road",
        /// Số giáo viên cần theo định mức.
        Teachers = 11 "teachers",
        /// Độ cao, m.
        Elevation = 12 "elevation",
    }
    /// Families of training (mảng đào tạo).
    TrainingFamily "family" {
        /// Lý luận chính trị.
        PoliticalTheory = 1 "political-theory",
        /// Chuyên môn, nghiệp vụ.
        Professional = 2 "professional",
    }
    /// The six kinds of learner (đối tượng).
    LearnerKind "learner" {
        /// Cán bộ.
        Cadre = 1 "cadre",
        /// Đảng viên.
        PartyMember = 2 "party-member",
        /// Công chức, viên chức.
        CivilServantOrEmployee = 3 "civil-servant-or-employee",
        /// Cán bộ không chuyên trách.
        PartTime = 4 "part-time",
        /// Cộng tác viên.
        Collaborator = 5 "collaborator",
        /// Quần chúng ưu tú.
        OutstandingCitizen = 6 "outstanding-citizen",
    }
    /// How a class ended for a learner.
    ClassResult "result" {
        /// Đạt.
        Passed = 1 "passed",
        /// Không đạt.
        Failed = 2 "failed",
    }
    /// Yearly grades (xếp loại). Which are lawful in a year is law/evaluation's matter.
    GradeCode "grade" {
        /// Hoàn thành xuất sắc nhiệm vụ.
        Excellent = 1 "excellent",
        /// Hoàn thành tốt nhiệm vụ.
        Good = 2 "good",
        /// Hoàn thành nhiệm vụ.
        Completed = 3 "completed",
        /// Hoàn thành nhưng còn hạn chế về năng lực (to 2020).
        Limited = 4 "limited",
        /// Không hoàn thành nhiệm vụ.
        NotCompleted = 5 "not-completed",
    }
    /// Forms of discipline (hình thức kỷ luật). Which are lawful on a day is law/discipline's matter.
    DisciplineForm "discipline" {
        /// Khiển trách.
        Reprimand = 1 "reprimand",
        /// Cảnh cáo.
        Warning = 2 "warning",
        /// Hạ bậc lương.
        PayCut = 3 "pay-cut",
        /// Giáng chức.
        Demotion = 4 "demotion",
        /// Cách chức.
        Removal = 5 "removal",
        /// Buộc thôi việc.
        Dismissal = 6 "dismissal",
    }
    /// Grounds of streamlining (lý do tinh giản), coded as in law/staffing.
    StreamlineGround "ground" {
        /// G1: surplus by reorganisation of the body.
        Reorganisation = 1 "g1-reorganisation",
        /// G2: loses a leading post by reorganisation.
        LostPost = 2 "g2-lost-post",
        /// G3: leaves a leading post by restructuring.
        LeftPost = 3 "g3-left-post",
        /// G4: surplus by restructuring to job positions.
        Restructuring = 4 "g4-restructuring",
        /// G5: below the training standard of the post.
        BelowStandard = 5 "g5-below-standard",
        /// G6: rating.
        Rating = 6 "g6-rating",
        /// G7: sick leave.
        SickLeave = 7 "g7-sick-leave",
        /// G8: under discipline, voluntary.
        Discipline = 8 "g8-discipline",
        /// G9: surplus by merging districts or communes.
        UnitMerger = 9 "g9-unit-merger",
    }
    /// How a person left the body of officials.
    Leaving "leaving" {
        /// Từ chức, thôi việc theo nguyện vọng.
        Resigned = 1 "resigned",
        /// Nghỉ hưu.
        Retired = 2 "retired",
        /// Tinh giản biên chế.
        Streamlined = 3 "streamlined",
        /// Từ trần.
        Died = 4 "died",
        /// Chuyển ngoài: to a body of another ledger.
        Released = 5 "released",
    }
    /// What a review of a succession plan found.
    ReviewOutcome "review" {
        /// Tiếp tục quy hoạch.
        Kept = 1 "kept",
        /// Đưa ra khỏi quy hoạch.
        Removed = 2 "removed",
    }
    /// How a unit, or a part of it, passed into another.
    Succession "succession" {
        /// Sáp nhập.
        Merged = 1 "merged",
        /// Hợp nhất.
        Consolidated = 2 "consolidated",
        /// Chia.
        Split = 3 "split",
        /// Tách: a part, into a new unit.
        Separated = 4 "separated",
        /// Chuyển một phần.
        Transferred = 5 "transferred",
    }
    /// Kinds of contract (loại hợp đồng). How long a term may be is law's matter.
    ContractKind "contract" {
        /// Hợp đồng làm việc xác định thời hạn.
        WorkForTerm = 1 "work-for-term",
        /// Hợp đồng làm việc không xác định thời hạn.
        WorkWithoutTerm = 2 "work-without-term",
        /// Hợp đồng lao động xác định thời hạn.
        LabourForTerm = 3 "labour-for-term",
        /// Hợp đồng lao động không xác định thời hạn.
        LabourWithoutTerm = 4 "labour-without-term",
        /// Hợp đồng hỗ trợ, phục vụ.
        Support = 5 "support",
        /// Hợp đồng khác.
        Other = 99 "other",
    }
    /// How a person's work goes toward the day of retirement that was decided.
    RetirementCourse "retirement" {
        /// Nghỉ chờ hưu.
        Waiting = 1 "waiting",
        /// Kéo dài thời gian công tác.
        Extended = 2 "extended",
    }
}
