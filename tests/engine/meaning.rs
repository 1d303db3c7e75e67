//! A compiled surface has the bits of its text, read one operation after the other.

use proptest::prelude::*;
use thalweg::formula::syntax::{Expr, Function, Node, Operator, Statement};
use thalweg::formula::{Field, elementary, isas};

use crate::expressions::any;
use crate::support::{assert_same, field, same, surface};

/// Reads an expression of `x` and `y` as the language says, without compiling anything.
fn read(expr: &Expr, x: f64, y: f64) -> f64 {
    let mut values: Vec<f64> = Vec::new();
    for node in expr.nodes() {
        let value = match node {
            Node::Number(number) => *number,
            Node::Name(name) => {
                if name == "x" {
                    x
                } else {
                    y
                }
            }
            Node::Negate(a) => -values[a.index()],
            Node::Not(a) => truth(!holds(values[a.index()])),
            Node::Binary(operator, a, b) => operation(*operator, values[a.index()], values[b.index()]),
            Node::Call(function, arguments) => {
                let arguments: Vec<f64> = arguments.iter().map(|argument| values[argument.index()]).collect();
                call(*function, &arguments)
            }
        };
        values.push(value);
    }
    *values.last().expect("an expression has nodes")
}

fn holds(x: f64) -> bool {
    x != 0.0 && !x.is_nan()
}

fn truth(condition: bool) -> f64 {
    f64::from(u8::from(condition))
}

fn operation(operator: Operator, a: f64, b: f64) -> f64 {
    match operator {
        Operator::Add => a + b,
        Operator::Subtract => a - b,
        Operator::Multiply => a * b,
        Operator::Divide => a / b,
        Operator::Power => (1..b as u32).fold(a, |power, _| power * a),
        Operator::Less => truth(a < b),
        Operator::LessEqual => truth(a <= b),
        Operator::Greater => truth(a > b),
        Operator::GreaterEqual => truth(a >= b),
        Operator::Equal => truth(a == b),
        Operator::NotEqual => truth(a != b),
        Operator::And => truth(holds(a) && holds(b)),
        Operator::Or => truth(holds(a) || holds(b)),
    }
}

fn call(function: Function, a: &[f64]) -> f64 {
    match function {
        Function::Sqrt => a[0].sqrt(),
        Function::Abs => a[0].abs(),
        Function::Sign => elementary::sign(a[0]),
        Function::Floor => a[0].floor(),
        Function::Round => a[0].round_ties_even(),
        Function::Exp => elementary::exp(a[0]),
        Function::Relu => elementary::max(0.0, a[0]),
        Function::Min => elementary::min(a[0], a[1]),
        Function::Max => elementary::max(a[0], a[1]),
        Function::Mod => elementary::modulo(a[0], a[1]),
        Function::Clamp => elementary::min(elementary::max(a[0], a[1]), a[2]),
        Function::If => {
            if holds(a[0]) {
                a[1]
            } else {
                a[2]
            }
        }
        other => unreachable!("no random expression calls {other:?}"),
    }
}

const EDGES: [f64; 10] = [0.0, -0.0, 1.0, -1.0, 0.5, 2.5, -3.0, 1e200, f64::INFINITY, f64::NAN];

proptest! {
    #![proptest_config(ProptestConfig { cases: 1_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn compiling_changes_no_bit(text in any(), x in -3.0..3.0, y in -3.0..3.0) {
        let formula = surface(&format!("f = {text}"));
        let Statement::Assign { value, .. } = &formula.statements()[0] else { unreachable!("the text is one assignment") };
        let compiled = Field::new(&formula, &[]).expect("small");
        let points = EDGES.iter().flat_map(|&a| EDGES.map(|b| (a, b))).chain([(x, y)]);
        for (x, y) in points {
            let (found, meant) = (compiled.value(&[x, y]), read(value, x, y));
            prop_assert!(same(found, meant), "{text} at ({x}, {y}): {found} is not {meant}");
        }
    }

    #[test]
    fn blocks_of_every_instruction_set_have_the_bits_of_one_lane(text in any()) {
        let compiled = field(&format!("f = {text}"));
        let xs: Vec<f64> = (0..100).map(|i| EDGES[i % 10]).collect();
        let ys: Vec<f64> = (0..100).map(|i| EDGES[i / 10]).collect();
        let single: Vec<f64> = xs.iter().zip(&ys).map(|(&x, &y)| compiled.value(&[x, y])).collect();
        for isa in isas() {
            let mut block = vec![0.0; 100];
            compiled.clone().with_isa(isa).values(&[&xs, &ys], &mut block);
            assert_same(&block, &single, &format!("{text} with {}", isa.name()));
        }
    }
}

#[test]
fn squares_of_what_a_kernel_could_compute_on_the_way_are_right() {
    for text in ["4*(y - x^2)^2", "(x - y)^2 + 4*(y - x^2)^2", "4*(y - x^2)^2 + 0.1*x^2", "((x - y)^2 - 3*x)^2"] {
        let field = field(&format!("f = {text}"));
        assert!(field.value(&[1.5, -0.25]).is_finite(), "{text}");
        assert!(field.gradient(&[1.5, -0.25], &mut [0.0; 2]).is_finite(), "{text}");
    }
}
