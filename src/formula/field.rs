//! What is minimized, at fixed parameters: its value, gradient and Hessian anywhere.

use std::sync::Arc;

use super::Formula;
use super::examples::Examples;
use super::lower::Template;
use super::mean::{Mean, Wanted};
use super::program::Isa;
use super::sums::{Scratch, Table};
use super::surface::Surface;
use crate::words::Fault;

/// A surface at fixed parameters, or the mean of a loss over examples. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Field {
    of: Of,
    isa: Isa,
}

#[derive(Clone, Debug)]
enum Of {
    Surface(Arc<Surface>),
    Mean(Arc<Mean>, Examples),
}

impl Field {
    /// Compiles a surface; `parameters` in the order of [`Formula::parameters`].
    ///
    /// # Errors
    /// A surface of more than 10,000 operations.
    pub fn new(surface: &Formula, parameters: &[f64]) -> Result<Field, Vec<Fault>> {
        let surface = Surface::new(Template::new(surface, parameters)?);
        Ok(Field { of: Of::Surface(Arc::new(surface)), isa: Isa::best() })
    }

    /// Compiles the loss of an example, to be averaged over examples: its columns are theirs, in their order.
    ///
    /// An evaluation takes time in proportion to the number of examples: some nanoseconds each for a short loss.
    ///
    /// # Errors
    /// A loss of more than 10,000 operations.
    ///
    /// # Panics
    /// If the loss knows another number of columns than the examples have.
    pub fn averaged(loss: &Formula, parameters: &[f64], examples: &Examples) -> Result<Field, Vec<Fault>> {
        let mean = Mean::new(loss, parameters)?;
        assert_eq!(loss.columns().len(), examples.names().len(), "the loss knows the columns of the examples");
        Ok(Field { of: Of::Mean(Arc::new(mean), examples.clone()), isa: Isa::best() })
    }

    /// The same loss averaged over other examples of the same columns, such as one batch; nothing is compiled anew. A
    /// surface stays as it is.
    ///
    /// # Panics
    /// If the examples have another number of columns.
    pub fn over(&self, examples: &Examples) -> Field {
        let mut field = self.clone();
        if let Of::Mean(_, of) = &mut field.of {
            assert_eq!(of.names().len(), examples.names().len(), "the loss knows the columns of the examples");
            *of = examples.clone();
        }
        field
    }

    /// The examples over which the loss is averaged; `None` for a surface.
    pub fn examples(&self) -> Option<&Examples> {
        match &self.of {
            Of::Surface(_) => None,
            Of::Mean(_, examples) => Some(examples),
        }
    }

    /// The same field computed with another instruction set; the same bits.
    pub fn with_isa(mut self, isa: Isa) -> Field {
        self.isa = isa;
        self
    }

    /// How many coordinates the surface has.
    pub fn dim(&self) -> usize {
        match &self.of {
            Of::Surface(surface) => surface.dim(),
            Of::Mean(mean, _) => mean.dim(),
        }
    }

    /// The value at a point of `dim` coordinates.
    pub fn value(&self, point: &[f64]) -> f64 {
        match &self.of {
            Of::Surface(surface) => surface.value(point),
            Of::Mean(mean, examples) => {
                let mut value = [0.0];
                mean.at(self.isa, Wanted::Loss, point, table(examples), &mut Scratch::default(), &mut value);
                value[0]
            }
        }
    }

    /// The values at many points at once. `points[c][i]` is coordinate `c` of point `i`; `out[i]` its value.
    ///
    /// # Panics
    /// If there are not `dim` lists of `out.len()` coordinates.
    pub fn values(&self, points: &[&[f64]], out: &mut [f64]) {
        match &self.of {
            Of::Surface(surface) => surface.values(self.isa, points, out),
            Of::Mean(mean, examples) => {
                let (mut point, mut scratch) = (vec![0.0; self.dim()], Scratch::default());
                for (i, value) in out.iter_mut().enumerate() {
                    point.iter_mut().zip(points).for_each(|(x, coordinate)| *x = coordinate[i]);
                    let value = std::slice::from_mut(value);
                    mean.at(self.isa, Wanted::Loss, &point, table(examples), &mut scratch, value);
                }
            }
        }
    }

    /// Writes the gradient at a point and returns the value there.
    pub fn gradient(&self, point: &[f64], gradient: &mut [f64]) -> f64 {
        match &self.of {
            Of::Surface(surface) => surface.gradient(point, gradient),
            Of::Mean(mean, examples) => {
                let mut both = vec![0.0; 1 + self.dim()];
                mean.at(self.isa, Wanted::Both, point, table(examples), &mut Scratch::default(), &mut both);
                gradient.copy_from_slice(&both[1..]);
                both[0]
            }
        }
    }

    /// The Hessian at a point: `dim * dim` numbers, row by row, symmetric to the bit. Rounding makes the two
    /// derivatives `xy` and `yx` differ a little; each is replaced by their mean.
    pub fn hessian(&self, point: &[f64]) -> Vec<f64> {
        let dim = self.dim();
        let mut hessian = self.mixed_derivatives(point);
        for row in 0..dim {
            for column in 0..row {
                let mean = 0.5 * hessian[row * dim + column] + 0.5 * hessian[column * dim + row];
                hessian[row * dim + column] = mean;
                hessian[column * dim + row] = mean;
            }
        }
        hessian
    }

    /// The derivatives of the gradient in the directions of the axes, direction by direction.
    fn mixed_derivatives(&self, point: &[f64]) -> Vec<f64> {
        let (mean, examples) = match &self.of {
            Of::Surface(surface) => return surface.mixed_derivatives(self.isa, point),
            Of::Mean(mean, examples) => (mean, examples),
        };
        let (dim, mut scratch) = (self.dim(), Scratch::default());
        let mut derivatives = vec![0.0; dim * dim];
        for (axis, row) in derivatives.chunks_mut(dim).enumerate() {
            let direction = (0..dim).map(|coordinate| f64::from(u8::from(coordinate == axis)));
            let inputs: Vec<f64> = point.iter().copied().chain(direction).collect();
            mean.tangent(self.isa, &inputs, table(examples), &mut scratch, row);
        }
        derivatives
    }
}

fn table(examples: &Examples) -> Table<'_> {
    Table { columns: examples.blocks(), count: examples.len() }
}
