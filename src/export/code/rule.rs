//! Update rules: the library's own class where one equals the rule, else what a class made from its text consists of.

use crate::experiment::Plan;
use crate::formula::python::{Names, Scope, Sort};
use crate::formula::syntax::{Expr, Node, Statement};
use crate::formula::{Formula, Rank, Role};
use crate::words::Language;

use super::text;

/// One of the rules of a script; runs that differ in numbers only share it.
pub struct Rule<'a> {
    pub formula: &'a Formula,
    /// The name of its class.
    pub class: String,
    /// What its docstring says.
    pub about: Vec<String>,
}

/// A state as a class starts it.
pub struct Start<'a> {
    pub name: &'a str,
    pub rank: Rank,
    /// `None` is 0.
    pub value: Option<&'a Expr>,
    /// Whether the value needs what is there at the first step only.
    pub at_first_step: bool,
}

impl<'a> Rule<'a> {
    /// The rule of a run; `names` are those of the script's functions and classes.
    pub fn new(plan: &'a Plan, names: &mut Names) -> Rule<'a> {
        let (class, about) = match plan.optimizer {
            Some(optimizer) => {
                let document = &optimizer.document;
                let title = document.title.get(Language::En);
                let mut about = vec![text::prose(title) + "."];
                about.extend(document.source.as_deref().map(|source| text::prose(source) + "."));
                (class(&document.id, title), about)
            }
            None => (class(plan.name.get(Language::En), ""), vec!["A rule of its own.".to_owned()]),
        };
        let class = if class.is_empty() { "Rule".to_owned() } else { class };
        Rule { formula: &plan.rule, class: names.fresh(&class), about }
    }

    /// Whether a run steps by this rule.
    pub fn is_of(&self, plan: &Plan) -> bool {
        self.formula.statements() == plan.rule.statements() && self.formula.parameters() == plan.rule.parameters()
    }

    /// How each state starts, in the order of the `init`s, those without one first.
    pub fn starts(&self) -> Vec<Start<'a>> {
        let statements = self.formula.statements();
        let inits = statements.iter().filter_map(|statement| match statement {
            Statement::Init { name, value } => Some((name.id.as_str(), value)),
            _ => None,
        });
        let inits: Vec<(&str, &Expr)> = inits.collect();
        let rank = |name: &str| self.formula.states().iter().find(|state| state.name == name).map(|state| state.rank);
        let mut starts: Vec<Start> = Vec::new();
        for state in self.formula.states() {
            if !inits.iter().any(|(name, _)| *name == state.name) {
                starts.push(Start { name: &state.name, rank: state.rank, value: None, at_first_step: false });
            }
        }
        for (name, value) in inits {
            let late = |read: &str| {
                self.formula.role(read) == Role::Input
                    || starts.iter().any(|start| start.name == read && start.at_first_step)
            };
            let at_first_step = value.nodes().iter().any(|node| match node {
                Node::Name(read) => late(read),
                Node::Call(function, _) => function.needs_coordinates(),
                _ => false,
            });
            let rank = rank(name).unwrap_or(Rank::Single);
            starts.push(Start { name, rank, value: Some(value), at_first_step });
        }
        starts
    }

    /// The assignments in order: what is assigned and its value as Python. `target` is the Python of a name that is
    /// assigned; `noise` that of a coordinate's noise in a rule by name.
    pub fn assignments(&self, scope: &mut Scope, mut target: impl FnMut(&str) -> String) -> Vec<Assignment<'a>> {
        let mut lines = Vec::new();
        for statement in self.formula.statements() {
            let Statement::Assign { name, value } = statement else { continue };
            let coordinate = self.formula.coordinates().iter().position(|coordinate| *coordinate == name.id);
            if let Some(coordinate) = coordinate {
                scope.set("noise", format!("noise[{coordinate}]"), Sort::Scalar);
            }
            let (value, sort) = scope.expression(value);
            let python = target(&name.id);
            let sort = if self.formula.role(&name.id) == Role::State { self.state_sort(&name.id) } else { sort };
            scope.set(&name.id, python.as_str(), sort);
            lines.push(Assignment { name: &name.id, target: python, value });
        }
        lines
    }

    fn state_sort(&self, name: &str) -> Sort {
        let state = self.formula.states().iter().find(|state| state.name == name);
        state.map_or(Sort::Scalar, |state| sort(state.rank))
    }
}

/// What a state of this rank is.
pub fn sort(rank: Rank) -> Sort {
    match rank {
        Rank::Single => Sort::Scalar,
        Rank::PerCoordinate => Sort::Vector,
    }
}

/// A line of a rule as Python.
pub struct Assignment<'a> {
    /// The name in the text.
    pub name: &'a str,
    pub target: String,
    pub value: String,
}

/// `gradient-descent` as the name of a class, with the capitals of the title where it has the word: `RMSprop`.
pub fn class(id: &str, title: &str) -> String {
    let words = |text: &str| -> Vec<String> {
        text.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_owned).collect()
    };
    let titled = words(title);
    let mut name = String::new();
    for part in words(id) {
        let own = titled.iter().find(|word| word.eq_ignore_ascii_case(&part)).unwrap_or(&part);
        let mut letters = own.chars();
        name.extend(letters.next().map(|first| first.to_ascii_uppercase()));
        name.extend(letters);
    }
    if name.starts_with(|c: char| c.is_ascii_digit()) { format!("Rule{name}") } else { name }
}
