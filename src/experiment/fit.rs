//! What a point says of the data: the curve, the boundary or the place that it fits to them.

use super::problem::{Problem, values};
use crate::formula::elementary::sigmoid;
use crate::formula::{Examples, Field, Formula};

/// How a point of a problem over data is seen beside them. Columns are counted from 0.
#[derive(Clone, Debug)]
pub struct Fit {
    pub kind: Kind,
    /// What the loss says, over coordinates and columns: for [`Kind::Place`] one for each of its columns.
    says: Vec<Field>,
    dim: usize,
    columns: usize,
}

/// What is fitted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A value of the second column for each of the first.
    Curve([usize; 2]),
    /// The probability that the second column is 1, for each value of the first.
    Probability([usize; 2]),
    /// Two classes in the plane of two columns, told by the third.
    Boundary([usize; 3]),
    /// A value for each of two columns.
    Place([usize; 2]),
    /// A value of this column for each example, from more than one other column.
    Against(usize),
}

impl Fit {
    /// How the problem's points are seen; `None` without data, and where its loss says nothing that can be drawn.
    ///
    /// What an example is compared with is read off the loss's text, and tried: there the loss is lowest. A last column
    /// of nothing but labels from 0 to 1 is told by the losses that it would have as 0 and as 1.
    pub fn of(problem: &Problem) -> Option<Fit> {
        let data = problem.data.as_ref()?;
        let read: Vec<usize> = (0..data.names().len()).filter(|i| problem.formula.reads(&data.names()[*i])).collect();
        let loss = field(&problem.formula.of_one_example()?, problem)?;
        let fit = |kind, says| Some(Fit { kind, says, dim: problem.dim(), columns: data.names().len() });
        let said: Vec<(usize, Formula)> = read.iter().filter_map(|&c| said(problem, data, &loss, c)).collect();
        let inputs =
            |says: &Formula| -> Vec<usize> { read.iter().copied().filter(|i| says.reads(&data.names()[*i])).collect() };
        if let [(across, one), (up, other)] = said.as_slice()
            && read.len() == 2
            && inputs(one).is_empty()
            && inputs(other).is_empty()
        {
            return fit(Kind::Place([*across, *up]), vec![field(one, problem)?, field(other, problem)?]);
        }
        if let Some((target, says)) = said.iter().rev().find(|(_, says)| !inputs(says).is_empty()) {
            return match inputs(says).as_slice() {
                [input] => fit(Kind::Curve([*input, *target]), vec![field(says, problem)?]),
                [one, other] if classes(data, *target) => fit(Kind::Boundary([*one, *other, *target]), vec![loss]),
                _ => fit(Kind::Against(*target), vec![field(says, problem)?]),
            };
        }
        match read.as_slice() {
            [input, label] if labels(data, *label) => fit(Kind::Probability([*input, *label]), vec![loss]),
            [one, other, label] if classes(data, *label) => fit(Kind::Boundary([*one, *other, *label]), vec![loss]),
            _ => None,
        }
    }

    /// The place that a point fits.
    pub fn place(&self, point: &[f64]) -> [f64; 2] {
        let at: Vec<f64> = point.iter().copied().chain(vec![0.0; self.columns]).collect();
        [0, 1].map(|i| self.says.get(i).map_or(f64::NAN, |says| says.value(&at)))
    }

    /// What a point says for examples whose columns are given, each one number or as many as there are in `out`: the
    /// value of a curve, a probability, or by how much the loss would be larger for the label 0 than for 1.
    pub fn values(&self, point: &[f64], columns: &[(usize, &[f64])], out: &mut [f64]) {
        let fixed: Vec<Vec<f64>> =
            (0..self.dim + self.columns).map(|i| vec![point.get(i).copied().unwrap_or(0.0); out.len()]).collect();
        let mut all: Vec<&[f64]> = fixed.iter().map(Vec::as_slice).collect();
        for (column, values) in columns {
            all[self.dim + column] = values;
        }
        let says = &self.says[0];
        let label = match self.kind {
            Kind::Probability([_, label]) | Kind::Boundary([_, _, label]) => label,
            Kind::Curve(_) | Kind::Place(_) | Kind::Against(_) => return says.values(&all, out),
        };
        says.values(&all, out);
        let (ones, mut as_one) = (vec![1.0; out.len()], vec![0.0; out.len()]);
        all[self.dim + label] = &ones;
        says.values(&all, &mut as_one);
        for (value, one) in out.iter_mut().zip(&as_one) {
            *value -= one;
            if matches!(self.kind, Kind::Probability(_)) {
                *value = sigmoid(*value);
            }
        }
    }
}

fn field(formula: &Formula, problem: &Problem) -> Option<Field> {
    Field::new(formula, &values(&problem.parameters)).ok()
}

/// What the loss compares a column with, where it is lowest there.
fn said(problem: &Problem, data: &Examples, loss: &Field, column: usize) -> Option<(usize, Formula)> {
    /// How far beside it the loss is tried, and for how many examples.
    const BESIDE: [f64; 6] = [-100.0, -1.0, -0.01, 0.01, 1.0, 100.0];
    const TRIED: usize = 3;
    let formula = problem.formula.compared_with(&data.names()[column])?;
    let says = field(&formula, problem)?;
    let mut at: Vec<f64> = (0..loss.dim()).map(|i| 0.5 + 0.25 * i as f64).collect();
    for example in 0..data.len().min(TRIED) {
        for c in 0..data.names().len() {
            at[problem.dim() + c] = data.column(c).nth(example)?;
        }
        let lowest = says.value(&at);
        at[problem.dim() + column] = lowest;
        let least = loss.value(&at);
        let lower = |beside: &f64| {
            let mut at = at.clone();
            at[problem.dim() + column] = lowest + beside;
            let value = loss.value(&at);
            value.is_nan() || value <= least
        };
        if !least.is_finite() || BESIDE.iter().any(lower) {
            return None;
        }
    }
    Some((column, formula))
}

/// Whether a column is of labels from 0 to 1, or of nothing but 0 and 1.
fn labels(data: &Examples, column: usize) -> bool {
    data.column(column).all(|label| (0.0..=1.0).contains(&label))
}

fn classes(data: &Examples, column: usize) -> bool {
    data.column(column).all(|label| matches!(label, 0.0 | 1.0))
}
