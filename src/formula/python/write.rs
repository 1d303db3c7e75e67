//! Tree → Python, operands first, without recursion.

use std::collections::{BTreeMap, BTreeSet};

use super::numbers::inside;
use super::{Helper, Library};
use crate::formula::syntax::{Expr, Id, Node, Operator};

/// What a Python value is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sort {
    /// A number of Python itself.
    Plain,
    /// Either of its neighbors, as a condition has chosen.
    Loose,
    /// One number of the library.
    Scalar,
    /// One number for each coordinate or example.
    Vector,
}

/// What an expression is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Use {
    /// It is run forward only.
    Forward,
    /// The library differentiates it: slopes must be those of the language, also on ties and at 0.
    Differentiated,
}

/// How tightly a Python expression holds together, from loosest to tightest.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Binding {
    Conditional,
    Or,
    And,
    Not,
    Comparison,
    BitOr,
    BitAnd,
    Sum,
    Product,
    Sign,
    Power,
    Atom,
}

/// A piece of Python.
#[derive(Clone)]
pub(super) struct Written {
    pub text: String,
    pub binding: Binding,
    pub sort: Sort,
    /// Whether it is true or false instead of a number.
    pub truth: bool,
    /// Its operations, for deciding whether a name is worth while.
    pub cost: usize,
}

impl Written {
    pub fn atom(text: String, sort: Sort) -> Written {
        Written { text, binding: Binding::Atom, sort, truth: false, cost: 0 }
    }

    pub fn is_atom(&self) -> bool {
        self.binding == Binding::Atom
    }

    /// In parentheses if it is looser than `loosest`.
    pub fn within(self, loosest: Binding) -> String {
        if self.binding < loosest { format!("({})", self.text) } else { self.text }
    }

    /// As a number.
    pub fn number(self) -> Written {
        if !self.truth {
            return self;
        }
        let (sort, cost) = (self.sort, self.cost + 1);
        Written { text: format!("1.0*({})", self.text), binding: Binding::Product, sort, truth: false, cost }
    }

    /// As a condition: a number holds if it is not 0, and NaN does not hold.
    pub fn condition(self) -> Written {
        if self.truth {
            return self;
        }
        let (sort, cost) = (self.sort, self.cost + 1);
        Written { text: format!("abs({}) > 0", self.text), binding: Binding::Comparison, sort, truth: true, cost }
    }

    /// As the value of an assignment.
    pub fn value(self) -> String {
        self.number().text
    }
}

/// The names of a text and what they are in Python.
pub struct Scope {
    pub library: Library,
    pub purpose: Use,
    symbols: BTreeMap<String, Written>,
    /// What comes behind the point in a call of `gradient`: `", t"` where the step matters, or nothing.
    pub gradient_at: &'static str,
    /// The same for `loss`.
    pub loss_at: &'static str,
    /// The functions that the script must define.
    pub helpers: BTreeSet<Helper>,
}

impl Scope {
    pub fn new(library: Library, purpose: Use) -> Scope {
        let mut scope = Scope {
            library,
            purpose,
            symbols: BTreeMap::new(),
            gradient_at: "",
            loss_at: "",
            helpers: BTreeSet::new(),
        };
        scope.set("pi", library.pi(), Sort::Plain);
        scope
    }

    /// Says what a name of the text is in Python.
    pub fn set(&mut self, name: &str, text: impl Into<String>, sort: Sort) {
        self.symbols.insert(name.to_owned(), Written::atom(text.into(), sort));
    }

    pub(super) fn symbol(&self, name: &str) -> Written {
        // The checker lets no unknown name pass.
        self.symbols.get(name).cloned().unwrap_or_else(|| Written::atom(name.to_owned(), Sort::Plain))
    }

    /// What a name of the text is in Python.
    pub fn name(&self, name: &str) -> (String, Sort) {
        let symbol = self.symbol(name);
        (symbol.text, symbol.sort)
    }

