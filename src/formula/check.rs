//! Statements → what each name in them is: input, parameter, state or local, and whether it may be that.

use std::collections::{BTreeSet, HashMap, HashSet};

use crate::words::{Fault, Message, Span, nearest};

use super::checked::State;
use super::faults::{Faults, fault};
use super::inputs::{Role, Vocabulary, is_reserved};
use super::ranks;
use super::syntax::{Expr, Function, Id, Kind, Name, Node, Statement};

/// What the check found out about a text.
pub(super) struct Found {
    pub states: Vec<State>,
    /// The inputs and parameters that something reads as they come from outside.
    pub reads: BTreeSet<String>,
}

/// Where the value of a name comes from at the place where it is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Source {
    Outside(Role),
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
    fn position(&mut self, name: &'a str) -> usize {
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

/// One pass over a text in the order in which it runs.
struct Flow<'a, 'f> {
    vocabulary: &'a Vocabulary,
    /// Every name that some statement assigns.
    assigned: HashSet<&'a str>,
    /// Every name with an `init` anywhere.
    initial: HashSet<&'a str>,
    /// Every name with an `init` above the present place.
    initial_above: HashSet<&'a str>,
    /// The statement above that assigned a name last.
    latest: HashMap<&'a str, usize>,
    unknown: HashSet<&'a str>,
    states: States<'a>,
    reads: BTreeSet<String>,
    /// For each statement the names it reads, in the order of its nodes.
    sources: Vec<Vec<(Id, Source)>>,
    faults: &'f mut Faults,
}

impl<'a, 'f> Flow<'a, 'f> {
    fn new(vocabulary: &'a Vocabulary, statements: &'a [Statement], faults: &'f mut Faults) -> Self {
        let mut assigned = HashSet::new();
        let mut initial = HashSet::new();
        for statement in statements {
            match statement {
                Statement::Assign { name, .. } => assigned.insert(name.id.as_str()),
                Statement::Init { name, .. } => initial.insert(name.id.as_str()),
                Statement::Heading { .. } => false,
            };
        }
        Flow {
            vocabulary,
            assigned,
            initial,
            initial_above: HashSet::new(),
            latest: HashMap::new(),
            unknown: HashSet::new(),
            states: States::default(),
            reads: BTreeSet::new(),
            sources: vec![Vec::new(); statements.len()],
            faults,
        }
    }

    fn assign(&mut self, index: usize, name: &'a Name, value: &'a Expr) {
        self.sources[index] = self.read(value, Self::resolve);
        self.target(name);
        self.latest.insert(&name.id, index);
    }

    fn init(&mut self, index: usize, name: &'a Name, value: &'a Expr) {
        self.sources[index] = self.read(value, Self::resolve_in_init);
        if self.vocabulary.kind == Kind::Surface {
            self.faults.add(|| fault("formula-init-in-surface", name.span));
        } else if self.vocabulary.role(&name.id).is_some() || is_reserved(&name.id) {
            self.faults.add(|| named("formula-init-of-input", name));
        } else if !self.initial_above.insert(&name.id) {
            self.faults.add(|| named("formula-init-twice", name));
        } else {
            self.states.position(&name.id);
        }
    }

    /// Checks that a statement may assign this name.
    fn target(&mut self, name: &Name) {
        let key = match self.vocabulary.role(&name.id) {
            _ if is_reserved(&name.id) => "formula-assigns-reserved",
            Some(Role::Parameter) => "formula-assigns-parameter",
            Some(Role::Input(_)) => "formula-assigns-input",
            Some(Role::Changeable(_) | Role::Constant) | None => return,
        };
        let other = self.free_name(&name.id);
        self.faults.add(|| named(key, name).help(Message::new("formula-help-other-name").with("name", other)));
    }

    /// A name like this one that nothing has yet.
    fn free_name(&self, name: &str) -> String {
        let taken = |name: &str| self.vocabulary.role(name).is_some() || self.assigned.contains(name);
        let candidates = ["new", "next", "now", "here"].map(|ending| format!("{name}_{ending}"));
        let free = candidates.iter().find(|candidate| !taken(candidate)).unwrap_or(&candidates[0]);
        free.clone()
    }

    /// Resolves every name of an expression and checks that its functions belong here.
    fn read(&mut self, value: &'a Expr, resolve: fn(&mut Self, &'a str, Span) -> Option<Source>) -> Vec<(Id, Source)> {
        let mut sources = Vec::new();
        for (id, node) in value.iter() {
            match node {
                Node::Name(name) => {
                    if let Some(source) = resolve(self, name, value.span(id)) {
                        sources.push((id, source));
                    }
                }
                Node::Call(function, _) if function.needs_coordinates() => {
                    self.coordinate_function(*function, value.span(id));
                }
                _ => {}
            }
        }
        sources
    }

    fn coordinate_function(&mut self, function: Function, span: Span) {
        let key = if self.vocabulary.by_name {
            "formula-not-by-name"
        } else if self.vocabulary.kind != Kind::Rule {
            "formula-rules-only"
        } else {
            return;
        };
        self.faults.add(|| Fault::new(Message::new(key).with("name", function.name())).at(span));
    }

    /// What a name means in an assignment at the present place.
    fn resolve(&mut self, name: &'a str, span: Span) -> Option<Source> {
        if let Some(statement) = self.latest.get(name) {
            return Some(Source::Statement(*statement));
        }
        if let Some(role) = self.outside(name) {
            return Some(Source::Outside(role));
        }
        if !self.assigned.contains(name) && !self.initial.contains(name) {
            return self.unknown(name, span);
        }
        if self.vocabulary.kind == Kind::Surface {
            let message = Message::new("formula-read-before-assigned").with("name", name);
            self.faults.add(|| Fault::new(message).at(span));
            return None;
        }
        Some(Source::State(self.states.position(name)))
    }

    /// What a name means after `init`: only what there is before the first step.
    fn resolve_in_init(&mut self, name: &'a str, span: Span) -> Option<Source> {
        if let Some(role) = self.outside(name) {
            return Some(Source::Outside(role));
        }
        if self.initial_above.contains(name) {
            return Some(Source::State(self.states.position(name)));
        }
        if !self.assigned.contains(name) && !self.initial.contains(name) {
            return self.unknown(name, span);
        }
        let message = Message::new("formula-init-reads").with("name", name);
        self.faults.add(|| Fault::new(message).at(span));
        None
    }

    fn outside(&mut self, name: &str) -> Option<Role> {
        let role = self.vocabulary.role(name)?;
        if role != Role::Constant && !self.reads.contains(name) {
            self.reads.insert(name.to_owned());
        }
        Some(role)
    }

    /// Says once for each name that nothing gives it a value.
    fn unknown(&mut self, name: &'a str, span: Span) -> Option<Source> {
        if !self.unknown.insert(name) {
            return None;
        }
        let (vocabulary, assigned) = (self.vocabulary, &self.assigned);
        self.faults.add(|| {
            if is_reserved(name) {
                return Fault::new(Message::new("formula-rules-only").with("name", name)).at(span);
            }
            let by_name = vocabulary.by_name && matches!(name, "theta" | "g");
            let key = if by_name { "formula-by-name-reads" } else { "formula-unknown-name" };
            let mut sorted: Vec<&str> = assigned.iter().copied().collect();
            sorted.sort_unstable();
            let meant = nearest(name, vocabulary.names().chain(sorted)).or_else(|| alias(vocabulary, name));
            let help = match meant {
                _ if by_name => by_name_help(vocabulary, name),
                Some(meant) => Message::new("formula-help-did-you-mean").with("name", meant),
                None => Message::new("formula-help-unknown-name").with("name", name),
            };
            Fault::new(Message::new(key).with("name", name)).at(span).help(help)
        });
        None
    }

    fn required(&mut self) {
        let result = self.vocabulary.kind.result();
        if self.vocabulary.by_name || self.assigned.contains(result) {
            return;
        }
        let key = match self.vocabulary.kind {
            Kind::Surface => "formula-no-loss",
            Kind::Rule => "formula-no-theta",
            Kind::Schedule => "formula-no-alpha",
        };
        self.faults.add(|| Fault::new(Message::new(key)));
    }
}

fn named(key: &'static str, name: &Name) -> Fault {
    Fault::new(Message::new(key).with("name", name.id.as_str())).at(name.span)
}

/// What a rule written by name reads instead of `theta` and `g`.
fn by_name_help(vocabulary: &Vocabulary, name: &str) -> Message {
    let first = vocabulary.coordinates().first().map_or("", String::as_str);
    let instead = if name == "g" { format!("d{first}") } else { first.to_owned() };
    Message::new("formula-help-write").with("text", instead)
}

/// What other programs call the inputs.
fn alias(vocabulary: &Vocabulary, name: &str) -> Option<&'static str> {
    let meant = match name {
        "lr" | "learning_rate" | "eta" => "alpha",
        "gradient" | "grads" | "dtheta" => "g",
        "w" | "params" | "weights" => "theta",
        "epoch" => "n",
        "step" | "iteration" | "iter" => "t",
        "e" | "E" => return Some("exp(1)"),
        _ => return None,
    };
    vocabulary.role(meant).map(|_| meant)
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
