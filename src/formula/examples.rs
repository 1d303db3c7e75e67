//! Examples: rows of data, over which a loss is averaged.

use std::sync::Arc;

use super::program::{Block, LANES};

/// Named columns of numbers, all of one length. Cheap to clone.
///
/// A column is kept in blocks of 64 numbers, as the engine reads it: 8 bytes a number.
#[derive(Clone, Debug)]
pub struct Examples {
    inner: Arc<Inner>,
}

#[derive(Debug)]
struct Inner {
    names: Vec<String>,
    count: usize,
    columns: Vec<Vec<Block>>,
}

impl Examples {
    /// From names and their columns.
    ///
    /// # Panics
    /// If the columns differ in length, or have more than 2³² − 1 numbers.
    pub fn new(columns: Vec<(String, Vec<f64>)>) -> Examples {
        let count = columns.first().map_or(0, |column| column.1.len());
        assert!(columns.iter().all(|column| column.1.len() == count), "the columns of examples are of one length");
        u32::try_from(count).expect("examples are counted with 32 bits");
        let (names, columns) = columns.into_iter().map(|(name, values)| (name, blocks(values.into_iter()))).unzip();
        Examples { inner: Arc::new(Inner { names, count, columns }) }
    }

    /// The names of the columns.
    pub fn names(&self) -> &[String] {
        &self.inner.names
    }

    /// How many examples there are.
    pub fn len(&self) -> usize {
        self.inner.count
    }

    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// One column, example by example.
    ///
    /// # Panics
    /// If there is no column of this number.
    pub fn column(&self, column: usize) -> impl ExactSizeIterator<Item = f64> + Clone {
        let blocks = &self.inner.columns[column];
        (0..self.len()).map(|example| blocks[example / LANES][example % LANES])
    }

    /// Some of the examples, in the given order; one may be chosen more than once.
    ///
    /// # Panics
    /// If there is no example of one of the numbers.
    pub fn chosen(&self, indices: &[u32]) -> Examples {
        let mut columns = vec![Vec::new(); self.inner.columns.len()];
        for (number, chosen) in columns.iter_mut().enumerate() {
            self.gather(number, indices, chosen);
        }
        Examples { inner: Arc::new(Inner { names: self.inner.names.clone(), count: indices.len(), columns }) }
    }

    /// Puts some numbers of a column into blocks.
    pub(super) fn gather(&self, column: usize, indices: &[u32], chosen: &mut Vec<Block>) {
        let column = &self.inner.columns[column];
        chosen.resize(indices.len().div_ceil(LANES), Block::splat(0.0));
        for (block, indices) in chosen.iter_mut().zip(indices.chunks(LANES)) {
            for (value, &index) in block.iter_mut().zip(indices) {
                *value = column[index as usize / LANES][index as usize % LANES];
            }
            pad(block, indices.len());
        }
    }

    /// The columns in blocks of 64 numbers, the last one filled up.
    pub(super) fn blocks(&self) -> &[Vec<Block>] {
        &self.inner.columns
    }
}

/// Equal are clones of one: to compare the numbers of a million examples would take too long.
impl PartialEq for Examples {
    fn eq(&self, other: &Examples) -> bool {
        Arc::ptr_eq(&self.inner, &other.inner)
    }
}

fn blocks(mut values: impl ExactSizeIterator<Item = f64>) -> Vec<Block> {
    let mut blocks = Vec::with_capacity(values.len().div_ceil(LANES));
    while values.len() > 0 {
        let given = values.len().min(LANES);
        let mut block = Block::splat(0.0);
        block.iter_mut().zip(&mut values).for_each(|(value, given)| *value = given);
        pad(&mut block, given);
        blocks.push(block);
    }
    blocks
}

/// Fills up a block with its first number: what stands behind the last example is computed with it and not counted,
/// and an example is the least likely to be slow to compute with.
fn pad(block: &mut Block, given: usize) {
    let first = block[0];
    block[given..].fill(first);
}
