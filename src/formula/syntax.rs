//! The syntax tree of a text, as the parser leaves it.
//!
//! Names are canonical here (`β₂` is `beta2`); the text itself keeps the writer's spelling at the spans.

use crate::words::Span;

/// What a text is for; it decides what the text may read and must assign.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    Surface,
    Rule,
    Schedule,
}

/// One line of a document.
#[derive(Clone, Debug, PartialEq)]
pub enum Statement {
    /// `name = value`
    Assign { name: Name, value: Expr },
    /// `init name = value`
    Init { name: Name, value: Expr },
    /// A line kept as it is and shown dim: `On iteration t:`, `Compute dW, db …`.
    Heading { text: String, span: Span },
}

/// A name where it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Name {
    /// The canonical name.
    pub id: String,
    pub span: Span,
}

/// An expression and the place it was read from.
#[derive(Clone, Debug, PartialEq)]
pub struct Expr {
    pub node: Node,
    pub span: Span,
}

#[derive(Clone, Debug, PartialEq)]
pub enum Node {
    Number(f64),
    /// Any name: an input, a parameter, a state, a local, `pi`, `dim`.
    Name(String),
    Negate(Box<Expr>),
    Not(Box<Expr>),
    Binary(Operator, Box<Expr>, Box<Expr>),
    Call(Function, Vec<Expr>),
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
