//! Tables come out as they went in, and nothing is overwritten.

use super::*;
use rusqlite::types::Value;

fn table<'t>(name: &str, columns: &[(&str, Kind)], rows: Vec<Vec<Cell>>) -> Table<'t> {
    let columns = columns.iter().map(|(name, kind)| ((*name).to_owned(), *kind)).collect();
    Table {
        name: name.to_owned(),
        columns,
        rows: Box::new(rows.into_iter()),
    }
}

fn read(path: &Path, sql: &str) -> Vec<Vec<Value>> {
    let conn = Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_ONLY).unwrap();
    let mut all = conn.prepare(sql).unwrap();
    let width = all.column_count();
    let rows = all
        .query_map([], |row| (0..width).map(|column| row.get(column)).collect())
        .unwrap();
    rows.map(Result::unwrap).collect()
}

#[test]
fn tables_are_typed_and_keep_their_order() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("bảng.sqlite");
    let day = Day::of(2019, 3, 14).unwrap();
    let columns = [
        ("ho \"ten", Kind::Text),
        ("sinh", Kind::Day),
        ("he_so", Kind::Decimal),
        ("nam", Kind::Whole),
        ("đảng", Kind::Flag),
    ];
    let rows = vec![
        vec![
            Cell::Text("Đặng Thị Ước".to_owned()),
            Cell::Day(day),
            Cell::Decimal("2.34".parse().unwrap()),
            Cell::Whole(2019),
            Cell::Flag(true),
        ],
        vec![
            Cell::Empty,
            Cell::Day(Day::MAX),
            Cell::Empty,
            Cell::Whole(-1),
            Cell::Flag(false),
        ],
    ];
    sqlite(
        &path,
        [
            table("người", &columns, rows),
            table("empty", &[("x", Kind::Whole)], vec![]),
        ],
    )
    .unwrap();

    let text = |text: &str| Value::Text(text.to_owned());
    assert_eq!(
        read(&path, "SELECT * FROM \"người\""),
        [
            vec![
                text("Đặng Thị Ước"),
                text("2019-03-14"),
                Value::Real(2.34),
                Value::Integer(2019),
                Value::Integer(1)
            ],
            vec![
                Value::Null,
                Value::Null,
                Value::Null,
                Value::Integer(-1),
                Value::Integer(0)
            ],
        ]
    );
    assert_eq!(read(&path, "SELECT count(*) FROM empty"), [[Value::Integer(0)]]);
    assert_eq!(
        read(
            &path,
            "SELECT type FROM pragma_table_info('người') WHERE name = 'ho \"ten'"
        ),
        [[text("TEXT")]]
    );
    assert_eq!(read(&path, "PRAGMA journal_mode"), [[text("delete")]]);
    assert_eq!(
        std::fs::read_dir(folder.path()).unwrap().count(),
        1,
        "nothing is left beside the file"
    );
}

#[test]
fn what_does_not_fit_leaves_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("x.sqlite");
    let width = sqlite(
        &path,
        [table("t", &[("a", Kind::Whole)], vec![vec![Cell::Whole(1)], vec![]])],
    );
    assert!(
        matches!(
            width,
            Err(ExportError::Width {
                row: 2,
                cells: 0,
                columns: 1,
                ..
            })
        ),
        "{width:?}"
    );
    let kind = sqlite(
        &path,
        [table(
            "t",
            &[("a", Kind::Whole)],
            vec![vec![Cell::Text("1".to_owned())]],
        )],
    );
    assert!(
        matches!(kind, Err(ExportError::Type { row: 1, ref column, .. }) if column == "a"),
        "{kind:?}"
    );
    let twice = sqlite(
        &path,
        [
            table("t", &[("a", Kind::Whole)], vec![]),
            table("T", &[("a", Kind::Whole)], vec![]),
        ],
    );
    assert!(
        matches!(twice, Err(ExportError::Store(StoreError::Engine(_)))),
        "{twice:?}"
    );
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);

    assert!(matches!(
        sqlite(&folder.path().join("no/x"), []),
        Err(ExportError::Missing(_))
    ));
    std::fs::write(&path, "mine").unwrap();
    assert!(matches!(sqlite(&path, []), Err(ExportError::Exists(_))));
    assert_eq!(std::fs::read(&path).unwrap(), b"mine");
}
