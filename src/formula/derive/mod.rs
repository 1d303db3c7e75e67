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

mod partial;

use super::graph::{Graph, Id, Node, is_power_of_two};
use super::operation::Binary;
use partial::partials;

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
        let (adjoint, partial) = halved(graph, adjoint, partial);
        (operand, graph.binary(operation, adjoint, partial))
    };
    partials.into_iter().map(chain).collect()
}

/// A product `a·(n·x)` as `(a·n)·x` where that is the same to the bit, unless `n·x` is beyond all numbers: where one of
/// the two constants is a power of two. So `0.5*x^2` has the slope `x`.
fn halved(graph: &mut Graph, adjoint: Id, partial: Id) -> (Id, Id) {
    let factors = graph.value(adjoint).filter(|a| *a != 0.0).zip(graph.multiple(partial));
    match factors.filter(|(a, (n, _))| is_power_of_two(*a) || is_power_of_two(*n)) {
        Some((a, (n, x))) => (graph.constant(a * n), x),
        None => (adjoint, partial),
    }
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