    /// A value as Python, and what it is.
    pub fn expression(&mut self, expr: &Expr) -> (String, Sort) {
        let mut written: Vec<Option<Written>> = Vec::with_capacity(expr.nodes().len());
        for node in expr.nodes() {
            let mut take = |id: Id| written[id.index()].take().expect("a tree uses each once");
            let next = match node {
                Node::Number(value) => Written::atom(inside(*value), Sort::Plain),
                Node::Name(name) => self.symbol(name),
                Node::Negate(operand) => self.negate(take(*operand)),
                Node::Not(operand) => self.not(take(*operand)),
                Node::Binary(operator, left, right) => {
                    let (left, right) = (take(*left), take(*right));
                    self.binary(*operator, left, right)
                }
                Node::Call(function, arguments) => {
                    let arguments = arguments.iter().map(|argument| take(*argument)).collect();
                    self.call(*function, arguments)
                }
            };
            written.push(Some(next));
        }
        let whole = written.pop().flatten().expect("an expression has nodes");
        let sort = whole.sort;
        (whole.value(), sort)
    }

    /// Whether conditions of this sort are left to the library: Python's own `if` and `and` take one number, and what
    /// JAX may trace is none.
    pub(super) fn is_vector(&self, sort: Sort) -> bool {
        let traced = self.library == Library::Jax && self.purpose == Use::Forward;
        sort == Sort::Vector || (traced && sort > Sort::Plain)
    }

    pub(super) fn negate(&self, operand: Written) -> Written {
        let operand = operand.number();
        let (sort, cost) = (operand.sort, operand.cost + 1);
        Written {
            text: format!("-{}", operand.within(Binding::Sign)),
            binding: Binding::Sign,
            sort,
            truth: false,
            cost,
        }
    }

    pub(super) fn not(&self, operand: Written) -> Written {
        let operand = operand.condition();
        let (sort, cost) = (operand.sort, operand.cost + 1);
        let (text, binding) = if self.is_vector(sort) {
            (format!("~{}", operand.within(Binding::Sign)), Binding::Sign)
        } else {
            (format!("not {}", operand.within(Binding::Not)), Binding::Not)
        };
        Written { text, binding, sort, truth: true, cost }
    }

    pub(super) fn binary(&self, operator: Operator, left: Written, right: Written) -> Written {
        use Binding::{Atom, BitAnd, BitOr, Comparison, Power, Product, Sign, Sum};
        let sort = left.sort.max(right.sort);
        let cost = left.cost + right.cost + 1;
        let vector = self.is_vector(sort);
        let (sign, binding, (loosest_left, loosest_right)) = match operator {
            Operator::Add => (" + ", Sum, (Sum, Product)),
            Operator::Subtract => (" - ", Sum, (Sum, Product)),
            Operator::Multiply => ("*", Product, (Product, Sign)),
            Operator::Divide => ("/", Product, (Product, Sign)),
            Operator::Power => ("**", Power, (Atom, Sign)),
            Operator::Less => (" < ", Comparison, (Sum, Sum)),
            Operator::LessEqual => (" <= ", Comparison, (Sum, Sum)),
            Operator::Greater => (" > ", Comparison, (Sum, Sum)),
            Operator::GreaterEqual => (" >= ", Comparison, (Sum, Sum)),
            Operator::Equal => (" == ", Comparison, (Sum, Sum)),
            Operator::NotEqual => (" != ", Comparison, (Sum, Sum)),
            Operator::And if vector => (" & ", BitAnd, (BitAnd, Sum)),
            Operator::Or if vector => (" | ", BitOr, (BitOr, BitAnd)),
            Operator::And => (" and ", Binding::And, (Binding::And, Binding::Not)),
            Operator::Or => (" or ", Binding::Or, (Binding::Or, Binding::And)),
        };
        let (left, right) = match operator {
            Operator::And | Operator::Or => (left.condition(), right.condition()),
            // A truth times a number is a number.
            Operator::Multiply if left.truth != right.truth => (left, right),
            _ => (left.number(), right.number()),
        };
        let truth = matches!(binding, Comparison | BitAnd | BitOr | Binding::And | Binding::Or);
        let text = format!("{}{sign}{}", left.within(loosest_left), right.within(loosest_right));
        Written { text, binding, sort, truth, cost }
    }
}
