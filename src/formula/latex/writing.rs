//! How a formula's names are written: as typed, as courses write them, or as papers do.

use std::collections::{HashMap, HashSet};

use crate::formula::checked::{Formula, Rank, Role};
use crate::formula::syntax::{Expr, Function, Kind, Node, Operator, Statement};

use super::symbol::Symbol;

/// How names are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Writing {
    /// As in the text.
    #[default]
    Typed,
    /// The weight is `W`, its gradient `dW`, and what is kept for it `V_{dW}`, `S_{dW}`.
    Course,
    /// Old and new values are told apart: `m_t = … m_{t-1} + … g_t`.
    Paper,
}

/// What courses and papers call a running mean of gradients, and one of their squares.
const MEANS: [(&str, &str); 2] = [("V", "m"), ("S", "v")];

/// The writing of the names of one formula.
pub(super) struct Names<'a> {
    formula: &'a Formula,
    writing: Writing,
    /// The names that have a value for each coordinate.
    wide: HashSet<&'a str>,
    /// The statements that assign each name, in the order of the text.
    assigned: HashMap<&'a str, Vec<usize>>,
    /// Other letters at the head of names.
    heads: HashMap<&'static str, &'static str>,
}

/// Where a name stands.
#[derive(Clone, Copy)]
pub(super) enum Place {
    /// Read in the statement at this position.
    Read(usize),
    /// Given a value there.
    Target(usize),
    /// Read by an `init`, before the first step.
    ReadAtStart,
    /// Given its first value.
    Start,
}

