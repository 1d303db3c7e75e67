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
        let (loss, _) = lower(&mut graph, surface, |scope| scope.set_numbers(surface.parameters(), parameters))?;
        Template::differentiated(graph, loss, surface)
    }

    /// The same with the parameters left open, as the inputs behind the columns, and what each name stands for that the
    /// text gives a value. For writing the derivative down.
    ///
    /// # Errors
    /// As [`Template::new`].
    pub fn open(surface: &Formula) -> Result<(Template, Named), Vec<Fault>> {
        let mut graph = Graph::new();
        let (loss, named) = lower(&mut graph, surface, |scope| {
            let first = (2 * surface.coordinates().len() + surface.columns().len()) as u32;
            for (slot, name) in (first..).zip(surface.parameters()) {
                let input = scope.graph.input(slot);
                scope.set(name, Value::One(input));
            }
        })?;
        Ok((Template::differentiated(graph, loss, surface)?, named))
    }

    fn differentiated(mut graph: Graph, loss: Id, surface: &Formula) -> Result<Template, Vec<Fault>> {
        if operations(&graph) > SURFACE_TOO_LARGE.limit {
            return Err(SURFACE_TOO_LARGE.into());
        }
        let gradient = derive::gradient(&mut graph, loss, surface.coordinates().len() as u32);
        Ok(Template { graph, loss, gradient })
    }
}

/// What names stand for.
pub type Named = Vec<(String, Id)>;

/// The loss of a surface as a node, and the nodes of the names that the text gives a value.
fn lower(graph: &mut Graph, surface: &Formula, open: impl FnOnce(&mut Scope)) -> Result<(Id, Named), Vec<Fault>> {
    let mut scope = Scope::new(graph);
    for (slot, name) in surface.coordinates().iter().enumerate() {
        let input = scope.graph.input(slot as u32);
        scope.set(name, Value::One(input));
    }
    for (column, name) in surface.columns().iter().enumerate() {
        let input = scope.graph.input((2 * surface.coordinates().len() + column) as u32);
        scope.set(name, Value::One(input));
    }
    open(&mut scope);
    let mut named = Vec::new();
    for statement in surface.statements() {
        if let Statement::Assign { name, value } = statement {
            let value = scope.value(value)?;
            named.push((name.id.clone(), value.at(0)));
            scope.set(&name.id, value);
        }
    }
    Ok((scope.one("f"), named))
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
