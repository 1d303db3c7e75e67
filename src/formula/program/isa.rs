//! The instruction set is chosen at run time, so that an ordinary build is fast everywhere. All copies of the
//! interpreter compute the same bits: none contracts or reorders anything.

use super::instruction::Instruction;
use super::interpret::interpret;
use super::register::{Block, Columns, LANES};

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

const ALL: &[Set] = &[
    Set::Baseline,
    #[cfg(target_arch = "x86_64")]
    Set::Avx2,
    #[cfg(target_arch = "x86_64")]
    Set::Avx512,
];

/// All instruction sets that this machine has, the widest last.
pub fn isas() -> Vec<Isa> {
    ALL.iter().filter(|set| set.is_there()).map(|&set| Isa(set)).collect()
}

impl Set {
    fn is_there(self) -> bool {
        match self {
            Set::Baseline => true,
            #[cfg(target_arch = "x86_64")]
            Set::Avx2 => is_x86_feature_detected!("avx2"),
            #[cfg(target_arch = "x86_64")]
            Set::Avx512 => {
                is_x86_feature_detected!("avx512f")
                    && is_x86_feature_detected!("avx512dq")
                    && is_x86_feature_detected!("avx512vl")
            }
        }
    }
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

    pub(super) fn run<C: Columns>(self, code: &[Instruction], registers: &mut [Block], columns: C, row: &[f64]) {
        let copy: unsafe fn(&[Instruction], &mut [Block], C, &[f64]) = match self.0 {
            Set::Baseline => baseline,
            #[cfg(target_arch = "x86_64")]
            Set::Avx2 => avx2,
            #[cfg(target_arch = "x86_64")]
            Set::Avx512 => avx512,
        };
        // SAFETY: the copies are safe code but for the features that they are compiled with, and an `Isa` is made only
        // by `isas`, after the machine was asked for its set's features.
        unsafe { copy(code, registers, columns, row) }
    }
}

/// Lanes that are worked on together: one vector of the widest set.
const STRIP: usize = 8;

fn baseline<C: Columns>(code: &[Instruction], registers: &mut [Block], columns: C, row: &[f64]) {
    interpret::<LANES, STRIP, _, _>(code, registers, columns, row);
}

#[cfg(target_arch = "x86_64")]
#[target_feature(enable = "avx2")]
fn avx2<C: Columns>(code: &[Instruction], registers: &mut [Block], columns: C, row: &[f64]) {
    interpret::<LANES, STRIP, _, _>(code, registers, columns, row);
}

#[cfg(target_arch = "x86_64")]
#[target_feature(enable = "avx512f,avx512dq,avx512vl")]
fn avx512<C: Columns>(code: &[Instruction], registers: &mut [Block], columns: C, row: &[f64]) {
    interpret::<LANES, STRIP, _, _>(code, registers, columns, row);
}
