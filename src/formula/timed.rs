//! A program of a step, with what it needs of the time and of the step's batch.

use super::graph::{Graph, Id, Node};
use super::lower::Slot;
use super::mean::Wanted;
use super::program::{Block, Isa, LANES, Program, Request};
use super::sampler::{Sampled, Sampler};
use super::tape::{Clock, Rows, Tape};

/// A program and the tape of its row. Before it runs, the means over the batch are taken that it reads, each at a point
/// that another program computes.
#[derive(Clone, Debug)]
pub struct Timed {
    program: Program,
    means: Vec<Taking>,
    tape: Tape,
    /// Where the program's part of the row begins; those of the points stand before it.
    row: usize,
}

/// A mean over the batch.
#[derive(Clone, Debug)]
struct Taking {
    /// Computes the point at which it is taken.
    program: Program,
    row: usize,
    /// The first register of that point.
    point: usize,
    wanted: Wanted,
    /// The first register of what is wanted.
    to: usize,
}

/// What a timed program is made from.
pub struct Layout<'a> {
    pub graph: &'a Graph,
    pub dim: usize,
    /// What is kept from step to step, in the registers from 0.
    pub kept: &'a [Id],
    /// Which nodes depend on nothing but time.
    pub uniform: &'a [bool],
    /// The points at which means are taken.
    pub points: &'a [Vec<Id>],
    /// The first of the registers in which means and the points at which they are taken stand.
    pub means: usize,
}

impl Layout<'_> {
    /// Registers that hold nothing but inputs and outputs.
    fn fixed(&self) -> usize {
        self.means + self.points.len() * (1 + 2 * self.dim)
    }

    /// Compiles a program with its outputs.
    pub fn timed(&self, early: &[Id], outputs: &[(Id, u32)]) -> Timed {
        let mut means = self.takings(outputs);
        let program = self.program(early, outputs, self.points.len());
        let mut row = Vec::new();
        for taking in &mut means {
            taking.row = row.len();
            row.extend_from_slice(taking.program.row());
        }
        let start = row.len();
        row.extend_from_slice(program.row());
        Timed { program, means, tape: Tape::new(self.graph, self.dim, &row), row: start }
    }

    /// A program that may read the means at the first `points` points.
    fn program(&self, early: &[Id], outputs: &[(Id, u32)], points: usize) -> Program {
        let mut inputs: Vec<(Id, u32)> = self.kept.iter().copied().zip(0..).collect();
        for id in self.graph.ids() {
            if let Some(position) = self.position(id).filter(|position| position / (1 + self.dim) < points) {
                inputs.push((id, (self.means + position) as u32));
            }
        }
        let (graph, uniform, fixed) = (self.graph, self.uniform, self.fixed() as u32);
        Program::new(&Request { graph, inputs: &inputs, columns: &[], uniform, early, outputs, fixed })
    }

    /// Which number of which mean a node is.
    fn position(&self, id: Id) -> Option<usize> {
        match self.graph.node(id) {
            Node::Input(slot) => match Slot::of(slot, self.dim) {
                Slot::Mean(position) => Some(position as usize),
                _ => None,
            },
            _ => None,
        }
    }

    /// The means that the outputs need, in the order in which they can be taken.
    fn takings(&self, outputs: &[(Id, u32)]) -> Vec<Taking> {
        let mut roots: Vec<Id> = outputs.iter().map(|output| output.0).collect();
        let mut takings = Vec::new();
        for (number, point) in self.points.iter().enumerate().rev() {
            if let Some(wanted) = self.wanted(number, &roots) {
                takings.push(self.taking(number, wanted));
                roots.extend(point);
            }
        }
        takings.reverse();
        takings
    }

    /// What the nodes need of a mean.
    fn wanted(&self, number: usize, roots: &[Id]) -> Option<Wanted> {
        let needed = self.graph.needed_by(roots.iter().copied());
        let (mut loss, mut gradient) = (false, false);
        for id in self.graph.ids().filter(|id| needed[id.index()]) {
            match self.position(id).and_then(|position| position.checked_sub(number * (1 + self.dim))) {
                Some(0) => loss = true,
                Some(output) if output <= self.dim => gradient = true,
                _ => {}
            }
        }
        match (loss, gradient) {
            (true, true) => Some(Wanted::Both),
            (true, false) => Some(Wanted::Loss),
            (false, true) => Some(Wanted::Gradient),
            (false, false) => None,
        }
    }

    fn taking(&self, number: usize, wanted: Wanted) -> Taking {
        let to = self.means + number * (1 + self.dim) + wanted.range(self.dim).start;
        let point = self.means + self.points.len() * (1 + self.dim) + number * self.dim;
        let outputs: Vec<(Id, u32)> = self.points[number].iter().copied().zip(point as u32..).collect();
        Taking { program: self.program(&[], &outputs, number), row: 0, point, wanted, to }
    }
}

