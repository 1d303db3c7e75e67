//! What the step of a run takes of its batch.

use std::sync::Arc;

use super::batches::{Batches, Order};
use super::mean::{Mean, Wanted};
use super::program::{Block, Isa};
use super::sums::{Scratch, Table};

/// A loss of examples, and which of them each step sees.
#[derive(Clone, Debug)]
pub struct Sampled {
    pub mean: Arc<Mean>,
    pub batches: Batches,
    /// The columns that the loss reads.
    columns: Vec<usize>,
}

/// The batch of the step that is being taken.
#[derive(Clone, Debug, Default)]
pub struct Sampler {
    /// The step whose examples are at hand; 0 before any are.
    t: u64,
    order: Option<Order>,
    indices: Vec<u32>,
    columns: Vec<Vec<Block>>,
    count: usize,
    scratch: Scratch,
}

impl Sampled {
    pub fn new(mean: Mean, batches: Batches) -> Sampled {
        let columns = mean.columns();
        Sampled { mean: Arc::new(mean), batches, columns }
    }
}

impl Sampler {
    /// Writes what is wanted of the mean over the batch of step `t`.
    pub fn mean(&mut self, of: &Sampled, isa: Isa, t: u64, wanted: Wanted, point: &[f64], out: &mut [f64]) {
        if !of.batches.are_mini() {
            let examples = of.batches.examples();
            let table = Table { columns: examples.blocks(), count: examples.len() };
            of.mean.at(isa, wanted, point, table, &mut self.scratch, out);
            return;
        }
        if self.t != t {
            self.gather(of, t);
        }
        let table = Table { columns: &self.columns, count: self.count };
        of.mean.at(isa, wanted, point, table, &mut self.scratch, out);
    }

    fn gather(&mut self, of: &Sampled, t: u64) {
        let examples = of.batches.examples();
        of.batches.deal(t, &mut self.order, &mut self.indices);
        self.columns.resize(examples.names().len(), Vec::new());
        for &column in &of.columns {
            examples.gather(column, &self.indices, &mut self.columns[column]);
        }
        (self.t, self.count) = (t, self.indices.len());
    }
}
