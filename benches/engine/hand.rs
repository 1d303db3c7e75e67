//! The loops by hand: blocks of 64 starts, a structure of arrays, one pass over the lanes for a whole step, compiled
//! for each instruction set that the engine also has and chosen at run time in the same way.

use thalweg::formula::elementary::{self, Unary};

pub const ALPHA: f64 = 0.01;
pub const BETA1: f64 = 0.9;
pub const BETA2: f64 = 0.999;
pub const EPS: f64 = 1e-8;

const LANES: usize = 64;
/// Aligned to the lines of the cache.
#[derive(Clone, Copy)]
#[repr(C, align(64))]
pub struct Block([f64; LANES]);

const ZERO: Block = Block([0.0; LANES]);

/// The gradient of a surface in every lane.
pub trait Gradient {
    fn at(x: &Block, y: &Block, gx: &mut Block, gy: &mut Block);
}

pub enum Himmelblau {}

impl Gradient for Himmelblau {
    #[inline(always)]
    fn at(x: &Block, y: &Block, gx: &mut Block, gy: &mut Block) {
        for i in 0..LANES {
            let (x, y) = (x.0[i], y.0[i]);
            let da = 2.0 * (x * x + y - 11.0);
            let db = 2.0 * (x + y * y - 7.0);
            gx.0[i] = da * (2.0 * x) + db;
            gy.0[i] = da + db * (2.0 * y);
        }
    }
}

pub enum Rastrigin {}

impl Gradient for Rastrigin {
    #[inline(always)]
    fn at(x: &Block, y: &Block, gx: &mut Block, gy: &mut Block) {
        const TURN: f64 = 2.0 * std::f64::consts::PI;
        for (x, g) in [(x, gx), (y, gy)] {
            let (mut angle, mut sine) = (ZERO, ZERO);
            for i in 0..LANES {
                angle.0[i] = TURN * x.0[i];
            }
            elementary::Sin::lanes(&angle.0, &mut sine.0);
            for i in 0..LANES {
                g.0[i] = 2.0 * x.0[i] + 10.0 * sine.0[i] * TURN;
            }
        }
    }
}

/// What depends on the step alone: `1 - beta1^t`, `1 - beta2^t`.
fn corrections(steps: u64) -> Vec<(f64, f64)> {
    let correction = |beta: f64, t: u64| 1.0 - elementary::pow(beta, t as f64);
    (1..=steps).map(|t| (correction(BETA1, t), correction(BETA2, t))).collect()
}

/// All steps of one block.
#[inline(always)]
fn adam_block<G: Gradient>(x: &mut Block, y: &mut Block, corrections: &[(f64, f64)]) {
    let [mut mx, mut my, mut vx, mut vy] = [ZERO; 4];
    for &(c1, c2) in corrections {
        let [mut gx, mut gy] = [ZERO; 2];
        G::at(x, y, &mut gx, &mut gy);
        for i in 0..LANES {
            mx.0[i] = BETA1 * mx.0[i] + (1.0 - BETA1) * gx.0[i];
            my.0[i] = BETA1 * my.0[i] + (1.0 - BETA1) * gy.0[i];
            vx.0[i] = BETA2 * vx.0[i] + (1.0 - BETA2) * (gx.0[i] * gx.0[i]);
            vy.0[i] = BETA2 * vy.0[i] + (1.0 - BETA2) * (gy.0[i] * gy.0[i]);
            x.0[i] -= ALPHA * (mx.0[i] / c1) / ((vx.0[i] / c2).sqrt() + EPS);
            y.0[i] -= ALPHA * (my.0[i] / c1) / ((vy.0[i] / c2).sqrt() + EPS);
        }
    }
}

/// All steps of one block.
#[inline(always)]
fn momentum_block<G: Gradient>(x: &mut Block, y: &mut Block, corrections: &[(f64, f64)]) {
    let [mut vx, mut vy] = [ZERO; 2];
    for _ in corrections {
        let [mut gx, mut gy] = [ZERO; 2];
        G::at(x, y, &mut gx, &mut gy);
        for i in 0..LANES {
            vx.0[i] = BETA1 * vx.0[i] + (1.0 - BETA1) * gx.0[i];
            vy.0[i] = BETA1 * vy.0[i] + (1.0 - BETA1) * gy.0[i];
            x.0[i] -= ALPHA * vx.0[i];
            y.0[i] -= ALPHA * vy.0[i];
        }
    }
}

/// A loop over all blocks, and its copies for the instruction sets.
macro_rules! by_hand {
    ($name:ident, $block:ident) => {
        /// Takes `steps` steps from every point.
        pub fn $name<G: Gradient>(points: &mut [Vec<f64>; 2], steps: u64) {
            #[inline(always)]
            fn blocks<G: Gradient>(points: &mut [Vec<f64>; 2], corrections: &[(f64, f64)]) {
                let [x, y] = points;
                for (x, y) in x.as_chunks_mut().0.iter_mut().zip(y.as_chunks_mut().0) {
                    let (mut a, mut b) = (Block(*x), Block(*y));
                    $block::<G>(&mut a, &mut b, corrections);
                    (*x, *y) = (a.0, b.0);
                }
            }
            #[cfg(target_arch = "x86_64")]
            #[target_feature(enable = "avx2")]
            fn avx2<G: Gradient>(points: &mut [Vec<f64>; 2], corrections: &[(f64, f64)]) {
                blocks::<G>(points, corrections);
            }
            #[cfg(target_arch = "x86_64")]
            #[target_feature(enable = "avx512f,avx512dq,avx512vl")]
            fn avx512<G: Gradient>(points: &mut [Vec<f64>; 2], corrections: &[(f64, f64)]) {
                blocks::<G>(points, corrections);
            }
            let corrections = corrections(steps);
            match thalweg::formula::Isa::best().name() {
                // SAFETY: the machine was asked for the feature when the best set was found.
                #[cfg(target_arch = "x86_64")]
                "avx512" => unsafe { avx512::<G>(points, &corrections) },
                // SAFETY: as above.
                #[cfg(target_arch = "x86_64")]
                "avx2" => unsafe { avx2::<G>(points, &corrections) },
                _ => blocks::<G>(points, &corrections),
            }
        }
    };
}

by_hand!(adam, adam_block);
by_hand!(momentum, momentum_block);
