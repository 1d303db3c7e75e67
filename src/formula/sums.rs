//! Sums over examples: the loss of one example as a program whose lanes are 64 examples.
//!
//! Lane `i` adds up the examples `i`, `i + 64`, …, first that of the last block where that is not full, then the others in
//! stretches of 64 blocks, so that of many examples no sum has many terms; then the lanes are added in halves. The order
//! is the same with every instruction set, and so are the bits.

use super::ahead::{Ahead, Entry};
use super::graph::{Graph, Id, Node};
use super::program::{Block, Isa, LANES, Program, Request};

/// Blocks whose sums are kept apart from those of the others.
const STRETCH: usize = 64;

/// Some quantities of an example, summed over examples.
#[derive(Debug)]
pub struct Sums {
    program: Program,
    /// What depends on the inputs but on no column.
    ahead: Ahead,
    outputs: usize,
}

/// Where the examples stand: `columns[c][i]` is block `i` of column `c`.
#[derive(Clone, Copy)]
pub struct Table<'a> {
    pub columns: &'a [Vec<Block>],
    /// Examples; the last block may have more lanes than are examples.
    pub count: usize,
}

/// Memory to work in, for one evaluation after the other.
#[derive(Clone, Debug, Default)]
pub struct Scratch {
    ahead: Vec<[f64; 1]>,
    row: Vec<f64>,
    registers: Vec<Block>,
    /// The sums of the stretches so far.
    totals: Vec<Block>,
}

impl Sums {
    /// Of nodes of a graph, whose inputs `first..first + columns` are the columns of the examples.
    pub fn new(graph: &Graph, first: u32, columns: usize, outputs: &[Id]) -> Sums {
        let mut graph = graph.clone();
        let at: Vec<(Id, u32)> = (0..columns as u32).map(|column| (graph.input(first + column), column)).collect();
        let sums: Vec<(Id, u32)> =
            (0..outputs.len() as u32).map(|number| (graph.input(first + columns as u32 + number), number)).collect();
        let outputs: Vec<(Id, u32)> =
            sums.iter().zip(outputs).map(|(&(sum, register), &output)| (graph.add(sum, output), register)).collect();
        let mut uniform: Vec<bool> = Vec::with_capacity(graph.len());
        for id in graph.ids() {
            uniform.push(match graph.node(id) {
                Node::Constant(_) => true,
                Node::Input(slot) => slot < first,
                node => node.operands().all(|operand| uniform[operand.index()]),
            });
        }
        let program = Program::new(&Request {
            graph: &graph,
            inputs: &sums,
            columns: &at,
            uniform: &uniform,
            early: &[],
            outputs: &outputs,
            fixed: outputs.len() as u32,
        });
        let ahead = Ahead::new(&graph, program.row());
        Sums { program, ahead, outputs: outputs.len() }
    }

    /// The means over the examples; `inputs` are those of the graph before the columns, as far as it reads them. Of no
    /// examples they are NaN.
    pub fn means(&self, isa: Isa, inputs: &[f64], table: Table, scratch: &mut Scratch, means: &mut [f64]) {
        self.fill_row(inputs, scratch);
        self.add_up(isa, table, scratch);
        for (mean, sum) in means.iter_mut().zip(&scratch.registers) {
            *mean = total(sum) / table.count as f64;
        }
    }

    fn fill_row(&self, inputs: &[f64], scratch: &mut Scratch) {
        let Scratch { ahead: registers, row, .. } = scratch;
        registers.resize(self.ahead.registers().max(registers.len()), [0.0]);
        for (register, &slot) in registers.iter_mut().zip(self.ahead.inputs()) {
            *register = [inputs[slot as usize]];
        }
        self.ahead.run_one(registers);
        row.clear();
        row.extend(self.ahead.entries().iter().map(|entry| match *entry {
            Entry::Constant(value) => value,
            Entry::Register(register) => registers[register as usize][0],
        }));
    }

    /// Leaves the sums of the lanes in the first registers.
    fn add_up(&self, isa: Isa, Table { columns, count }: Table, scratch: &mut Scratch) {
        let Scratch { row, registers, totals, .. } = scratch;
        let (zero, outputs) = (Block::splat(0.0), 0..self.outputs);
        registers.resize(self.program.registers().max(registers.len()), zero);
        registers[outputs.clone()].fill(zero);
        let (whole, rest) = (count / LANES, count % LANES);
        if rest > 0 {
            self.program.run_examples(isa, registers, columns, whole..whole + 1, row);
            // Behind the last example stands what only fills up the block.
            registers[outputs.clone()].iter_mut().for_each(|sums| sums[rest..].fill(0.0));
        }
        self.program.run_examples(isa, registers, columns, 0..whole.min(STRETCH), row);
        if whole <= STRETCH {
            return;
        }
        totals.clear();
        totals.extend_from_slice(&registers[outputs.clone()]);
        for start in (STRETCH..whole).step_by(STRETCH) {
            registers[outputs.clone()].fill(zero);
            self.program.run_examples(isa, registers, columns, start..whole.min(start + STRETCH), row);
            for (total, sums) in totals.iter_mut().zip(&*registers) {
                total.iter_mut().zip(sums.iter()).for_each(|(total, sum)| *total += sum);
            }
        }
        registers[outputs].copy_from_slice(totals);
    }
}

/// The sum of all lanes, added in halves.
fn total(sums: &Block) -> f64 {
    let sums: [f64; 32] = halves(sums);
    let sums: [f64; 16] = halves(&sums);
    let sums: [f64; 8] = halves(&sums);
    let sums: [f64; 4] = halves(&sums);
    let sums: [f64; 2] = halves(&sums);
    sums[0] + sums[1]
}

/// The first half of some numbers plus the second.
fn halves<const N: usize, const HALF: usize>(sums: &[f64; N]) -> [f64; HALF] {
    std::array::from_fn(|i| sums[i] + sums[i + HALF])
}
