//! Random expressions of the language, as texts.

use proptest::prelude::*;

/// Expressions of `x` and `y` that are smooth, and whose derivatives stay moderate near the origin.
pub fn smooth() -> impl Strategy<Value = String> {
    let leaf =
        prop_oneof![Just("x".to_owned()), Just("y".to_owned()), (-3.0..3.0).prop_map(|c: f64| format!("({c:.3})"))];
    leaf.prop_recursive(4, 24, 3, |inner| {
        let one = (function(), inner.clone()).prop_map(|(f, a)| format!("{f}({a})"));
        let two = (prop::sample::select(vec!["+", "-", "*"]), inner.clone(), inner.clone());
        prop_oneof![
            one,
            two.prop_map(|(operator, a, b)| format!("({a} {operator} {b})")),
            (inner.clone(), inner.clone()).prop_map(|(a, b)| format!("({a})/(3 + sin({b}))")),
            (inner.clone(), 2..6).prop_map(|(a, n)| format!("tanh({a})^{n}")),
            (inner.clone(), inner.clone()).prop_map(|(a, b)| format!("(1.5 + sin({a}))^cos({b})")),
            inner.clone().prop_map(|a| format!("sqrt(1 + ({a})^2)")),
            inner.clone().prop_map(|a| format!("ln(2 + cos({a}))")),
            inner.clone().prop_map(|a| format!("asin(0.9*sin({a}))")),
            inner.clone().prop_map(|a| format!("acos(0.9*cos(1 + {a})*cos({a}))")),
            (inner.clone(), inner).prop_map(|(a, b)| format!("atan2(sin({a}), 2 + cos({b}))")),
        ]
    })
}

fn function() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec!["sin", "cos", "tanh", "atan", "sigmoid", "softplus", "-"])
}

/// Any expressions, with jumps, branches and values that are not finite.
pub fn any() -> impl Strategy<Value = String> {
    let leaf = prop_oneof![
        3 => Just("x".to_owned()),
        3 => Just("y".to_owned()),
        1 => prop::sample::select(vec!["0", "1", "2", "0.5", "3", "1e300", "(-1)"]).prop_map(str::to_owned),
    ];
    leaf.prop_recursive(5, 40, 3, |inner| {
        let operators = vec!["+", "-", "*", "/", "<", "<=", ">", ">=", "==", "!=", "and", "or"];
        let functions = vec!["sqrt", "abs", "sign", "floor", "round", "relu", "exp", "-", "not "];
        prop_oneof![
            4 => (prop::sample::select(operators), inner.clone(), inner.clone())
                .prop_map(|(operator, a, b)| format!("({a} {operator} {b})")),
            2 => (prop::sample::select(functions), inner.clone()).prop_map(|(f, a)| format!("({f}({a}))")),
            1 => (prop::sample::select(vec!["min", "max", "mod"]), inner.clone(), inner.clone())
                .prop_map(|(f, a, b)| format!("{f}({a}, {b})")),
            1 => (inner.clone(), inner.clone(), inner.clone()).prop_map(|(a, b, c)| format!("if({a}, {b}, {c})")),
            1 => (inner.clone(), inner.clone(), inner.clone()).prop_map(|(a, b, c)| format!("clamp({a}, {b}, {c})")),
            1 => (inner, 2..9).prop_map(|(a, n)| format!("({a})^{n}")),
        ]
    })
}
