//! Which names have one value and which have one for each coordinate.
//!
//! A state is per coordinate if anything that is assigned to it is, and what is assigned may read
//! other states: ranks spread along the reads until nothing changes. Each statement and each state
//! is visited at most once, so that a chain of 10,000 states takes no longer than its length.

use crate::words::{Fault, Message};

use super::check::{Source, States};
use super::checked::Rank;
use super::faults::Faults;
use super::inputs::{Known, Vocabulary};
use super::syntax::{Expr, Function, Id, Node, Statement};

/// The ranks of all statements and states of a text.
pub(super) struct Ranks {
    statements: Vec<Rank>,
    states: Vec<Rank>,
}

/// Something that has a rank: a statement's value or a state.
#[derive(Clone, Copy)]
enum Item {
    Statement(usize),
    State(usize),
}

/// Finds the ranks; `sources` are the names that each statement reads.
pub(super) fn infer(
    vocabulary: &Vocabulary,
    statements: &[Statement],
    states: &States,
    sources: &[Vec<(Id, Source)>],
) -> Ranks {
    let mut spread = Spread::new(statements.len(), states.names.len());
    for (index, statement) in statements.iter().enumerate() {
        let (Statement::Assign { name, value } | Statement::Init { name, value }) = statement else { continue };
        if let Some(state) = states.find(&name.id) {
            // All that is assigned to a state has the state's rank: one number is broadcast.
            spread.edge(Item::Statement(index), Item::State(state));
            spread.edge(Item::State(state), Item::Statement(index));
        }
        let target = vocabulary.known(&name.id).map(Known::rank);
        let joined = joined(value);
        if target == Some(Rank::PerCoordinate) || has_gradient(value, &joined) {
            spread.seed(Item::Statement(index));
        }
        for (id, source) in sources[index].iter().filter(|(id, _)| !joined[id.index()]) {
            debug_assert!(matches!(value[*id], Node::Name(_)));
            match source {
                Source::Outside(known) if known.rank() == Rank::PerCoordinate => spread.seed(Item::Statement(index)),
                Source::Outside(_) => {}
                Source::State(state) => spread.edge(Item::State(*state), Item::Statement(index)),
                Source::Statement(from) => spread.edge(Item::Statement(*from), Item::Statement(index)),
            }
        }
    }
    spread.run()
}

/// For each node whether it stands inside a function that makes one number of all coordinates.
fn joined(value: &Expr) -> Vec<bool> {
    let mut joined = vec![false; value.nodes().len()];
    for (id, node) in value.iter().rev() {
        let inside = joined[id.index()] || matches!(node, Node::Call(function, _) if function.joins_coordinates());
        if inside {
            node.operands(|operand| joined[operand.index()] = true);
        }
    }
    joined
}

fn has_gradient(value: &Expr, joined: &[bool]) -> bool {
    value.iter().any(|(id, node)| !joined[id.index()] && matches!(node, Node::Call(Function::Grad, _)))
}

/// Ranks on their way along the reads.
struct Spread {
    ranks: Ranks,
    from_statements: Vec<Vec<Item>>,
    from_states: Vec<Vec<Item>>,
    /// What is known to be per coordinate and has not told those that read it.
    waiting: Vec<Item>,
}

impl Spread {
    fn new(statements: usize, states: usize) -> Spread {
        Spread {
            ranks: Ranks { statements: vec![Rank::Single; statements], states: vec![Rank::Single; states] },
            from_statements: vec![Vec::new(); statements],
            from_states: vec![Vec::new(); states],
            waiting: Vec::new(),
        }
    }

    fn edge(&mut self, from: Item, to: Item) {
        match from {
            Item::Statement(index) => self.from_statements[index].push(to),
            Item::State(index) => self.from_states[index].push(to),
        }
    }

    fn seed(&mut self, item: Item) {
        let rank = match item {
            Item::Statement(index) => &mut self.ranks.statements[index],
            Item::State(index) => &mut self.ranks.states[index],
        };
        if *rank == Rank::Single {
            *rank = Rank::PerCoordinate;
            self.waiting.push(item);
        }
    }

    fn run(mut self) -> Ranks {
        while let Some(item) = self.waiting.pop() {
            let readers = match item {
                Item::Statement(index) => std::mem::take(&mut self.from_statements[index]),
                Item::State(index) => std::mem::take(&mut self.from_states[index]),
            };
            for reader in readers {
                self.seed(reader);
            }
        }
        self.ranks
    }
}

impl Ranks {
    /// The ranks of the states, in their order.
    pub fn states(&self) -> impl Iterator<Item = Rank> {
        self.states.iter().copied()
    }

    /// Checks that what goes over the coordinates is given something that has coordinates.
    pub fn check(&self, statements: &[Statement], sources: &[Vec<(Id, Source)>], faults: &mut Faults) {
        for (statement, sources) in statements.iter().zip(sources) {
            let (Statement::Assign { value, .. } | Statement::Init { value, .. }) = statement else { continue };
            let ranks = self.nodes(value, sources);
            for (id, node) in value.iter() {
                let Node::Call(function, arguments) = node else { continue };
                let single = arguments.iter().all(|argument| ranks[argument.index()] == Rank::Single);
                if function.needs_coordinates() && single {
                    let message = Message::new("formula-one-number").with("name", function.name());
                    faults.add(|| Fault::new(message).at(value.span(id)));
                }
            }
        }
    }

    /// The rank of each node of an expression.
    fn nodes(&self, value: &Expr, sources: &[(Id, Source)]) -> Vec<Rank> {
        let mut ranks = vec![Rank::Single; value.nodes().len()];
        for (id, source) in sources {
            ranks[id.index()] = match source {
                Source::Outside(known) => known.rank(),
                Source::State(state) => self.states[*state],
                Source::Statement(statement) => self.statements[*statement],
            };
        }
        for (id, node) in value.iter() {
            let mut any = false;
            node.operands(|operand| any |= ranks[operand.index()] == Rank::PerCoordinate);
            ranks[id.index()] = match node {
                Node::Name(_) => ranks[id.index()],
                Node::Call(Function::Grad, _) => Rank::PerCoordinate,
                Node::Call(function, _) if function.joins_coordinates() => Rank::Single,
                _ if any => Rank::PerCoordinate,
                _ => Rank::Single,
            };
        }
        ranks
    }
}
