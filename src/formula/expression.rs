//! Words → an expression, by the strength of its operators.

use crate::words::{Fault, Message, Span};

use super::faults::fault;
use super::parser::Parser;
use super::syntax::{Expr, Id, Node, Operator};
use super::token::Token;

/// The deepest nesting of parentheses, calls, powers and signs.
pub(super) const DEEPEST: usize = 256;

/// The most operations of a text.
pub(super) const MOST_OPERATIONS: usize = 10_000;

/// What an operator takes as operands binds tighter than the operator: from loosest to tightest.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Strength {
    Or,
    And,
    Not,
    Comparison,
    Sum,
    Product,
    Sign,
    Power,
    Operand,
}

impl Operator {
    pub(super) fn strength(self) -> Strength {
        match self {
            Operator::Or => Strength::Or,
            Operator::And => Strength::And,
            Operator::Add | Operator::Subtract => Strength::Sum,
            Operator::Multiply | Operator::Divide => Strength::Product,
            Operator::Power => Strength::Power,
            _ => Strength::Comparison,
        }
    }
}

impl Strength {
    pub(super) fn tighter(self) -> Strength {
        match self {
            Strength::Or => Strength::And,
            Strength::And => Strength::Not,
            Strength::Not => Strength::Comparison,
            Strength::Comparison => Strength::Sum,
            Strength::Sum => Strength::Product,
            Strength::Product => Strength::Sign,
            Strength::Sign => Strength::Power,
            Strength::Power | Strength::Operand => Strength::Operand,
        }
    }
}

/// A parsed operand: its node, and its place with the parentheses around it.
#[derive(Clone, Copy)]
pub(super) struct Operand {
    pub id: Id,
    pub span: Span,
}

/// None when a limit was met: then the rest of the statement is passed over.
pub(super) type Parsed = Option<Operand>;

/// Reads one expression into its list of nodes.
pub(super) struct Builder<'a, 'b> {
    pub parser: &'a mut Parser<'b>,
    expr: Expr,
    depth: usize,
}

impl<'a, 'b> Builder<'a, 'b> {
    pub fn new(parser: &'a mut Parser<'b>) -> Self {
        Builder { parser, expr: Expr::new(), depth: 0 }
    }

    /// What was read; after a limit was met, with a hole as its whole.
    pub fn finish(mut self) -> Expr {
        if self.expr.nodes().is_empty() {
            let span = self.parser.span();
            self.expr.push(Node::Number(0.0), Span::new(span.start, span.start));
        }
        self.expr
    }

    /// A whole expression.
    pub fn whole(&mut self) -> Parsed {
        self.binary(Strength::Or)
    }

    pub fn push(&mut self, node: Node, span: Span) -> Parsed {
        let operations = match &node {
            Node::Number(_) | Node::Name(_) => 0,
            Node::Call(_, arguments) => arguments.len().saturating_sub(1).max(1),
            _ => 1,
        };
        self.parser.operations += operations;
        if self.parser.operations > MOST_OPERATIONS {
            // Said once: the statements that follow only count on.
            if self.parser.operations - operations <= MOST_OPERATIONS {
                self.limit("formula-too-many-operations", MOST_OPERATIONS, span);
            }
            return None;
        }
        let id = self.expr.push(node, span);
        Some(Operand { id, span })
    }

    /// A place where an operand is missing; the fault is on the list.
    pub fn hole(&mut self) -> Parsed {
        let at = self.parser.last_span().end;
        self.push(Node::Number(0.0), Span::new(at, at))
    }

    fn limit(&mut self, key: &'static str, limit: usize, span: Span) {
        self.parser.faults.add(|| Fault::new(Message::new(key).with("limit", limit)).at(span));
    }

    /// Reads something one level deeper.
    pub fn deeper(&mut self, read: impl FnOnce(&mut Self) -> Parsed) -> Parsed {
        if self.depth == DEEPEST {
            self.limit("formula-too-deep", DEEPEST, self.parser.span());
            return None;
        }
        self.depth += 1;
        let parsed = read(self);
        self.depth -= 1;
        parsed
    }

