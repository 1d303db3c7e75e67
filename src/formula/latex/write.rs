//! Tree → LaTeX, with a list of what is left to write instead of recursion.

use std::ops::Range;

use crate::formula::checked::Formula;
use crate::formula::strength::Strength;
use crate::formula::syntax::{Expr, Id, Kind, Name, Node};
use crate::words::{self, Span};

use super::pieces::{Piece, parentheses_around, pieces};
use super::shape::{Shape, shapes};
use super::writing::{Names, Place};
use super::{NO_PART, Notation, Part, Style, What, color};

/// The relation between the two sides of a line.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Sign {
    Define,
    Update,
}

/// Writes one line.
pub(super) struct Writer<'a> {
    formula: &'a Formula,
    style: &'a Style<'a>,
    names: &'a Names<'a>,
    /// Where names stand that are being written.
    place: Place,
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
    pub fn new(formula: &'a Formula, style: &'a Style<'a>, names: &'a Names<'a>) -> Self {
        Writer { formula, style, names, place: Place::Start, latex: String::new(), parts: Vec::new() }
    }

    pub fn finish(self) -> Notation {
        Notation { latex: self.latex, parts: self.parts }
    }

    /// Writes the left side of a line; gives where it stands.
    pub fn target(&mut self, name: &Name, place: Place) -> Range<usize> {
        self.place = place;
        let role = self.formula.role(&name.id);
        match self.part(What::Target { name: name.id.clone(), role }, name.span) {
            Some(value) => self.ink(&number(value)),
            None => {
                self.ink(&self.symbol(&name.id));
                if self.formula.kind() == Kind::Surface && name.id == "f" {
                    self.arguments();
                }
            }
        }
        0..self.latex.len()
    }

    /// Writes the sign between the sides.
    pub fn sign(&mut self, sign: Sign) {
        self.latex += if self.style.aligned { " &" } else { " " };
        self.latex += if sign == Sign::Update { "\\leftarrow " } else { "= " };
    }

    /// A name where it is being written.
    fn symbol(&self, name: &str) -> String {
        self.names.symbol(name, self.place).latex()
    }

    /// The coordinates of a surface as the arguments of `f`, and behind them the columns that the loss of an example
    /// reads.
    fn arguments(&mut self) {
        /// With more it is no longer clear at a glance.
        const MOST: usize = 4;
        let symbols = |names: &[String]| names.iter().map(|name| super::name(name)).collect::<Vec<_>>().join(", ");
        let (coordinates, columns) = (self.formula.coordinates(), self.formula.columns());
        if (1..=MOST).contains(&coordinates.len()) {
            let example =
                if (1..=MOST).contains(&columns.len()) { format!("; {}", symbols(columns)) } else { String::new() };
            self.latex += &format!("({}{example})", symbols(coordinates));
        }
    }

    /// Writes the right side of a line; gives where it stands.
    pub fn expression(&mut self, expr: &Expr, place: Place) -> Range<usize> {
        self.place = place;
        let start = self.latex.len();
        self.nodes(expr);
        start..self.latex.len()
    }

    fn nodes(&mut self, expr: &Expr) {
        let values = self.values(expr);
        let shapes = shapes(expr, &values);
        let mut left = vec![Piece::Node(expr.root(), Strength::Or)];
        while let Some(piece) = left.pop() {
            let (id, parentheses) = match piece {
                Piece::Text(text) => {
                    self.latex += text;
                    continue;
                }
                Piece::Base(id) => {
                    self.base(expr, id);
                    continue;
                }
                Piece::BaseEnd => {
                    self.latex += if self.style.marked { "}}}" } else { "}" };
                    continue;
                }
                Piece::Node(id, weakest) => (id, shapes[id.index()].strength < weakest),
                Piece::Right(id, weakest) => {
                    let Shape { strength, minus, .. } = shapes[id.index()];
                    (id, strength < weakest || minus)
                }
            };
            let start = left.len();
            if parentheses {
                let [open, close] = parentheses_around(shapes[id.index()]);
                left.extend([Piece::Text(open), Piece::Node(id, Strength::Or), Piece::Text(close)]);
            } else if matches!(expr[id], Node::Number(_) | Node::Name(_)) {
                self.leaf(expr, id, values[id.index()]);
            } else {
                pieces(expr, &expr[id], &shapes, &mut left);
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
            (None, Node::Name(name)) => self.ink(&self.symbol(name)),
            (None, _) => {}
        }
    }

    /// Begins the power of a name. The exponent stands inside the name's color, in a color of its own:
    /// behind a color it would neither stand above the subscript nor keep close to a slanted letter.
    fn base(&mut self, expr: &Expr, id: Id) {
        let Node::Name(name) = &expr[id] else { return };
        let what = What::Name { name: name.clone(), role: self.formula.role(name) };
        self.parts.push(Part { what, span: expr.span(id) });
        let symbol = self.symbol(name);
        self.latex += &match self.style.marked {
            true => format!("{}{symbol}^{{{}", open_color(color(self.parts.len() - 1)), open_color(NO_PART)),
            false => format!("{symbol}^{{"),
        };
    }

    /// Writes the last part.
    fn ink(&mut self, latex: &str) {
        self.latex += &match self.style.marked {
            true => format!("{}{latex}}}", open_color(color(self.parts.len() - 1))),
            false => latex.to_owned(),
        };
    }
}

/// The beginning of what is drawn in a color.
fn open_color([red, green, blue]: [u8; 3]) -> String {
    format!("\\textcolor{{#{red:02x}{green:02x}{blue:02x}}}{{")
}
