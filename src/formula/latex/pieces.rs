//! A node as pieces: signs, and operands that are written later.

use crate::formula::strength::Strength;
use crate::formula::syntax::{Expr, Id, Node, Operator};

use super::call;
use super::shape::Shape;

/// What is left to write.
pub(super) enum Piece {
    Text(&'static str),
    /// A node, in parentheses if it is weaker than this.
    Node(Id, Strength),
    /// A name that is the base of a power, without the `}` that ends its color.
    Base(Id),
    /// What ends the color of a base.
    BaseEnd,
    /// An operand to the right of a sign, which also needs parentheses if it begins with a minus.
    Right(Id, Strength),
}

/// Parentheses that are high enough.
pub(super) fn parentheses_around(shape: Shape) -> [&'static str; 2] {
    if shape.tall { ["\\left(", "\\right)"] } else { ["(", ")"] }
}

/// Adds the pieces of a node in the order in which they are written.
pub(super) fn pieces(expr: &Expr, node: &Node, shapes: &[Shape], pieces: &mut Vec<Piece>) {
    match node {
        Node::Number(_) | Node::Name(_) => {}
        Node::Negate(operand) => pieces.extend([Piece::Text("-"), Piece::Right(*operand, Strength::Product)]),
        Node::Not(operand) => pieces.extend([Piece::Text("\\lnot "), Piece::Node(*operand, Strength::Sum)]),
        Node::Binary(Operator::Divide, above, below) => fraction(*above, *below, pieces),
        Node::Binary(Operator::Power, base, exponent) => call::power(expr, *base, *exponent, shapes, pieces),
        Node::Binary(operator, left, right) => {
            let (weakest_left, weakest_right) = operator.weakest_operands();
            pieces.push(Piece::Node(*left, weakest_left));
            pieces.push(Piece::Text(sign(*operator, expr, *left, shapes[right.index()])));
            pieces.push(match operator.strength() {
                Strength::Sum | Strength::Product => Piece::Right(*right, weakest_right),
                _ => Piece::Node(*right, weakest_right),
            });
        }
        Node::Call(function, arguments) => call::call(expr, *function, arguments, shapes, pieces),
    }
}

fn fraction(above: Id, below: Id, pieces: &mut Vec<Piece>) {
    pieces.extend([
        Piece::Text("\\frac{"),
        Piece::Node(above, Strength::Or),
        Piece::Text("}{"),
        Piece::Node(below, Strength::Or),
        Piece::Text("}"),
    ]);
}

/// An operator's sign; a product has one only where digits would run together, or where a name would
/// look like a function.
fn sign(operator: Operator, expr: &Expr, left: Id, right: Shape) -> &'static str {
    match operator {
        Operator::Multiply => {
            let parentheses = right.strength < operator.weakest_operands().1 || right.minus;
            match &expr[left] {
                Node::Name(name) if parentheses && (name == "f" || name == "g") => " \\cdot ",
                _ if right.digit && !parentheses => " \\cdot ",
                Node::Number(_) => " ",
                _ => " \\, ",
            }
        }
        Operator::Add => " + ",
        Operator::Subtract => " - ",
        Operator::Divide | Operator::Power => "",
        Operator::Less => " < ",
        Operator::LessEqual => " \\le ",
        Operator::Greater => " > ",
        Operator::GreaterEqual => " \\ge ",
        Operator::Equal => " = ",
        Operator::NotEqual => " \\ne ",
        Operator::And => " \\land ",
        Operator::Or => " \\lor ",
    }
}
