//! The exact derivative as Python: the graph that is run, written out, with names for what is used more than once.

use std::collections::HashMap;

use super::write::{Binding, Scope, Sort, Written};
use super::{Names, float};
use crate::formula::Formula;
use crate::formula::graph::{Graph, Id, Node};
use crate::formula::lower::Template;
use crate::formula::operation::{Binary, Unary};
use crate::formula::syntax::{Function, Operator};
use crate::words::Fault;

/// The gradient of a surface as lines of Python.
pub struct Derivative {
    /// Name and value, each before it is used.
    pub steps: Vec<(String, String)>,
    /// One expression a coordinate, and whether it goes over vectors.
    pub components: Vec<(String, Sort)>,
}

/// Writes the gradient of `surface`; `scope` knows its coordinates, parameters and columns.
///
/// # Errors
/// A surface of more than 10,000 operations.
pub fn derivative(surface: &Formula, scope: &mut Scope, names: &mut Names) -> Result<Derivative, Vec<Fault>> {
    let (Template { graph, gradient, .. }, named) = Template::open(surface)?;
    // As `Template` numbers them; those of directions are not read.
    let coordinates = surface.coordinates().iter();
    let inputs = coordinates.clone().chain(coordinates).chain(surface.columns()).chain(surface.parameters());
    let inputs = inputs.map(|name| scope.symbol(name)).collect();
    let mut writer = Writer {
        inputs,
        named: named.into_iter().map(|(name, id)| (id, name)).collect(),
        uses: uses(&graph, &gradient),
        graph: &graph,
        scope,
        names,
        steps: Vec::new(),
    };
    let mut terms: Vec<Option<Term>> = Vec::with_capacity(graph.len());
    let needed = graph.needed_by(gradient.iter().copied());
    for id in graph.ids() {
        terms.push(needed[id.index()].then(|| writer.node(id, &terms)));
    }
    let components = gradient.iter().map(|id| {
        let term = terms[id.index()].clone().expect("needed");
        let whole = writer.whole(term);
        (whole.sort, whole.value())
    });
    let components = components.map(|(sort, text)| (text, sort)).collect();
    Ok(Derivative { steps: writer.steps, components })
}

/// How often each node is read by others that are needed, or is itself a component.
fn uses(graph: &Graph, gradient: &[Id]) -> Vec<usize> {
    let needed = graph.needed_by(gradient.iter().copied());
    let mut uses = vec![0; graph.len()];
    for id in graph.ids().filter(|id| needed[id.index()]) {
        graph.node(id).operands().for_each(|operand| uses[operand.index()] += 1);
    }
    gradient.iter().for_each(|id| uses[id.index()] += 1);
    uses
}

/// A value as a power of two, with its sign, times the rest. Such a factor changes no digit of a product, wherever it
/// stands: `0.5*(2*x)` is `x`.
#[derive(Clone)]
struct Term {
    factor: f64,
    /// `None` is 1.
    rest: Option<Written>,
}

struct Writer<'a> {
    graph: &'a Graph,
    scope: &'a mut Scope,
    names: &'a mut Names,
    inputs: Vec<Written>,
    /// What the surface's own text calls a node.
    named: HashMap<Id, String>,
    uses: Vec<usize>,
    steps: Vec<(String, String)>,
}

/// More than this many operations that are used twice get a name.
const CHEAP: usize = 1;

