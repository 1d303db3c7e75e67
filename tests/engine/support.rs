//! What the tests build their runs with.

use thalweg::formula::{Field, Formula, Rate, Recipe, Stepper};
use thalweg::words::Fault;

pub const HIMMELBLAU: &str = "f = (x^2 + y - 11)^2 + (x + y^2 - 7)^2";
pub const ADAM: &str = "m = beta1*m + (1 - beta1)*g
v = beta2*v + (1 - beta2)*g^2
m_hat = m/(1 - beta1^t)
v_hat = v/(1 - beta2^t)
theta = theta - alpha*m_hat/(sqrt(v_hat) + eps)";
pub const ADAM_PARAMETERS: &[(&str, f64)] = &[("beta1", 0.9), ("beta2", 0.999), ("eps", 1e-8)];

/// A rate that never changes.
pub const HELD: Rate = Rate::Points { points: &[(1, 0.1)], line: false };

pub fn names(names: &[&str]) -> Vec<String> {
    names.iter().map(|name| (*name).to_owned()).collect()
}

/// A surface of `x` and `y`.
pub fn surface(text: &str) -> Formula {
    Formula::surface(text, &names(&["x", "y"]), &[]).expect("the test's surface is right")
}

pub fn field(text: &str) -> Field {
    Field::new(&surface(text), &[]).expect("the test's surface is small")
}

pub fn gradient(field: &Field, point: &[f64]) -> Vec<f64> {
    let mut gradient = vec![f64::NAN; field.dim()];
    field.gradient(point, &mut gradient);
    gradient
}

/// A training that tests change where they need to.
#[derive(Clone)]
pub struct Training {
    pub surface: Formula,
    pub rule: Formula,
    pub rule_parameters: Vec<f64>,
    pub schedule: Formula,
    pub by_step: bool,
    pub warmup: u64,
    pub steps_per_epoch: u64,
    pub gradient_noise: f64,
    pub seed: u64,
}

impl Training {
    pub fn new(surface_text: &str, rule: &str, parameters: &[(&str, f64)]) -> Training {
        let keys: Vec<String> = parameters.iter().map(|parameter| parameter.0.to_owned()).collect();
        Training {
            surface: surface(surface_text),
            rule: Formula::rule(rule, &keys).unwrap_or_else(|faults| panic!("{rule}: {faults:?}")),
            rule_parameters: parameters.iter().map(|parameter| parameter.1).collect(),
            schedule: Formula::schedule("alpha = alpha0", &[]).expect("the constant schedule is right"),
            by_step: false,
            warmup: 0,
            steps_per_epoch: 1,
            gradient_noise: 0.0,
            seed: 0,
        }
    }

    pub fn schedule(mut self, text: &str) -> Training {
        self.schedule = Formula::schedule(text, &[]).expect("the test's schedule is right");
        self
    }

    /// 1,000 steps of a rate of 0.05.
    pub fn stepper(&self) -> Stepper {
        let rate = Rate::Schedule { formula: &self.schedule, parameters: &[], alpha0: 0.05, by_step: self.by_step };
        self.stepper_at(rate)
    }

    pub fn stepper_at(&self, rate: Rate) -> Stepper {
        self.compiled(rate).expect("the test's step is small")
    }

    pub fn compiled(&self, rate: Rate) -> Result<Stepper, Vec<Fault>> {
        Stepper::new(&Recipe {
            surface: &self.surface,
            surface_parameters: &[],
            batches: None,
            rule: &self.rule,
            rule_parameters: &self.rule_parameters,
            rate,
            warmup: self.warmup,
            steps: 1_000,
            steps_per_epoch: self.steps_per_epoch,
            gradient_noise: self.gradient_noise,
            seed: self.seed,
        })
    }
}

/// The points of a run, from its start to step `steps`.
pub fn points(stepper: &Stepper, start: &[f64], steps: usize) -> Vec<Vec<f64>> {
    let mut walk = stepper.walk(start);
    let mut points = vec![walk.point().to_vec()];
    for _ in 0..steps {
        walk.step();
        points.push(walk.point().to_vec());
    }
    points
}

/// The same bits, or NaN both: the bits of a NaN are the machine's own.
pub fn same(a: f64, b: f64) -> bool {
    a.to_bits() == b.to_bits() || (a.is_nan() && b.is_nan())
}

pub fn assert_same(a: &[f64], b: &[f64], what: &str) {
    assert!(a.len() == b.len() && a.iter().zip(b).all(|(&a, &b)| same(a, b)), "{what}: {a:?} and {b:?}");
}
