//! Statements → what each name in them is: input, parameter, state or local, and whether it may be that.

use std::collections::{BTreeSet, HashMap};

use super::checked::State;
use super::faults::Faults;
use super::flow::Flow;
use super::inputs::{Known, Vocabulary};
use super::ranks;
use super::syntax::{Node, Statement};

/// What the check found out about a text.
pub(super) struct Found {
    pub states: Vec<State>,
    /// The inputs and parameters that something reads as they come from outside.
    pub reads: BTreeSet<String>,
}

/// Where the value of a name comes from at the place where it is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Source {
    Outside(Known),
    /// A state, by its position among the states.
    State(usize),
    /// The statement that assigned it last, by its position.
    Statement(usize),
}

/// Checks statements; `faults` may already hold those of the parser.
pub(super) fn check(vocabulary: &Vocabulary, statements: &[Statement], faults: &mut Faults) -> Found {
    let parsed = faults.is_empty();
    let mut flow = Flow::new(vocabulary, statements, faults);
    for (index, statement) in statements.iter().enumerate() {
        match statement {
            Statement::Assign { name, value } => flow.assign(index, name, value),
            Statement::Init { name, value } => flow.init(index, name, value),
            Statement::Heading { .. } => {}
        }
    }
    // After a fault of the parser the statement that is missing may be the one that it could not read.
    if parsed {
        flow.required();
    }
    let Flow { states, reads, sources, .. } = flow;
    let ranks = ranks::infer(vocabulary, statements, &states, &sources);
    // An unknown name has no rank, and would only be complained about twice.
    if faults.is_empty() {
        ranks.check(statements, &sources, faults);
    }
    let mut states: Vec<State> =
        states.names.iter().zip(ranks.states()).map(|(name, rank)| State { name: (*name).to_owned(), rank }).collect();
    let first = first_appearances(statements);
    states.sort_by_key(|state| first.get(state.name.as_str()).copied());
    Found { states, reads }
}

/// The states met so far.
#[derive(Default)]
pub(super) struct States<'a> {
    pub names: Vec<&'a str>,
    positions: HashMap<&'a str, usize>,
}

impl<'a> States<'a> {
    /// The position of a name, which becomes a state if it is none.
    pub fn position(&mut self, name: &'a str) -> usize {
        let next = self.names.len();
        let position = *self.positions.entry(name).or_insert(next);
        if position == next {
            self.names.push(name);
        }
        position
    }

    /// The position of a name among the states, if it is one.
    pub fn find(&self, name: &str) -> Option<usize> {
        self.positions.get(name).copied()
    }
}

/// The place where each name stands first.
fn first_appearances(statements: &[Statement]) -> HashMap<&str, usize> {
    let mut first = HashMap::new();
    for statement in statements {
        let (Statement::Assign { name, value } | Statement::Init { name, value }) = statement else { continue };
        first.entry(name.id.as_str()).or_insert(name.span.start);
        for (id, node) in value.iter() {
            if let Node::Name(name) = node {
                first.entry(name.as_str()).or_insert(value.span(id).start);
            }
        }
    }
    first
}
