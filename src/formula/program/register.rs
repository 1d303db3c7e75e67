//! What a register holds: one number for each lane.

use std::ops::{Deref, DerefMut};

/// Lanes of a block.
pub const LANES: usize = 64;

/// A register of a block. Aligned, so that a vector never lies across two lines of the cache.
#[derive(Clone, Copy, Debug, PartialEq)]
#[repr(C, align(64))]
pub struct Block([f64; LANES]);

impl Block {
    /// The same number in every lane.
    pub fn splat(value: f64) -> Block {
        Block([value; LANES])
    }
}

impl Deref for Block {
    type Target = [f64; LANES];

    #[inline(always)]
    fn deref(&self) -> &[f64; LANES] {
        &self.0
    }
}

impl DerefMut for Block {
    #[inline(always)]
    fn deref_mut(&mut self) -> &mut [f64; LANES] {
        &mut self.0
    }
}

/// Where columns of examples are read.
pub trait Columns: Copy {
    /// The first `W` numbers of a column in the block that is looked at: all of them where a register has as many lanes.
    fn lanes<const W: usize>(&self, column: usize) -> &[f64; W];
}

/// No columns. A type of its own, so that programs without any run in code that knows nothing of them: with them in
/// its midst the compiler lays out all kernels worse.
#[derive(Clone, Copy, Debug)]
pub struct NoColumns;

impl Columns for NoColumns {
    #[inline(always)]
    fn lanes<const W: usize>(&self, _: usize) -> &[f64; W] {
        unreachable!("only programs over examples read columns")
    }
}

/// A block of examples: `columns[c][block]` is that of column `c`.
#[derive(Clone, Copy, Debug)]
pub struct Examined<'a> {
    pub columns: &'a [Vec<Block>],
    pub block: usize,
}

impl Columns for Examined<'_> {
    #[inline(always)]
    fn lanes<const W: usize>(&self, column: usize) -> &[f64; W] {
        &self.columns[column][self.block].as_chunks().0[0]
    }
}

/// A register of `W` lanes.
pub trait Register<const W: usize> {
    fn lanes(&self) -> &[f64; W];
    fn lanes_mut(&mut self) -> &mut [f64; W];
}

impl Register<LANES> for Block {
    #[inline(always)]
    fn lanes(&self) -> &[f64; LANES] {
        &self.0
    }

    #[inline(always)]
    fn lanes_mut(&mut self) -> &mut [f64; LANES] {
        &mut self.0
    }
}

/// A register of a single run.
impl Register<1> for [f64; 1] {
    #[inline(always)]
    fn lanes(&self) -> &[f64; 1] {
        self
    }

    #[inline(always)]
    fn lanes_mut(&mut self) -> &mut [f64; 1] {
        self
    }
}
