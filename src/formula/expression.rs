//! Words → an expression, by the strength of its operators.

use crate::words::{Fault, Message, Span};

use super::faults::fault;
use super::parser::Parser;
use super::strength::Strength;
use super::syntax::{Expr, Id, Name, Node, Operator};
use super::token::{Placed, Token};

/// The deepest nesting of parentheses, calls, powers and signs.
pub(super) const DEEPEST: usize = 256;

/// The most operations of a text.
pub(super) const MOST_OPERATIONS: usize = 10_000;

/// A parsed operand: its node, and its place with the parentheses around it.
#[derive(Clone, Copy)]
pub(super) struct Operand {
    pub id: Id,
    pub span: Span,
    /// Whether it is a comparison without parentheses, which cannot be compared again.
    pub compares: bool,
}

/// An operator whose right operand is still to be read.
struct Waiting {
    left: Operand,
    operator: Operator,
    place: Span,
    /// Whether the operator stands in the text.
    written: bool,
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

    /// What `name += …` gives the name: the right side joined to its old value.
    pub fn changed(&mut self, name: &Name, operator: Operator) -> Parsed {
        let old = self.push(Node::Name(name.id.clone()), name.span)?;
        let change = self.whole()?;
        self.push(Node::Binary(operator, old.id, change.id), name.span.to(change.span))
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
        Some(Operand { id, span, compares: false })
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
    ///
    /// Operators that wait for their right operand are on a list, so that only what truly nests
    /// (parentheses, signs, powers) deepens the stack.
    fn binary(&mut self, weakest: Strength) -> Parsed {
        let mut waiting: Vec<Waiting> = Vec::new();
        let mut operand = self.signed(weakest)?;
        loop {
            let place = self.parser.span();
            let next = self.operator().filter(|(operator, _)| operator.strength() >= weakest);
            let strength = next.map(|(operator, _)| operator.strength());
            while let Some(last) = waiting.pop_if(|last| Some(last.operator.strength()) >= strength) {
                operand = self.join(last, operand)?;
            }
            let Some((operator, written)) = next else { return Some(operand) };
            if written {
                self.take_operator();
            }
            let left = Waiting { left: operand, operator, place, written };
            if operator == Operator::Power {
                let exponent = self.deeper(|builder| builder.binary(Strength::Sign))?;
                operand = self.join(left, exponent)?;
            } else {
                waiting.push(left);
                operand = self.signed(operator.strength().tighter())?;
            }
        }
    }

    /// Joins an operand to what waits for it.
    fn join(&mut self, waiting: Waiting, right: Operand) -> Parsed {
        let Waiting { left, operator, place, written } = waiting;
        let compares = operator.strength() == Strength::Comparison;
        if !written {
            self.implicit_product(left.span, right.span);
        }
        if compares && left.compares {
            self.chained_comparison(left, place, right.span);
        }
        let span = left.span.to(right.span);
        let joined = self.push(Node::Binary(operator, left.id, right.id), span)?;
        Some(Operand { compares, ..joined })
    }

    /// The operator that stands next, and whether it is written: between two operands side by side
    /// a product is meant, and `=` inside an expression means `==`.
    fn operator(&self) -> Option<(Operator, bool)> {
        match self.parser.peek() {
            Token::Operator(operator) => Some((*operator, true)),
            Token::Assign => Some((Operator::Equal, true)),
            token if token.begins_operand() && !self.parser.at_assignment() => Some((Operator::Multiply, false)),
            _ => None,
        }
    }

    fn take_operator(&mut self) {
        let Placed { token, span, .. } = self.parser.advance();
        if token == Token::Assign {
            let help = Message::new("formula-help-equal");
            self.parser.faults.add(|| fault("formula-assignment-inside", span).help(help));
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
