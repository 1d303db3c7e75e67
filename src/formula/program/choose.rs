//! Chooses for every node the longest kernel that fits.

use super::Request;
use super::kernel::Kernel;
use super::order::Item;
use super::pattern::{COLUMNS, Expression, LANES, Pattern, SAME, Symbol, patterns};
use crate::formula::graph::{Id, Node};
use crate::formula::operation::{Binary, Unary};

/// How many items may come between a kernel's two results: while the earlier one waits, its operands take up
/// registers.
const SOON: usize = 64;

/// The kernel that computes a node, and the nodes that it reads.
#[derive(Clone, Debug)]
pub struct Choice {
    pub kernel: Kernel,
    operands: Operands,
}

#[derive(Clone, Debug, Default)]
struct Operands {
    lanes: [Option<Id>; LANES],
    same: [Option<Id>; SAME],
    columns: [Option<Id>; COLUMNS],
    /// Nodes that are computed on the way and are not needed elsewhere.
    within: Vec<Id>,
    /// The node that is computed on the way and is needed elsewhere: the kernel's second result.
    kept: Option<Id>,
}

impl Choice {
    /// The operands that have a value per lane.
    pub fn lanes(&self) -> impl Iterator<Item = Id> + use<> {
        self.operands.lanes.into_iter().flatten()
    }

    /// The operands that are the same for all lanes.
    pub fn same(&self) -> impl Iterator<Item = Id> + use<> {
        self.operands.same.into_iter().flatten()
    }

    /// The operands that are columns of examples.
    pub fn columns(&self) -> impl Iterator<Item = Id> + use<> {
        self.operands.columns.into_iter().flatten()
    }

    /// The node that is the kernel's second result.
    pub fn kept(&self) -> Option<Id> {
        self.operands.kept
    }
}

/// For each node that gets an instruction of its own, the kernel. From the last to the first, so that what the
/// longest kernels take in is known before it is looked at.
pub fn choose(request: &Request, items: &[Item]) -> Vec<Option<Choice>> {
    let chooser = Chooser { request, items, places: places(request, items), uses: uses(request, items) };
    let mut choices = vec![None; request.graph.len()];
    let mut within = vec![false; request.graph.len()];
    for item in items.iter().rev() {
        let &Item::Compute(id) = item else { continue };
        if !within[id.index()] {
            let choice = chooser.choice(id);
            choice.operands.within.iter().chain(&choice.kept()).for_each(|id| within[id.index()] = true);
            choices[id.index()] = Some(choice);
        }
    }
    choices
}

/// Where each node is computed.
fn places(request: &Request, items: &[Item]) -> Vec<usize> {
    let mut places = vec![0; request.graph.len()];
    for (place, item) in items.iter().enumerate() {
        if let Item::Compute(id) = item {
            places[id.index()] = place;
        }
    }
    places
}

/// How often each node is read. A square reads its operand twice.
fn uses(request: &Request, items: &[Item]) -> Vec<u32> {
    let mut uses = vec![0; request.graph.len()];
    for item in items {
        match *item {
            Item::Compute(id) => {
                let node = request.graph.node(id);
                let times = if matches!(node, Node::Unary(Unary::Power(_), _)) { 2 } else { 1 };
                node.operands().for_each(|operand| uses[operand.index()] += times);
            }
            Item::Deliver(number) => uses[request.outputs[number].0.index()] += 1,
        }
    }
    uses
}

struct Chooser<'a> {
    request: &'a Request<'a>,
    items: &'a [Item],
    places: Vec<usize>,
    uses: Vec<u32>,
}

