//! Tree → text that parses to the same tree.
//!
//! Expressions are written with a list of what is left to write instead of recursion: a sum of
//! 10,000 terms is a tree as deep.

use crate::words::number;

use super::strength::Strength;
use super::syntax::{Expr, Id, Node, Operator, Statement};

/// A document: one line a statement.
pub fn document(statements: &[Statement]) -> String {
    statements.iter().map(|line| statement(line) + "\n").collect()
}

/// One line, without its end.
pub fn statement(statement: &Statement) -> String {
    match statement {
        Statement::Assign { name, value } => format!("{} = {}", name.id, expression(value)),
        Statement::Init { name, value } => format!("init {} = {}", name.id, expression(value)),
        Statement::Heading { text, .. } => text.clone(),
    }
}

/// An expression, with no more parentheses than it needs.
pub fn expression(expr: &Expr) -> String {
    let mut text = String::new();
    let mut left = vec![Piece::Node(expr.root(), Strength::Or)];
    while let Some(piece) = left.pop() {
        match piece {
            Piece::Text(piece) => text.push_str(piece),
            Piece::Number(value) => text.push_str(&number(value)),
            Piece::Node(id, weakest) => {
                let start = left.len();
                let parentheses = expr[id].strength() < weakest;
                if parentheses {
                    left.push(Piece::Text("("));
                }
                pieces(&expr[id], &mut left);
                if parentheses {
                    left.push(Piece::Text(")"));
                }
                left[start..].reverse();
            }
        }
    }
    text
}

/// What is left to write.
enum Piece<'a> {
    Text(&'a str),
    Number(f64),
    /// A node, in parentheses if it is weaker than this.
    Node(Id, Strength),
}

/// Adds the pieces of a node in the order in which they are written.
fn pieces<'a>(node: &'a Node, pieces: &mut Vec<Piece<'a>>) {
    match node {
        Node::Number(value) => pieces.push(Piece::Number(*value)),
        Node::Name(name) => pieces.push(Piece::Text(name)),
        Node::Negate(operand) => pieces.extend([Piece::Text("-"), Piece::Node(*operand, Strength::Sign)]),
        Node::Not(operand) => pieces.extend([Piece::Text("not "), Piece::Node(*operand, Strength::Not)]),
        Node::Binary(operator, left, right) => {
            let (weakest_left, weakest_right) = operator.weakest_operands();
            pieces.push(Piece::Node(*left, weakest_left));
            pieces.push(Piece::Text(operator.sign()));
            pieces.push(Piece::Node(*right, weakest_right));
        }
        Node::Call(function, arguments) => {
            pieces.extend([Piece::Text(function.name()), Piece::Text("(")]);
            for (index, argument) in arguments.iter().enumerate() {
                if index > 0 {
                    pieces.push(Piece::Text(", "));
                }
                pieces.push(Piece::Node(*argument, Strength::Or));
            }
            pieces.push(Piece::Text(")"));
        }
    }
}

impl Node {
    fn strength(&self) -> Strength {
        match self {
            Node::Number(_) | Node::Name(_) | Node::Call(..) => Strength::Operand,
            Node::Negate(_) => Strength::Sign,
            Node::Not(_) => Strength::Not,
            Node::Binary(operator, ..) => operator.strength(),
        }
    }
}

impl Operator {
    /// The sign in a text, with the spaces around it.
    fn sign(self) -> &'static str {
        match self {
            Operator::Add => " + ",
            Operator::Subtract => " - ",
            Operator::Multiply => "*",
            Operator::Divide => "/",
            Operator::Power => "^",
            Operator::Less => " < ",
            Operator::LessEqual => " <= ",
            Operator::Greater => " > ",
            Operator::GreaterEqual => " >= ",
            Operator::Equal => " == ",
            Operator::NotEqual => " != ",
            Operator::And => " and ",
            Operator::Or => " or ",
        }
    }
}
