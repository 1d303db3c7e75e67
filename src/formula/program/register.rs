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

/// Columns of examples, and the block of them that is looked at.
#[derive(Clone, Copy, Debug, Default)]
pub struct Columns<'a> {
    pub columns: &'a [Vec<Block>],
    pub block: usize,
}

impl<'a> Columns<'a> {
    /// The first `W` numbers of a column's block; all of them where a register has as many lanes.
    #[inline(always)]
    pub fn lanes<const W: usize>(self, column: usize) -> &'a [f64; W] {
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