    /// Operands joined by operators of at least this strength.
    fn binary(&mut self, weakest: Strength) -> Parsed {
        let mut left = self.signed(weakest)?;
        let mut compared = false;
        loop {
            let place = self.parser.span();
            let Some((operator, written)) = self.operator() else { return Some(left) };
            let strength = operator.strength();
            if strength < weakest {
                return Some(left);
            }
            let chained = compared && strength == Strength::Comparison;
            compared = strength == Strength::Comparison;
            if written {
                self.parser.advance();
            }
            let right = if operator == Operator::Power {
                self.deeper(|builder| builder.binary(Strength::Sign))?
            } else {
                self.binary(strength.tighter())?
            };
            if !written {
                self.implicit_product(left.span, right.span);
            }
            if chained {
                self.chained_comparison(left, place, right.span);
            }
            let span = left.span.to(right.span);
            let id = self.push(Node::Binary(operator, left.id, right.id), span)?.id;
            left = Operand { id, span };
        }
    }

    /// The operator that stands next, and whether it is written: between two operands side by side
    /// a product is meant, and `=` inside an expression means `==`.
    fn operator(&mut self) -> Option<(Operator, bool)> {
        match self.parser.peek() {
            Token::Operator(operator) => Some((*operator, true)),
            Token::Assign => {
                let span = self.parser.span();
                self.parser.faults.add(|| {
                    let help = Message::new("formula-help-equal");
                    fault("formula-assignment-inside", span).help(help)
                });
                Some((Operator::Equal, true))
            }
            token if token.begins_operand() && !self.parser.at_assignment() => Some((Operator::Multiply, false)),
            _ => None,
        }
    }

    /// An operand with the signs before it.
    fn signed(&mut self, weakest: Strength) -> Parsed {
        let span = self.parser.span();
        match self.parser.peek() {
            Token::Operator(Operator::Subtract) => {
                self.parser.advance();
                let inner = self.deeper(|builder| builder.binary(Strength::Sign))?;
                self.push(Node::Negate(inner.id), span.to(inner.span))
            }
            Token::Operator(Operator::Add) => {
                self.parser.faults.add(|| fault("formula-unary-plus", span));
                self.parser.advance();
                self.deeper(|builder| builder.binary(Strength::Sign))
            }
            Token::Not => {
                if weakest > Strength::Not {
                    self.parser.faults.add(|| fault("formula-not-inside", span));
                }
                self.parser.advance();
                let inner = self.deeper(|builder| builder.binary(Strength::Not))?;
                self.push(Node::Not(inner.id), span.to(inner.span))
            }
            _ => self.operand(),
        }
    }

    fn implicit_product(&mut self, left: Span, right: Span) {
        let parser = &mut *self.parser;
        let written = |span: Span| short(&parser.text[span.start..span.end]);
        let text = format!("{}*{}", written(left), written(right));
        parser.faults.add(|| {
            let help = Message::new("formula-help-write").with("text", text);
            fault("formula-implicit-product", left.to(right)).help(help)
        });
    }

    fn chained_comparison(&mut self, left: Operand, sign: Span, right: Span) {
        let Node::Binary(_, _, middle) = self.expr[left.id] else { return };
        let middle = self.expr.span(middle);
        let parser = &mut *self.parser;
        let written = |span: Span| short(&parser.text[span.start..span.end]);
        let (first, second) = (written(left.span), written(middle.to(right)));
        let text = format!("{first} and {second}");
        parser.faults.add(|| {
            let help = Message::new("formula-help-write").with("text", text);
            fault("formula-chained-comparison", sign).help(help)
        });
    }
}

/// A piece of a text as a suggestion can show it.
pub(super) fn short(text: &str) -> String {
    const LONGEST: usize = 40;
    if text.chars().nth(LONGEST).is_none() && !text.contains('\n') { text.to_owned() } else { "(…)".to_owned() }
}
