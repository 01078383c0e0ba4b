//! Drafts that are begun from a unit or a post, equally titled posts told apart, and the organisation chart.

use ledger::acts::Act;
use ledger::acts::bodies::CreatePost;
use testkit::sample;

use super::Place;
use super::browser::{Browser, text};
use crate::Settings;

/// With two more posts of one title in the first commune, nobody in them.
fn place() -> Place {
    let mut sample = sample();
    let post = |title: &str| {
        Act::from(CreatePost {
            unit: sample.communes[0],
            title: title.to_owned(),
        })
        .into()
    };
    let acts = vec![post("Văn thư"), post("Chủ tịch UBND xã")];
    sample.log.decide("09/QĐ-NV", "2019-03-01", acts);
    Place::with(sample, Settings::default())
}

/// The first address on a page that begins so.
fn link(body: &str, start: &str) -> String {
    let found = body.split("href=\"").skip(1).filter_map(|rest| rest.split('"').next());
    let mut found = found.map(|href| href.replace("&#38;", "&").replace("&amp;", "&"));
    found.find(|href| href.contains(start)).unwrap_or_default()
}

/// Goes through the head that a way leads to, to the form of the act.
async fn through_head(browser: &mut Browser, way: &str) -> super::Page {
    let head = browser.get(way).await;
    assert_eq!(head.status, 200, "{way}");
    let hidden = |name: &str| {
        let value = head.between(&format!("type=\"hidden\" name=\"{name}\" value=\""), "\"");
        value.to_owned()
    };
    let fields = [
        ("noi-dung", hidden("noi-dung")),
        ("o-don-vi", hidden("o-don-vi")),
        ("vi-tri", hidden("vi-tri")),
        ("loai", "decision".to_owned()),
        ("trich-yeu", "Về việc tổ chức".to_owned()),
        ("co-quan", "UBND huyện".to_owned()),
        ("hieu-luc", "01/08/2019".to_owned()),
    ];
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, text)| (*name, text.as_str())).collect();
    let begun = browser.post("/van-ban/moi", &fields).await;
    assert_eq!(begun.status, 303, "{}", begun.error_summary());
    browser.get(begun.header("location")).await
}

#[tokio::test]
async fn a_vacant_post_leads_to_an_appointment_with_the_post_in_it() {
    let place = place();
    let mut browser = place.logged_in("huyen").await;
    let unit = place.sample.communes[0].to_string();
    let page = browser.get(&format!("/to-chuc/{unit}?ngay=2019-06-30")).await;
    let row = page.between("<th scope=\"row\">Văn thư</th>", "</tr>").to_owned();
    assert!(row.contains("Soạn bổ nhiệm"), "{row}");
    let form = through_head(&mut browser, &link(&row, "vi-tri=")).await;
    assert!(text(&form.body).contains("Bổ nhiệm"), "{}", form.heading());
    assert!(form.body.contains("value=\"Văn thư, Xã Bằng Cả: "), "{}", form.body);
    // What somebody holds is not offered, and who writes no draft is offered nothing.
    let held = page.between("Đặng Thị Bích Ngọc", "</tr>");
    assert!(!held.contains("Soạn bổ nhiệm"), "{held}");
    let mut leader = place.logged_in("lanh-dao").await;
    let page = leader.get(&format!("/to-chuc/{unit}?ngay=2019-06-30")).await;
    assert!(page.status == 200 && !page.body.contains("/van-ban/moi"));
}

#[tokio::test]
async fn a_unit_leads_to_its_quota_and_its_merger_with_the_unit_in_them() {
    let place = place();
    let mut browser = place.logged_in("huyen").await;
    let unit = place.sample.communes[0].to_string();
    let page = browser.get(&format!("/to-chuc/{unit}?ngay=2019-06-30")).await;
    let drafts = page.between("Soạn văn bản cho đơn vị này</p>", "</ul>").to_owned();
    for title in ["Giao biên chế", "Sáp nhập", "Đặt vị trí"] {
        assert!(drafts.contains(title), "{drafts}");
    }
    let quota = drafts.split("<li>").find(|way| way.contains("Giao biên chế")).unwrap();
    let form = through_head(&mut browser, &link(quota, "o-don-vi=")).await;
    assert!(
        form.body
            .contains(&format!("<option value=\"{unit}\" selected>Xã Bằng Cả")),
        "{}",
        form.body
    );
    let merge = drafts.split("<li>").find(|way| way.contains("Sáp nhập")).unwrap();
    let form = through_head(&mut browser, &link(merge, "o-don-vi=")).await;
    assert!(form.body.contains(&format!("Xã Bằng Cả: {unit}")), "{}", form.body);
    // Beyond the own rights nothing is offered.
    let mut commune = place.logged_in("xa-bang-ca").await;
    let other = place.sample.communes[1].to_string();
    assert_eq!(commune.get(&format!("/to-chuc/{other}")).await.status, 403);
}

