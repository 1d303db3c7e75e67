//! The nodes of single operators and functions.

use crate::formula::graph::{Graph, Id};
use crate::formula::operation::{Binary, Unary};
use crate::formula::syntax::{self, Expr, Function, Node, Operator};

/// The exponent, where it is written as a whole number from 2 to 8: such powers are products.
pub fn whole_power(expr: &Expr, exponent: syntax::Id) -> Option<u8> {
    match expr[exponent] {
        Node::Number(n) if (2.0..=8.0).contains(&n) && n.fract() == 0.0 => Some(n as u8),
        _ => None,
    }
}

fn power_node(graph: &mut Graph, whole: Option<u8>, a: Id, b: Id) -> Id {
    match whole {
        Some(n) => graph.unary(Unary::Power(n), a),
        None => graph.binary(Binary::Pow, a, b),
    }
}

pub fn operator_node(graph: &mut Graph, operator: Operator, whole: Option<u8>, a: Id, b: Id) -> Id {
    match operator {
        Operator::Add => graph.add(a, b),
        Operator::Subtract => graph.subtract(a, b),
        Operator::Multiply => graph.multiply(a, b),
        Operator::Divide => graph.divide(a, b),
        Operator::Power => power_node(graph, whole, a, b),
        Operator::Less => graph.binary(Binary::Less, a, b),
        Operator::LessEqual => graph.binary(Binary::LessEqual, a, b),
        Operator::Greater => graph.binary(Binary::Less, b, a),
        Operator::GreaterEqual => graph.binary(Binary::LessEqual, b, a),
        Operator::Equal => graph.binary(Binary::Equal, a, b),
        Operator::NotEqual => {
            let equal = graph.binary(Binary::Equal, a, b);
            graph.unary(Unary::Not, equal)
        }
        Operator::And => graph.binary(Binary::And, a, b),
        Operator::Or => graph.binary(Binary::Or, a, b),
    }
}

/// A function of numbers; those across the coordinates are not among them.
pub fn function_node(graph: &mut Graph, function: Function, whole: Option<u8>, x: &[Id]) -> Id {
    match function {
        Function::Pow => power_node(graph, whole, x[0], x[1]),
        Function::Atan2 => graph.binary(Binary::Atan2, x[0], x[1]),
        Function::Mod => graph.binary(Binary::Mod, x[0], x[1]),
        Function::If => graph.select(x[0], x[1], x[2]),
        Function::Min | Function::Max => {
            let operation = if function == Function::Min { Binary::Min } else { Binary::Max };
            x[1..].iter().fold(x[0], |chosen, &next| graph.binary(operation, chosen, next))
        }
        Function::Clamp => {
            let raised = graph.binary(Binary::Max, x[0], x[1]);
            graph.binary(Binary::Min, raised, x[2])
        }
        Function::Relu => {
            // 0 comes first, so that the slope at 0 is that of the flat side.
            let zero = graph.constant(0.0);
            graph.binary(Binary::Max, zero, x[0])
        }
        _ => graph.unary(unary(function), x[0]),
    }
}

fn unary(function: Function) -> Unary {
    match function {
        Function::Sqrt => Unary::Sqrt,
        Function::Abs => Unary::Abs,
        Function::Sign => Unary::Sign,
        Function::Exp => Unary::Exp,
        Function::Ln => Unary::Ln,
        Function::Log2 => Unary::Log2,
        Function::Log10 => Unary::Log10,
        Function::Sin => Unary::Sin,
        Function::Cos => Unary::Cos,
        Function::Tan => Unary::Tan,
        Function::Asin => Unary::Asin,
        Function::Acos => Unary::Acos,
        Function::Atan => Unary::Atan,
        Function::Sinh => Unary::Sinh,
        Function::Cosh => Unary::Cosh,
        Function::Tanh => Unary::Tanh,
        Function::Floor => Unary::Floor,
        Function::Ceil => Unary::Ceil,
        Function::Round => Unary::Round,
        Function::Sigmoid => Unary::Sigmoid,
        Function::Softplus => Unary::Softplus,
        _ => unreachable!("the caller has taken all functions of several numbers"),
    }
}
