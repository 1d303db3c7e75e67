//! The expressions of kernels as trees, to be found in a graph.

use std::cmp::Reverse;
use std::sync::OnceLock;

use super::kernel::{Kernel, kernels};
use super::real::*;
use crate::formula::operation::{Binary, Unary};

/// The most operands of a kernel that have a value per lane.
pub const LANES: usize = 5;
/// The most operands of a kernel that are the same for all lanes.
pub const SAME: usize = 6;
/// The most operands of a kernel that are columns of examples.
pub const COLUMNS: usize = 3;
/// The most nodes of a kernel's expression.
const LONGEST: usize = 24;

/// A node of an expression.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Symbol {
    /// The operand per lane with this number.
    Lane(usize),
    /// The operand for all lanes with this number.
    Same(usize),
    /// The operand with this number that is a column of examples.
    Column(usize),
    /// What follows is the second result.
    Kept,
    Unary(Unary),
    Binary(Binary),
    Select,
}

/// An expression in prefix order: an operation stands before its operands.
#[derive(Clone, Copy, Debug)]
pub struct Expression {
    symbols: [Symbol; LONGEST],
    len: usize,
}

impl Expression {
    fn leaf(symbol: Symbol) -> Expression {
        Expression { symbols: [symbol; LONGEST], len: 1 }
    }

    pub fn node(symbol: Symbol, operands: &[Expression]) -> Expression {
        let mut node = Expression::leaf(symbol);
        for operand in operands {
            let symbols = &operand.symbols[..operand.len];
            node.symbols[node.len..node.len + symbols.len()].copy_from_slice(symbols);
            node.len += symbols.len();
        }
        node
    }

    pub fn at(&self, position: usize) -> Symbol {
        self.symbols[position]
    }

    /// How many operands it has that have a value per lane.
    fn operands(&self) -> usize {
        (0..LANES).filter(|&number| self.symbols[..self.len].contains(&Symbol::Lane(number))).count()
    }

    /// Where the part that begins at `start` ends.
    pub fn end(&self, start: usize) -> usize {
        let operands = match self.symbols[start] {
            Symbol::Lane(_) | Symbol::Same(_) | Symbol::Column(_) => 0,
            Symbol::Kept | Symbol::Unary(_) => 1,
            Symbol::Binary(_) => 2,
            Symbol::Select => 3,
        };
        (0..operands).fold(start + 1, |position, _| self.end(position))
    }
}

/// What a kernel computes.
#[derive(Clone, Copy, Debug)]
pub struct Pattern {
    pub kernel: Kernel,
    pub expression: Expression,
}

/// The patterns whose last operation is the given one, those of most operations first and,
/// of as many, those of fewest operands.
pub fn patterns(root: Symbol) -> impl Iterator<Item = &'static Pattern> {
    static PATTERNS: OnceLock<Vec<Pattern>> = OnceLock::new();
    let patterns = PATTERNS.get_or_init(|| {
        let mut patterns = table();
        patterns.sort_by_key(|pattern| (Reverse(pattern.expression.len), pattern.expression.operands()));
        patterns
    });
    patterns.iter().filter(move |pattern| pattern.expression.at(0) == root)
}

macro_rules! list {
    ($($name:ident [$($lane:ident)*] [$($same:ident)*] $(@[$($column:ident)*])? $value:expr
        $(, $kept:ident = $second:expr)?;)+
    ) => {
        fn table() -> Vec<Pattern> {
            vec![$({
                let [$($lane),*] = std::array::from_fn(|number| Expression::leaf(Symbol::Lane(number)));
                let [$($same),*] = std::array::from_fn(|number| Expression::leaf(Symbol::Same(number)));
                $(let [$($column),*] = std::array::from_fn(|number| Expression::leaf(Symbol::Column(number)));)?
                $(let $kept = Expression::node(Symbol::Kept, &[$second]);)?
                Pattern { kernel: Kernel::$name, expression: $value }
            },)+]
        }
    };
}
kernels!(list);
