//! What the loss of an example says of the example: the value that it compares a column with.

use super::Formula;
use super::print::{expression, statement};
use super::syntax::{Expr, Id, Node, Operator, Statement};

impl Formula {
    /// The loss of one example as a surface over the coordinates and then the columns.
    ///
    /// `None` where that is no surface.
    pub fn of_one_example(&self) -> Option<Formula> {
        self.over_all(self.text())
    }

    /// Where a column stands in the text once, in a sum or a difference, as `v` in `(W*u + b - v)^2`: the value of the
    /// column at which that is 0, here `W*u + b`, as a surface over the coordinates and then the columns. Whether the
    /// loss is lowest there the text does not say.
    pub fn compared_with(&self, column: &str) -> Option<Formula> {
        let name = |node: &Node| matches!(node, Node::Name(name) if name == column);
        let values = self.statements().iter().filter_map(|statement| match statement {
            Statement::Assign { name, value } => Some((name, value)),
            Statement::Init { .. } | Statement::Heading { .. } => None,
        });
        let mut above = String::new();
        let mut found = None;
        for (target, value) in values {
            match value.nodes().iter().filter(|node| name(node)).count() {
                0 => {}
                1 if found.is_none() => found = Some(format!("{above}f = {}\n", zero_of(value, column, &target.id)?)),
                _ => return None,
            }
            if found.is_none() {
                let assigned = Statement::Assign { name: target.clone(), value: value.clone() };
                above = above + &statement(&assigned) + "\n";
            }
        }
        self.over_all(&found?)
    }

    /// A text that reads coordinates, columns and parameters, as a surface over the first two.
    fn over_all(&self, text: &str) -> Option<Formula> {
        let all = [self.coordinates(), self.columns()].concat();
        Formula::surface(text, &all, self.parameters()).ok()
    }
}

/// The sum that the column is a term of, solved for the column.
fn zero_of(value: &Expr, column: &str, target: &str) -> Option<String> {
    let (start, _) = value.iter().find(|(_, node)| matches!(node, Node::Name(name) if name == column))?;
    let (mut top, mut positive) = (start, true);
    while let Some((parent, node)) = parent(value, top) {
        match node {
            Node::Binary(Operator::Subtract, _, right) => positive ^= *right == top,
            Node::Binary(Operator::Add, ..) => {}
            Node::Negate(_) => positive = !positive,
            _ => break,
        }
        top = parent;
    }
    // A loss that is the sum itself has no lowest value.
    if top == start || (target == "f" && top == value.root()) {
        return None;
    }
    let mut rest = Expr::new();
    for (id, node) in value.iter().take_while(|(id, _)| *id <= top) {
        rest.push(if id == start { Node::Number(0.0) } else { node.clone() }, value.span(id));
    }
    let rest = expression(&rest);
    Some(if positive { format!("-({rest})") } else { rest })
}

/// The node that a node is an operand of.
fn parent(value: &Expr, of: Id) -> Option<(Id, &Node)> {
    value.iter().skip(of.index() + 1).find(|(_, node)| {
        let mut found = false;
        node.operands(|operand| found |= operand == of);
        found
    })
}
