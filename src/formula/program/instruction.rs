//! One operation of a program: which kernel, where its operands are, where its value goes.

use crate::formula::operation::{Binary, Unary};

/// What an instruction computes. `L` and `S` say for each operand whether it has a value per lane
/// (a register) or one value for all lanes (an entry of the row).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kernel {
    Copy,
    /// A row's entry into every lane.
    Splat,
    Unary(Unary),
    Binary(Binary),
    AddS,
    SubtractLS,
    SubtractSL,
    MultiplyS,
    DivideLS,
    DivideSL,
    Select,
}

/// Operands are registers first, then entries of the row, as many as the kernel takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Instruction {
    pub kernel: Kernel,
    pub to: u32,
    pub operands: [u32; 4],
}
