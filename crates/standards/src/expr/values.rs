//! The values in a condition: fields, literals and constants, each checked where it stands.

use cel::common::ast::{CallExpr, Expr, IdedExpr, LiteralValue, operators as op};

use super::catalogue::FieldType;
use super::check::{Checker, comparison};
use super::problem::Fault;
use super::term::Term;

impl Checker<'_> {
    pub(super) fn term(&mut self, expr: &IdedExpr) -> Option<Term> {
        match &expr.expr {
            Expr::Literal(literal) => self.literal(literal, expr),
            Expr::Ident(_) | Expr::Select(_) => match dotted(expr) {
                Some(name) => self.field(&name, expr),
                None => self.fault(
                    expr,
                    Fault::Unsupported {
                        construct: "selecting from a value".to_owned(),
                    },
                ),
            },
            Expr::List(list) => {
                let before = self.problems.len();
                let items = list
                    .elements
                    .iter()
                    .filter_map(|item| Some((self.offset(item), self.term(item)?)))
                    .collect();
                (self.problems.len() == before).then_some(Term::List(items))
            }
            Expr::Call(call) => self.call(call, expr),
            Expr::Comprehension(_) => self.fault(
                expr,
                Fault::Unsupported {
                    construct: "a macro over a list".to_owned(),
                },
            ),
            Expr::Map(_) | Expr::Struct(_) => self.fault(
                expr,
                Fault::Unsupported {
                    construct: "a map".to_owned(),
                },
            ),
            Expr::Unspecified => self.fault(
                expr,
                Fault::Unsupported {
                    construct: "an empty expression".to_owned(),
                },
            ),
        }
    }

    fn literal(&mut self, literal: &LiteralValue, at: &IdedExpr) -> Option<Term> {
        match literal {
            LiteralValue::Boolean(value) => Some(Term::Bool(*value.inner())),
            LiteralValue::Int(number) => Some(Term::Int(*number.inner())),
            LiteralValue::String(text) => Some(Term::Text(text.inner().to_owned())),
            LiteralValue::Double(_) => self.fault(at, Fault::BareFloat),
            LiteralValue::Null => self.fault(
                at,
                Fault::Unsupported {
                    construct: "null; ask has(field)".to_owned(),
                },
            ),
            LiteralValue::Bytes(_) | LiteralValue::UInt(_) => self.fault(
                at,
                Fault::Unsupported {
                    construct: "a bytes or unsigned literal".to_owned(),
                },
            ),
        }
    }

    fn call(&mut self, call: &CallExpr, at: &IdedExpr) -> Option<Term> {
        match call.func_name.as_str() {
            "date" => {
                let [text] = self.arguments::<1>(call, at)?;
                let written = self.text(text)?;
                match written.parse() {
                    Ok(day) => Some(Term::Day(day)),
                    Err(_) => self.not_a(text, "a day written as YYYY-MM-DD", written),
                }
            }
            "dec" => {
                let [text] = self.arguments::<1>(call, at)?;
                self.text(text).map(Term::Decimal)
            }
            "level" => {
                let [text] = self.arguments::<1>(call, at)?;
                self.text(text).map(Term::Level)
            }
            op::ADD | op::SUBSTRACT | op::MULTIPLY | op::NEGATE => self.arithmetic(call, at),
            "studying" | "held_on" | op::LOGICAL_AND | op::LOGICAL_OR | op::LOGICAL_NOT | op::IN => {
                let expected = "a value, not a condition".to_owned();
                self.fault(
                    at,
                    Fault::WrongType {
                        expected,
                        found: call.func_name.trim_matches('_').to_owned(),
                    },
                )
            }
            name if comparison(name).is_some() || self.catalogue.function(name).is_some() => {
                let expected = "a value, not a condition".to_owned();
                self.fault(
                    at,
                    Fault::WrongType {
                        expected,
                        found: name.trim_matches('_').to_owned(),
                    },
                )
            }
            name if name.starts_with(|first: char| first.is_alphabetic()) && call.target.is_none() => {
                self.unknown_function(name, at)
            }
            name => {
                let construct = format!("the operator or method {}", name.trim_matches('_'));
                self.fault(at, Fault::Unsupported { construct })
            }
        }
    }

    /// Arithmetic between whole constants, so that 28 years can be written `28 * 12`.
    fn arithmetic(&mut self, call: &CallExpr, at: &IdedExpr) -> Option<Term> {
        let mut numbers = Vec::new();
        for argument in &call.args {
            match self.term(argument)? {
                Term::Int(number) => numbers.push(number),
                other => {
                    let found = other.described(self.catalogue);
                    return self.fault(
                        argument,
                        Fault::WrongType {
                            expected: "a whole constant".to_owned(),
                            found,
                        },
                    );
                }
            }
        }
        let result = match (call.func_name.as_str(), numbers.as_slice()) {
            (op::ADD, [left, right]) => left.checked_add(*right),
            (op::SUBSTRACT, [left, right]) => left.checked_sub(*right),
            (op::MULTIPLY, [left, right]) => left.checked_mul(*right),
            (op::NEGATE, [number]) => number.checked_neg(),
            _ => None,
        };
        match result {
            Some(number) => Some(Term::Int(number)),
            None => self.fault(
                at,
                Fault::OutOfRange {
                    found: "the result".to_owned(),
                },
            ),
        }
    }

    pub(super) fn field(&mut self, name: &str, at: &IdedExpr) -> Option<Term> {
        if let Some(field) = self.catalogue.find(name) {
            return Some(match field.holds {
                FieldType::Words(vocabulary) => Term::Words {
                    name: name.to_owned(),
                    vocabulary,
                    first: field.slot,
                },
                _ => Term::Field {
                    name: name.to_owned(),
                    holds: field.holds.clone(),
                    slot: field.slot,
                },
            });
        }
        let of_family = |family: &str| -> Vec<String> {
            self.catalogue
                .names()
                .filter(|known| known.split('.').next() == Some(family))
                .map(str::to_owned)
                .collect()
        };
        let mut known = of_family(name.split('.').next().unwrap_or_default());
        if known.is_empty() {
            known = self
                .catalogue
                .names()
                .filter_map(|known| Some(format!("{}.…", known.split_once('.')?.0)))
                .collect();
            known.dedup();
        }
        self.fault(
            at,
            Fault::UnknownField {
                name: name.to_owned(),
                known,
            },
        )
    }

    pub(super) fn text(&mut self, at: &IdedExpr) -> Option<String> {
        match self.term(at)? {
            Term::Text(text) => Some(text),
            other => {
                let found = other.described(self.catalogue);
                self.fault(
                    at,
                    Fault::WrongType {
                        expected: "a text in quotes".to_owned(),
                        found,
                    },
                )
            }
        }
    }
}

/// The name that `a.b.c` spells.
pub(super) fn dotted(expr: &IdedExpr) -> Option<String> {
    match &expr.expr {
        Expr::Ident(name) => Some(name.clone()),
        Expr::Select(select) if !select.test => Some(format!("{}.{}", dotted(&select.operand)?, select.field)),
        _ => None,
    }
}
