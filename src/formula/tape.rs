//! What depends only on time is computed ahead: 64 steps as the 64 lanes of a block.

use super::graph::{Graph, Id, Node};
use super::lower::{Rate, Recipe, Slot};
use super::program::{Block, Isa, LANES, Program, Request};
use super::random::{self, Purpose};

/// What the inputs that depend only on time are made of.
#[derive(Clone, Debug)]
pub struct Clock {
    steps_per_epoch: u64,
    seed: u64,
    points: Vec<(u64, f64)>,
    line: bool,
}

impl Clock {
    pub fn new(recipe: &Recipe) -> Clock {
        let (points, line) = match recipe.rate {
            Rate::Points { points, line } => (points.to_vec(), line),
            Rate::Schedule { .. } => (Vec::new(), false),
        };
        Clock { steps_per_epoch: recipe.steps_per_epoch.max(1), seed: recipe.seed, points, line }
    }

    /// An input at step `t`, from 1.
    fn at(&self, slot: Slot, t: u64) -> f64 {
        match slot {
            Slot::Step => t as f64,
            Slot::Epoch => (1 + (t - 1) / self.steps_per_epoch) as f64,
            Slot::Rate => self.rate(t),
            Slot::GradientNoise(coordinate) => self.normal(t, coordinate, Purpose::GradientNoise),
            Slot::Noise(coordinate) => self.normal(t, coordinate, Purpose::RuleNoise),
            Slot::Kept(_) => unreachable!("what a run keeps does not depend on time alone"),
        }
    }

    fn normal(&self, t: u64, coordinate: u32, purpose: Purpose) -> f64 {
        random::normal(self.seed, t, u64::from(coordinate), purpose)
    }

    /// The rate that the points give at step `t`.
    fn rate(&self, t: u64) -> f64 {
        let after = self.points.partition_point(|point| point.0 <= t);
        let Some(&(from, rate)) = self.points.get(after.saturating_sub(1)) else { return f64::NAN };
        match self.points.get(after) {
            Some(&(to, next)) if self.line && after > 0 => {
                rate + (next - rate) * ((t - from) as f64 / (to - from) as f64)
            }
            _ => rate,
        }
    }
}

/// Which nodes depend on nothing but time.
pub fn uniform(graph: &Graph, dim: usize) -> Vec<bool> {
    let mut uniform = Vec::with_capacity(graph.len());
    for id in graph.ids() {
        let same = match graph.node(id) {
            Node::Constant(_) => true,
            Node::Input(slot) => !matches!(Slot::of(slot, dim), Slot::Kept(_)),
            node => node.operands().all(|operand| uniform[operand.index()]),
        };
        uniform.push(same);
    }
    uniform
}

/// Computes the rows of a program, 64 steps at a time.
#[derive(Clone, Debug)]
pub struct Tape {
    program: Program,
    /// The inputs, in the registers from 0.
    inputs: Vec<Slot>,
    /// For each entry of the row: a constant, or the register that holds its values.
    entries: Vec<Entry>,
    constants: Vec<f64>,
}

#[derive(Clone, Copy, Debug)]
enum Entry {
    Constant(f64),
    Register(u32),
}

impl Tape {
    /// A tape for the rows of `program`, whose nodes are those of a step with `dim` coordinates.
    pub fn new(graph: &Graph, dim: usize, program: &Program) -> Tape {
        let needed = graph.needed_by(program.row().iter().copied());
        let given = graph.ids().filter_map(|id| match graph.node(id) {
            Node::Input(slot) if needed[id.index()] => Some((id, Slot::of(slot, dim))),
            _ => None,
        });
        let (ids, inputs): (Vec<Id>, Vec<Slot>) = given.unzip();
        let first = inputs.len() as u32;
        let mut outputs = Vec::new();
        let mut entries = Vec::with_capacity(program.row().len());
        for &id in program.row() {
            entries.push(match graph.value(id) {
                Some(value) => Entry::Constant(value),
                None => {
                    let register = first + outputs.len() as u32;
                    outputs.push((id, register));
                    Entry::Register(register)
                }
            });
        }
        let constant: Vec<bool> = graph.ids().map(|id| graph.value(id).is_some()).collect();
        let inputs_at: Vec<(Id, u32)> = ids.into_iter().zip(0..).collect();
        let fixed = first + outputs.len() as u32;
        let request = Request { graph, inputs: &inputs_at, uniform: &constant, early: &[], outputs: &outputs, fixed };
        let program = Program::new(&request);
        let constants = constants(graph, &program);
        Tape { program, inputs, entries, constants }
    }

    /// How many numbers a row has.
    fn width(&self) -> usize {
        self.entries.len()
    }

    fn fill(&self, clock: &Clock, isa: Isa, first: u64, rows: &mut Rows) {
        rows.registers.resize(self.program.registers(), Block::splat(0.0));
        for (register, &slot) in rows.registers.iter_mut().zip(&self.inputs) {
            for (lane, value) in register.iter_mut().enumerate() {
                *value = clock.at(slot, first + lane as u64);
            }
        }
        self.program.run_block(isa, &mut rows.registers, &self.constants);
        rows.values.clear();
        for lane in 0..LANES {
            rows.values.extend(self.entries.iter().map(|entry| match *entry {
                Entry::Constant(value) => value,
                Entry::Register(register) => rows.registers[register as usize][lane],
            }));
        }
        rows.first = first;
    }

    /// The row of step `t`, from 1; computes the rows around it if they are not there.
    #[inline]
    pub fn row<'a>(&self, clock: &Clock, isa: Isa, t: u64, rows: &'a mut Rows) -> &'a [f64] {
        let lane = (t - 1) % LANES as u64;
        if rows.first != t - lane {
            self.fill(clock, isa, t - lane, rows);
        }
        let start = lane as usize * self.width();
        &rows.values[start..start + self.width()]
    }
}

/// The rows of 64 steps.
#[derive(Clone, Debug, Default)]
pub struct Rows {
    /// The first of the steps; 0 before any were computed.
    first: u64,
    values: Vec<f64>,
    registers: Vec<Block>,
}

/// The row of a program whose uniform values are all constants.
pub fn constants(graph: &Graph, program: &Program) -> Vec<f64> {
    program.row().iter().map(|&id| graph.value(id).expect("only constants are uniform here")).collect()
}