/// What runs of one stepper share and a timed program needs.
#[derive(Clone, Copy)]
pub struct Surroundings<'a> {
    pub clock: &'a Clock,
    pub isa: Isa,
    /// Where the step has a batch.
    pub sampled: Option<&'a Sampled>,
}

impl<'a> Surroundings<'a> {
    fn sampled(self) -> &'a Sampled {
        self.sampled.expect("only steps over batches take means")
    }
}

impl Timed {
    /// How many registers a run needs.
    pub fn registers(&self) -> usize {
        let points = self.means.iter().map(|taking| taking.program.registers());
        points.fold(self.program.registers(), usize::max)
    }

    /// Runs one lane at step `t`.
    #[inline]
    pub fn run_one(
        &self,
        around: Surroundings,
        t: u64,
        registers: &mut [[f64; 1]],
        (rows, sampler): (&mut Rows, &mut Sampler),
    ) {
        let row = self.tape.row(around.clock, around.isa, t, rows);
        if !self.means.is_empty() {
            self.take_means(around, t, registers, row, sampler);
        }
        self.program.run_one(registers, &row[self.row..]);
    }

    /// Not inlined, so that steps without a batch stay short.
    #[inline(never)]
    fn take_means(&self, around: Surroundings, t: u64, registers: &mut [[f64; 1]], row: &[f64], sampler: &mut Sampler) {
        let dim = around.sampled().mean.dim();
        for taking in &self.means {
            taking.program.run_one(registers, &row[taking.row..]);
            // Points stand behind all means.
            let (before, point) = registers.as_flattened_mut().split_at_mut(taking.point);
            let to = &mut before[taking.to..][..taking.wanted.range(dim).len()];
            sampler.mean(around.sampled(), around.isa, t, taking.wanted, &point[..dim], to);
        }
    }

    /// Runs a block of lanes at step `t`; the means are taken for the first `lanes` of them, each at its own point.
    #[inline]
    pub fn run_block(
        &self,
        around: Surroundings,
        t: u64,
        registers: &mut [Block],
        lanes: usize,
        (rows, sampler): (&mut Rows, &mut Sampler),
    ) {
        let row = self.tape.row(around.clock, around.isa, t, rows);
        if !self.means.is_empty() {
            self.take_means_of_block(around, t, (registers, lanes), row, sampler);
        }
        self.program.run_block(around.isa, registers, &row[self.row..]);
    }

    #[inline(never)]
    fn take_means_of_block(
        &self,
        around: Surroundings,
        t: u64,
        (registers, lanes): (&mut [Block], usize),
        row: &[f64],
        sampler: &mut Sampler,
    ) {
        let dim = around.sampled().mean.dim();
        for taking in &self.means {
            taking.program.run_block(around.isa, registers, &row[taking.row..]);
            let (mut point, mut means) = (vec![0.0; dim], vec![0.0; taking.wanted.range(dim).len()]);
            for lane in 0..lanes.min(LANES) {
                point.iter_mut().zip(&registers[taking.point..]).for_each(|(x, register)| *x = register[lane]);
                sampler.mean(around.sampled(), around.isa, t, taking.wanted, &point, &mut means);
                registers[taking.to..].iter_mut().zip(&means).for_each(|(register, &mean)| register[lane] = mean);
            }
        }
    }
}
