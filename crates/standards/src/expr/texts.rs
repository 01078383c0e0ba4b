//! The texts that a condition compares with: the words of vocabularies that no list closes.

use cel::common::ast::{Expr, IdedExpr, LiteralValue};
use cel::parser::Parser;

/// Every text in quotes in a condition, in the order written; none when the condition cannot be read.
pub fn texts(condition: &str) -> Vec<String> {
    let mut found = Vec::new();
    if let Ok(tree) = Parser::default().parse(condition) {
        collect(&tree, &mut found);
    }
    found
}

fn collect(expr: &IdedExpr, found: &mut Vec<String>) {
    match &expr.expr {
        Expr::Literal(LiteralValue::String(text)) => found.push(text.inner().to_owned()),
        Expr::Call(call) => call
            .target
            .iter()
            .map(AsRef::as_ref)
            .chain(&call.args)
            .for_each(|part| collect(part, found)),
        Expr::List(list) => list.elements.iter().for_each(|part| collect(part, found)),
        Expr::Select(select) => collect(&select.operand, found),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::texts;

    #[test]
    fn every_text_is_found() {
        assert_eq!(
            texts("eased(\"a\") && (post.title == \"b\" || unit.kind in [\"c\", \"d\"])"),
            ["a", "b", "c", "d"]
        );
        assert!(texts("eased(").is_empty());
    }
}
