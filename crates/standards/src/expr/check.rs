//! Reads a condition with the CEL parser and checks it against the catalogue. All problems come back at once.

use cel::common::ast::{CallExpr, Expr, IdedExpr, SourceInfo, operators as op};
use cel::parser::Parser;

use super::catalogue::{Catalogue, FieldType};
use super::condition::{Comparison, Condition, Node};
use super::problem::{Fault, Place, Problem};
use super::term::{self, Term};
use super::values::dotted;

impl Condition {
    /// Reads and checks the condition `text` that begins at `place`.
    ///
    /// # Errors
    ///
    /// Every problem of the text, in the order of their places.
    pub fn read(text: &str, place: &Place, catalogue: &Catalogue) -> Result<Self, Vec<Problem>> {
        let (tree, offsets) = Parser::default().parse_with_source_info(text).map_err(|errors| {
            let at = |position: (isize, isize)| {
                let line = u32::try_from(position.0).unwrap_or(1).max(1);
                let column = u32::try_from(position.1).unwrap_or(1).max(1);
                let shift = if line == 1 { place.column - 1 } else { 0 };
                Place {
                    file: place.file.clone(),
                    line: place.line + line - 1,
                    column: column + shift,
                }
            };
            errors
                .errors
                .into_iter()
                .map(|error| syntax(at(error.pos), error.msg))
                .collect::<Vec<_>>()
        })?;
        let mut checker = Checker {
            text,
            place,
            catalogue,
            offsets,
            problems: Vec::new(),
        };
        let root = checker.condition(&tree);
        checker
            .problems
            .sort_by_key(|problem| (problem.place.line, problem.place.column));
        match root {
            Some(root) if checker.problems.is_empty() => Ok(Self {
                text: text.to_owned(),
                root,
            }),
            _ => Err(checker.problems),
        }
    }
}

fn syntax(place: Place, message: String) -> Problem {
    Problem {
        place,
        fault: Fault::Syntax { message },
    }
}

pub(super) struct Checker<'a> {
    text: &'a str,
    place: &'a Place,
    pub(super) catalogue: &'a Catalogue,
    offsets: SourceInfo,
    pub(super) problems: Vec<Problem>,
}

