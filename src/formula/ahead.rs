//! What all lanes of a program have in common is computed ahead of them: the program's row.

use super::graph::{Graph, Id, Node};
use super::program::{Block, Isa, Program, Request};

/// Computes rows from what they depend on.
#[derive(Clone, Debug)]
pub struct Ahead {
    program: Program,
    /// The inputs of the graph that the row depends on, in the registers from 0.
    inputs: Vec<u32>,
    entries: Vec<Entry>,
    constants: Vec<f64>,
}

/// An entry of the row.
#[derive(Clone, Copy, Debug)]
pub enum Entry {
    Constant(f64),
    /// The register that holds its values.
    Register(u32),
}

impl Ahead {
    /// For the rows of these nodes.
    pub fn new(graph: &Graph, row: &[Id]) -> Ahead {
        let needed = graph.needed_by(row.iter().copied());
        let given = graph.ids().filter_map(|id| match graph.node(id) {
            Node::Input(slot) if needed[id.index()] => Some((id, slot)),
            _ => None,
        });
        let (ids, inputs): (Vec<Id>, Vec<u32>) = given.unzip();
        let registers: Vec<(Id, u32)> = ids.into_iter().zip(0..).collect();
        let first = registers.len() as u32;
        let mut outputs = Vec::new();
        let entry = |&id: &Id| match graph.value(id) {
            Some(value) => Entry::Constant(value),
            None => {
                let register = first + outputs.len() as u32;
                outputs.push((id, register));
                Entry::Register(register)
            }
        };
        let entries = row.iter().map(entry).collect();
        let uniform: Vec<bool> = graph.ids().map(|id| graph.value(id).is_some()).collect();
        let fixed = first + outputs.len() as u32;
        let program = Program::new(&Request {
            graph,
            inputs: &registers,
            columns: &[],
            uniform: &uniform,
            early: &[],
            outputs: &outputs,
            fixed,
        });
        let constants = constants(graph, &program);
        Ahead { program, inputs, entries, constants }
    }

    /// The inputs of the graph that the row depends on.
    pub fn inputs(&self) -> &[u32] {
        &self.inputs
    }

    /// The row's entries.
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// How many registers a run needs; the first hold the inputs.
    pub fn registers(&self) -> usize {
        self.program.registers()
    }

    /// Runs one lane.
    pub fn run_one(&self, registers: &mut [[f64; 1]]) {
        self.program.run_one(registers, &self.constants);
    }

    /// Runs a block of lanes.
    pub fn run_block(&self, isa: Isa, registers: &mut [Block]) {
        self.program.run_block(isa, registers, &self.constants);
    }
}

/// The row of a program whose uniform values are all constants.
pub fn constants(graph: &Graph, program: &Program) -> Vec<f64> {
    program.row().iter().map(|&id| graph.value(id).expect("only constants are uniform here")).collect()
}
