//! A surface, or the loss of an example, at fixed parameters, differentiated once. A surface is copied to any point.

use super::expression::{Scope, Value};
use super::{Evaluation, Objective, SURFACE_TOO_LARGE};
use crate::formula::Formula;
use crate::formula::derive;
use crate::formula::graph::{Graph, Id, Node};
use crate::formula::operation::Unary;
use crate::formula::syntax::Statement;
use crate::words::Fault;

/// The loss and gradient of a surface, or of one example. The coordinates are the inputs `0..dim` of the graph, the
/// components of a direction at them (for whoever differentiates again) those from `dim`, the columns those from
/// `2 * dim`.
#[derive(Clone, Debug)]
pub struct Template {
    pub graph: Graph,
    pub loss: Id,
    pub gradient: Vec<Id>,
}

impl Template {
    /// # Errors
    /// A surface of more than 10,000 operations.
    pub fn new(surface: &Formula, parameters: &[f64]) -> Result<Template, Vec<Fault>> {
        let mut graph = Graph::new();
        let mut scope = Scope::new(&mut graph);
        for (slot, name) in surface.coordinates().iter().enumerate() {
            let input = scope.graph.input(slot as u32);
            scope.set(name, Value::One(input));
        }
        for (column, name) in surface.columns().iter().enumerate() {
            let input = scope.graph.input((2 * surface.coordinates().len() + column) as u32);
            scope.set(name, Value::One(input));
        }
        scope.set_numbers(surface.parameters(), parameters);
        for statement in surface.statements() {
            if let Statement::Assign { name, value } = statement {
                let value = scope.value(value)?;
                scope.set(&name.id, value);
            }
        }
        let loss = scope.one("f");
        if operations(&graph) > SURFACE_TOO_LARGE.limit {
            return Err(SURFACE_TOO_LARGE.into());
        }
        let gradient = derive::gradient(&mut graph, loss, surface.coordinates().len() as u32);
        Ok(Template { graph, loss, gradient })
    }
}

impl Objective for Template {
    fn dim(&self) -> usize {
        self.gradient.len()
    }

    fn evaluate(&self, graph: &mut Graph, point: &[Id]) -> Evaluation {
        let mut copies: Vec<Id> = Vec::with_capacity(self.graph.len());
        for id in self.graph.ids() {
            let copy = match self.graph.node(id) {
                Node::Input(slot) => point[slot as usize],
                node => graph.copy(node, |operand| copies[operand.index()]),
            };
            copies.push(copy);
        }
        let at = |id: &Id| copies[id.index()];
        Evaluation { loss: at(&self.loss), gradient: self.gradient.iter().map(at).collect() }
    }
}

/// How many operations a graph takes; a power counts as its multiplications.
fn operations(graph: &Graph) -> usize {
    let cost = |id| match graph.node(id) {
        Node::Constant(_) | Node::Input(_) => 0,
        Node::Unary(Unary::Power(n), _) => usize::from(n) - 1,
        _ => 1,
    };
    graph.ids().map(cost).sum()
}
