//! The document of the program, and whether answers keep to it.

use jsonschema::Validator;
use serde_json::{Value, json};

use super::program::{Answer, Program};

/// The document.
pub(crate) struct Contract(Value);

/// One operation of it.
pub(crate) struct Told {
    pub(crate) id: String,
    pub(crate) method: String,
    pub(crate) path: String,
    /// The fields of its query, each with its example.
    pub(crate) query: Vec<(String, String)>,
    /// The schema of its body.
    body: Option<Value>,
    responses: Value,
}

impl Told {
    /// A body of its required fields, as the examples have them.
    pub(crate) fn usual_body(&self) -> Option<Value> {
        let schema = self.body.as_ref()?;
        let required = schema["required"].as_array().unwrap();
        let field = |name: &Value| {
            let name = name.as_str().unwrap();
            (name.to_owned(), schema["properties"][name]["examples"][0].clone())
        };
        Some(Value::Object(required.iter().map(field).collect()))
    }

    /// Good and bad bodies: each field with its example, each with something else; none, and what is no object.
    pub(crate) fn bodies(&self) -> Vec<Value> {
        let Some(schema) = &self.body else { return Vec::new() };
        let usual = self.usual_body().unwrap();
        let mut all = vec![json!({}), json!([]), json!({ "không-có": 1 })];
        for (name, field) in schema["properties"].as_object().unwrap() {
            for value in [
                field["examples"][0].clone(),
                json!({}),
                json!(-1),
                json!("\u{0}"),
                Value::Null,
            ] {
                let mut body = usual.clone();
                body[name] = value;
                all.push(body);
            }
        }
        all
    }
}

impl Contract {
    pub(crate) fn of(program: &Program<'_>) -> Self {
        let answer = program.get("/api/openapi.json");
        assert_eq!(answer.status, 200);
        assert_eq!(answer.json["openapi"], "3.1.0");
        Self(answer.json)
    }

    pub(crate) fn operations(&self) -> Vec<Told> {
        let mut all = Vec::new();
        for (path, methods) in self.0["paths"].as_object().unwrap() {
            for (method, told) in methods.as_object().unwrap() {
                let query = told["parameters"].as_array().unwrap().iter();
                let query = query.filter(|parameter| parameter["in"] == "query").map(|parameter| {
                    let example = &parameter["example"];
                    let text = example.as_str().map_or_else(|| example.to_string(), str::to_owned);
                    (parameter["name"].as_str().unwrap().to_owned(), text)
                });
                all.push(Told {
                    id: told["operationId"].as_str().unwrap().to_owned(),
                    method: method.to_uppercase(),
                    path: path.clone(),
                    query: query.collect(),
                    body: told.pointer("/requestBody/content/application~1json/schema").cloned(),
                    responses: told["responses"].clone(),
                });
            }
        }
        all
    }

    /// In which points an answer breaks the document.
    pub(crate) fn breaks(&self, operation: &Told, answer: &Answer) -> Vec<String> {
        let mut response = &operation.responses[answer.status.to_string()];
        if let Some(place) = response["$ref"].as_str() {
            response = self.0.pointer(place.trim_start_matches('#')).unwrap();
        }
        if response.is_null() {
            return vec![format!("{} is not in the document", answer.status)];
        }
        let mut breaks = Vec::new();
        for name in response["headers"]
            .as_object()
            .into_iter()
            .flat_map(|headers| headers.keys())
        {
            if answer.header(name).is_empty() {
                breaks.push(format!("no {name}"));
            }
        }
        let Some(content) = response["content"].get(answer.header("content-type")) else {
            breaks.push(format!("{} is not in the document", answer.header("content-type")));
            return breaks;
        };
        let errors = self.validator(&content["schema"]);
        breaks.extend(
            errors
                .iter_errors(&answer.json)
                .map(|error| format!("{} {error}", error.instance_path())),
        );
        breaks
    }

    pub(crate) fn holds(&self, operation: &Told, answer: &Answer) {
        let breaks = self.breaks(operation, answer);
        assert!(
            breaks.is_empty(),
            "{} {}: {}\n{}\n{}",
            operation.method,
            operation.path,
            answer.status,
            breaks.join("\n"),
            answer.json
        );
    }

    fn validator(&self, schema: &Value) -> Validator {
        let whole = json!({
            "$schema": "https://json-schema.org/draft/2020-12/schema",
            "allOf": [schema],
            "components": self.0["components"],
        });
        jsonschema::options()
            .should_validate_formats(true)
            .build(&whole)
            .unwrap()
    }
}
