//! `xungtam acts`: what a decision can do, and the form of one act.

use clap::Args;
use serde_json::{Value, json};
use words::form::{Form, FormField, Holds, forms};
use words::{Lang, Message};

use super::Context;
use crate::say::{self, Trouble};

#[derive(Debug, Args)]
pub(crate) struct ActsArgs {
    /// Chỉ một nội dung: số hoặc tên của nó (21, Appoint).
    #[arg(long, value_name = "NAME")]
    act: Option<String>,
    /// In kết quả dưới dạng JSON.
    #[arg(long)]
    json: bool,
}

pub(crate) fn run(context: &Context, args: &ActsArgs) -> Result<(), Trouble> {
    let lang = context.lang;
    let Some(wanted) = &args.act else {
        if args.json {
            say::data(forms(lang).map(|form| written(&form)).collect::<Value>());
        } else {
            for form in forms(lang) {
                say::data(format!(
                    "{}\t{}\t{}\t{}",
                    form.number, form.name, form.title, form.about
                ));
            }
        }
        return Ok(());
    };
    let named = |form: &Form| form.name.eq_ignore_ascii_case(wanted) || form.number.to_string() == *wanted;
    let form = forms(lang).find(named);
    let form = form.ok_or_else(|| Trouble::of("cli-act-unknown").with("act", wanted.as_str()))?;
    if args.json {
        say::data(written(&form));
    } else {
        tell(&form, lang);
    }
    Ok(())
}

/// A form as lines.
fn tell(form: &Form, lang: Lang) {
    let told = |id: &'static str, what: &str| lang.speak(&Message::new(id).with("what", what));
    say::data(format!("{} {} ({})", form.number, form.title, form.name));
    say::data(&form.about);
    say::data(told("form-needs", &form.needs));
    say::data(told("form-effects", &form.effects));
    tell_fields(&form.fields, "", lang);
}

fn tell_fields(fields: &[FormField], indent: &str, lang: Lang) {
    for field in fields {
        let marks = [
            (true, format!("form-kind-{}", field.holds.word())),
            (field.list, "form-list".to_owned()),
            (field.optional, "form-optional".to_owned()),
            (field.subject, "form-subject".to_owned()),
        ];
        let marks: Vec<String> = marks.iter().filter(|(so, _)| *so).map(|(_, id)| lang.say(id)).collect();
        say::data(format!(
            "{indent}- {} ({}): {}. {}",
            field.label,
            field.name,
            marks.join(", "),
            field.help
        ));
        match &field.holds {
            Holds::Plain(_) => {}
            Holds::Code(codes) => {
                for (word, name) in codes {
                    say::data(format!("{indent}    {word}: {name}"));
                }
            }
            Holds::Part { fields, .. } => tell_fields(fields, &format!("{indent}    "), lang),
        }
    }
}

/// A form as JSON.
fn written(form: &Form) -> Value {
    json!({
        "number": form.number,
        "name": form.name,
        "title": form.title,
        "about": form.about,
        "needs": form.needs,
        "effects": form.effects,
        "fields": written_fields(&form.fields),
    })
}

fn written_fields(fields: &[FormField]) -> Value {
    let field = |field: &FormField| {
        let mut value = json!({
            "name": field.name,
            "kind": field.holds.word(),
            "label": field.label,
            "help": field.help,
            "optional": field.optional,
            "list": field.list,
            "subject": field.subject,
        });
        match &field.holds {
            Holds::Plain(_) => {}
            Holds::Code(codes) => {
                let codes = codes.iter().map(|(word, name)| json!({ "code": word, "name": name }));
                value["codes"] = codes.collect();
            }
            Holds::Part { fields, .. } => value["fields"] = written_fields(fields),
        }
        value
    };
    fields.iter().map(field).collect()
}
