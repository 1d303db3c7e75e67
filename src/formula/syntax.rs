//! The syntax tree of a text, as the parser leaves it.
//!
//! Names are canonical here (`β₂` is `beta2`); the text itself keeps the writer's spelling at the spans.
//!
//! An expression is a list of nodes, not boxes within boxes: `x + x + …` with 10,000 terms is a tree
//! 10,000 deep, and walking, cloning or dropping such a tree by recursion would overflow the stack.

use std::ops::Index;

use crate::words::Span;

/// What a text is for; it decides what the text may read and must assign.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    Surface,
    Rule,
    Schedule,
}

/// One line of a document. Equal statements say the same, wherever they stand.
#[derive(Clone, Debug)]
pub enum Statement {
    /// `name = value`
    Assign { name: Name, value: Expr },
    /// `init name = value`
    Init { name: Name, value: Expr },
    /// A line kept as it is and shown dim: `On iteration t:`, `Compute dW, db …`.
    Heading { text: String, span: Span },
}

impl PartialEq for Statement {
    fn eq(&self, other: &Statement) -> bool {
        use Statement::{Assign, Heading, Init};
        match (self, other) {
            (Assign { name, value }, Assign { name: other, value: other_value })
            | (Init { name, value }, Init { name: other, value: other_value }) => {
                name.id == other.id && value == other_value
            }
            (Heading { text, span: _ }, Heading { text: other, span: _ }) => text == other,
            _ => false,
        }
    }
}

/// A name where it stands.
#[derive(Clone, Debug)]
pub struct Name {
    /// The canonical name.
    pub id: String,
    pub span: Span,
}

/// The position of a node in its [`Expr`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Id(u32);

impl Id {
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// An expression: its nodes in postorder, so that the operands of a node stand before it and the
/// whole is the last. One loop from the first to the last visits every node after its operands;
/// equal trees are equal lists, wherever they were read from.
#[derive(Clone, Debug, Default)]
pub struct Expr {
    nodes: Vec<Node>,
    spans: Vec<Span>,
}

impl Expr {
    /// An expression without nodes, for [`Expr::push`]; it is none until something is pushed.
    pub fn new() -> Expr {
        Expr::default()
    }

    /// Appends a node whose operands are already here, and says where it is.
    pub fn push(&mut self, node: Node, span: Span) -> Id {
        let id = Id(u32::try_from(self.nodes.len()).expect("a text of 64 KiB has fewer nodes"));
        self.nodes.push(node);
        self.spans.push(span);
        id
    }

    /// All nodes, operands first, the whole last.
    pub fn nodes(&self) -> &[Node] {
        &self.nodes
    }

    /// All nodes with their ids, operands first, the whole last.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = (Id, &Node)> {
        self.nodes.iter().enumerate().map(|(i, node)| (Id(i as u32), node))
    }

    /// The node that is the whole expression.
    ///
    /// # Panics
    /// On an expression without nodes; the parser makes none.
    pub fn root(&self) -> Id {
        Id(self.nodes.len().checked_sub(1).expect("an expression has nodes") as u32)
    }

    /// Where in the text a node was read.
    pub fn span(&self, id: Id) -> Span {
        self.spans[id.index()]
    }
}

impl Index<Id> for Expr {
    type Output = Node;

    fn index(&self, id: Id) -> &Node {
        &self.nodes[id.index()]
    }
}

/// The same tree, wherever it stands in its text.
impl PartialEq for Expr {
    fn eq(&self, other: &Expr) -> bool {
        self.nodes == other.nodes
    }
}

#[derive(Clone, Debug, PartialEq)]
pub enum Node {
    /// Finite and not negative: a sign before a number is [`Node::Negate`].
    Number(f64),
    /// Any name: an input, a parameter, a state, a local, `pi`, `dim`.
    Name(String),
    Negate(Id),
    Not(Id),
    Binary(Operator, Id, Id),
    Call(Function, Vec<Id>),
}

impl Node {
    /// Visits the operands, from left to right.
    pub fn operands(&self, mut visit: impl FnMut(Id)) {
        match self {
            Node::Number(_) | Node::Name(_) => {}
            Node::Negate(operand) | Node::Not(operand) => visit(*operand),
            Node::Binary(_, left, right) => {
                visit(*left);
                visit(*right);
            }
            Node::Call(_, arguments) => arguments.iter().copied().for_each(visit),
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Operator {
    Add,
    Subtract,
    Multiply,
    Divide,
    Power,
    Less,
    LessEqual,
    Greater,
    GreaterEqual,
    Equal,
    NotEqual,
    And,
    Or,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Function {
    Sqrt,
    Abs,
    Sign,
    Exp,
    Ln,
    Log2,
    Log10,
    Sin,
    Cos,
    Tan,
    Asin,
    Acos,
    Atan,
    Sinh,
    Cosh,
    Tanh,
    Floor,
    Ceil,
    Round,
    Sigmoid,
    Softplus,
    Relu,
    Min,
    Max,
    Pow,
    Atan2,
    Mod,
    If,
    Clamp,
    /// Across the coordinates; rules only.
    Sum,
    Mean,
    Dot,
    Norm,
    /// The gradient at another point; rules only.
    Grad,
    /// The loss at another point; rules only.
    Loss,
}