impl<'a> Names<'a> {
    pub fn new(formula: &'a Formula, writing: Writing) -> Names<'a> {
        let mut assigned: HashMap<&str, Vec<usize>> = HashMap::new();
        for (index, statement) in formula.statements().iter().enumerate() {
            if let Statement::Assign { name, .. } = statement {
                assigned.entry(&name.id).or_default().push(index);
            }
        }
        let mut names = Names { formula, writing, wide: wide(formula), assigned, heads: HashMap::new() };
        names.heads = names.heads();
        names
    }

    /// Whether this is a rule written once for all coordinates, which has a course's form beside its own.
    fn for_all_coordinates(&self) -> bool {
        self.formula.kind() == Kind::Rule && self.formula.coordinates().is_empty()
    }

    /// The letters that the other notation has for what a rule keeps: a mean of gradients, a mean of squares.
    fn heads(&self) -> HashMap<&'static str, &'static str> {
        let mut heads = HashMap::new();
        if self.writing == Writing::Typed || !self.for_all_coordinates() {
            return heads;
        }
        let taken: HashSet<&str> = self.assigned.keys().map(|name| head(name)).collect();
        for (square, (course, paper)) in [false, true].into_iter().zip(MEANS) {
            let (from, to) = if self.writing == Writing::Course { (paper, course) } else { (course, paper) };
            let kept = self.formula.role(from) == Role::State && self.wide.contains(from);
            if kept && !taken.contains(to) && self.squares(from) == square {
                heads.insert(from, to);
            }
        }
        heads
    }

    /// Whether a line that assigns the name squares something.
    fn squares(&self, name: &str) -> bool {
        let lines = self.assigned.get(name).into_iter().flatten();
        lines.filter_map(|index| value(&self.formula.statements()[*index])).any(|expr| {
            expr.nodes().iter().any(|node| match node {
                Node::Binary(Operator::Power, _, exponent) => expr[*exponent] == Node::Number(2.0),
                _ => false,
            })
        })
    }

    pub fn symbol(&self, name: &str, place: Place) -> Symbol {
        match self.writing {
            Writing::Course if self.for_all_coordinates() => self.course(name, place),
            Writing::Paper if self.formula.kind() != Kind::Surface => self.paper(name, place),
            _ => self.typed(name, place),
        }
    }

    fn typed(&self, name: &str, place: Place) -> Symbol {
        started(Symbol::of(name), place)
    }

    fn course(&self, name: &str, place: Place) -> Symbol {
        let head = match head(name) {
            "theta" => "W",
            "g" => "dW",
            other => self.heads.get(other).copied().unwrap_or(other),
        };
        let mut symbol = Symbol::headed(name, head);
        let kept = matches!(self.formula.role(name), Role::State | Role::Local);
        if kept && self.wide.contains(name) && !["W", "dW"].contains(&head) {
            symbol.below("dW");
        }
        started(symbol, place)
    }

    fn paper(&self, name: &str, place: Place) -> Symbol {
        let head = head(name);
        let mut symbol = Symbol::headed(name, self.heads.get(head).copied().unwrap_or(head));
        let lines = self.assigned.get(name).map_or(&[][..], Vec::as_slice);
        let role = self.formula.role(name);
        let of_old_point =
            role == Role::State || name == "theta" || self.formula.coordinates().iter().any(|c| c == name);
        // What is fixed for the whole run has no time.
        let fixed = match role {
            Role::Parameter | Role::Constant => true,
            Role::State => lines.is_empty(),
            Role::Input => ["alpha0", "t", "n", "T", "N"].contains(&name),
            Role::Local => false,
        };
        if fixed {
            return symbol;
        }
        let version = match place {
            Place::Read(index) => lines.iter().filter(|line| **line < index).count(),
            Place::Target(index) => lines.iter().filter(|line| **line <= index).count(),
            Place::Start | Place::ReadAtStart => 0,
        };
        let last = if of_old_point || role == Role::Local { lines.len() } else { 0 };
        if version != last && (version > 0 || !of_old_point) {
            // Neither the old value nor the new one, but one on the way.
            (0..version).for_each(|_| symbol.accent("tilde"));
        }
        symbol.below(match place {
            Place::Start | Place::ReadAtStart if of_old_point => "0",
            Place::Start | Place::ReadAtStart => "1",
            _ if of_old_point && version == 0 => "t-1",
            _ => "t",
        });
        symbol
    }
}

/// What an `init` gives a value is marked as the value before the first step.
fn started(mut symbol: Symbol, place: Place) -> Symbol {
    if matches!(place, Place::Start) {
        symbol.above("(0)");
    }
    symbol
}

/// A name up to its first `_`, without the digits at its end.
fn head(name: &str) -> &str {
    let head = name.split('_').next().unwrap_or_default();
    head.trim_end_matches(|c: char| c.is_ascii_digit())
}

fn value(statement: &Statement) -> Option<&Expr> {
    match statement {
        Statement::Assign { value, .. } => Some(value),
        Statement::Init { .. } | Statement::Heading { .. } => None,
    }
}

/// The names of a rule that have a value for each coordinate.
fn wide(formula: &Formula) -> HashSet<&str> {
    let states = formula.states().iter().filter(|state| state.rank == Rank::PerCoordinate);
    let mut wide: HashSet<&str> = states.map(|state| state.name.as_str()).chain(["theta", "g", "noise"]).collect();
    for statement in formula.statements() {
        if let Statement::Assign { name, value } = statement
            && is_wide(value, &wide)
        {
            wide.insert(&name.id);
        }
    }
    wide
}

/// Whether an expression has a value for each coordinate.
fn is_wide(expr: &Expr, wide: &HashSet<&str>) -> bool {
    let mut nodes: Vec<bool> = Vec::with_capacity(expr.nodes().len());
    for node in expr.nodes() {
        let mut any = false;
        node.operands(|operand| any |= nodes[operand.index()]);
        nodes.push(match node {
            Node::Name(name) => wide.contains(name.as_str()),
            Node::Call(Function::Sum | Function::Mean | Function::Dot | Function::Norm | Function::Loss, _) => false,
            _ => any,
        });
    }
    nodes[expr.root().index()]
}
