//! What a text may read that it does not assign itself: inputs, parameters, constants.

use std::collections::{BTreeMap, HashSet};

use crate::words::{Fault, Message};

use super::checked::{Rank, Role};
use super::faults::Faults;
use super::names::{canonical, is_name};
use super::syntax::{Function, Kind, Node, Statement};

impl Kind {
    /// The name that a text of this kind must assign.
    pub fn result(self) -> &'static str {
        match self {
            Kind::Surface => "f",
            Kind::Rule => "theta",
            Kind::Schedule => "alpha",
        }
    }

    /// The inputs that every text of this kind has, and their ranks.
    pub fn inputs(self) -> &'static [(&'static str, Rank)] {
        use Rank::{PerCoordinate, Single};
        match self {
            Kind::Surface => &[],
            Kind::Rule => &[
                ("theta", PerCoordinate),
                ("g", PerCoordinate),
                ("f", Single),
                ("alpha", Single),
                ("t", Single),
                ("n", Single),
                ("noise", PerCoordinate),
            ],
            Kind::Schedule => {
                &[("alpha0", Single), ("t", Single), ("n", Single), ("T", Single), ("N", Single), ("f", Single)]
            }
        }
    }
}

/// The inputs that a rule may give another value for the rest of the step.
const ASSIGNABLE: [&str; 4] = ["theta", "g", "f", "alpha"];

/// Whether a name is a word of the language and so can be nobody's name: a function, `pi`, `dim`,
/// `and`, `or`, `not`, `init`.
pub fn is_reserved(name: &str) -> bool {
    Function::named(name).is_some() || matches!(name, "pi" | "dim" | "and" | "or" | "not" | "init")
}

/// The names that the caller gives, canonical.
pub(super) struct Given {
    pub coordinates: Vec<String>,
    pub columns: Vec<String>,
    pub parameters: Vec<String>,
}

impl Given {
    pub fn new(
        kind: Kind,
        coordinates: &[String],
        columns: &[String],
        parameters: &[String],
        faults: &mut Faults,
    ) -> Given {
        let mut taken: HashSet<String> = kind.inputs().iter().map(|(name, _)| (*name).to_owned()).collect();
        taken.insert(kind.result().to_owned());
        let reserved = taken.clone();
        let mut accept = |list: &'static str, names: &[String]| {
            let mut accepted = Vec::with_capacity(names.len());
            for (index, written) in names.iter().enumerate() {
                let name = canonical(written);
                let is_word = is_reserved(&name) || reserved.contains(&name);
                let wrong = if !is_name(written) {
                    Some("formula-given-not-a-name")
                } else if is_word {
                    Some("formula-given-reserved")
                } else if !taken.insert(name.clone()) {
                    Some("formula-given-twice")
                } else {
                    None
                };
                if let Some(key) = wrong {
                    let message = Message::new(key).with("name", written.as_str());
                    faults.add(|| Fault::new(message).under(index).under(list));
                }
                // A word keeps its own meaning in the text, which is then checked as if it had not been given.
                if !is_word {
                    accepted.push(name);
                }
            }
            accepted
        };
        Given {
            coordinates: accept("coordinates", coordinates),
            columns: accept("columns", columns),
            parameters: accept("parameters", parameters),
        }
    }

    /// All of them.
    pub fn names(&self) -> Vec<&str> {
        self.coordinates.iter().chain(&self.columns).chain(&self.parameters).map(String::as_str).collect()
    }
}

/// How a text may use a name that comes from outside.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Known {
    /// An input that keeps its value during a step.
    Input(Rank),
    /// An input that a rule may change for the rest of the step.
    Changeable(Rank),
    Parameter,
    /// `pi`, and in rules `dim`.
    Constant,
}

impl Known {
    pub fn rank(self) -> Rank {
        match self {
            Known::Input(rank) | Known::Changeable(rank) => rank,
            Known::Parameter | Known::Constant => Rank::Single,
        }
    }
}

