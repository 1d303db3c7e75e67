//! The instruction set is chosen at run time, so that an ordinary build is fast everywhere. All copies of the
//! interpreter compute the same bits: none contracts or reorders anything.

use super::instruction::Instruction;
use super::interpret::interpret;
use super::register::{Block, LANES};

/// An instruction set that this machine has. Values come only from [`isas`] and [`Isa::best`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Isa(Set);

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Set {
    /// What every machine of the architecture has: SSE2 on x86-64, NEON on ARM.
    Baseline,
    #[cfg(target_arch = "x86_64")]
    Avx2,
    #[cfg(target_arch = "x86_64")]
    Avx512,
}

/// All instruction sets that this machine has, the widest last.
pub fn isas() -> Vec<Isa> {
    let mut sets = vec![Isa(Set::Baseline)];
    #[cfg(target_arch = "x86_64")]
    {
        if is_x86_feature_detected!("avx2") {
            sets.push(Isa(Set::Avx2));
        }
        if is_x86_feature_detected!("avx512f")
            && is_x86_feature_detected!("avx512dq")
            && is_x86_feature_detected!("avx512vl")
        {
            sets.push(Isa(Set::Avx512));
        }
    }
    sets
}

impl Isa {
    /// The widest that this machine has.
    pub fn best() -> Isa {
        *isas().last().expect("the baseline is always there")
    }

    pub fn name(self) -> &'static str {
        match self.0 {
            Set::Baseline => "baseline",
            #[cfg(target_arch = "x86_64")]
            Set::Avx2 => "avx2",
            #[cfg(target_arch = "x86_64")]
            Set::Avx512 => "avx512",
        }
    }

    pub(super) fn run(self, code: &[Instruction], registers: &mut [Block], row: &[f64]) {
        match self.0 {
            Set::Baseline => baseline(code, registers, row),
            // SAFETY: an `Isa` of this kind is made only by `isas`, after the machine was asked for the feature.
            #[cfg(target_arch = "x86_64")]
            Set::Avx2 => unsafe { avx2(code, registers, row) },
            // SAFETY: as above.
            #[cfg(target_arch = "x86_64")]
            Set::Avx512 => unsafe { avx512(code, registers, row) },
        }
    }
}

/// Lanes that are worked on together: one vector of the widest set.
const STRIP: usize = 8;

fn baseline(code: &[Instruction], registers: &mut [Block], row: &[f64]) {
    interpret::<LANES, STRIP, _>(code, registers, row);
}

#[cfg(target_arch = "x86_64")]
#[target_feature(enable = "avx2")]
fn avx2(code: &[Instruction], registers: &mut [Block], row: &[f64]) {
    interpret::<LANES, STRIP, _>(code, registers, row);
}

#[cfg(target_arch = "x86_64")]
#[target_feature(enable = "avx512f,avx512dq,avx512vl")]
fn avx512(code: &[Instruction], registers: &mut [Block], row: &[f64]) {
    interpret::<LANES, STRIP, _>(code, registers, row);
}
