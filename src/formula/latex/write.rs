//! Tree → LaTeX, with a list of what is left to write instead of recursion.

use std::borrow::Cow;

use crate::formula::checked::Formula;
use crate::formula::expression::Strength;
use crate::formula::syntax::{Expr, Id, Kind, Name, Node, Operator};
use crate::words::{self, Span};

use super::shape::{Shape, shapes};
use super::symbol::Symbol;
use super::{Notation, Part, Style, What, call, color};

/// The relation between the two sides of a line.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Sign {
    Define,
    Update,
    Start,
}

/// What is left to write.
pub(super) enum Piece {
    Text(Cow<'static, str>),
    /// A node, in parentheses if it is weaker than this.
    Node(Id, Strength),
    /// An operand to the right of a sign, which also needs parentheses if it begins with a minus.
    Right(Id, Strength),
}

impl Piece {
    pub fn text(text: &'static str) -> Piece {
        Piece::Text(Cow::Borrowed(text))
    }
}

/// Writes one line.
pub(super) struct Writer<'a> {
    formula: &'a Formula,
    style: &'a Style<'a>,
    latex: String,
    parts: Vec<Part>,
}

/// A number as LaTeX: `0.9`, `10^{-8}`, `2.5 \cdot 10^{12}`.
pub fn number(value: f64) -> String {
    if value.is_nan() {
        return "\\text{NaN}".to_owned();
    }
    if value.is_infinite() {
        return if value > 0.0 { "\\infty" } else { "-\\infty" }.to_owned();
    }
    let plain = words::number(value);
    match plain.split_once('e') {
        None => plain,
        Some(("1", exponent)) => format!("10^{{{exponent}}}"),
        Some(("-1", exponent)) => format!("-10^{{{exponent}}}"),
        Some((digits, exponent)) => format!("{digits} \\cdot 10^{{{exponent}}}"),
    }
}

impl<'a> Writer<'a> {
    pub fn new(formula: &'a Formula, style: &'a Style<'a>) -> Self {
        Writer { formula, style, latex: String::new(), parts: Vec::new() }
    }

    pub fn finish(self) -> Notation {
        Notation { latex: self.latex, parts: self.parts }
    }

    /// Writes the left side of a line and the sign between the sides.
    pub fn target(&mut self, name: &Name, sign: Sign) {
        let role = self.formula.role(&name.id);
        let value = self.part(What::Target { name: name.id.clone(), role }, name.span);
        match value {
            Some(value) => self.ink(&number(value)),
            None => self.symbol(&Symbol::of(&name.id)),
        }
        if value.is_none() && self.formula.kind() == Kind::Surface && name.id == "f" {
            self.arguments();
        }
        self.latex += match sign {
            Sign::Define => " = ",
            Sign::Update => " \\leftarrow ",
            Sign::Start => "^{(0)} = ",
        };
    }

    /// The coordinates of a surface, as the arguments of `f`.
    fn arguments(&mut self) {
        /// With more it is no longer clear at a glance.
        const MOST: usize = 4;
        let coordinates = self.formula.coordinates();
        if (1..=MOST).contains(&coordinates.len()) {
            let symbols: Vec<String> = coordinates.iter().map(|name| super::name(name)).collect();
            self.latex += &format!("({})", symbols.join(", "));
        }
    }

    pub fn expression(&mut self, expr: &Expr) {
        let values = self.values(expr);
        let shapes = shapes(expr, &values);
        let mut left = vec![Piece::Node(expr.root(), Strength::Or)];
        while let Some(piece) = left.pop() {
            let (id, parentheses) = match piece {
                Piece::Text(text) => {
                    self.latex += &text;
                    continue;
                }
                Piece::Node(id, weakest) => (id, shapes[id.index()].strength < weakest),
                Piece::Right(id, weakest) => {
                    let Shape { strength, minus, .. } = shapes[id.index()];
                    (id, strength < weakest || minus)
                }
            };
            let [open, close] = parentheses_around(shapes[id.index()]);
            let start = left.len();
            if parentheses {
                left.push(Piece::text(open));
            }
            match (&expr[id], values[id.index()]) {
                (Node::Number(_) | Node::Name(_), value) if !parentheses => self.leaf(expr, id, value),
                (Node::Number(_) | Node::Name(_), _) => left.push(Piece::Node(id, Strength::Or)),
                (node, _) => pieces(expr, node, &shapes, &mut left),
            }
            if parentheses {
                left.push(Piece::text(close));
            }
            left[start..].reverse();
        }
    }

    /// The number shown for each node, where there is one: its own, or one in place of a name.
    fn values(&self, expr: &Expr) -> Vec<Option<f64>> {
        let value = |(id, node): (Id, &Node)| match node {
            Node::Number(number) => Some(self.value(&self.what(node)?, expr.span(id)).unwrap_or(*number)),
            _ => self.value(&self.what(node)?, expr.span(id)),
        };
        expr.iter().map(value).collect()
    }

