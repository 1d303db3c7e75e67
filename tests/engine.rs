//! What the engine promises: exact derivatives, branches that leave no trace, one meaning for one lane and for many.

use thalweg::formula::{Field, Formula, Rate, Recipe, Stepper};

fn names(list: &[&str]) -> Vec<String> {
    list.iter().map(|name| (*name).to_owned()).collect()
}

fn surface(text: &str) -> Formula {
    Formula::surface(text, &names(&["x", "y"]), &[]).expect("the test's surface is right")
}

fn field(text: &str) -> Field {
    Field::new(&surface(text), &[]).expect("the test's surface is small")
}

const ADAM: &str = "m = beta1*m + (1 - beta1)*g
v = beta2*v + (1 - beta2)*g^2
m_hat = m/(1 - beta1^t)
v_hat = v/(1 - beta2^t)
theta = theta - alpha*m_hat/(sqrt(v_hat) + eps)";

fn stepper(surface_text: &str, rule: &str, parameters: &[(&str, f64)]) -> Stepper {
    let keys: Vec<String> = parameters.iter().map(|p| p.0.to_owned()).collect();
    let values: Vec<f64> = parameters.iter().map(|p| p.1).collect();
    let surface = surface(surface_text);
    let rule = Formula::rule(rule, &keys).expect("the test's rule is right");
    let constant = Formula::schedule("alpha = alpha0", &[]).expect("right");
    let recipe = Recipe {
        surface: &surface,
        surface_parameters: &[],
        rule: &rule,
        rule_parameters: &values,
        rate: Rate::Schedule { formula: &constant, parameters: &[], alpha0: 0.05, by_step: false },
        warmup: 0,
        steps: 500,
        steps_per_epoch: 1,
        gradient_noise: 0.0,
        seed: 0,
    };
    Stepper::new(&recipe).expect("small")
}

const HIMMELBLAU: &str = "f = (x^2 + y - 11)^2 + (x + y^2 - 7)^2";

#[test]
fn a_lane_of_a_block_is_the_single_run_bit_for_bit() {
    let stepper = stepper(HIMMELBLAU, ADAM, &[("beta1", 0.9), ("beta2", 0.999), ("eps", 1e-8)]);
    let mut walk = stepper.walk(&[-0.5, 0.3]);
    (0..500).for_each(|_| walk.step());
    let mut walks = stepper.walk_many(&[&[-0.5; 70], &[0.3; 70]]);
    walks.advance(500);
    for (coordinate, x) in walk.point().iter().enumerate() {
        assert!(walks.coordinate(coordinate).iter().all(|lane| lane.to_bits() == x.to_bits()));
    }
}

#[test]
fn a_branch_that_is_not_taken_leaves_no_trace() {
    let surface = field("f = if(x == 0, 1, sin(x)/x) + max(1, y^0.5)");
    let mut gradient = [f64::NAN; 2];
    assert_eq!(surface.gradient(&[0.0, 0.0], &mut gradient), 2.0);
    assert_eq!(gradient, [0.0, 0.0]);
    assert_eq!(surface.hessian(&[0.0, 0.0]), [0.0; 4]);
}
