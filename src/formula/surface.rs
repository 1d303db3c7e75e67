//! A surface compiled on its own: its value at one point or at many, its gradient, and the gradient's derivatives.

use std::sync::OnceLock;

use super::ahead::constants;
use super::derive;
use super::graph::{Graph, Id};
use super::lower::Template;
use super::program::{Block, Isa, LANES, Program, Request};

/// A surface at fixed parameters.
#[derive(Debug)]
pub struct Surface {
    template: Template,
    value: Constants,
    gradient: Constants,
    hessian: OnceLock<Constants>,
}

/// A program and the constants that it reads.
#[derive(Debug)]
struct Constants {
    program: Program,
    row: Vec<f64>,
}

impl Constants {
    /// Inputs in the registers from 0, then the outputs.
    fn new(graph: &Graph, inputs: &[Id], outputs: &[Id]) -> Constants {
        let uniform: Vec<bool> = graph.ids().map(|id| graph.value(id).is_some()).collect();
        let inputs: Vec<(Id, u32)> = inputs.iter().copied().zip(0..).collect();
        let first = inputs.len() as u32;
        let outputs: Vec<(Id, u32)> = outputs.iter().copied().zip(first..).collect();
        let fixed = first + outputs.len() as u32;
        let program = Program::new(&Request {
            graph,
            inputs: &inputs,
            columns: &[],
            uniform: &uniform,
            early: &[],
            outputs: &outputs,
            fixed,
        });
        let row = constants(graph, &program);
        Constants { program, row }
    }

    fn run_one(&self, inputs: &[&[f64]]) -> Vec<[f64; 1]> {
        let mut registers = vec![[0.0]; self.program.registers()];
        let values = inputs.iter().copied().flatten();
        registers.iter_mut().zip(values).for_each(|(register, &value)| *register = [value]);
        self.program.run_one(&mut registers, &self.row);
        registers
    }
}

impl Surface {
    pub fn new(mut template: Template) -> Surface {
        let inputs = inputs(&mut template.graph, template.gradient.len());
        let value = Constants::new(&template.graph, &inputs, &[template.loss]);
        let outputs: Vec<Id> = [template.loss].into_iter().chain(template.gradient.iter().copied()).collect();
        let gradient = Constants::new(&template.graph, &inputs, &outputs);
        Surface { template, value, gradient, hessian: OnceLock::new() }
    }

    pub fn dim(&self) -> usize {
        self.template.gradient.len()
    }

    pub fn value(&self, point: &[f64]) -> f64 {
        self.value.run_one(&[point])[self.dim()][0]
    }

    /// The values at many points, given coordinate by coordinate.
    pub fn values(&self, isa: Isa, points: &[&[f64]], out: &mut [f64]) {
        let Constants { program, row } = &self.value;
        let mut registers: Vec<Block> = vec![Block::splat(0.0); program.registers()];
        for (number, values) in out.chunks_mut(LANES).enumerate() {
            let range = number * LANES..number * LANES + values.len();
            for (register, coordinate) in registers.iter_mut().zip(&points[..self.dim()]) {
                register[..values.len()].copy_from_slice(&coordinate[range.clone()]);
            }
            program.run_block(isa, &mut registers, row);
            values.copy_from_slice(&registers[self.dim()][..values.len()]);
        }
    }

    /// Writes the gradient and returns the value.
    pub fn gradient(&self, point: &[f64], gradient: &mut [f64]) -> f64 {
        let registers = self.gradient.run_one(&[point]);
        let outputs = registers[self.dim()..].as_flattened();
        gradient.copy_from_slice(&outputs[1..=self.dim()]);
        outputs[0]
    }

    /// The derivatives of the gradient in the directions of the axes, one direction a lane.
    pub fn mixed_derivatives(&self, isa: Isa, point: &[f64]) -> Vec<f64> {
        let dim = self.dim();
        let Constants { program, row } = self.hessian.get_or_init(|| self.compile_hessian());
        let mut registers: Vec<Block> = vec![Block::splat(0.0); program.registers()];
        let mut derivatives = vec![0.0; dim * dim];
        for (number, rows) in derivatives.chunks_mut(dim * LANES).enumerate() {
            let axes = number * LANES;
            for (coordinate, &x) in point.iter().enumerate() {
                registers[coordinate] = Block::splat(x);
                let direction = &mut registers[dim + coordinate];
                *direction = Block::splat(0.0);
                if let Some(lane) = coordinate.checked_sub(axes).filter(|&lane| lane < LANES) {
                    direction[lane] = 1.0;
                }
            }
            program.run_block(isa, &mut registers, row);
            for (lane, row) in rows.chunks_mut(dim).enumerate() {
                let column = registers[2 * dim..].iter().map(|register| register[lane]);
                row.iter_mut().zip(column).for_each(|(entry, value)| *entry = value);
            }
        }
        derivatives
    }

    /// Inputs: the point, a direction. Outputs: the derivative of the gradient in that direction.
    fn compile_hessian(&self) -> Constants {
        let Template { graph, gradient, .. } = &self.template;
        let (mut graph, dim) = (graph.clone(), gradient.len());
        let tangents = derive::tangents(&mut graph, gradient, dim as u32, dim as u32);
        let inputs = inputs(&mut graph, 2 * dim);
        Constants::new(&graph, &inputs, &tangents)
    }
}

fn inputs(graph: &mut Graph, count: usize) -> Vec<Id> {
    (0..count as u32).map(|slot| graph.input(slot)).collect()
}
