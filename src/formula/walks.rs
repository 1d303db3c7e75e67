//! Many runs of one stepper at once, in blocks of 64 lanes.

use std::sync::Arc;

use super::program::{Block, Isa, LANES};
use super::sampler::Sampler;
use super::stepper::{Inner, Stepper};
use super::tape::Rows;

/// Many runs on their way, for maps: of each only the point is kept in sight. Each run has the bits of a
/// [`Walk`](super::Walk) from its start.
#[derive(Clone, Debug)]
pub struct Walks {
    inner: Arc<Inner>,
    isa: Isa,
    t: u64,
    lanes: usize,
    /// What the runs keep: `kept` registers for each block.
    kept: Vec<Block>,
    registers: Vec<Block>,
    rows: Rows,
    sampler: Sampler,
}

impl Walks {
    pub(super) fn new(stepper: &Stepper, starts: &[&[f64]]) -> Walks {
        let inner = Arc::clone(&stepper.inner);
        assert_eq!(starts.len(), inner.dim, "starts have one list for each coordinate");
        let lanes = starts.first().map_or(0, |coordinate| coordinate.len());
        let registers = inner.bare.registers().max(inner.start.registers());
        let mut walks = Walks {
            isa: stepper.isa,
            t: 0,
            lanes,
            kept: vec![Block::splat(0.0); lanes.div_ceil(LANES) * inner.kept],
            registers: vec![Block::splat(0.0); registers],
            rows: Rows::default(),
            sampler: Sampler::default(),
            inner,
        };
        walks.start(starts);
        walks
    }

    fn start(&mut self, starts: &[&[f64]]) {
        let (around, Inner { start, kept, .. }) = (self.inner.around(self.isa), &*self.inner);
        let mut rows = Rows::default();
        for (number, block) in self.kept.chunks_mut(*kept).enumerate() {
            for (register, coordinate) in self.registers.iter_mut().zip(starts) {
                let given = &coordinate[number * LANES..self.lanes.min((number + 1) * LANES)];
                register[..given.len()].copy_from_slice(given);
            }
            let lanes = self.lanes - number * LANES;
            start.run_block(around, 1, &mut self.registers, lanes, (&mut rows, &mut self.sampler));
            block.copy_from_slice(&self.registers[..*kept]);
        }
    }

    /// How many steps are done.
    pub fn t(&self) -> u64 {
        self.t
    }

    /// How many runs there are.
    pub fn len(&self) -> usize {
        self.lanes
    }

    pub fn is_empty(&self) -> bool {
        self.lanes == 0
    }

    /// Takes `steps` steps with every run.
    pub fn advance(&mut self, steps: u64) {
        let (around, Inner { bare, kept, sampled, .. }) = (self.inner.around(self.isa), &*self.inner);
        let end = self.t + steps;
        while self.t < end {
            // As many steps as the rows at hand are for, so that a block stays in the cache meanwhile; one where the
            // batch at hand is for one.
            let stretch = if sampled.is_some() { 1 } else { LANES as u64 };
            let pause = end.min((self.t / stretch + 1) * stretch);
            for (number, block) in self.kept.chunks_mut(*kept).enumerate() {
                self.registers[..*kept].copy_from_slice(block);
                for t in self.t..pause {
                    let (lanes, around_row) = (self.lanes - number * LANES, (&mut self.rows, &mut self.sampler));
                    bare.run_block(around, t + 1, &mut self.registers, lanes, around_row);
                }
                block.copy_from_slice(&self.registers[..*kept]);
            }
            self.t = pause;
        }
    }

    /// One coordinate of all runs' points.
    pub fn coordinate(&self, coordinate: usize) -> Vec<f64> {
        let blocks = self.kept.chunks(self.inner.kept.max(1));
        let mut values: Vec<f64> = blocks.flat_map(|block| *block[coordinate]).collect();
        values.truncate(self.lanes);
        values
    }
}
