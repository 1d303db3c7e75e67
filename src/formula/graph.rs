//! An expression as a graph: every operation once, however often its value is used.
//!
//! Building folds constants with the program's own functions and simplifies only where not one bit changes:
//! `x + 0` stays (it turns -0 into 0), `x * 1` does not. Sums and products keep the order in which they were written.

use std::collections::HashMap;

use super::operation::{Binary, Unary, holds};

/// The position of a node in its [`Graph`]; operands come before their users.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Id(u32);

impl Id {
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Node {
    /// A number, by its bits.
    Constant(u64),
    /// What is given from outside; the owner of the graph numbers its inputs.
    Input(u32),
    Unary(Unary, Id),
    Binary(Binary, Id, Id),
    /// The second where the first holds, otherwise the third.
    Select(Id, Id, Id),
}

impl Node {
    /// The nodes it reads, in order.
    pub fn operands(self) -> impl Iterator<Item = Id> {
        let operands = match self {
            Node::Constant(_) | Node::Input(_) => [None; 3],
            Node::Unary(_, a) => [Some(a), None, None],
            Node::Binary(_, a, b) => [Some(a), Some(b), None],
            Node::Select(a, b, c) => [Some(a), Some(b), Some(c)],
        };
        operands.into_iter().flatten()
    }
}

/// Nodes that are never equal: building one that is there already gives its id.
#[derive(Clone, Debug, Default)]
pub struct Graph {
    nodes: Vec<Node>,
    ids: HashMap<Node, Id>,
}

impl Graph {
    pub fn new() -> Graph {
        Graph::default()
    }

    pub fn len(&self) -> usize {
        self.nodes.len()
    }

    pub fn node(&self, id: Id) -> Node {
        self.nodes[id.index()]
    }

    /// All ids, operands before their users.
    pub fn ids(&self) -> impl DoubleEndedIterator<Item = Id> + use<> {
        (0..self.nodes.len() as u32).map(Id)
    }

    /// The ids up to and with the given one.
    pub fn up_to(&self, last: Id) -> impl DoubleEndedIterator<Item = Id> + use<> {
        (0..=last.0).map(Id)
    }

    fn intern(&mut self, node: Node) -> Id {
        let next = Id(u32::try_from(self.nodes.len()).expect("lowering stops long before 2^32 nodes"));
        *self.ids.entry(node).or_insert_with(|| {
            self.nodes.push(node);
            next
        })
    }

    pub fn constant(&mut self, value: f64) -> Id {
        self.intern(Node::Constant(value.to_bits()))
    }

    pub fn input(&mut self, slot: u32) -> Id {
        self.intern(Node::Input(slot))
    }

    /// The number, if the node is one.
    pub fn value(&self, id: Id) -> Option<f64> {
        match self.node(id) {
            Node::Constant(bits) => Some(f64::from_bits(bits)),
            _ => None,
        }
    }

    fn is(&self, id: Id, value: f64) -> bool {
        self.node(id) == Node::Constant(value.to_bits())
    }

    /// The constant and the other factor, if the node is their product.
    pub fn multiple(&self, id: Id) -> Option<(f64, Id)> {
        match self.node(id) {
            Node::Binary(Binary::Multiply, a, b) => {
                self.value(a).map(|n| (n, b)).or_else(|| self.value(b).map(|n| (n, a)))
            }
            _ => None,
        }
    }

    fn negated(&self, id: Id) -> Option<Id> {
        match self.node(id) {
            Node::Unary(Unary::Negate, inner) => Some(inner),
            _ => None,
        }
    }

    pub fn unary(&mut self, operation: Unary, x: Id) -> Id {
        if let Some(value) = self.value(x) {
            return self.constant(operation.value(value));
        }
        match (operation, self.negated(x)) {
            (Unary::Negate, Some(inner)) => inner,
            _ => self.intern(Node::Unary(operation, x)),
        }
    }

    pub fn binary(&mut self, operation: Binary, a: Id, b: Id) -> Id {
        if let (Some(x), Some(y)) = (self.value(a), self.value(b)) {
            return self.constant(operation.value(x, y));
        }
        if let Some(simpler) = self.simpler(operation, a, b) {
            return simpler;
        }
        let (a, b) = if operation.commutes() && b < a { (b, a) } else { (a, b) };
        self.intern(Node::Binary(operation, a, b))
    }

