//! Local derivatives: of one operation with respect to its operands.

use crate::formula::graph::{Graph, Id, Node};
use crate::formula::operation::{Binary, Unary};

/// The local derivative with respect to each operand for which `wanted` holds. An operation that is constant between its
/// jumps (`floor`, comparisons) has none.
pub fn partials(graph: &mut Graph, id: Id, wanted: impl Fn(Id) -> bool) -> Vec<(Id, Id)> {
    match graph.node(id) {
        Node::Unary(operation, x) if wanted(x) => {
            unary_partial(graph, operation, x, id).map(|partial| (x, partial)).into_iter().collect()
        }
        Node::Binary(operation, a, b) => {
            let mut partials = Vec::with_capacity(2);
            if wanted(a) {
                partials.extend(left_partial(graph, operation, a, b).map(|partial| (a, partial)));
            }
            if wanted(b) {
                partials.extend(right_partial(graph, operation, a, b, id).map(|partial| (b, partial)));
            }
            partials
        }
        _ => Vec::new(),
    }
}

/// The derivative of `value = operation(x)`.
fn unary_partial(graph: &mut Graph, operation: Unary, x: Id, value: Id) -> Option<Id> {
    let one = graph.constant(1.0);
    Some(match operation {
        Unary::Negate => graph.constant(-1.0),
        Unary::Abs => graph.unary(Unary::Sign, x),
        Unary::Sqrt => {
            let half = graph.constant(0.5);
            let slope = graph.divide(half, value);
            zero_where_zero(graph, value, slope)
        }
        Unary::Exp => value,
        Unary::Ln => graph.divide(one, x),
        Unary::Log2 => scaled_reciprocal(graph, std::f64::consts::LOG2_E, x),
        Unary::Log10 => scaled_reciprocal(graph, std::f64::consts::LOG10_E, x),
        Unary::Sin => graph.unary(Unary::Cos, x),
        Unary::Cos => {
            let sine = graph.unary(Unary::Sin, x);
            graph.negate(sine)
        }
        Unary::Tan => {
            let square = graph.unary(Unary::Power(2), value);
            graph.add(one, square)
        }
        Unary::Asin => arc_sine_slope(graph, x),
        Unary::Acos => {
            let slope = arc_sine_slope(graph, x);
            graph.negate(slope)
        }
        Unary::Atan => {
            let square = graph.unary(Unary::Power(2), x);
            let sum = graph.add(one, square);
            graph.divide(one, sum)
        }
        Unary::Sinh => graph.unary(Unary::Cosh, x),
        Unary::Cosh => graph.unary(Unary::Sinh, x),
        Unary::Tanh => {
            let square = graph.unary(Unary::Power(2), value);
            graph.subtract(one, square)
        }
        Unary::Sigmoid => {
            let rest = graph.subtract(one, value);
            graph.multiply(value, rest)
        }
        Unary::Softplus => graph.unary(Unary::Sigmoid, x),
        Unary::Power(n) => {
            let lower = if n == 2 { x } else { graph.unary(Unary::Power(n - 1), x) };
            let n = graph.constant(f64::from(n));
            graph.multiply(n, lower)
        }
        Unary::Not | Unary::Sign | Unary::Floor | Unary::Ceil | Unary::Round => return None,
    })
}

/// The derivative of `operation(a, b)` with respect to `a`.
fn left_partial(graph: &mut Graph, operation: Binary, a: Id, b: Id) -> Option<Id> {
    Some(match operation {
        Binary::Add | Binary::Subtract | Binary::Mod => graph.constant(1.0),
        Binary::Multiply | Binary::Gate => b,
        Binary::Divide => {
            let one = graph.constant(1.0);
            graph.divide(one, b)
        }
        Binary::Pow => power_slope(graph, a, b),
        Binary::Atan2 => over_squares(graph, b, a, b),
        _ => return None,
    })
}

/// The derivative of `value = operation(a, b)` with respect to `b`.
fn right_partial(graph: &mut Graph, operation: Binary, a: Id, b: Id, value: Id) -> Option<Id> {
    Some(match operation {
        Binary::Add => graph.constant(1.0),
        Binary::Subtract => graph.constant(-1.0),
        Binary::Multiply | Binary::Gate => a,
        Binary::Divide => {
            let ratio = graph.divide(value, b);
            graph.negate(ratio)
        }
        Binary::Mod => {
            let ratio = graph.divide(a, b);
            let whole = graph.unary(Unary::Floor, ratio);
            graph.negate(whole)
        }
        Binary::Pow => {
            let logarithm = graph.unary(Unary::Ln, a);
            let slope = graph.multiply(value, logarithm);
            zero_where_zero(graph, a, slope)
        }
        Binary::Atan2 => {
            let slope = over_squares(graph, a, a, b);
            graph.negate(slope)
        }
        _ => return None,
    })
}

/// `slope`, but 0 where `x` is 0.
fn zero_where_zero(graph: &mut Graph, x: Id, slope: Id) -> Id {
    let zero = graph.constant(0.0);
    let at_zero = graph.binary(Binary::Equal, x, zero);
    graph.select(at_zero, zero, slope)
}

fn scaled_reciprocal(graph: &mut Graph, scale: f64, x: Id) -> Id {
    let scale = graph.constant(scale);
    graph.divide(scale, x)
}

/// `1/sqrt(1 - x²)`
fn arc_sine_slope(graph: &mut Graph, x: Id) -> Id {
    let one = graph.constant(1.0);
    let square = graph.unary(Unary::Power(2), x);
    let rest = graph.subtract(one, square);
    let root = graph.unary(Unary::Sqrt, rest);
    graph.divide(one, root)
}

/// `x/(a² + b²)`
fn over_squares(graph: &mut Graph, x: Id, a: Id, b: Id) -> Id {
    let (a, b) = (graph.unary(Unary::Power(2), a), graph.unary(Unary::Power(2), b));
    let sum = graph.add(a, b);
    graph.divide(x, sum)
}

/// `b·a^(b-1)`, and 0 where `b` is 0, whatever `a` is.
fn power_slope(graph: &mut Graph, a: Id, b: Id) -> Id {
    let one = graph.constant(1.0);
    let exponent = graph.subtract(b, one);
    let lower = match graph.value(exponent) {
        Some(n) if (2.0..=8.0).contains(&n) && n.fract() == 0.0 => graph.unary(Unary::Power(n as u8), a),
        _ => graph.binary(Binary::Pow, a, exponent),
    };
    let slope = graph.multiply(b, lower);
    zero_where_zero(graph, b, slope)
}
