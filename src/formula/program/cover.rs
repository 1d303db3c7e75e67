//! Covers the ordered nodes with instructions.

use std::collections::HashMap;

use super::Request;
use super::instruction::Kernel;
use super::order::Item;
use crate::formula::graph::{Id, Node};
use crate::formula::operation::Binary;

/// Where an operand comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source {
    /// What a register held at the start.
    Input(u32),
    /// The result of an earlier line.
    Line(u32),
    /// An entry of the row.
    Row(u32),
}

/// An instruction before its result has a register.
#[derive(Clone, Debug)]
pub struct Line {
    pub kernel: Kernel,
    pub operands: Vec<Source>,
    /// The register in which the result must stand at the end.
    pub output: Option<u32>,
}

/// The lines, and the uniform nodes that they read, in the order of the row.
pub fn cover(request: &Request, items: &[Item]) -> (Vec<Line>, Vec<Id>) {
    let mut cover = Cover {
        request,
        lines: Vec::with_capacity(items.len()),
        sources: request.inputs.iter().map(|&(id, register)| (id, Source::Input(register))).collect(),
        row: Vec::new(),
    };
    for &item in items {
        match item {
            Item::Compute(id) => cover.compute(id),
            Item::Deliver(number) => cover.deliver(number),
        }
    }
    (cover.lines, cover.row)
}

struct Cover<'a> {
    request: &'a Request<'a>,
    lines: Vec<Line>,
    sources: HashMap<Id, Source>,
    row: Vec<Id>,
}

impl Cover<'_> {
    fn push(&mut self, kernel: Kernel, operands: Vec<Source>) -> Source {
        let line = Source::Line(self.lines.len() as u32);
        self.lines.push(Line { kernel, operands, output: None });
        line
    }

    fn source(&mut self, id: Id) -> Source {
        if let Some(&source) = self.sources.get(&id) {
            return source;
        }
        assert!(self.request.uniform[id.index()], "operands are computed before their users");
        let source = Source::Row(self.row.len() as u32);
        self.row.push(id);
        self.sources.insert(id, source);
        source
    }

    /// The operand in a register, for kernels that take nothing from the row.
    fn lane(&mut self, id: Id) -> Source {
        match self.source(id) {
            Source::Row(entry) => self.push(Kernel::Splat, vec![Source::Row(entry)]),
            source => source,
        }
    }

    fn compute(&mut self, id: Id) {
        let line = match self.request.graph.node(id) {
            Node::Unary(operation, a) => {
                let a = self.lane(a);
                self.push(Kernel::Unary(operation), vec![a])
            }
            Node::Binary(operation, a, b) => self.binary(operation, a, b),
            Node::Select(a, b, c) => {
                let operands = [a, b, c].map(|operand| self.lane(operand));
                self.push(Kernel::Select, operands.to_vec())
            }
            Node::Constant(_) | Node::Input(_) => return,
        };
        self.sources.insert(id, line);
    }

    fn binary(&mut self, operation: Binary, a: Id, b: Id) -> Source {
        use Source::Row;
        let (x, y) = (self.source(a), self.source(b));
        let (kernel, operands) = match (operation, x, y) {
            (Binary::Add, Row(_), _) => (Kernel::AddS, vec![y, x]),
            (Binary::Add, _, Row(_)) => (Kernel::AddS, vec![x, y]),
            (Binary::Subtract, Row(_), _) => (Kernel::SubtractSL, vec![y, x]),
            (Binary::Subtract, _, Row(_)) => (Kernel::SubtractLS, vec![x, y]),
            (Binary::Multiply, Row(_), _) => (Kernel::MultiplyS, vec![y, x]),
            (Binary::Multiply, _, Row(_)) => (Kernel::MultiplyS, vec![x, y]),
            (Binary::Divide, Row(_), _) => (Kernel::DivideSL, vec![y, x]),
            (Binary::Divide, _, Row(_)) => (Kernel::DivideLS, vec![x, y]),
            _ => (Kernel::Binary(operation), vec![self.lane(a), self.lane(b)]),
        };
        self.push(kernel, operands)
    }

    /// Sees that an output reaches its register: its line writes there, or a copy does where the value is an
    /// input, uniform, or wanted in several places.
    fn deliver(&mut self, number: usize) {
        let (id, register) = self.request.outputs[number];
        let source = self.source(id);
        if source == Source::Input(register) {
            return;
        }
        let line = match source {
            Source::Line(line) if self.lines[line as usize].output.is_none() => line as usize,
            Source::Row(_) => {
                self.push(Kernel::Splat, vec![source]);
                self.lines.len() - 1
            }
            _ => {
                self.push(Kernel::Copy, vec![source]);
                self.lines.len() - 1
            }
        };
        self.lines[line].output = Some(register);
    }
}
