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
    assert!(
        said.err.contains("--file"),
        "the workbooks that name the person are left: {}",
        said.err
    );
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

#[test]
fn a_workbook_beside_its_decision_goes_by_order_and_verify_tells_what_is_due() {
    let desk = Desk::demo();
    let told = desk.run("decisions --files").good();
    let line = told.out.lines().find(|line| line.starts_with("  ")).unwrap();
    let mut cells = line.trim().split('\t');
    let (file, sha256) = (cells.next().unwrap().to_owned(), cells.nth(1).unwrap().to_owned());
    let kept = desk.path("xungtam.ledger.files").join(&sha256);
    let bytes = std::fs::read(&kept).unwrap();
    assert!(
        !desk.run(&format!("erase --file {file}-0 --because Luật")).ok,
        "no code of a file"
    );
    desk.run("erase --file 1-77 --because Luật").trouble();
    let said = desk.run(&format!("erase --file {file} --because Luật")).good();
    assert_eq!(said.out, format!("file {file}\n"));
    assert!(!kept.exists());
    assert_eq!(desk.run("verify").good().after("tệp đã xóa theo luật:"), file);
    assert_eq!(desk.run("verify --json").json()["erased_files"][0], file.as_str());
    let told = desk.run("decisions --files").good();
    let erased = told.out.lines().find(|line| line.contains(&sha256)).unwrap();
    assert!(erased.contains("đã xóa theo luật"), "{erased}");
    desk.run(&format!("erase --file {file} --because Luật")).trouble();
    desk.run("backup copy.ledger").good();
    desk.run("restore copy.ledger new.ledger").good();

    // Somebody puts it back: verify tells of it. Another is taken away without an order: told too.
    std::fs::write(&kept, bytes).unwrap();
    let back = desk.run("verify");
    assert!(back.out.contains(&format!("hỏng: file {file}: ")), "{}", back.out);
    back.trouble();
    std::fs::remove_file(&kept).unwrap();
    let folder = std::fs::read_dir(desk.path("xungtam.ledger.files")).unwrap();
    let other = folder.map(|entry| entry.unwrap().path()).next().unwrap();
    std::fs::remove_file(other).unwrap();
    desk.run("verify").trouble();
}
