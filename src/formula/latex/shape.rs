//! What a node looks like from outside, which decides on parentheses and on the sign of a product.

use crate::formula::strength::Strength;
use crate::formula::syntax::{Expr, Function, Node, Operator};

use super::symbol::Symbol;
use super::write;

/// The look of a node's LaTeX.
#[derive(Clone, Copy)]
pub(super) struct Shape {
    /// How strongly it holds together; a fraction needs no parentheses in a product.
    pub strength: Strength,
    /// Whether it is higher than a line, so that parentheses must grow.
    pub tall: bool,
    /// Whether it begins with a digit.
    pub digit: bool,
    /// Whether it begins with a minus.
    pub minus: bool,
}

impl Shape {
    fn new(strength: Strength) -> Shape {
        Shape { strength, tall: false, digit: false, minus: false }
    }

    /// Whether a name is shown as itself, not as a number, and has nothing above it.
    pub fn is_symbol(self) -> bool {
        self.strength == Strength::Operand && !self.digit
    }

    fn of_number(value: f64) -> Shape {
        let latex = write::number(value.abs());
        let strength = match (value.is_sign_negative(), latex.contains("\\cdot"), latex.contains('^')) {
            (true, ..) => Strength::Sign,
            (_, true, _) => Strength::Product,
            (_, _, true) => Strength::Power,
            _ => Strength::Operand,
        };
        Shape { digit: value.is_sign_positive(), minus: value.is_sign_negative(), ..Shape::new(strength) }
    }
}

/// The shapes of all nodes; `value` says which nodes are shown as a number.
pub(super) fn shapes(expr: &Expr, values: &[Option<f64>]) -> Vec<Shape> {
    let mut shapes: Vec<Shape> = Vec::with_capacity(values.len());
    for (node, value) in expr.nodes().iter().zip(values) {
        let shape = match value {
            Some(value) => Shape::of_number(*value),
            None => shape(node, &shapes),
        };
        shapes.push(shape);
    }
    shapes
}

/// The shape of a node from those of its operands.
fn shape(node: &Node, shapes: &[Shape]) -> Shape {
    let mut tall = false;
    node.operands(|operand| tall |= shapes[operand.index()].tall);
    match node {
        Node::Number(value) => Shape::of_number(*value),
        Node::Name(name) if Symbol::of(name).has_superscript() => Shape::new(Strength::Power),
        Node::Name(_) => Shape::new(Strength::Operand),
        Node::Negate(_) => Shape { tall, minus: true, ..Shape::new(Strength::Sign) },
        Node::Not(_) => Shape { tall, ..Shape::new(Strength::Not) },
        Node::Binary(Operator::Divide, above, _) => {
            Shape { tall: true, digit: shapes[above.index()].digit, ..Shape::new(Strength::Sign) }
        }
        Node::Binary(Operator::Power, base, _) => power(shapes[base.index()]),
        Node::Binary(operator, left, _) => {
            let Shape { strength, digit, minus, .. } = shapes[left.index()];
            let bare = strength >= operator.weakest_operands().0;
            Shape { tall, digit: digit && bare, minus: minus && bare, ..Shape::new(operator.strength()) }
        }
        Node::Call(Function::If, _) => Shape { tall: true, ..Shape::new(Strength::Or) },
        Node::Call(Function::Pow, arguments) => power(shapes[arguments[0].index()]),
        Node::Call(Function::Exp, _) => Shape { tall, ..Shape::new(Strength::Power) },
        Node::Call(..) => Shape { tall, ..Shape::new(Strength::Operand) },
    }
}

/// The shape of a power: its base in parentheses unless it is an operand.
fn power(base: Shape) -> Shape {
    let Shape { tall, digit, .. } = base;
    Shape { tall, digit: digit && base.strength == Strength::Operand, ..Shape::new(Strength::Power) }
}
