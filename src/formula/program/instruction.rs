//! One operation of a program: which kernel, where its operands are, where its value goes.

use super::kernel::Kernel;

/// The most operands of a kernel.
pub const OPERANDS: usize = 10;

/// Operands are registers first, then entries of the row, as many as the kernel takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Instruction {
    pub kernel: Kernel,
    pub to: u32,
    /// Where the second result goes, if the kernel has one.
    pub kept: u32,
    pub operands: [u32; OPERANDS],
}