    /// What a leaf shows; none for other nodes.
    fn what(&self, node: &Node) -> Option<What> {
        match node {
            Node::Number(value) => Some(What::Number(*value)),
            Node::Name(name) => Some(What::Name { name: name.clone(), role: self.formula.role(name) }),
            _ => None,
        }
    }

    /// The number that the style wants in place of a part.
    fn value(&self, what: &What, span: Span) -> Option<f64> {
        let value = self.style.value?;
        value(&Part { what: what.clone(), span })
    }

    /// Adds a part; gives the number to show in its place.
    fn part(&mut self, what: What, span: Span) -> Option<f64> {
        let value = self.value(&what, span);
        self.parts.push(Part { what, span });
        value
    }

    fn leaf(&mut self, expr: &Expr, id: Id, value: Option<f64>) {
        let Some(what) = self.what(&expr[id]) else { return };
        self.parts.push(Part { what, span: expr.span(id) });
        match (value, &expr[id]) {
            (Some(value), _) => self.ink(&number(value)),
            (None, Node::Name(name)) => self.symbol(&Symbol::of(name)),
            (None, _) => {}
        }
    }

    /// Writes a piece of the last part.
    fn ink(&mut self, latex: &str) {
        let latex = self.wrapped(latex);
        self.latex += &latex;
    }

    fn symbol(&mut self, symbol: &Symbol) {
        let latex = symbol.latex(|piece| self.wrapped(piece));
        self.latex += &latex;
    }

    /// In the color of the last part, if parts are marked.
    fn wrapped(&self, latex: &str) -> String {
        if !self.style.marked {
            return latex.to_owned();
        }
        let [red, green, blue] = color(self.parts.len().saturating_sub(1));
        format!("\\textcolor{{#{red:02x}{green:02x}{blue:02x}}}{{{latex}}}")
    }
}

/// Parentheses that are high enough.
pub(super) fn parentheses_around(shape: Shape) -> [&'static str; 2] {
    if shape.tall { ["\\left(", "\\right)"] } else { ["(", ")"] }
}

/// Adds the pieces of a node in the order in which they are written.
fn pieces(expr: &Expr, node: &Node, shapes: &[Shape], pieces: &mut Vec<Piece>) {
    match node {
        Node::Number(_) | Node::Name(_) => {}
        Node::Negate(operand) => pieces.extend([Piece::text("-"), Piece::Right(*operand, Strength::Product)]),
        Node::Not(operand) => pieces.extend([Piece::text("\\lnot "), Piece::Node(*operand, Strength::Sum)]),
        Node::Binary(Operator::Divide, above, below) => fraction(*above, *below, pieces),
        Node::Binary(Operator::Power, base, exponent) => call::power(expr, *base, *exponent, shapes, pieces),
        Node::Binary(operator, left, right) => {
            let (weakest_left, weakest_right) = operator.weakest_operands();
            pieces.push(Piece::Node(*left, weakest_left));
            pieces.push(Piece::text(sign(*operator, expr, *left, shapes[right.index()])));
            pieces.push(match operator.strength() {
                Strength::Sum | Strength::Product => Piece::Right(*right, weakest_right),
                _ => Piece::Node(*right, weakest_right),
            });
        }
        Node::Call(function, arguments) => call::call(expr, *function, arguments, shapes, pieces),
    }
}

fn fraction(above: Id, below: Id, pieces: &mut Vec<Piece>) {
    pieces.extend([
        Piece::text("\\frac{"),
        Piece::Node(above, Strength::Or),
        Piece::text("}{"),
        Piece::Node(below, Strength::Or),
        Piece::text("}"),
    ]);
}

/// An operator's sign; a product has one only where digits would run together, or where a name would
/// look like a function.
fn sign(operator: Operator, expr: &Expr, left: Id, right: Shape) -> &'static str {
    match operator {
        Operator::Multiply => {
            let parentheses = right.strength < operator.weakest_operands().1 || right.minus;
            match &expr[left] {
                Node::Name(name) if parentheses && (name == "f" || name == "g") => " \\cdot ",
                _ if right.digit && !parentheses => " \\cdot ",
                Node::Number(_) => " ",
                _ => " \\, ",
            }
        }
        Operator::Add => " + ",
        Operator::Subtract => " - ",
        Operator::Divide | Operator::Power => "",
        Operator::Less => " < ",
        Operator::LessEqual => " \\le ",
        Operator::Greater => " > ",
        Operator::GreaterEqual => " \\ge ",
        Operator::Equal => " = ",
        Operator::NotEqual => " \\ne ",
        Operator::And => " \\land ",
        Operator::Or => " \\lor ",
    }
}
