//! Gives every line's result a register: few, the most recently freed first, so that they stay in the first cache.

use super::Request;
use super::cover::{Line, Source};
use super::instruction::{Instruction, OPERANDS};
use super::kernel::Kernel;

/// The instructions, and how many registers they use.
pub fn allocate(request: &Request, lines: &[Line]) -> (Vec<Instruction>, usize) {
    let mut allocation = Allocation::new(request.fixed, lines);
    for (number, line) in lines.iter().enumerate() {
        allocation.place(number, line);
    }
    allocation.code.append(&mut allocation.tail);
    (allocation.code, allocation.registers as usize)
}

struct Allocation {
    /// After which line a line's result, or what a fixed register held at the start, is no longer read.
    last_use: Vec<usize>,
    last_use_of_input: Vec<usize>,
    register_of: Vec<u32>,
    free: Vec<u32>,
    registers: u32,
    fixed: u32,
    code: Vec<Instruction>,
    /// Copies of outputs whose register was still read when they were made.
    tail: Vec<Instruction>,
}

impl Allocation {
    fn new(fixed: u32, lines: &[Line]) -> Allocation {
        let mut last_use: Vec<usize> = (0..lines.len()).collect();
        let mut last_use_of_input = vec![0; fixed as usize];
        for (number, line) in lines.iter().enumerate() {
            for operand in &line.operands {
                match *operand {
                    Source::Line(line) => last_use[line as usize] = number,
                    Source::Input(register) => last_use_of_input[register as usize] = number,
                    Source::Row(_) | Source::Column(_) => {}
                }
            }
        }
        let register_of = vec![u32::MAX; lines.len()];
        let (free, code, tail) = (Vec::new(), Vec::new(), Vec::new());
        Allocation { last_use, last_use_of_input, register_of, free, registers: fixed, fixed, code, tail }
    }

    fn place(&mut self, number: usize, line: &Line) {
        let mut operands = [0; OPERANDS];
        for (slot, operand) in operands.iter_mut().zip(&line.operands) {
            *slot = self.at(*operand);
        }
        for (position, operand) in line.operands.iter().enumerate() {
            if !line.operands[..position].contains(operand) {
                self.release(*operand, number);
            }
        }
        let to = self.destination(number, line);
        self.register_of[number] = to;
        match line.kernel {
            Some(kernel) => self.code.push(Instruction { kernel, to, kept: 0, operands }),
            None => self.code.last_mut().expect("a second result follows the first").kept = to,
        }
    }

    fn at(&self, source: Source) -> u32 {
        match source {
            Source::Input(register) => register,
            Source::Line(line) => self.register_of[line as usize],
            Source::Row(entry) => entry,
            Source::Column(column) => column,
        }
    }

    /// Frees a register after its last use.
    fn release(&mut self, operand: Source, number: usize) {
        let Source::Line(line) = operand else { return };
        let register = self.register_of[line as usize];
        if self.last_use[line as usize] == number && register >= self.fixed {
            self.free.push(register);
        }
    }

    fn destination(&mut self, number: usize, line: &Line) -> u32 {
        match line.output {
            Some(register) if self.last_use_of_input[register as usize] <= number => register,
            Some(register) => {
                self.last_use[number] = usize::MAX;
                let temporary = self.temporary();
                let mut operands = [0; OPERANDS];
                operands[0] = temporary;
                self.tail.push(Instruction { kernel: Kernel::Copy, to: register, kept: 0, operands });
                temporary
            }
            None => self.temporary(),
        }
    }

    fn temporary(&mut self) -> u32 {
        self.free.pop().unwrap_or_else(|| {
            self.registers += 1;
            self.registers - 1
        })
    }
}
