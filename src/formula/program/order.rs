//! The order of computation: depth first from the outputs, so that values are used soon after they are made.

use super::Request;
use crate::formula::graph::{Id, Node};

/// One thing to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Item {
    Compute(Id),
    /// The value of the output with this number is now there.
    Deliver(usize),
}

/// What is to be done, in order. Uniform nodes and inputs are there already.
pub fn order(request: &Request) -> Vec<Item> {
    let needed = request.graph.needed_by(request.outputs.iter().map(|output| output.0));
    let mut walk = Walk { request, done: vec![false; request.graph.len()], items: Vec::new() };
    for &id in request.early.iter().filter(|id| needed[id.index()]) {
        walk.compute(id);
    }
    for (number, &(id, _)) in request.outputs.iter().enumerate() {
        walk.compute(id);
        walk.items.push(Item::Deliver(number));
    }
    walk.items
}

struct Walk<'a> {
    request: &'a Request<'a>,
    done: Vec<bool>,
    items: Vec<Item>,
}

impl Walk<'_> {
    /// Appends a node after all that it needs. A list in place of recursion: sums may be 10,000 deep.
    fn compute(&mut self, root: Id) {
        let mut open = vec![(root, false)];
        while let Some((id, operands_done)) = open.pop() {
            if self.done[id.index()] || self.is_given(id) {
                continue;
            }
            if operands_done {
                self.done[id.index()] = true;
                self.items.push(Item::Compute(id));
                continue;
            }
            open.push((id, true));
            let operands: Vec<Id> = self.request.graph.node(id).operands().collect();
            open.extend(operands.into_iter().rev().map(|operand| (operand, false)));
        }
    }

    fn is_given(&self, id: Id) -> bool {
        self.request.uniform[id.index()] || matches!(self.request.graph.node(id), Node::Input(_))
    }
}
