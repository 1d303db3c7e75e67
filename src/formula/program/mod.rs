//! A graph as a flat list of operations on numbered registers, for one lane or for a block of 64.
//!
//! Making one takes four steps: put the needed nodes in order (`order`), cover them with instructions (`cover`),
//! give every value a register (`allocate`), and run it with the machine's widest vectors (`isa`, `interpret`).
//! State is written in place: an output goes to its register as soon as nothing reads what was there.

mod allocate;
mod choose;
mod cover;
mod instruction;
mod interpret;
mod isa;
mod kernel;
mod order;
mod pattern;
mod real;
mod register;

use std::ops::Range;

use super::graph::{Graph, Id};

pub use isa::{Isa, isas};
pub use register::{Block, LANES};

use register::{Examined, NoColumns};

/// What a program is to compute, and where its inputs and outputs are.
pub struct Request<'a> {
    pub graph: &'a Graph,
    /// Nodes whose values stand in registers when the program starts.
    pub inputs: &'a [(Id, u32)],
    /// Nodes that are columns of examples, and the numbers of the columns: they are read where they stand.
    pub columns: &'a [(Id, u32)],
    /// Whether a node has one value for all lanes; such values come from the row, and are constants or
    /// the caller's to compute.
    pub uniform: &'a [bool],
    /// Nodes to compute, in this order, before the outputs, as far as the outputs need them.
    pub early: &'a [Id],
    /// Nodes whose values stand in registers when the program ends.
    pub outputs: &'a [(Id, u32)],
    /// Registers that hold nothing but inputs and outputs: `0..fixed`.
    pub fixed: u32,
}

/// A compiled program.
#[derive(Clone, Debug)]
pub struct Program {
    code: Vec<instruction::Instruction>,
    registers: usize,
    row: Vec<Id>,
}

impl Program {
    pub fn new(request: &Request) -> Program {
        let items = order::order(request);
        let (lines, row) = cover::cover(request, &items);
        let (code, registers) = allocate::allocate(request, &lines);
        Program { code, registers, row }
    }

    /// How many registers a run needs.
    pub fn registers(&self) -> usize {
        self.registers
    }

    /// The uniform nodes whose values a run reads, in the order of the row.
    pub fn row(&self) -> &[Id] {
        &self.row
    }

    /// Runs one lane.
    ///
    /// # Panics
    /// If there are fewer registers than [`Program::registers`], or a shorter row than [`Program::row`].
    pub fn run_one(&self, registers: &mut [[f64; 1]], row: &[f64]) {
        interpret::interpret::<1, 1, _, _>(&self.code, registers, NoColumns, row);
    }

    /// Runs a block of lanes; each lane gets the bits that [`Program::run_one`] gives it.
    ///
    /// # Panics
    /// As [`Program::run_one`].
    pub fn run_block(&self, isa: Isa, registers: &mut [Block], row: &[f64]) {
        isa.run(&self.code, registers, NoColumns, row);
    }

    /// Runs over blocks of examples, one after the other, on the same registers. `columns[c][i]` is block `i` of
    /// column `c`.
    ///
    /// # Panics
    /// As [`Program::run_one`], or if a column that the program reads has not all the blocks.
    pub fn run_examples(
        &self,
        isa: Isa,
        registers: &mut [Block],
        columns: &[Vec<Block>],
        blocks: Range<usize>,
        row: &[f64],
    ) {
        for block in blocks {
            isa.run(&self.code, registers, Examined { columns, block }, row);
        }
    }
}