impl Writer<'_> {
    fn node(&mut self, id: Id, terms: &[Option<Term>]) -> Term {
        let at = |id: Id| terms[id.index()].clone().expect("operands are needed too");
        let term = match self.graph.node(id) {
            Node::Constant(bits) => return constant(f64::from_bits(bits)),
            Node::Input(slot) => return Term { factor: 1.0, rest: Some(self.inputs[slot as usize].clone()) },
            Node::Unary(Unary::Negate, a) => Term { factor: -at(a).factor, ..at(a) },
            Node::Unary(operation, a) => self.unary(operation, at(a)),
            // The first operand is written twice.
            Node::Binary(Binary::Gate, a, b) if at(a).rest.is_some_and(|rest| !rest.is_atom()) => {
                let named = self.named_rest(a, at(a));
                self.binary(Binary::Gate, named, at(b))
            }
            Node::Binary(operation, a, b) => self.binary(operation, at(a), at(b)),
            Node::Select(condition, then, otherwise) => {
                let arguments = [condition, then, otherwise].map(|id| self.whole(at(id)));
                plain(self.scope.call(Function::If, arguments.into()))
            }
        };
        self.name(id, term)
    }

    /// Gives a value a name that is used more than once and long enough to be worth it.
    fn name(&mut self, id: Id, term: Term) -> Term {
        let Some(rest) = &term.rest else { return term };
        if self.uses[id.index()] < 2 || rest.cost <= CHEAP {
            return term;
        }
        self.named_rest(id, term)
    }

    fn named_rest(&mut self, id: Id, term: Term) -> Term {
        let Some(rest) = &term.rest else { return term };
        let own = self.named.get(&id).filter(|name| term.factor == 1.0 && name.as_str() != "f");
        let name = match own {
            Some(name) if self.names.is_free(name) => self.names.fresh(name),
            _ => self.free_letter(),
        };
        let sort = rest.sort;
        self.steps.push((name.clone(), rest.clone().value()));
        Term { factor: term.factor, rest: Some(Written::atom(name, sort)) }
    }

    fn free_letter(&mut self) -> String {
        let letters = "abcdepqrsuvw".chars().map(String::from);
        let numbered = (1..).flat_map(|i| "abcdepqrsuvw".chars().map(move |letter| format!("{letter}{i}")));
        let free = letters.chain(numbered).find(|name| self.names.is_free(name));
        let free = free.expect("there is always another number");
        self.names.fresh(&free)
    }

    /// A value with its factor.
    fn whole(&mut self, term: Term) -> Written {
        let number = |value: f64| Written::atom(super::numbers::inside(value.abs()), Sort::Plain);
        let size = term.factor.abs();
        let written = match term.rest {
            None => number(size),
            Some(rest) if size == 1.0 => rest,
            // Halves and the like read better as quotients.
            Some(rest) if size < 1.0 && (1.0 / size) <= 16.0 => {
                self.scope.binary(Operator::Divide, rest, number(1.0 / size))
            }
            Some(rest) => scaled(size, rest),
        };
        if term.factor < 0.0 { negative(written) } else { written }
    }

    fn unary(&mut self, operation: Unary, operand: Term) -> Term {
        let operand = self.whole(operand);
        let function = match operation {
            Unary::Power(n @ (3 | 4)) if operand.is_atom() => {
                // The very products that are run: NumPy's power is rounded once, and a hopping run shows it.
                let product = |product, _| self.scope.binary(Operator::Multiply, product, operand.clone());
                let mut product = (1..n).fold(operand.clone(), product);
                product.cost = 1;
                return plain(product);
            }
            Unary::Power(n) => {
                let exponent = Written::atom(n.to_string(), Sort::Plain);
                return plain(self.scope.binary(Operator::Power, operand, exponent));
            }
            Unary::Not => return plain(self.scope.not(operand)),
            Unary::Negate => unreachable!("negation is a factor"),
            Unary::Abs => Function::Abs,
            Unary::Sign => Function::Sign,
            Unary::Sqrt => Function::Sqrt,
            Unary::Exp => Function::Exp,
            Unary::Ln => Function::Ln,
            Unary::Log2 => Function::Log2,
            Unary::Log10 => Function::Log10,
            Unary::Sin => Function::Sin,
            Unary::Cos => Function::Cos,
            Unary::Tan => Function::Tan,
            Unary::Asin => Function::Asin,
            Unary::Acos => Function::Acos,
            Unary::Atan => Function::Atan,
            Unary::Sinh => Function::Sinh,
            Unary::Cosh => Function::Cosh,
            Unary::Tanh => Function::Tanh,
            Unary::Floor => Function::Floor,
            Unary::Ceil => Function::Ceil,
            Unary::Round => Function::Round,
            Unary::Sigmoid => Function::Sigmoid,
            Unary::Softplus => Function::Softplus,
        };
        plain(self.scope.call(function, vec![operand]))
    }

    fn binary(&mut self, operation: Binary, a: Term, b: Term) -> Term {
        match operation {
            Binary::Add => return self.sum(a, b),
            Binary::Multiply => return self.product(a, b),
            Binary::Divide => return self.quotient(a, b),
            _ => {}
        }
        let (a, b) = (self.whole(a), self.whole(b));
        plain(match operation {
            Binary::Add => self.scope.binary(Operator::Add, a, b),
            Binary::Subtract => self.scope.binary(Operator::Subtract, a, b),
            Binary::Multiply => self.scope.binary(Operator::Multiply, a, b),
            Binary::Divide => self.scope.binary(Operator::Divide, a, b),
            Binary::Min => self.scope.call(Function::Min, vec![a, b]),
            Binary::Max => self.scope.call(Function::Max, vec![a, b]),
            Binary::Pow => self.scope.binary(Operator::Power, a, b),
            Binary::Atan2 => self.scope.call(Function::Atan2, vec![a, b]),
            Binary::Mod => self.scope.call(Function::Mod, vec![a, b]),
            Binary::Less => self.scope.binary(Operator::Less, a, b),
            Binary::LessEqual => self.scope.binary(Operator::LessEqual, a, b),
            Binary::Equal => self.scope.binary(Operator::Equal, a, b),
            Binary::And => self.scope.binary(Operator::And, a, b),
            Binary::Or => self.scope.binary(Operator::Or, a, b),
            Binary::Gate => self.scope.gate(a, b),
        })
    }

    fn sum(&mut self, a: Term, b: Term) -> Term {
        // What is taken away comes second: `y - x`, not `-x + y`.
        let (first, second) = if a.factor < 0.0 && b.factor > 0.0 { (b, a) } else { (a, b) };
        let operator = if second.factor < 0.0 { Operator::Subtract } else { Operator::Add };
        let second = Term { factor: second.factor.abs(), ..second };
        let (first, second) = (self.whole(first), self.whole(second));
        plain(self.scope.binary(operator, first, second))
    }

    fn product(&mut self, a: Term, b: Term) -> Term {
        let factor = a.factor * b.factor;
        let rest = match (a.rest, b.rest) {
            (Some(a), Some(b)) => Some(self.scope.binary(Operator::Multiply, a, b)),
            (one, other) => one.or(other),
        };
        Term { factor, rest }
    }

    fn quotient(&mut self, a: Term, b: Term) -> Term {
        let factor = a.factor / b.factor;
        let rest = match (a.rest, b.rest) {
            (None, Some(b)) if factor.abs() >= 1.0 => {
                // The numerator is the factor itself.
                let top = Written::atom(super::numbers::inside(factor.abs()), Sort::Plain);
                let rest = Some(self.scope.binary(Operator::Divide, top, b));
                return Term { factor: factor.signum(), rest };
            }
            (None, Some(b)) => {
                let one = Written::atom("1".to_owned(), Sort::Plain);
                Some(self.scope.binary(Operator::Divide, one, b))
            }
            (a, None) => a,
            (Some(a), Some(b)) => Some(self.scope.binary(Operator::Divide, a, b)),
        };
        Term { factor, rest }
    }
}

