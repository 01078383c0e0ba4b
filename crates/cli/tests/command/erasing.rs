//! Erasing what was written of a person: gone from the file, and the chain whole.

use crate::support::Desk;

#[test]
fn a_record_erased_by_law_is_gone_from_the_file_and_verify_names_the_places() {
    let desk = Desk::demo();
    let told = desk
        .run("figures mobility.moves_this_year --as-of 2019-03-14 --names --json")
        .json();
    let first = &told["figures"]["mobility.moves_this_year"]["names"][0];
    let text = |key: &str| first[key].as_str().unwrap().to_owned();
    let (name, id) = (text("name"), text("id"));
    let within = || {
        let bytes = std::fs::read(desk.ledger()).unwrap();
        bytes
            .windows(name.len())
            .filter(|window| *window == name.as_bytes())
            .count()
    };
    let before = within();
    assert!(before > 0);
    assert!(!desk.run(&format!("erase {id}")).ok, "without a reason");
    desk.run("erase --because Luật").trouble();
    desk.run("erase 1-0 --because Luật").trouble();
    let said = desk.run(&format!("erase --person {id} --because Luật")).good();
    assert!(said.out.lines().any(|line| line == id), "{}", said.out);
    assert!(within() < before, "{name} still stands {} times", within());
    let proved = desk.run("verify").good();
    let places: Vec<&str> = said.out.lines().collect();
    assert_eq!(proved.after("đã xóa theo luật:"), places.join(", "));
    let told = desk.run("verify --json").json();
    assert_eq!(told["erased"].as_array().unwrap().len(), places.len());
    let again = desk.run(&format!("erase {id} --because Luật")).trouble();
    assert!(again.contains(&id), "{again}");
    desk.run("figures --as-of 2019-03-14").good();
}