#[tokio::test]
async fn of_equally_titled_posts_the_form_says_which_is_vacant() {
    let place = place();
    let mut browser = place.logged_in("huyen").await;
    let way = "/van-ban/moi?noi-dung=21&hieu-luc=2019-08-01";
    let form = through_head(&mut browser, way).await;
    let action = form.between("data-keeps action=\"", "\"").to_owned();
    let minh = place.sample.minh.to_string();
    let act = [
        ("noi-dung", "21"),
        ("person", minh.as_str()),
        ("post", "Chủ tịch UBND xã, Bằng Cả"),
    ];
    let again = browser.post(&action, &act).await;
    assert_eq!(again.status, 422);
    let said = again.error_summary();
    assert!(
        said.contains("(đang trống): ") && said.contains("(đang có người giữ): "),
        "{said}"
    );
}

#[tokio::test]
async fn the_chart_draws_the_units_of_a_day_within_reach_and_leads_to_the_tree() {
    let place = place();
    let mut browser = place.logged_in("huyen").await;
    let tree = browser.get("/to-chuc?ngay=2019-06-30").await;
    assert!(tree.body.contains("/to-chuc/so-do?ngay=2019-06-30"));
    let chart = browser.get("/to-chuc/so-do?ngay=2019-06-30").await;
    assert_eq!(chart.status, 200);
    let drawn = chart.between("<svg class=\"chart\" role=\"img\"", "</svg>");
    for name in ["Xã Bằng Cả", "Xã Dân Chủ"] {
        assert!(drawn.contains(&format!(">{name}</text>")), "{drawn}");
    }
    assert!(chart.heading().contains("ngày 30/06/2019") && chart.body.contains("Xem dạng cây"));
    let unit = place.sample.communes[0].to_string();
    let branch = browser.get(&format!("/to-chuc/so-do?don-vi={unit}")).await;
    let drawn = branch.between("<svg class=\"chart\"", "</svg>").to_owned();
    assert!(drawn.contains("Xã Bằng Cả") && !drawn.contains("Xã Dân Chủ"));
    let mut commune = place.logged_in("xa-bang-ca").await;
    let own = commune.get("/to-chuc/so-do").await;
    assert!(own.status == 200 && !own.body.contains("Xã Dân Chủ"));
    let other = place.sample.communes[1].to_string();
    assert_eq!(commune.get(&format!("/to-chuc/so-do?don-vi={other}")).await.status, 403);
    commune.cookies.insert("xt-lang".into(), "en".into());
    let english = commune.get("/to-chuc/so-do").await;
    assert!(english.body.contains("Organisation chart") && !english.body.contains('⟨'));
}

#[tokio::test]
async fn lists_of_work_units_rules_and_rewards_are_read_as_reported_and_as_known_now() {
    let place = place();
    let mut browser = place.logged_in("huyen").await;
    for path in ["/viec", "/to-chuc", "/tieu-chuan", "/khen-thuong-ky-luat"] {
        let page = browser.get(&format!("{path}?ngay=2019-06-30")).await;
        assert!(page.body.contains("name=\"bao-cao\""), "{path}");
        let both = browser.get(&format!("{path}?ngay=2019-06-30&bao-cao=14/02/2019")).await;
        assert_eq!(both.status, 200, "{path}");
        assert!(both.body.contains("14/02/2019") && !both.body.contains('⟨'), "{path}");
    }
    // Two posts more since then, by one decision.
    let both = browser.get("/to-chuc?ngay=2019-06-30&bao-cao=28/02/2019").await;
    let said = text(&both.body);
    assert!(said.contains("09/QĐ-NV"), "{said}");
    let wrong = browser.get("/to-chuc?bao-cao=31/31/2019").await;
    assert_eq!(wrong.status, 422);
}