/// `None` from a method means that the problem has been noted.
impl Checker<'_> {
    fn condition(&mut self, expr: &IdedExpr) -> Option<Node> {
        if let Expr::Call(call) = &expr.expr {
            match (call.func_name.as_str(), call.args.as_slice()) {
                (op::LOGICAL_AND, [left, right]) => return self.joined(left, right, flatten_all, Node::All),
                (op::LOGICAL_OR, [left, right]) => return self.joined(left, right, flatten_any, Node::Any),
                (op::LOGICAL_NOT, [inner]) => return Some(Node::Not(Box::new(self.condition(inner)?))),
                (op::IN, [item, list]) => return self.membership(item, list),
                (name, [left, right]) if comparison(name).is_some() => {
                    return self.comparison(comparison(name)?, left, right);
                }
                ("studying", _) => return self.studying(call, expr),
                ("held_on", _) => return self.held_on(call, expr),
                (name, _) => {
                    if let Some(named) = self.catalogue.function(name) {
                        return self.named(call, expr, named);
                    }
                }
            }
        }
        if let Expr::Select(select) = &expr.expr
            && select.test
        {
            return self.recorded(&select.operand, &select.field, expr);
        }
        match self.term(expr)? {
            Term::Bool(value) => Some(Node::Always(value)),
            Term::Field {
                holds: FieldType::Flag,
                slot,
                ..
            } => Some(Node::Flag(slot)),
            other => self.fault(
                expr,
                Fault::NotACondition {
                    found: other.described(self.catalogue),
                },
            ),
        }
    }

    fn joined(
        &mut self,
        left: &IdedExpr,
        right: &IdedExpr,
        flatten: fn(Node, &mut Vec<Node>),
        join: fn(Vec<Node>) -> Node,
    ) -> Option<Node> {
        let (left, right) = (self.condition(left), self.condition(right));
        let mut parts = Vec::new();
        flatten(left?, &mut parts);
        flatten(right?, &mut parts);
        Some(join(parts))
    }

    fn comparison(&mut self, sign: Comparison, left: &IdedExpr, right: &IdedExpr) -> Option<Node> {
        let (first, second) = (self.term(left), self.term(right));
        let (first, second) = (first?, second?);
        if !first.is_field() && second.is_field() {
            return self.field_against(sign.turned(), &second, &first, right, left);
        }
        self.field_against(sign, &first, &second, left, right)
    }

    fn field_against(
        &mut self,
        sign: Comparison,
        field: &Term,
        other: &Term,
        field_at: &IdedExpr,
        other_at: &IdedExpr,
    ) -> Option<Node> {
        let Term::Field { holds, slot, .. } = field else {
            return if field.is_field() {
                let found = field.described(self.catalogue);
                self.fault(
                    field_at,
                    Fault::WrongType {
                        expected: "a field of one value; ask words with in".to_owned(),
                        found,
                    },
                )
            } else {
                self.fault(field_at, Fault::NoField)
            };
        };
        let equality = matches!(sign, Comparison::Equal | Comparison::NotEqual);
        if !equality && matches!(holds, FieldType::Flag | FieldType::Word(_)) {
            let found = field.described(self.catalogue);
            return self.fault(
                field_at,
                Fault::WrongType {
                    expected: "a type that has an order".to_owned(),
                    found,
                },
            );
        }
        if let (FieldType::Flag, Term::Bool(value)) = (holds, other) {
            let flag = Node::Flag(*slot);
            let wanted = *value == (sign == Comparison::Equal);
            return Some(if wanted { flag } else { Node::Not(Box::new(flag)) });
        }
        if let Term::Field {
            holds: others,
            slot: against,
            ..
        } = other
        {
            if holds == others && *holds != FieldType::Flag {
                return Some(Node::Against(*slot, sign, *against));
            }
            let expected = term::described(holds, self.catalogue);
            return self.fault(
                other_at,
                Fault::WrongType {
                    expected,
                    found: other.described(self.catalogue),
                },
            );
        }
        match term::constant(other, holds, self.catalogue) {
            Ok(value) => Some(Node::Compare(*slot, sign, value)),
            Err(fault) => self.fault(other_at, fault),
        }
    }

    fn membership(&mut self, item: &IdedExpr, list: &IdedExpr) -> Option<Node> {
        let (wanted, among) = (self.term(item), self.term(list));
        match (wanted?, among?) {
            (Term::Text(word), Term::Words { vocabulary, first, .. }) => self.member(item, &word, vocabulary, first),
            (Term::Field { holds, slot, .. }, Term::List(items)) if holds != FieldType::Flag => {
                let before = self.problems.len();
                let mut values = Vec::new();
                for (offset, one) in items {
                    match term::constant(&one, &holds, self.catalogue) {
                        Ok(value) => values.push(value),
                        Err(fault) => self.fault_at(offset, fault),
                    }
                }
                values.sort_unstable();
                values.dedup();
                (self.problems.len() == before).then_some(Node::Among(slot, values))
            }
            (Term::Field { .. }, other) => {
                let found = other.described(self.catalogue);
                self.fault(
                    list,
                    Fault::WrongType {
                        expected: "a list of constants".to_owned(),
                        found,
                    },
                )
            }
            (other, _) => {
                let found = other.described(self.catalogue);
                self.fault(
                    item,
                    Fault::WrongType {
                        expected: "field in [ … ], or \"word\" in field".to_owned(),
                        found,
                    },
                )
            }
        }
    }

    pub(super) fn member(&mut self, at: &IdedExpr, word: &str, vocabulary: usize, first: super::Slot) -> Option<Node> {
        match term::word_code(vocabulary, word, self.catalogue) {
            Ok(code) => Some(Node::Flag(super::Slot(first.0 + code))),
            Err(fault) => self.fault(at, fault),
        }
    }

    fn recorded(&mut self, operand: &IdedExpr, field: &str, at: &IdedExpr) -> Option<Node> {
        let name = format!("{}.{field}", dotted(operand).unwrap_or_default());
        match self.field(&name, at)? {
            Term::Field { slot, .. } => Some(Node::Recorded(slot)),
            other => {
                let found = other.described(self.catalogue);
                self.fault(
                    at,
                    Fault::WrongType {
                        expected: "a field of one value".to_owned(),
                        found,
                    },
                )
            }
        }
    }

    pub(super) fn arguments<'e, const N: usize>(
        &mut self,
        call: &'e CallExpr,
        at: &IdedExpr,
    ) -> Option<[&'e IdedExpr; N]> {
        let found: Vec<&IdedExpr> = call.args.iter().collect();
        let count = found.len();
        match <[&IdedExpr; N]>::try_from(found) {
            Ok(arguments) if call.target.is_none() => Some(arguments),
            _ => self.fault(
                at,
                Fault::ArgumentCount {
                    function: call.func_name.clone(),
                    expected: N,
                    found: count,
                },
            ),
        }
    }

    pub(super) fn unknown_function<T>(&mut self, name: &str, at: &IdedExpr) -> Option<T> {
        let built_in = ["date", "dec", "has", "held_on", "level", "studying"].into_iter();
        let mut known: Vec<String> = built_in
            .chain(self.catalogue.function_names())
            .map(str::to_owned)
            .collect();
        known.sort_unstable();
        self.fault(
            at,
            Fault::UnknownFunction {
                name: name.to_owned(),
                known,
            },
        )
    }

    pub(super) fn not_a<T>(&mut self, at: &IdedExpr, expected: &str, found: String) -> Option<T> {
        self.fault(
            at,
            Fault::NotA {
                expected: expected.to_owned(),
                found,
            },
        )
    }

    pub(super) fn fault<T>(&mut self, at: &IdedExpr, fault: Fault) -> Option<T> {
        self.fault_at(self.offset(at), fault);
        None
    }

    fn fault_at(&mut self, offset: usize, fault: Fault) {
        self.problems.push(Problem {
            place: self.place.of_byte(self.text, offset),
            fault,
        });
    }

    /// Where an expression begins: a call or a selection is noted by the parser at its sign, so its first part is asked too.
    pub(super) fn offset(&self, expr: &IdedExpr) -> usize {
        let own = self.offsets.offset_for(expr.id).map_or(0, |(start, _)| start as usize);
        match &expr.expr {
            Expr::Select(select) if !select.test => own.min(self.offset(&select.operand)),
            Expr::Call(call) if call.func_name.starts_with(char::is_alphabetic) => match &call.target {
                Some(target) => own.min(self.offset(target)),
                None => own.saturating_sub(call.func_name.len()),
            },
            Expr::Call(call) => call.args.first().map_or(own, |first| own.min(self.offset(first))),
            _ => own,
        }
    }
}

pub(super) fn comparison(name: &str) -> Option<Comparison> {
    match name {
        op::EQUALS => Some(Comparison::Equal),
        op::NOT_EQUALS => Some(Comparison::NotEqual),
        op::LESS => Some(Comparison::Less),
        op::LESS_EQUALS => Some(Comparison::AtMost),
        op::GREATER => Some(Comparison::More),
        op::GREATER_EQUALS => Some(Comparison::AtLeast),
        _ => None,
    }
}

fn flatten_all(node: Node, parts: &mut Vec<Node>) {
    match node {
        Node::All(inner) => parts.extend(inner),
        other => parts.push(other),
    }
}

fn flatten_any(node: Node, parts: &mut Vec<Node>) {
    match node {
        Node::Any(inner) => parts.extend(inner),
        other => parts.push(other),
    }
}