    /// A node with the same bits for every value of the operands, if one is known.
    fn simpler(&mut self, operation: Binary, a: Id, b: Id) -> Option<Id> {
        match operation {
            Binary::Add => match (self.negated(a), self.negated(b)) {
                _ if self.is(b, -0.0) => Some(a),
                _ if self.is(a, -0.0) => Some(b),
                (_, Some(b)) => Some(self.subtract(a, b)),
                (Some(a), _) => Some(self.subtract(b, a)),
                _ => None,
            },
            Binary::Subtract if self.is(b, 0.0) => Some(a),
            Binary::Subtract => match (self.value(b), self.negated(b)) {
                (Some(value), _) => {
                    let opposite = self.constant(-value);
                    Some(self.add(a, opposite))
                }
                (None, negated) => negated.map(|b| self.add(a, b)),
            },
            Binary::Multiply => self.simpler_product(a, b).or_else(|| self.simpler_product(b, a)),
            Binary::Divide => {
                let reciprocal = self.value(b).and_then(exact_reciprocal)?;
                let reciprocal = self.constant(reciprocal);
                Some(self.multiply(a, reciprocal))
            }
            Binary::Pow if self.is(b, 1.0) => Some(a),
            Binary::Pow if self.value(b) == Some(0.0) => Some(self.constant(1.0)),
            Binary::Gate if self.value(b).is_some_and(f64::is_finite) => Some(self.multiply(a, b)),
            Binary::Gate => match self.value(a) {
                Some(0.0) => Some(self.constant(0.0)),
                Some(_) => Some(self.multiply(a, b)),
                None => None,
            },
            _ => None,
        }
    }

    fn simpler_product(&mut self, a: Id, b: Id) -> Option<Id> {
        if self.is(b, 1.0) {
            return Some(a);
        }
        if self.is(b, -1.0) {
            return Some(self.negate(a));
        }
        let inner = self.negated(a)?;
        if let Some(value) = self.value(b) {
            let opposite = self.constant(-value);
            return Some(self.multiply(inner, opposite));
        }
        let product = self.multiply(inner, b);
        Some(self.negate(product))
    }

    pub fn select(&mut self, condition: Id, then: Id, otherwise: Id) -> Id {
        match self.value(condition) {
            Some(value) if holds(value) => then,
            Some(_) => otherwise,
            None if then == otherwise => then,
            None => self.intern(Node::Select(condition, then, otherwise)),
        }
    }

    pub fn negate(&mut self, a: Id) -> Id {
        self.unary(Unary::Negate, a)
    }

    pub fn add(&mut self, a: Id, b: Id) -> Id {
        self.binary(Binary::Add, a, b)
    }

    pub fn subtract(&mut self, a: Id, b: Id) -> Id {
        self.binary(Binary::Subtract, a, b)
    }

    pub fn multiply(&mut self, a: Id, b: Id) -> Id {
        self.binary(Binary::Multiply, a, b)
    }

    pub fn divide(&mut self, a: Id, b: Id) -> Id {
        self.binary(Binary::Divide, a, b)
    }

    /// A copy of another graph's node, its operands already copied: `at` gives their ids here.
    pub fn copy(&mut self, node: Node, at: impl Fn(Id) -> Id) -> Id {
        match node {
            Node::Constant(bits) => self.intern(Node::Constant(bits)),
            Node::Input(slot) => self.input(slot),
            Node::Unary(operation, a) => self.unary(operation, at(a)),
            Node::Binary(operation, a, b) => self.binary(operation, at(a), at(b)),
            Node::Select(a, b, c) => self.select(at(a), at(b), at(c)),
        }
    }

    /// Which nodes the given ones need, themselves included.
    pub fn needed_by(&self, roots: impl IntoIterator<Item = Id>) -> Vec<bool> {
        let mut needed = vec![false; self.nodes.len()];
        for root in roots {
            needed[root.index()] = true;
        }
        for id in self.ids().rev() {
            if needed[id.index()] {
                self.node(id).operands().for_each(|operand| needed[operand.index()] = true);
            }
        }
        needed
    }
}

/// `1/x` where dividing by `x` and multiplying by `1/x` give the same bits: powers of two.
fn exact_reciprocal(x: f64) -> Option<f64> {
    let reciprocal = 1.0 / x;
    (is_power_of_two(x) && reciprocal.is_normal()).then_some(reciprocal)
}

/// Whether multiplying by `x` rounds nothing, as long as the product is neither beyond all numbers nor below the
/// normal ones.
pub fn is_power_of_two(x: f64) -> bool {
    const MANTISSA: u64 = (1 << 52) - 1;
    x.is_normal() && x.to_bits() & MANTISSA == 0
}
