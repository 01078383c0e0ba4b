//! Writing a pack: what is written reads back as the same.

use std::fmt::Write as _;

use ledger::{Day, Decimal};

use super::pack::LocalPack;
use crate::model::{
    Article, Body, Condition, Entry, Grace, GraceEnd, Requirement, Source, Standard, Title, Value, Version, Versions,
};

/// A pack as a file. Entries of other kinds than standards and values are left out: no pack has them.
pub fn write_pack(pack: &LocalPack) -> String {
    let mut out = format!("pack = {}\ntitle = {}\n", text(&pack.word), title(&pack.title));
    for source in pack.sources.values() {
        source_of(&mut out, source);
    }
    for entry in &pack.entries {
        entry_of(&mut out, entry);
    }
    out
}

fn source_of(out: &mut String, source: &Source) {
    let date = source.date.map(|date| format!("date = {date}\n")).unwrap_or_default();
    let _ = write!(
        out,
        "\n[[source]]\nid = {}\ntitle = {}\nissuer = {}\nlevel = {}\n{date}read = [{}]\n",
        text(&source.id),
        title(&source.title),
        title(&source.issuer),
        text(source.level.word()),
        texts(&source.read),
    );
}

fn entry_of(out: &mut String, entry: &Entry) {
    let _ = write!(
        out,
        "\n[[entry]]\nid = {}\nkind = {}\nref = [{}]\nselects = {}\nchecked = {}\ntitle = {}\n",
        text(&entry.id),
        text(entry.kind().word()),
        texts(&entry.refs),
        text(entry.selects.word()),
        entry.checked,
        title(&entry.title),
    );
    let maybe = [
        ("no_cases", entry.no_cases.as_deref()),
        ("local", entry.latitude.map(crate::model::Latitude::word)),
        ("overrides", entry.overrides.as_deref()),
    ];
    for (key, value) in maybe {
        let _ = value.map(|value| writeln!(out, "{key} = {}", text(value)));
    }
    match &entry.body {
        Body::Value(versions) => {
            if let Some(version) = versions.all().first() {
                value_head(out, &version.body);
            }
            versions_of(out, versions, value);
        }
        Body::Standard(versions) => versions_of(out, versions, standard),
        _ => {}
    }
}

fn versions_of<T>(out: &mut String, versions: &Versions<T>, body: fn(&mut String, &T)) {
    for version in versions.all() {
        head(out, version);
        body(out, &version.body);
    }
}

fn head<T>(out: &mut String, version: &Version<T>) {
    let _ = write!(out, "\n[[entry.versions]]\nfrom = {}\n", version.span.from);
    if version.span.until != Day::MAX {
        let _ = writeln!(out, "until = {}", version.span.until);
    }
    let _ = writeln!(out, "source = {}", text(&version.source));
    let _ = version
        .at
        .as_ref()
        .map(|at| writeln!(out, "at = {}", text(&article(at))));
    let _ = writeln!(out, "mark = {}", text(version.mark.word()));
    let _ = version
        .note
        .as_ref()
        .map(|note| writeln!(out, "note = {}", title(note)));
}

fn value_head(out: &mut String, value: &Value) {
    let _ = write!(
        out,
        "unit = {}\nrounds = {}\nbound = {}\nbase = [{}]\n",
        text(&value.unit),
        text(value.rounds.word()),
        text(value.bound.word()),
        texts(&value.base),
    );
}

fn value(out: &mut String, value: &Value) {
    let number = |number: Decimal| text(&number.to_string());
    if let Some(single) = value.single() {
        let _ = writeln!(out, "value = {}", number(single));
    } else {
        let all = value.numbers.iter();
        let all: Vec<String> = all
            .map(|(name, own)| format!("{} = {}", text(name), number(*own)))
            .collect();
        let _ = writeln!(out, "values = {{ {} }}", all.join(", "));
    }
    let _ = value.due.map(|due| writeln!(out, "due = {due}"));
}

fn standard(out: &mut String, standard: &Standard) {
    let unmet = standard.unmet.iter();
    let unmet: Vec<String> = unmet
        .map(|(occasion, verdict)| format!("{} = {}", occasion.word(), text(verdict.word())))
        .collect();
    let _ = write!(
        out,
        "applies = {}\nunmet = {{ {} }}\n",
        condition(&standard.applies),
        unmet.join(", ")
    );
    let excepted = standard.excepted;
    let _ = excepted.map(|verdict| writeln!(out, "excepted = {}", text(verdict.word())));
    let _ = standard
        .grace
        .as_ref()
        .map(|own| writeln!(out, "grace = {}", grace(own)));
    for one in &standard.requirements {
        requirement(out, one);
    }
}

fn requirement(out: &mut String, one: &Requirement) {
    let _ = write!(
        out,
        "[[entry.versions.requirement]]\nid = {}\nvi = {}\nen = {}\nrequire = {}\n",
        text(&one.id),
        text(&one.title.vi),
        text(&one.title.en),
        condition(&one.require),
    );
    if !one.on.is_empty() {
        let on: Vec<String> = one.on.iter().map(|occasion| occasion.word().to_owned()).collect();
        let _ = writeln!(out, "on = [{}]", texts(&on));
    }
    let eased = one.eased.as_ref();
    let eased = eased.map(|own| {
        format!(
            "{{ when = {}, require = {} }}",
            condition(&own.when),
            condition(&own.require)
        )
    });
    let _ = eased.map(|eased| writeln!(out, "eased = {eased}"));
    let _ = one.grace.as_ref().map(|own| writeln!(out, "grace = {}", grace(own)));
}

fn grace(grace: &Grace) -> String {
    let end = match &grace.end {
        GraceEnd::Day(day) => format!("deadline = {day}"),
        GraceEnd::After { months, fact } => format!("months = {months}, after = {}", text(fact)),
    };
    match &grace.when {
        Some(when) => format!("{{ {end}, when = {} }}", condition(when)),
        None => format!("{{ {end} }}"),
    }
}

fn condition(condition: &Condition) -> String {
    text(&condition.text)
}

fn article(at: &Article) -> String {
    let parts = [Some(at.article.to_string()), at.clause.clone(), at.point.clone()];
    parts.into_iter().flatten().collect::<Vec<_>>().join(".")
}

fn title(title: &Title) -> String {
    format!("{{ vi = {}, en = {} }}", text(&title.vi), text(&title.en))
}

fn texts(texts: &[String]) -> String {
    texts.iter().map(|own| text(own)).collect::<Vec<_>>().join(", ")
}

/// A text in quotes: nothing in it can end it.
fn text(own: &str) -> String {
    let mut out = String::from("\"");
    for sign in own.chars() {
        match sign {
            '"' | '\\' => out.extend(['\\', sign]),
            sign if sign.is_control() => {
                let _ = write!(out, "\\u{:04X}", u32::from(sign));
            }
            sign => out.push(sign),
        }
    }
    out.push('"');
    out
}
