//! The first line of a person page is the finding.

use askama::Template;
use words::Lang;

use super::show::{Finding, PersonPage};
use super::vault::{Sensitive, Vault, VaultView};
use crate::components::Theme;
use crate::samples;

fn page() -> PersonPage {
    samples::person(Lang::Vi, Theme::System)
}

fn heading(page: &PersonPage) -> String {
    let html = page.render().unwrap();
    html.split_once("<h1>")
        .unwrap()
        .1
        .split_once("</h1>")
        .unwrap()
        .0
        .to_owned()
}

#[test]
fn each_finding_has_its_sentence() {
    let page = page();
    let unknown = Finding {
        verdict: "verdict-unknown",
        ..page.findings[0].clone()
    };
    let with = |findings: Vec<Finding>, standards| {
        heading(&PersonPage {
            standards,
            findings,
            ..page.clone()
        })
    };
    let gap = page.findings[0].clone();
    let sentences = [
        with(vec![], 3),
        with(vec![], 0),
        with(vec![gap.clone()], 3),
        with(vec![gap.clone(), unknown.clone()], 3),
        with(vec![gap.clone(), gap], 3),
        with(vec![unknown.clone(), unknown], 3),
    ];
    insta::assert_snapshot!(sentences.join("\n"), @r##"
Đặng Thị Bích Ngọc: đạt mọi tiêu chuẩn của chức danh
Đặng Thị Bích Ngọc: không có tiêu chuẩn nào áp dụng tại ngày này
Đặng Thị Bích Ngọc: còn thiếu trung cấp lý luận chính trị
Đặng Thị Bích Ngọc: còn thiếu trung cấp lý luận chính trị
Đặng Thị Bích Ngọc: còn thiếu 2 điều kiện
Đặng Thị Bích Ngọc: 2 tiêu chuẩn chưa đủ dữ liệu
"##);
}

#[test]
fn a_folded_group_sends_nothing_of_its_content() {
    let group = Sensitive {
        name: "sensitive-identity",
        vault: Vault::Folded("/nhan-su/CB-1/nhom/giay-to".into()),
    };
    let folded = VaultView {
        lang: Lang::Vi,
        csrf: Some("t0k3n".into()),
        group,
    };
    insta::assert_snapshot!(folded, @r##"
<details class="vault" data-stays-folded id="sensitive-identity"><summary>Giấy tờ tùy thân</summary><div class="inside">
<form method="post" action="/nhan-su/CB-1/nhom/giay-to" hx-post="/nhan-su/CB-1/nhom/giay-to" hx-target="#sensitive-identity" hx-swap="outerHTML"><input type="hidden" name="csrf" value="t0k3n"><button class="btn quiet small">Mở và ghi nhật ký</button></form>
</div></details>
"##);
}
