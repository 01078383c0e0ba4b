//! What a lawyer sees who wrote a condition that does not fit.

use insta::assert_snapshot;

use super::generate::catalogue;
use crate::expr::{Condition, Place};

fn problems(text: &str) -> String {
    let place = Place {
        file: "law/titles/key.toml".to_owned(),
        line: 7,
        column: 12,
    };
    let found = Condition::read(text, &place, &catalogue()).unwrap_err();
    found.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
}

#[test]
fn all_problems_come_at_once_with_their_places() {
    assert_snapshot!(problems("person.teory >= level(\"x\") &&\n  person.education >= level(\"đại học\") || pay.coefficient > 2.34"), @r#"
    law/titles/key.toml:7:12: no field person.teory; expected one of person.age_months, person.education, person.party, person.planned, person.theory
    law/titles/key.toml:8:23: "đại học" is not in education; expected one of nothing, college, university
    law/titles/key.toml:8:61: a bare float is not exact; expected dec("…")
    "#);
}

#[test]
fn each_problem_says_what_is_expected() {
    let texts = [
        "person.theory",
        "person.theory >= \"intermediate\"",
        "person.theory >= level(\"intermediat\")",
        "person.theory >= person.education",
        "person.age_months >= dec(\"2.0\")",
        "pay.coefficient >= dec(\"2.345\")",
        "pay.coefficient >= dec(\"2,34\")",
        "career.recruited < date(\"2019-02-29\")",
        "post.rank > \"01.003\"",
        "post.groups == \"key\"",
        "\"boss\" in post.groups",
        "in_group(\"boss\")",
        "post.rank in [\"01.003\", \"01.009\"]",
        "studying(\"cooking\", \"advanced\")",
        "studying(\"theory\")",
        "held_on(\"theory\", \"none\", date(\"2019-01-01\"))",
        "held_on(\"theory\", \"advanced\", \"2019-01-01\")",
        "older(person.age_months)",
        "person.age_months + 1 >= 5",
        "2 * 9223372036854775807 >= person.age_months",
        "person.age_months >= 3000000000",
        "1 < 2",
        "person.party && 1",
        "person.party ? true : false",
        "[1].all(x, x > 0)",
        "person.party == null",
        "person.party.size()",
        "!person.age_months",
    ];
    let all: Vec<String> = texts
        .iter()
        .map(|text| format!("{text}\n  {}", problems(text)))
        .collect();
    let all = all.join("\n");
    assert_snapshot!(all, @r#"
    person.theory
      law/titles/key.toml:7:12: expected a condition, found person.theory (level of theory)
    person.theory >= "intermediate"
      law/titles/key.toml:7:29: expected level("…"), found the text "intermediate"
    person.theory >= level("intermediat")
      law/titles/key.toml:7:29: "intermediat" is not in theory; expected one of none, elementary, intermediate, advanced, bachelor
    person.theory >= person.education
      law/titles/key.toml:7:29: expected level of theory, found person.education (level of education)
    person.age_months >= dec("2.0")
      law/titles/key.toml:7:33: expected an int, found dec("2.0")
    pay.coefficient >= dec("2.345")
      law/titles/key.toml:7:31: 2.345 has more than 2 digits after the point
    pay.coefficient >= dec("2,34")
      law/titles/key.toml:7:31: "2,34" is not a decimal such as 2.34
    career.recruited < date("2019-02-29")
      law/titles/key.toml:7:36: "2019-02-29" is not a day written as YYYY-MM-DD
    post.rank > "01.003"
      law/titles/key.toml:7:12: expected a type that has an order, found post.rank (word of ranks)
    post.groups == "key"
      law/titles/key.toml:7:12: expected a field of one value; ask words with in, found post.groups (words of groups)
    "boss" in post.groups
      law/titles/key.toml:7:12: "boss" is not in groups; expected one of key, leader, teacher
    in_group("boss")
      law/titles/key.toml:7:21: "boss" is not in groups; expected one of key, leader, teacher
    post.rank in ["01.003", "01.009"]
      law/titles/key.toml:7:36: "01.009" is not in ranks; expected one of 01.002, 01.003, 01.004
    studying("cooking", "advanced")
      law/titles/key.toml:7:21: "cooking" is not in qualifications; expected one of education, theory
    studying("theory")
      law/titles/key.toml:7:12: studying takes 2 arguments, found 1
    held_on("theory", "none", date("2019-01-01"))
      law/titles/key.toml:7:30: expected a level above none, found none
    held_on("theory", "advanced", "2019-01-01")
      law/titles/key.toml:7:42: expected date("…") or a day field, found the text "2019-01-01"
    older(person.age_months)
      law/titles/key.toml:7:12: no function older; expected one of date, dec, has, held_on, in_group, level, planned, studying
    person.age_months + 1 >= 5
      law/titles/key.toml:7:12: expected a whole constant, found person.age_months (int)
    2 * 9223372036854775807 >= person.age_months
      law/titles/key.toml:7:12: the result is out of range
    person.age_months >= 3000000000
      law/titles/key.toml:7:33: 3000000000 is out of range
    1 < 2
      law/titles/key.toml:7:12: expected a field on one side of the comparison
    person.party && 1
      law/titles/key.toml:7:28: expected a condition, found the int 1
    person.party ? true : false
      law/titles/key.toml:7:12: the operator or method ?_: is not part of conditions
    [1].all(x, x > 0)
      law/titles/key.toml:7:19: a macro over a list is not part of conditions
    person.party == null
      law/titles/key.toml:7:28: null; ask has(field) is not part of conditions
    person.party.size()
      law/titles/key.toml:7:12: the operator or method size is not part of conditions
    !person.age_months
      law/titles/key.toml:7:13: expected a condition, found person.age_months (int)
    "#);
}

#[test]
fn a_text_that_is_no_expression_is_refused_at_its_place() {
    assert_snapshot!(problems("person.party &&\n  && person.planned"), @"law/titles/key.toml:8:3: cannot be read: Syntax error: extraneous input '&&' expecting {'[', '{', '(', '.', '-', '!', 'true', 'false', 'null', NUM_FLOAT, NUM_INT, NUM_UINT, STRING, BYTES, IDENTIFIER}");
}
