//! What depends only on time is computed ahead: 64 steps as the 64 lanes of a block.

use super::ahead::{Ahead, Entry};
use super::graph::{Graph, Id, Node};
use super::lower::{Rate, Recipe, Slot};
use super::program::{Block, Isa, LANES};
use super::random::{self, Purpose};

/// What the inputs that depend only on time are made of.
#[derive(Clone, Debug)]
pub struct Clock {
    steps_per_epoch: u64,
    pub(super) seed: u64,
    points: Vec<(u64, f64)>,
    line: bool,
}

impl Clock {
    pub fn new(recipe: &Recipe) -> Clock {
        let (points, line) = match recipe.rate {
            Rate::Points { points, line } => (points.to_vec(), line),
            Rate::Schedule { .. } => (Vec::new(), false),
        };
        Clock { steps_per_epoch: recipe.epoch(), seed: recipe.seed, points, line }
    }

    /// An input at step `t`, from 1.
    fn at(&self, slot: Slot, t: u64) -> f64 {
        match slot {
            Slot::Step => t as f64,
            Slot::Epoch => (1 + (t - 1) / self.steps_per_epoch) as f64,
            Slot::Rate => rate_of_points(&self.points, self.line, t),
            Slot::GradientNoise(coordinate) => self.normal(t, coordinate, Purpose::GradientNoise),
            Slot::Noise(coordinate) => self.normal(t, coordinate, Purpose::RuleNoise),
            Slot::Kept(_) | Slot::Mean(_) => unreachable!("it does not depend on time alone"),
        }
    }

    fn normal(&self, t: u64, coordinate: u32, purpose: Purpose) -> f64 {
        random::normal(self.seed, t, u64::from(coordinate), purpose)
    }
}

/// The rate that points of step and rate give at step `t`: the first before the first, the last after the last, in
/// between the last one met or, as a `line`, the straight way to the next. NaN where there are none.
pub fn rate_of_points(points: &[(u64, f64)], line: bool, t: u64) -> f64 {
    let after = points.partition_point(|point| point.0 <= t);
    let Some(&(from, rate)) = points.get(after.saturating_sub(1)) else { return f64::NAN };
    match points.get(after) {
        Some(&(to, next)) if line && after > 0 => rate + (next - rate) * ((t - from) as f64 / (to - from) as f64),
        _ => rate,
    }
}

/// Which nodes depend on nothing but time.
pub fn uniform(graph: &Graph, dim: usize) -> Vec<bool> {
    let mut uniform = Vec::with_capacity(graph.len());
    for id in graph.ids() {
        let same = match graph.node(id) {
            Node::Constant(_) => true,
            Node::Input(slot) => !matches!(Slot::of(slot, dim), Slot::Kept(_) | Slot::Mean(_)),
            node => node.operands().all(|operand| uniform[operand.index()]),
        };
        uniform.push(same);
    }
    uniform
}

/// Computes the rows of programs, 64 steps at a time.
#[derive(Clone, Debug)]
pub struct Tape {
    ahead: Ahead,
    inputs: Vec<Slot>,
}

impl Tape {
    /// A tape for rows of these nodes, which are those of a step with `dim` coordinates.
    pub fn new(graph: &Graph, dim: usize, row: &[Id]) -> Tape {
        let ahead = Ahead::new(graph, row);
        let inputs = ahead.inputs().iter().map(|&slot| Slot::of(slot, dim)).collect();
        Tape { ahead, inputs }
    }

    /// How many numbers a row has.
    fn width(&self) -> usize {
        self.ahead.entries().len()
    }

    #[cold]
    fn fill(&self, clock: &Clock, isa: Isa, first: u64, rows: &mut Rows) {
        rows.registers.resize(self.ahead.registers(), Block::splat(0.0));
        for (register, &slot) in rows.registers.iter_mut().zip(&self.inputs) {
            for (lane, value) in register.iter_mut().enumerate() {
                *value = clock.at(slot, first + lane as u64);
            }
        }
        self.ahead.run_block(isa, &mut rows.registers);
        rows.values.clear();
        for lane in 0..LANES {
            rows.values.extend(self.ahead.entries().iter().map(|entry| match *entry {
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
