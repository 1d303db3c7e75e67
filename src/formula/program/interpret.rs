//! Runs instructions, for any number of lanes.
//!
//! Inlined whole into each instruction set's copy, so that the compiler vectorizes every kernel for it. Kernels
//! work on strips of `L` lanes that stay in vector registers; a strip is read before its result is written, so
//! that a result may take the place of an operand.

use super::instruction::Instruction;
use super::kernel::{Kernel, kernels};
use super::real::*;
use super::register::{Columns, Register};
use crate::formula::elementary;
use crate::formula::operation::power;

/// Runs `code` over `W` lanes in strips of `L`; `L` divides `W`.
#[inline(always)]
pub fn interpret<const W: usize, const L: usize, R: Register<W>, C: Columns>(
    code: &[Instruction],
    registers: &mut [R],
    columns: C,
    row: &[f64],
) {
    for instruction in code {
        step::<W, L, R, C>(instruction, registers, columns, row);
    }
}

/// Computes strip by strip from registers, entries of the row and columns of examples.
macro_rules! strips {
    ($registers:ident, $columns:ident, $row:ident, $instruction:ident, [$($lane:ident)*] [$($same:ident)*]
        {$($column:ident)*} $value:expr
    ) => {{
        let [$($lane,)* $($same,)* $($column,)* ..] = $instruction.operands.map(|operand| operand as usize);
        $(let $same = $row[$same];)*
        $(let $column = $columns.lanes::<W>($column).as_chunks::<L>().0;)*
        let to = $instruction.to as usize;
        for strip in 0..W / L {
            $(let $lane: [f64; L] = $registers[$lane].lanes().as_chunks::<L>().0[strip];)*
            $(let $column = $column[strip];)*
            let mut values = [0.0; L];
            for lane in 0..L {
                $(let $lane = $lane[lane];)*
                $(let $column = $column[lane];)*
                values[lane] = $value;
            }
            $registers[to].lanes_mut().as_chunks_mut::<L>().0[strip] = values;
        }
    }};
    // With a second result.
    ($registers:ident, $columns:ident, $row:ident, $instruction:ident, [$($lane:ident)*] [$($same:ident)*]
        {$($column:ident)*} $value:expr, $kept:ident = $second:expr
    ) => {{
        let [$($lane,)* $($same,)* $($column,)* ..] = $instruction.operands.map(|operand| operand as usize);
        $(let $same = $row[$same];)*
        $(let $column = $columns.lanes::<W>($column).as_chunks::<L>().0;)*
        let (to, kept) = ($instruction.to as usize, $instruction.kept as usize);
        for strip in 0..W / L {
            $(let $lane: [f64; L] = $registers[$lane].lanes().as_chunks::<L>().0[strip];)*
            $(let $column = $column[strip];)*
            let (mut values, mut seconds) = ([0.0; L], [0.0; L]);
            for lane in 0..L {
                $(let $lane = $lane[lane];)*
                $(let $column = $column[lane];)*
                let $kept = $second;
                (values[lane], seconds[lane]) = ($value, $kept);
            }
            $registers[to].lanes_mut().as_chunks_mut::<L>().0[strip] = values;
            $registers[kept].lanes_mut().as_chunks_mut::<L>().0[strip] = seconds;
        }
    }};
}

/// A long function of one register: a loop over all lanes vectorizes better than strips.
#[inline(always)]
fn function<F: elementary::Unary, const W: usize, R: Register<W>>(i: &Instruction, registers: &mut [R]) {
    let arguments = *registers[i.operands[0] as usize].lanes();
    F::lanes(&arguments, registers[i.to as usize].lanes_mut());
}

/// Likewise of two registers.
#[inline(always)]
fn function_of_two<F: elementary::Binary, const W: usize, R: Register<W>>(i: &Instruction, registers: &mut [R]) {
    let first = *registers[i.operands[0] as usize].lanes();
    let second = *registers[i.operands[1] as usize].lanes();
    F::lanes(&first, &second, registers[i.to as usize].lanes_mut());
}

/// Makes the step from the table of kernels.
macro_rules! steps {
    ($($name:ident [$($lane:ident)*] [$($same:ident)*] $(@[$($column:ident)*])? $value:expr
        $(, $kept:ident = $second:expr)?;)+
    ) => {
        #[inline(always)]
        fn step<const W: usize, const L: usize, R: Register<W>, C: Columns>(
            i: &Instruction,
            r: &mut [R],
            columns: C,
            row: &[f64],
        ) {
            match i.kernel {
                $(Kernel::$name => strips!(r, columns, row, i, [$($lane)*] [$($same)*] {$($($column)*)?} $value $(, $kept = $second)?),)+
                Kernel::Copy => strips!(r, columns, row, i, [a] [] {} a),
                Kernel::Load => strips!(r, columns, row, i, [] [] {x} x),
                Kernel::Splat => *r[i.to as usize].lanes_mut() = [row[i.operands[0] as usize]; W],
                Kernel::Power3 => strips!(r, columns, row, i, [a] [] {} power(a, 3)),
                Kernel::Power4 => strips!(r, columns, row, i, [a] [] {} power(a, 4)),
                Kernel::Power5 => strips!(r, columns, row, i, [a] [] {} power(a, 5)),
                Kernel::Power6 => strips!(r, columns, row, i, [a] [] {} power(a, 6)),
                Kernel::Power7 => strips!(r, columns, row, i, [a] [] {} power(a, 7)),
                Kernel::Power8 => strips!(r, columns, row, i, [a] [] {} power(a, 8)),
                Kernel::Exp => function::<elementary::Exp, W, R>(i, r),
                Kernel::Ln => function::<elementary::Ln, W, R>(i, r),
                Kernel::Log2 => function::<elementary::Log2, W, R>(i, r),
                Kernel::Log10 => function::<elementary::Log10, W, R>(i, r),
                Kernel::Sin => function::<elementary::Sin, W, R>(i, r),
                Kernel::Cos => function::<elementary::Cos, W, R>(i, r),
                Kernel::Tan => function::<elementary::Tan, W, R>(i, r),
                Kernel::Asin => function::<elementary::Asin, W, R>(i, r),
                Kernel::Acos => function::<elementary::Acos, W, R>(i, r),
                Kernel::Atan => function::<elementary::Atan, W, R>(i, r),
                Kernel::Sinh => function::<elementary::Sinh, W, R>(i, r),
                Kernel::Cosh => function::<elementary::Cosh, W, R>(i, r),
                Kernel::Tanh => function::<elementary::Tanh, W, R>(i, r),
                Kernel::Floor => function::<elementary::Floor, W, R>(i, r),
                Kernel::Ceil => function::<elementary::Ceil, W, R>(i, r),
                Kernel::Round => strips!(r, columns, row, i, [a] [] {} elementary::round_even(a)),
                Kernel::Sigmoid => function::<elementary::Sigmoid, W, R>(i, r),
                Kernel::Softplus => function::<elementary::Softplus, W, R>(i, r),
                Kernel::Pow => function_of_two::<elementary::Pow, W, R>(i, r),
                Kernel::Atan2 => function_of_two::<elementary::Atan2, W, R>(i, r),
                Kernel::Mod => function_of_two::<elementary::Modulo, W, R>(i, r),
            }
        }
    };
}
kernels!(steps);