/// The names that one text may read without assigning them.
pub(super) struct Vocabulary {
    pub kind: Kind,
    /// Whether this is a rule that assigns coordinates by their names.
    pub by_name: bool,
    coordinates: Vec<String>,
    known: BTreeMap<String, Known>,
}

impl Vocabulary {
    /// The vocabulary of a text with these statements; they decide whether a rule is by name.
    pub fn new(kind: Kind, given: &Given, statements: &[Statement]) -> Vocabulary {
        let named = if kind == Kind::Rule { coordinates_by_name(given, statements) } else { Vec::new() };
        let by_name = !named.is_empty();
        let mut known = BTreeMap::new();
        known.insert("pi".to_owned(), Known::Constant);
        if kind == Kind::Rule {
            known.insert("dim".to_owned(), Known::Constant);
        }
        for (name, rank) in kind.inputs() {
            if by_name && matches!(*name, "theta" | "g") {
                continue;
            }
            let rank = if by_name { Rank::Single } else { *rank };
            let changeable = kind == Kind::Rule && ASSIGNABLE.contains(name);
            let input = if changeable { Known::Changeable(rank) } else { Known::Input(rank) };
            known.insert((*name).to_owned(), input);
        }
        for name in given.coordinates.iter().chain(&given.columns) {
            known.insert(name.clone(), Known::Input(Rank::Single));
        }
        for name in &named {
            known.insert(name.clone(), Known::Changeable(Rank::Single));
            known.insert(format!("d{name}"), Known::Changeable(Rank::Single));
        }
        for name in &given.parameters {
            known.insert(name.clone(), Known::Parameter);
        }
        let coordinates = if by_name { named } else { given.coordinates.clone() };
        Vocabulary { kind, by_name, coordinates, known }
    }

    pub fn known(&self, name: &str) -> Option<Known> {
        self.known.get(name).copied()
    }

    /// All names, for suggestions.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.known.keys().map(String::as_str)
    }

    pub fn coordinates(&self) -> &[String] {
        &self.coordinates
    }

    /// What each of these names is in a text.
    pub fn roles(&self) -> BTreeMap<String, Role> {
        let role = |known: &Known| match known {
            Known::Input(_) | Known::Changeable(_) => Role::Input,
            Known::Parameter => Role::Parameter,
            Known::Constant => Role::Constant,
        };
        self.known.iter().map(|(name, known)| (name.clone(), role(known))).collect()
    }

    pub fn into_coordinates(self) -> Vec<String> {
        self.coordinates
    }
}

/// The coordinates of a rule by name, in the order in which it assigns them: the names that are
/// assigned and whose `d…` is read. None if the rule assigns `theta`.
fn coordinates_by_name(given: &Given, statements: &[Statement]) -> Vec<String> {
    let mut assigned: Vec<&str> = Vec::new();
    let mut read: HashSet<&str> = HashSet::new();
    for statement in statements {
        let value = match statement {
            Statement::Assign { name, value } => {
                assigned.push(&name.id);
                value
            }
            Statement::Init { value, .. } => value,
            Statement::Heading { .. } => continue,
        };
        for node in value.nodes() {
            if let Node::Name(name) = node {
                read.insert(name);
            }
        }
    }
    if assigned.contains(&Kind::Rule.result()) {
        return Vec::new();
    }
    let taken = |name: &str| {
        is_reserved(name)
            || Kind::Rule.inputs().iter().any(|(input, _)| *input == name)
            || given.parameters.iter().any(|parameter| parameter == name)
    };
    let mut seen = HashSet::new();
    assigned.retain(|name| {
        let gradient = format!("d{name}");
        read.contains(gradient.as_str()) && !taken(&gradient) && !taken(name) && seen.insert(*name)
    });
    assigned.into_iter().map(str::to_owned).collect()
}
