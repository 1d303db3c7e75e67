//! A text in the order in which it runs: where each name that is read has its value from.

use std::collections::{BTreeSet, HashMap, HashSet};

use crate::words::{Fault, Message, Span};

use super::check::{Source, States};
use super::faults::{Faults, fault};
use super::inputs::{Known, Vocabulary, is_reserved};
use super::suggest;
use super::syntax::{Expr, Function, Id, Kind, Name, Node, Statement};

/// One pass over a text in the order in which it runs.
pub(super) struct Flow<'a, 'f> {
    vocabulary: &'a Vocabulary,
    /// Every name that some statement assigns; in order, so that the same text gets the same suggestion.
    assigned: BTreeSet<&'a str>,
    /// Every name with an `init` anywhere.
    initial: HashSet<&'a str>,
    /// Every name with an `init` above the present place.
    initial_above: HashSet<&'a str>,
    /// The statement above that assigned a name last.
    latest: HashMap<&'a str, usize>,
    unknown: HashSet<&'a str>,
    pub states: States<'a>,
    pub reads: BTreeSet<String>,
    /// For each statement the names it reads, in the order of its nodes.
    pub sources: Vec<Vec<(Id, Source)>>,
    faults: &'f mut Faults,
}

impl<'a, 'f> Flow<'a, 'f> {
    pub fn new(vocabulary: &'a Vocabulary, statements: &'a [Statement], faults: &'f mut Faults) -> Self {
        let mut assigned = BTreeSet::new();
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

    /// Passes over `name = value`, the statement at `index`.
    pub fn assign(&mut self, index: usize, name: &'a Name, value: &'a Expr) {
        self.sources[index] = self.read(value, Self::resolve);
        self.noise_by_name(index, name, value);
        self.target(name);
        self.latest.insert(&name.id, index);
    }

    /// Passes over `init name = value`, the statement at `index`.
    pub fn init(&mut self, index: usize, name: &'a Name, value: &'a Expr) {
        self.sources[index] = self.read(value, Self::resolve_in_init);
        self.noise_by_name(index, name, value);
        if self.vocabulary.kind == Kind::Surface {
            self.faults.add(|| fault("formula-init-in-surface", name.span));
        } else if self.vocabulary.known(&name.id).is_some() || is_reserved(&name.id) {
            self.faults.add(|| named("formula-init-of-input", name));
        } else if !self.initial_above.insert(&name.id) {
            self.faults.add(|| named("formula-init-twice", name));
        } else {
            self.states.position(&name.id);
        }
    }

    /// In a rule by name `noise` is the number of the coordinate that the line assigns; a line that
    /// assigns something else has no noise of its own.
    fn noise_by_name(&mut self, index: usize, name: &Name, value: &Expr) {
        if !self.vocabulary.by_name {
            return;
        }
        let is_noise = |(id, _): &&(Id, Source)| matches!(&value[*id], Node::Name(read) if read == "noise");
        let Some((noise, _)) = self.sources[index].iter().find(is_noise) else { return };
        if !self.vocabulary.coordinates().contains(&name.id) {
            self.faults.add(|| fault("formula-noise-by-name", value.span(*noise)));
        }
    }

    /// Checks that a statement may assign this name.
    fn target(&mut self, name: &Name) {
        let key = match self.vocabulary.known(&name.id) {
            _ if is_reserved(&name.id) => "formula-assigns-reserved",
            Some(Known::Parameter) => "formula-assigns-parameter",
            Some(Known::Input(_)) => "formula-assigns-input",
            Some(Known::Changeable(_) | Known::Constant) | None => return,
        };
        let other = self.free_name(&name.id);
        self.faults.add(|| named(key, name).help(Message::new("formula-help-other-name").with("name", other)));
    }

    /// A name like this one that nothing has yet.
    fn free_name(&self, name: &str) -> String {
        let taken = |name: &str| self.vocabulary.known(name).is_some() || self.assigned.contains(name);
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
        if let Some(known) = self.outside(name) {
            return Some(Source::Outside(known));
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
        if let Some(known) = self.outside(name) {
            return Some(Source::Outside(known));
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

    fn outside(&mut self, name: &str) -> Option<Known> {
        let known = self.vocabulary.known(name)?;
        if known != Known::Constant && !self.reads.contains(name) {
            self.reads.insert(name.to_owned());
        }
        Some(known)
    }

    /// Says once for each name that nothing gives it a value.
    fn unknown(&mut self, name: &'a str, span: Span) -> Option<Source> {
        if !self.unknown.insert(name) {
            return None;
        }
        let (vocabulary, assigned) = (self.vocabulary, &self.assigned);
        self.faults.add(|| suggest::unknown_name(name, span, vocabulary, assigned));
        None
    }

    /// Checks that the text assigns what its kind must assign.
    pub fn required(&mut self) {
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
