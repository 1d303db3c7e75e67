//! A text that has passed the checks.

use std::collections::{BTreeMap, BTreeSet};

use crate::words::Fault;

use super::check;
use super::faults::Faults;
use super::inputs::{self, Vocabulary};
use super::paper::Reading;
use super::parser;
use super::syntax::{Kind, Statement};

/// A checked text: every name in it is known, every function has its arguments, and what its
/// [`Kind`] must assign is assigned.
///
/// Names are canonical everywhere (see [`canonical`](super::canonical)).
#[derive(Clone, Debug)]
pub struct Formula {
    text: String,
    kind: Kind,
    statements: Vec<Statement>,
    parameters: Vec<String>,
    coordinates: Vec<String>,
    columns: Vec<String>,
    states: Vec<State>,
    /// What each name is that is no local.
    roles: BTreeMap<String, Role>,
    reads: BTreeSet<String>,
}

/// A name that keeps its value from one step to the next.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct State {
    /// The canonical name.
    pub name: String,
    pub rank: Rank,
}

/// How many values a name has at one step.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Rank {
    /// One number.
    Single,
    /// One number for each coordinate.
    PerCoordinate,
}

/// What a name is in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Role {
    /// What comes from outside at each step: a coordinate, `g`, `t`, a column of data.
    Input,
    Parameter,
    /// Kept from step to step.
    State,
    /// Computed anew at each step.
    Local,
    /// `pi` or `dim`.
    Constant,
}

impl Formula {
    /// Checks a surface: it reads `coordinates` and `parameters`, and must assign `f`.
    ///
    /// # Errors
    /// Everything that is wrong, in the order of the text. Faults about a given name come first;
    /// their way is `coordinates`, `columns` or `parameters` and the position in that list.
    pub fn surface(text: &str, coordinates: &[String], parameters: &[String]) -> Result<Formula, Vec<Fault>> {
        Formula::new(text, Kind::Surface, coordinates, &[], parameters)
    }

    /// Checks the loss of one example: a surface that also reads the data's `columns`.
    ///
    /// # Errors
    /// As [`Formula::surface`].
    pub fn example_loss(
        text: &str,
        coordinates: &[String],
        columns: &[String],
        parameters: &[String],
    ) -> Result<Formula, Vec<Fault>> {
        Formula::new(text, Kind::Surface, coordinates, columns, parameters)
    }

    /// Checks an update rule: it must assign `theta`, or coordinates by name.
    ///
    /// # Errors
    /// As [`Formula::surface`].
    pub fn rule(text: &str, parameters: &[String]) -> Result<Formula, Vec<Fault>> {
        Formula::new(text, Kind::Rule, &[], &[], parameters)
    }

    /// Checks a schedule: it must assign `alpha`.
    ///
    /// # Errors
    /// As [`Formula::surface`].
    pub fn schedule(text: &str, parameters: &[String]) -> Result<Formula, Vec<Fault>> {
        Formula::new(text, Kind::Schedule, &[], &[], parameters)
    }

    fn new(
        text: &str,
        kind: Kind,
        coordinates: &[String],
        columns: &[String],
        parameters: &[String],
    ) -> Result<Formula, Vec<Fault>> {
        let mut faults = Faults::default();
        let given = inputs::Given::new(kind, coordinates, columns, parameters, &mut faults);
        let statements = parser::statements(text, Reading { kind, given: &given.names() }, &mut faults);
        let vocabulary = Vocabulary::new(kind, &given, &statements);
        let found = check::check(&vocabulary, &statements, &mut faults);
        if !faults.is_empty() {
            return Err(faults.into_sorted());
        }
        let check::Found { states, reads } = found;
        let mut roles = vocabulary.roles();
        roles.extend(states.iter().map(|state| (state.name.clone(), Role::State)));
        let coordinates = vocabulary.into_coordinates();
        let inputs::Given { columns, parameters, .. } = given;
        let text = text.to_owned();
        Ok(Formula { text, kind, statements, parameters, coordinates, columns, states, roles, reads })
    }

    /// The text as it was written.
    pub fn text(&self) -> &str {
        &self.text
    }

    pub fn kind(&self) -> Kind {
        self.kind
    }

    pub fn statements(&self) -> &[Statement] {
        &self.statements
    }

    /// The parameters, in the caller's order.
    pub fn parameters(&self) -> &[String] {
        &self.parameters
    }

    /// A surface's coordinates in the caller's order; for a rule written by name, its coordinates in
    /// the order in which it assigns them; else none.
    pub fn coordinates(&self) -> &[String] {
        &self.coordinates
    }

    /// The columns of data that the loss of an example may read, in the caller's order.
    pub fn columns(&self) -> &[String] {
        &self.columns
    }

    /// What is kept from step to step, in the order of first appearance in the text.
    pub fn states(&self) -> &[State] {
        &self.states
    }

    /// What a canonical name is in this text. An input that the text changes is an input still.
    pub fn role(&self, name: &str) -> Role {
        self.roles.get(name).copied().unwrap_or(Role::Local)
    }

    /// Whether anything reads this input or parameter as it comes from outside. A `grad(…)` or
    /// `loss(…)` does not read `g` or `f`; what it says in its parentheses counts.
    pub fn reads(&self, name: &str) -> bool {
        self.reads.contains(name)
    }
}