impl Chooser<'_> {
    fn choice(&self, id: Id) -> Choice {
        let node = self.request.graph.node(id);
        if let Some(kernel) = Kernel::function(node) {
            let mut operands = Operands::default();
            operands.lanes.iter_mut().zip(node.operands()).for_each(|(lane, operand)| *lane = Some(operand));
            return Choice { kernel, operands };
        }
        let root = match node {
            Node::Unary(Unary::Power(_), _) => Symbol::Binary(Binary::Multiply),
            Node::Unary(operation, _) => Symbol::Unary(operation),
            Node::Binary(operation, ..) => Symbol::Binary(operation),
            _ => Symbol::Select,
        };
        let longest = patterns(root).find_map(|pattern| self.fit(pattern, id, false));
        let shortest = || patterns(root).filter_map(|pattern| self.fit(pattern, id, true)).last();
        longest.or_else(shortest).expect("every operation has a kernel")
    }

    fn is_column(&self, id: Id) -> bool {
        self.request.columns.iter().any(|column| column.0 == id)
    }

    fn fit(&self, pattern: &Pattern, id: Id, splat: bool) -> Option<Choice> {
        let mut fit = Fit { chooser: self, expression: &pattern.expression, splat, operands: Operands::default() };
        let fits = fit.operation(0, id);
        // A node may be met twice: it cannot be computed on the way and read from a register as well.
        let Operands { lanes, within, kept, .. } = &fit.operands;
        let fits = fits && lanes.iter().flatten().all(|lane| !within.contains(lane) && *kept != Some(*lane));
        let fits = fits && kept.is_none_or(|kept| self.can_wait(kept, id, within));
        fits.then_some(Choice { kernel: pattern.kernel, operands: fit.operands })
    }

    /// Whether one node can wait until another is computed: that is soon, and nothing reads it before but what is
    /// `within`.
    fn can_wait(&self, first: Id, last: Id, within: &[Id]) -> bool {
        let between = &self.items[self.places[first.index()] + 1..self.places[last.index()]];
        let reads = |id: Id| self.request.graph.node(id).operands().any(|operand| operand == first);
        let free = |item: &Item| match *item {
            Item::Compute(id) => within.contains(&id) || !reads(id),
            Item::Deliver(_) => true,
        };
        between.len() <= SOON && between.iter().all(free)
    }
}

/// One try to find an expression in the graph.
struct Fit<'a> {
    chooser: &'a Chooser<'a>,
    expression: &'a Expression,
    /// Whether a uniform value may be spread over a register.
    splat: bool,
    operands: Operands,
}

impl Fit<'_> {
    /// Whether the part of the expression at `position` is the node.
    fn fits(&mut self, position: usize, id: Id) -> bool {
        let uniform = self.chooser.request.uniform[id.index()];
        match self.expression.at(position) {
            Symbol::Lane(number) => (self.splat || !uniform) && bind(&mut self.operands.lanes[number], id),
            Symbol::Column(number) => self.chooser.is_column(id) && bind(&mut self.operands.columns[number], id),
            Symbol::Same(number) => uniform && bind(&mut self.operands.same[number], id),
            _ if uniform => false,
            Symbol::Kept => self.keeps(position, id),
            _ if self.chooser.uses[id.index()] != 1 => false,
            _ => {
                self.operands.within.push(id);
                self.operation(position, id)
            }
        }
    }

    /// Whether the node is the expression's second result.
    fn keeps(&mut self, position: usize, id: Id) -> bool {
        match self.operands.kept {
            Some(kept) => kept == id,
            None => {
                self.operands.kept = Some(id);
                self.chooser.uses[id.index()] > 1 && self.operation(position + 1, id)
            }
        }
    }

    /// Whether the operation at `position` is the node's, and its operands fit.
    fn operation(&mut self, position: usize, id: Id) -> bool {
        match (self.expression.at(position), self.chooser.request.graph.node(id)) {
            (Symbol::Unary(operation), Node::Unary(of, x)) if operation == of => self.fits(position + 1, x),
            (Symbol::Binary(Binary::Multiply), Node::Unary(Unary::Power(2), x)) => self.both(position, x, x),
            (Symbol::Binary(operation), Node::Binary(of, a, b)) if operation == of => {
                let before = self.operands.clone();
                if self.both(position, a, b) {
                    return true;
                }
                self.operands = before;
                operation.commutes() && self.both(position, b, a)
            }
            (Symbol::Select, Node::Select(condition, then, otherwise)) => {
                let second = self.expression.end(position + 1);
                let third = self.expression.end(second);
                self.fits(position + 1, condition) && self.fits(second, then) && self.fits(third, otherwise)
            }
            _ => false,
        }
    }

    fn both(&mut self, position: usize, a: Id, b: Id) -> bool {
        self.fits(position + 1, a) && self.fits(self.expression.end(position + 1), b)
    }
}

/// Takes a node as an operand, unless that is another one already.
fn bind(operand: &mut Option<Id>, id: Id) -> bool {
    *operand.get_or_insert(id) == id
}
