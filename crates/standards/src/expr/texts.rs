//! The texts that a condition compares with: the words of vocabularies that no list closes.

use cel::common::ast::{Expr, IdedExpr, LiteralValue};
use cel::parser::Parser;

/// Every text in quotes in a condition, in the order written, or those alone that `function` is called with; none when the
/// condition cannot be read.
pub fn texts(condition: &str, function: Option<&str>) -> Vec<String> {
    let mut found = Vec::new();
    if let Ok(tree) = Parser::default().parse(condition) {
        collect(&tree, function, function.is_none(), &mut found);
    }
    found
}

fn collect(expr: &IdedExpr, function: Option<&str>, inside: bool, found: &mut Vec<String>) {
    let mut each = |part: &IdedExpr, inside: bool| collect(part, function, inside, found);
    match &expr.expr {
        Expr::Call(call) => {
            let inside = inside || function == Some(call.func_name.as_str());
            call.target
                .iter()
                .map(AsRef::as_ref)
                .chain(&call.args)
                .for_each(|part| each(part, inside));
        }
        Expr::List(list) => list.elements.iter().for_each(|part| each(part, inside)),
        Expr::Select(select) => each(&select.operand, inside),
        Expr::Literal(LiteralValue::String(text)) if inside => found.push(text.inner().to_owned()),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::texts;

    #[test]
    fn every_text_is_found() {
        let condition = "eased(\"a\") && (post.title == \"b\" || unit.kind in [\"c\", \"d\"])";
        assert_eq!(texts(condition, None), ["a", "b", "c", "d"]);
        assert_eq!(texts(condition, Some("eased")), ["a"]);
        assert!(texts("eased(", None).is_empty());
    }
}
