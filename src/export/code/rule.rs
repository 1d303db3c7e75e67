//! Update rules: the library's own class where one equals the rule, else what a class made from its text consists of.

use crate::experiment::Plan;
use crate::formula::python::{Names, Scope, Sort};
use crate::formula::syntax::{Expr, Function, Id, Node, Operator, Statement};
use crate::formula::{Formula, Rank, Role};
use crate::words::Language;

use super::{Framework, names, text};

/// One of the rules of a script; runs that differ in numbers only share it.
pub struct Rule<'a> {
    pub formula: &'a Formula,
    /// The name of its class; for Optax that of its state.
    pub class: String,
    /// What makes an optimizer of it: the class, or Optax's function.
    pub maker: String,
    /// The Python of its parameters, in their order.
    pub parameters: Vec<String>,
    /// The names inside.
    pub names: Names,
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
    /// Whether all that it needs then is the point.
    pub of_the_point: bool,
}

impl Start<'_> {
    /// Whether the value needs more than the point.
    pub fn is_late(&self) -> bool {
        self.at_first_step && !self.of_the_point
    }
}

impl<'a> Rule<'a> {
    /// The rule of a run; `outside` are the names of the script's functions and classes.
    pub fn new(plan: &'a Plan, framework: Framework, outside: &mut Names) -> Rule<'a> {
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
        let (class, maker) = if framework == Framework::Optax {
            (outside.fresh(&format!("{class}State")), outside.fresh(&snake(&class)))
        } else {
            let class = outside.fresh(&class);
            (class.clone(), class)
        };
        let mut names = names::of_rule(framework);
        let parameters = plan.rule.parameters().iter().map(|name| names.of(name)).collect();
        Rule { formula: &plan.rule, class, maker, about, parameters, names }
    }

    /// Whether a run steps by this rule.
    pub fn is_of(&self, plan: &Plan) -> bool {
        self.formula.statements() == plan.rule.statements() && self.formula.parameters() == plan.rule.parameters()
    }

    /// Whether it takes the gradient at another point than its own.
    pub fn looks_elsewhere(&self) -> bool {
        let grad = |node: &Node| matches!(node, Node::Call(Function::Grad, _));
        self.formula.statements().iter().any(|statement| match statement {
            Statement::Assign { value, .. } | Statement::Init { value, .. } => value.nodes().iter().any(grad),
            Statement::Heading { .. } => false,
        })
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
                starts.push(Start {
                    name: &state.name,
                    rank: state.rank,
                    value: None,
                    at_first_step: false,
                    of_the_point: false,
                });
            }
        }
        for (name, value) in inits {
            let above = |read: &str| starts.iter().find(|start| start.name == read);
            let late = |read: &str| {
                self.formula.role(read) == Role::Input || above(read).is_some_and(|start| start.at_first_step)
            };
            let other =
                |read: &str| late(read) && read != "theta" && !above(read).is_some_and(|start| start.of_the_point);
            let any = |late: &dyn Fn(&str) -> bool| {
                value.nodes().iter().any(|node| match node {
                    Node::Name(read) => late(read),
                    Node::Call(function, _) => matches!(function, Function::Grad | Function::Loss),
                    _ => false,
                })
            };
            let (at_first_step, of_the_point) = (any(&late), any(&late) && !any(&other));
            let rank = rank(name).unwrap_or(Rank::Single);
            starts.push(Start { name, rank, value: Some(value), at_first_step, of_the_point });
        }
        starts
    }

    /// The assignments, a line each, and the point that they lead to. `state` is the Python of a state's name.
    pub fn lines(
        &self,
        indent: &str,
        scope: &mut Scope,
        names: &mut Names,
        state: impl Fn(&str) -> String,
    ) -> (String, Point) {
        let assignments: Vec<(&str, &Expr)> = self.formula.statements().iter().filter_map(assigned).collect();
        let mut lines = String::new();
        for (i, (name, value)) in assignments.iter().enumerate() {
            let coordinate = self.formula.coordinates().iter().position(|coordinate| coordinate == name);
            if let Some(coordinate) = coordinate {
                scope.set("noise", format!("noise[{coordinate}]"), Sort::Scalar);
            }
            let (value, sort) = scope.expression(value);
            if *name == "theta" && i + 1 == assignments.len() {
                return (lines, Point::Whole(value));
            }
            let (python, sort) = match self.formula.role(name) {
                Role::State => (state(&names.of(name)), self.state_sort(name)),
                Role::Local => (names.of(name), sort),
                // `theta`, `g`, `f` and `alpha` are called so in every script.
                _ if self.formula.coordinates().is_empty() => ((*name).to_owned(), sort),
                _ => (names.of(name), sort),
            };
            lines += &text::line(indent, &format!("{python} = "), &value);
            scope.set(name, python, sort);
        }
        if self.formula.coordinates().is_empty() {
            return (lines, Point::Whole("theta".to_owned()));
        }
        (lines, Point::Each(self.formula.coordinates().iter().map(|name| names.of(name)).collect()))
    }

    /// The sign of what the last line adds to the point, `theta = theta - …`, where no other line changes it.
    pub fn step(&self) -> Option<&'static str> {
        let assignments: Vec<(&str, &Expr)> = self.formula.statements().iter().filter_map(assigned).collect();
        let (last, above) = assignments.split_last()?;
        let value = last.1;
        let theta = |id: Id| id.index() == 0 && matches!(&value[id], Node::Name(name) if name == "theta");
        match &value[value.root()] {
            _ if last.0 != "theta" || above.iter().any(|(name, _)| *name == "theta") => None,
            Node::Binary(Operator::Subtract, left, _) if theta(*left) => Some("-"),
            Node::Binary(Operator::Add, left, _) if theta(*left) => Some(""),
            _ => None,
        }
    }

    /// In a rule by name, the lines that take point and gradient apart; `from` is the Python of the two.
    pub fn unpack(&self, indent: &str, from: [&str; 2], names: &mut Names, scope: &mut Scope) -> String {
        let coordinates = self.formula.coordinates();
        let mut lines = String::new();
        for (prefix, from) in ["", "d"].into_iter().zip(from).filter(|_| !coordinates.is_empty()) {
            let own: Vec<String> = coordinates.iter().map(|name| names.of(&format!("{prefix}{name}"))).collect();
            for (name, python) in coordinates.iter().zip(&own) {
                scope.set(&format!("{prefix}{name}"), python.as_str(), Sort::Scalar);
            }
            lines += &text::unpack(indent, &own, from);
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

/// The point after a rule's step.
pub enum Point {
    /// One expression for all coordinates.
    Whole(String),
    /// In a rule by name, the name of each.
    Each(Vec<String>),
}

/// Whether an expression reads a name.
pub fn reads(value: &Expr, name: &str) -> bool {
    value.nodes().iter().any(|node| matches!(node, Node::Name(read) if read == name))
}

fn assigned(statement: &Statement) -> Option<(&str, &Expr)> {
    match statement {
        Statement::Assign { name, value } => Some((&name.id, value)),
        _ => None,
    }
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

/// `GradientDescent` as the name of a function.
fn snake(class: &str) -> String {
    let mut name = String::new();
    let letters: Vec<char> = class.chars().collect();
    for (i, c) in letters.iter().enumerate() {
        let begins = i > 0 && c.is_uppercase() && letters[i - 1].is_lowercase();
        name.extend(begins.then_some('_'));
        name.extend(c.to_lowercase());
    }
    name
}