/// A power of two times a product, which needs no parentheses: no digit depends on where such a factor stands.
fn scaled(factor: f64, rest: Written) -> Written {
    let (sort, cost) = (rest.sort, rest.cost + 1);
    let text = format!("{}*{}", super::numbers::inside(factor), rest.within(Binding::Product));
    Written { text, binding: Binding::Product, sort, truth: false, cost }
}

/// The opposite; of a product the sign goes to its first factor.
fn negative(written: Written) -> Written {
    let (sort, cost) = (written.sort, written.cost + 1);
    let binding = if written.binding == Binding::Product { Binding::Product } else { Binding::Sign };
    Written { text: format!("-{}", written.within(binding)), binding, sort, truth: false, cost }
}

fn plain(written: Written) -> Term {
    Term { factor: 1.0, rest: Some(written) }
}

/// A number; powers of two are all factor.
fn constant(value: f64) -> Term {
    const MANTISSA: u64 = (1 << 52) - 1;
    if value.is_normal() && value.to_bits() & MANTISSA == 0 {
        return Term { factor: value, rest: None };
    }
    let factor = if value.is_sign_negative() { -1.0 } else { 1.0 };
    let text = if value.is_finite() {
        super::numbers::inside(value.abs())
    } else {
        format!("float(\"{}\")", float(value.abs()).to_lowercase())
    };
    Term { factor, rest: Some(Written::atom(text, Sort::Plain)) }
}
