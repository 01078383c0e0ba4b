//! The command line.

use std::path::PathBuf;

use clap::{Parser, Subcommand};
use ledger::Day;

use crate::day::day;

/// Xứng Tầm: sổ quyết định về đội ngũ cán bộ, công chức, viên chức.
#[derive(Debug, Parser)]
#[command(name = "xungtam", version, about, propagate_version = true)]
pub(crate) struct Args {
    /// Tệp sổ, hoặc sổ trong cơ sở dữ liệu, `postgres://NGƯỜI@MÁY/CSDL?ledger=TÊN` (mặc định: xungtam.ledger ở thư mục này).
    #[arg(
        long,
        global = true,
        env = "XUNGTAM_DATA",
        hide_env_values = true,
        value_name = "FILE|URL"
    )]
    pub(crate) data: Option<PathBuf>,
    /// Thư mục quy định thay cho bộ đi kèm chương trình.
    #[arg(long, global = true, env = "XUNGTAM_LAW", value_name = "DIR")]
    pub(crate) law: Option<PathBuf>,
    /// Ngôn ngữ của lời: vi hoặc en.
    #[arg(long, global = true, env = "XUNGTAM_LANG", default_value = "vi", value_parser = ["vi", "en"])]
    pub(crate) lang: String,
    #[command(subcommand)]
    pub(crate) command: Command,
}

/// As of which day, as known when.
#[derive(Debug, Clone, clap::Args)]
pub(crate) struct Moment {
    /// Xem tại ngày (2019-03-14 hoặc 14/03/2019); mặc định: hôm nay.
    #[arg(long, value_parser = day, value_name = "DAY")]
    pub(crate) as_of: Option<Day>,
    /// Như đã biết: số thứ tự quyết định trong sổ, hoặc một ngày.
    #[arg(long, value_name = "SEQ|TIME")]
    pub(crate) known: Option<String>,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Tạo huyện minh họa: sinh sổ tay của cơ quan, nhập qua đúng bộ nhập, ban hành các quyết định.
    Demo(crate::commands::demo::DemoArgs),
    /// Mở trang web của sổ.
    Serve(crate::commands::serve::ServeArgs),
    /// Nhập danh sách từ .xlsx, .xls, .ods, .csv.
    Import(crate::commands::import::ImportArgs),
    /// Các lần nhập: xem, hủy.
    #[command(subcommand)]
    Imports(crate::commands::imports::ImportsCommand),
    /// Những nội dung mà một quyết định có thể có, và biểu mẫu của từng nội dung.
    Acts(crate::commands::acts::ActsArgs),
    /// Các quyết định trong sổ.
    Decisions(crate::commands::decisions::DecisionsArgs),
    /// Thu hồi một quyết định: hủy bỏ từ đầu, hoặc bãi bỏ từ một ngày.
    Revoke(crate::commands::decisions::RevokeArgs),
    /// Xóa theo luật nội dung đã ghi về người và tệp kèm quyết định; chuỗi của sổ vẫn nguyên vẹn, không lấy lại được.
    Erase(crate::commands::erase::EraseArgs),
    /// Xuất danh sách theo mẫu cơ quan, và các bảng phẳng (SQLite, CSV).
    Export(crate::commands::export::ExportArgs),
    /// Các chỉ tiêu, và người đứng sau mỗi con số.
    Figures(crate::commands::figures::FiguresArgs),
    /// Đạt, chưa đạt, chưa rõ theo từng tiêu chuẩn và đơn vị.
    Standards(crate::commands::standards::StandardsArgs),
    /// Vì sao một người đạt hay chưa đạt.
    Explain(crate::commands::explain::ExplainArgs),
    /// Nhu cầu đào tạo: ai thiếu gì, mở lớp nào; lưu thành phương án.
    Needs(crate::commands::needs::NeedsArgs),
    /// Luân chuyển, tăng cường: ai có thể đi đâu, vì sao; lưu thành phương án.
    Rotation(crate::commands::rotation::RotationArgs),
    /// Kế hoạch đào tạo: lớp nào, khi nào, ở đâu, ai dạy, ai học
    Training(crate::commands::training::TrainingArgs),
    /// Sắp xếp thôn, khu: nơi nào nhập với nơi nào, vì sao; lưu thành phương án.
    Villages(crate::commands::villages::VillagesArgs),
    /// Phương án: danh sách, nội dung, khác biệt.
    #[command(subcommand)]
    Plan(crate::commands::plan::PlanCommand),
    /// Giải bài toán xếp: một tệp của bộ bài toán công khai, hoặc bài toán của cơ quan (`plan`).
    Solve(crate::commands::solve::SolveArgs),
    /// Quy định đi kèm.
    #[command(subcommand)]
    Law(crate::commands::law::LawCommand),
    /// Tài khoản.
    #[command(subcommand)]
    User(crate::commands::user::UserCommand),
    /// Khóa API của chương trình khác.
    #[command(subcommand)]
    Key(crate::commands::key::KeyCommand),
    /// Đăng nhập chung: nơi cấp đăng nhập của cơ quan (`OpenID` Connect), tài khoản đã nối.
    #[command(subcommand)]
    SignOn(crate::commands::sign_on::SignOnCommand),
    /// Nơi nhận tin: địa chỉ được báo mỗi khi có quyết định mới.
    #[command(subcommand)]
    Webhook(crate::commands::webhook::WebhookCommand),
    /// TLS: lập CA nội bộ, cấp chứng thư số, xem hạn.
    #[command(subcommand)]
    Tls(crate::commands::tls::TlsCommand),
    /// Chứng minh sổ nguyên vẹn: chuỗi băm và phát lại.
    Verify(crate::commands::verify::VerifyArgs),
    /// Khám: sổ nguyên vẹn không, chỗ trống, đồng hồ, sao lưu, tài khoản; nói việc phải làm. Chỉ đọc, chạy được khi dịch vụ đang chạy.
    Doctor(crate::commands::doctor::DoctorArgs),
    /// Sao lưu sổ, kể cả khi đang chạy.
    Backup(crate::commands::backup::BackupArgs),
    /// Phục hồi sổ từ bản sao lưu.
    Restore(crate::commands::backup::RestoreArgs),
    /// Chụp sổ bên cạnh sổ: lần mở sau không phải phát lại toàn bộ; đang chạy vẫn chụp được.
    Snapshot,
    /// Phát lại cuộc sắp xếp đơn vị hành chính ngày 01/07/2025 từ ba tệp trong một thư mục, và chứng minh từng bất biến.
    Replay(crate::commands::replay::ReplayArgs),
    /// Đọc một sổ tay trong tiến trình giới hạn (dùng nội bộ).
    #[command(hide = true)]
    ReadWorkbook(crate::commands::read_workbook::ReadArgs),
}
