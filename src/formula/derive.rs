//! Derivatives, as graphs made from graphs.
//!
//! [`gradient`] goes backward (one pass for all inputs), [`tangents`] forward (one direction at a time);
//! the Hessian is the first differentiated by the second.
//!
//! A branch that was not taken must leave no trace, even where its value or its derivative is not finite.
//! Backward, such a branch receives an adjoint of exactly 0; products with local derivatives below a branch are
//! [`Binary::Gate`]s, which keep that 0. Forward, choosing between the branches' tangents is exact by itself, and
//! the tangent of a gate `w·d` is `gate(w', d) + gate(w, d')`: both vanish where `w` is identically 0, and where `w`
//! only passes through 0 the first still counts.

use super::graph::{Graph, Id, Node};
use super::operation::{Binary, Unary};

/// The derivatives of `output` with respect to the inputs `0..inputs`.
pub fn gradient(graph: &mut Graph, output: Id, inputs: u32) -> Vec<Id> {
    let slots: Vec<Id> = (0..inputs).map(|slot| graph.input(slot)).collect();
    let active = active(graph, &slots);
    let guarded = below_branches(graph, output);
    let mut adjoints: Vec<Option<Id>> = vec![None; active.len()];
    adjoints[output.index()] = Some(graph.constant(1.0));
    for id in graph.up_to(output).rev() {
        let Some(adjoint) = adjoints[id.index()].filter(|_| active[id.index()]) else { continue };
        for (operand, term) in backward(graph, id, adjoint, guarded[id.index()], &active) {
            adjoints[operand.index()] = Some(match adjoints[operand.index()] {
                Some(sum) => graph.add(sum, term),
                None => term,
            });
        }
    }
    let zero = graph.constant(0.0);
    slots.iter().map(|slot| adjoints[slot.index()].unwrap_or(zero)).collect()
}

/// The derivatives of `outputs` in the direction whose components are the inputs `first..first + inputs`,
/// the point being the inputs `0..inputs`.
pub fn tangents(graph: &mut Graph, outputs: &[Id], inputs: u32, first: u32) -> Vec<Id> {
    let needed = graph.needed_by(outputs.iter().copied());
    let mut tangents: Vec<Option<Id>> = vec![None; needed.len()];
    for id in graph.ids().filter(|id| needed[id.index()]) {
        let tangent = match graph.node(id) {
            Node::Input(slot) if slot < inputs => Some(graph.input(first + slot)),
            _ => forward(graph, id, &tangents),
        };
        tangents[id.index()] = tangent;
    }
    let zero = graph.constant(0.0);
    outputs.iter().map(|output| tangents[output.index()].unwrap_or(zero)).collect()
}

/// Which nodes depend on the given inputs.
fn active(graph: &Graph, slots: &[Id]) -> Vec<bool> {
    let mut active = vec![false; graph.len()];
    slots.iter().for_each(|slot| active[slot.index()] = true);
    for id in graph.ids() {
        active[id.index()] |= graph.node(id).operands().any(|operand| active[operand.index()]);
    }
    active
}

/// Which nodes are, or lie below, an operand of which another may be chosen.
fn below_branches(graph: &Graph, output: Id) -> Vec<bool> {
    let mut below = vec![false; graph.len()];
    for id in graph.up_to(output).rev() {
        let node = graph.node(id);
        let branches = matches!(node, Node::Select(..) | Node::Binary(Binary::Min | Binary::Max, ..));
        if branches || below[id.index()] {
            node.operands().for_each(|operand| below[operand.index()] = true);
        }
    }
    below
}

/// What a node passes on to each operand that depends on the inputs.
fn backward(graph: &mut Graph, id: Id, adjoint: Id, guarded: bool, active: &[bool]) -> Vec<(Id, Id)> {
    if let Some((condition, then, otherwise)) = choice(graph, id) {
        let zero = graph.constant(0.0);
        let taken = graph.select(condition, adjoint, zero);
        let other = graph.select(condition, zero, adjoint);
        return [(then, taken), (otherwise, other)].into_iter().filter(|(id, _)| active[id.index()]).collect();
    }
    let partials = partials(graph, id, |operand| active[operand.index()]);
    let chain = |(operand, partial)| {
        let operation = if guarded { Binary::Gate } else { Binary::Multiply };
        (operand, graph.binary(operation, adjoint, partial))
    };
    partials.into_iter().map(chain).collect()
}

/// The tangent of a node from those of its operands; `None` is 0.
fn forward(graph: &mut Graph, id: Id, tangents: &[Option<Id>]) -> Option<Id> {
    let tangent = |operand: Id| tangents[operand.index()];
    if let Some((condition, then, otherwise)) = choice(graph, id) {
        let (then, otherwise) = (tangent(then), tangent(otherwise));
        then.or(otherwise)?;
        let zero = graph.constant(0.0);
        return Some(graph.select(condition, then.unwrap_or(zero), otherwise.unwrap_or(zero)));
    }
    let terms: Vec<(Id, Id)> = match graph.node(id) {
        Node::Binary(Binary::Gate, w, d) => {
            [tangent(w).map(|w| (w, d)), tangent(d).map(|d| (w, d))].into_iter().flatten().collect()
        }
        _ => {
            let partials = partials(graph, id, |operand| tangent(operand).is_some());
            partials.into_iter().filter_map(|(operand, partial)| Some((tangent(operand)?, partial))).collect()
        }
    };
    let products: Vec<Id> = terms.into_iter().map(|(a, b)| graph.binary(Binary::Gate, a, b)).collect();
    products.into_iter().reduce(|sum, term| graph.add(sum, term))
}

/// The condition and the two branches of a node that passes one of them on. On a tie it is the first.
fn choice(graph: &mut Graph, id: Id) -> Option<(Id, Id, Id)> {
    match graph.node(id) {
        Node::Select(condition, then, otherwise) => Some((condition, then, otherwise)),
        Node::Binary(Binary::Min, a, b) => Some((graph.binary(Binary::LessEqual, a, b), a, b)),
        Node::Binary(Binary::Max, a, b) => Some((graph.binary(Binary::LessEqual, b, a), a, b)),
        _ => None,
    }
}

/// The local derivative with respect to each operand for which `wanted` holds. An operation that is constant between its
/// jumps (`floor`, comparisons) has none.
fn partials(graph: &mut Graph, id: Id, wanted: impl Fn(Id) -> bool) -> Vec<(Id, Id)> {
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
