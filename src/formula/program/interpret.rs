//! Runs instructions, for any number of lanes.
//!
//! Inlined whole into each instruction set's copy, so that the compiler vectorizes every kernel for it. Kernels
//! work on strips of `L` lanes that stay in vector registers; a strip is read before its result is written, so
//! that a result may take the place of an operand.

use super::instruction::{Instruction, Kernel};
use crate::formula::elementary;
use crate::formula::operation::{self, Binary, Unary, holds, truth};

/// Runs `code` over `W` lanes in strips of `L`; `L` divides `W`.
#[inline(always)]
pub fn interpret<const W: usize, const L: usize>(code: &[Instruction], registers: &mut [[f64; W]], row: &[f64]) {
    for instruction in code {
        step::<W, L>(instruction, registers, row);
    }
}

/// Computes strip by strip from the registers named by the first operands.
macro_rules! strips {
    ($registers:ident, $instruction:ident, $($operand:ident),+ => $value:expr) => {{
        let [$($operand,)+ ..] = $instruction.operands.map(|register| register as usize);
        let to = $instruction.to as usize;
        for strip in 0..W / L {
            $(let $operand: [f64; L] = $registers[$operand].as_chunks::<L>().0[strip];)+
            let mut values = [0.0; L];
            for lane in 0..L {
                $(let $operand = $operand[lane];)+
                values[lane] = $value;
            }
            $registers[to].as_chunks_mut::<L>().0[strip] = values;
        }
    }};
}

/// A long function of one register: a loop over all lanes vectorizes better than strips.
#[inline(always)]
fn function<F: elementary::Unary, const W: usize>(i: &Instruction, registers: &mut [[f64; W]]) {
    let arguments = registers[i.operands[0] as usize];
    F::lanes(&arguments, &mut registers[i.to as usize]);
}

/// Likewise of two registers.
#[inline(always)]
fn function_of_two<F: elementary::Binary, const W: usize>(i: &Instruction, registers: &mut [[f64; W]]) {
    let first = registers[i.operands[0] as usize];
    let second = registers[i.operands[1] as usize];
    F::lanes(&first, &second, &mut registers[i.to as usize]);
}

#[inline(always)]
fn step<const W: usize, const L: usize>(i: &Instruction, r: &mut [[f64; W]], row: &[f64]) {
    let entry = |operand: usize| row[i.operands[operand] as usize];
    match i.kernel {
        Kernel::Copy => strips!(r, i, a => a),
        Kernel::Splat => {
            let s = entry(0);
            r[i.to as usize] = [s; W];
        }
        Kernel::Unary(operation) => unary::<W, L>(operation, i, r),
        Kernel::Binary(operation) => binary::<W, L>(operation, i, r),
        Kernel::AddS => {
            let s = entry(1);
            strips!(r, i, a => a + s)
        }
        Kernel::SubtractLS => {
            let s = entry(1);
            strips!(r, i, a => a - s)
        }
        Kernel::SubtractSL => {
            let s = entry(1);
            strips!(r, i, a => s - a)
        }
        Kernel::MultiplyS => {
            let s = entry(1);
            strips!(r, i, a => a * s)
        }
        Kernel::DivideLS => {
            let s = entry(1);
            strips!(r, i, a => a / s)
        }
        Kernel::DivideSL => {
            let s = entry(1);
            strips!(r, i, a => s / a)
        }
        Kernel::Select => strips!(r, i, c, a, b => operation::select(c, a, b)),
    }
}

#[inline(always)]
fn unary<const W: usize, const L: usize>(operation: Unary, i: &Instruction, r: &mut [[f64; W]]) {
    match operation {
        Unary::Negate => strips!(r, i, a => -a),
        Unary::Not => strips!(r, i, a => truth(!holds(a))),
        Unary::Abs => strips!(r, i, a => a.abs()),
        Unary::Sign => strips!(r, i, a => elementary::sign(a)),
        Unary::Sqrt => strips!(r, i, a => a.sqrt()),
        Unary::Exp => function::<elementary::Exp, W>(i, r),
        Unary::Ln => function::<elementary::Ln, W>(i, r),
        Unary::Log2 => function::<elementary::Log2, W>(i, r),
        Unary::Log10 => function::<elementary::Log10, W>(i, r),
        Unary::Sin => function::<elementary::Sin, W>(i, r),
        Unary::Cos => function::<elementary::Cos, W>(i, r),
        Unary::Tan => function::<elementary::Tan, W>(i, r),
        Unary::Asin => function::<elementary::Asin, W>(i, r),
        Unary::Acos => function::<elementary::Acos, W>(i, r),
        Unary::Atan => function::<elementary::Atan, W>(i, r),
        Unary::Sinh => function::<elementary::Sinh, W>(i, r),
        Unary::Cosh => function::<elementary::Cosh, W>(i, r),
        Unary::Tanh => function::<elementary::Tanh, W>(i, r),
        Unary::Floor => function::<elementary::Floor, W>(i, r),
        Unary::Ceil => function::<elementary::Ceil, W>(i, r),
        Unary::Round => strips!(r, i, a => elementary::round_even(a)),
        Unary::Sigmoid => function::<elementary::Sigmoid, W>(i, r),
        Unary::Softplus => function::<elementary::Softplus, W>(i, r),
        Unary::Power(2) => strips!(r, i, a => a * a),
        Unary::Power(3) => strips!(r, i, a => a * a * a),
        Unary::Power(n) => strips!(r, i, a => operation::power(a, n)),
    }
}

#[inline(always)]
fn binary<const W: usize, const L: usize>(operation: Binary, i: &Instruction, r: &mut [[f64; W]]) {
    match operation {
        Binary::Add => strips!(r, i, a, b => a + b),
        Binary::Subtract => strips!(r, i, a, b => a - b),
        Binary::Multiply => strips!(r, i, a, b => a * b),
        Binary::Divide => strips!(r, i, a, b => a / b),
        Binary::Min => strips!(r, i, a, b => elementary::min(a, b)),
        Binary::Max => strips!(r, i, a, b => elementary::max(a, b)),
        Binary::Pow => function_of_two::<elementary::Pow, W>(i, r),
        Binary::Atan2 => function_of_two::<elementary::Atan2, W>(i, r),
        Binary::Mod => function_of_two::<elementary::Modulo, W>(i, r),
        Binary::Less => strips!(r, i, a, b => truth(a < b)),
        Binary::LessEqual => strips!(r, i, a, b => truth(a <= b)),
        Binary::Equal => strips!(r, i, a, b => truth(a == b)),
        Binary::And => strips!(r, i, a, b => truth(holds(a) & holds(b))),
        Binary::Or => strips!(r, i, a, b => truth(holds(a) | holds(b))),
        Binary::Gate => strips!(r, i, a, b => operation::gate(a, b)),
    }
}
