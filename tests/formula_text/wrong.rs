//! Texts that are wrong: what is said, about which place, and what is suggested.

use thalweg::formula::Formula;
use thalweg::words::{Fault, Key, Language, Value};

use crate::names;

/// The faults of a text: key, the piece of the text that it is about, and the suggestion in English.
fn faults(text: &str, result: Result<Formula, Vec<Fault>>) -> Vec<(&'static str, String, String)> {
    let faults = result.map(|_| ()).expect_err(text);
    let shown = |fault: &Fault| {
        let piece = fault.place.span.map_or("", |span| &text[span.start..span.end]);
        let help = fault.help.as_ref().map_or(String::new(), |help| help.say(Language::En));
        (fault.message.key, piece.to_owned(), help)
    };
    faults.iter().map(shown).collect()
}

fn in_surface(text: &str) -> Vec<(&'static str, String, String)> {
    faults(text, Formula::surface(text, &names(&["x", "y"]), &names(&["k"])))
}

fn in_rule(text: &str) -> Vec<(&'static str, String, String)> {
    faults(text, Formula::rule(text, &names(&["beta", "lambda"])))
}

fn in_schedule(text: &str) -> Vec<(&'static str, String, String)> {
    faults(text, Formula::schedule(text, &[]))
}

/// Texts with one fault each: text, key, the piece that it is about, the suggestion.
type Table<'a> = &'a [(&'a str, &'static str, &'a str, &'a str)];

fn check(table: Table, faults: fn(&str) -> Vec<(&'static str, String, String)>) {
    for (text, key, piece, help) in table {
        assert_eq!(faults(text), [(*key, (*piece).to_owned(), (*help).to_owned())], "{text}");
    }
}

#[test]
fn a_missing_sign_is_suggested() {
    check(
        &[
            ("f = 2x", "formula-implicit-product", "2x", "Write `2*x`."),
            ("f = 2(x + 1)", "formula-implicit-product", "2(x + 1)", "Write `2*(x + 1)`."),
            ("f = 1 + x y", "formula-implicit-product", "x y", "Write `x*y`."),
            ("f = (x)(y)", "formula-implicit-product", "(x)(y)", "Write `(x)*(y)`."),
            ("f = 2exp(x)", "formula-implicit-product", "2exp(x)", "Write `2*exp(x)`."),
            ("f = x(y + 1)", "formula-unknown-function", "x", "Write `x*(y + 1)`."),
            ("f = x = y", "formula-assignment-inside", "=", "To compare two values, write `==`."),
            ("f = if(x = 1, 2, 3)", "formula-assignment-inside", "=", "To compare two values, write `==`."),
            ("f = -x = y", "formula-assignment-inside", "=", "To compare two values, write `==`."),
            ("f = 0 < x < 1", "formula-chained-comparison", "<", "Write `0 < x and x < 1`."),
            ("f = x < y + 1 and y > x*2 > 0", "formula-chained-comparison", ">", "Write `y > x*2 and x*2 > 0`."),
            ("u = x f = u", "formula-separator-missing", "f", ""),
            ("f = sin x + 1", "formula-function-without-arguments", "sin", "Write `sin(x)`."),
            ("f = 1 + exp", "formula-function-without-arguments", "exp", "Write `exp(…)`."),
            ("f += x", "formula-compound", "+=", "Write `f = f + …`."),
        ],
        in_surface,
    );
}

#[test]
fn what_does_not_fit_together_is_pointed_at() {
    check(
        &[
            ("f = (x + 1", "formula-not-closed", "(", ""),
            ("f = x + 1)", "formula-close-without-open", ")", ""),
            ("f = x +", "formula-operand-missing-after", "+", ""),
            ("f = ", "formula-operand-missing-after", "=", ""),
            ("f = x * / y", "formula-operand-missing-before", "/", ""),
            ("f = max(x, )", "formula-operand-missing-before", ")", ""),
            ("f = + x", "formula-unary-plus", "+", ""),
            ("f = 1 + not x", "formula-not-inside", "not", ""),
            ("f = (x, y)", "formula-comma-in-parentheses", ",", ""),
            ("f = sqrt(x, y)", "formula-arity", "sqrt(x, y)", ""),
            ("f = if(x, y)", "formula-arity", "if(x, y)", ""),
            ("f = sin()", "formula-arity", "sin()", ""),
            ("f = min(x)", "formula-arity-least", "min(x)", ""),
            ("x^2 + y^2", "formula-not-a-statement", "x^2 + y^2", "Write `f = x^2 + y^2`."),
            ("f = 1e999", "formula-number-too-large", "1e999", ""),
            ("f = 1.2.3", "formula-implicit-product", "1.2.3", "Write `1.2*.3`."),
        ],
        in_surface,
    );
}

#[test]
fn signs_from_elsewhere_are_translated() {
    check(
        &[
            ("f = x²", "formula-character", "²", "Write `^2`."),
            ("f = x ÷ y", "formula-character", "÷", "Write `/`."),
            ("f = if(x ≤ y, 1, 2)", "formula-character", "≤", "Write `<=`."),
            ("f = x && y", "formula-character", "&&", "Write `and`."),
            ("f = 5 % x", "formula-character", "%", "Write `mod(a, b)`."),
            ("f = x + 값", "formula-character", "값", ""),
            ("f = x $ y", "formula-character", "$", ""),
        ],
        in_surface,
    );
    assert_eq!(in_surface("f = [x + y]*2").len(), 2, "one for each bracket, and none because of them");
}

#[test]
fn unknown_names_are_recognized_and_near_ones_suggested() {
    check(
        &[
            ("V = bta*V + g, theta = theta - V", "formula-unknown-name", "bta", "Did you mean `beta`?"),
            ("theta = theta - lr*g", "formula-unknown-name", "lr", "Did you mean `alpha`?"),
            ("theta = thet - g", "formula-unknown-name", "thet", "Did you mean `theta`?"),
            ("theta = theta - e*g", "formula-unknown-name", "e", "Did you mean `exp(1)`?"),
            (
                "theta = theta - q*g - q",
                "formula-unknown-name",
                "q",
                "Assign `q` in a line above, or add it as a parameter.",
            ),
            ("theta = theta - sqr(g)", "formula-unknown-function", "sqr", "Did you mean `sqrt`?"),
        ],
        in_rule,
    );
    let result = Formula::rule("theta = theta - γ₂*g", &[]).expect_err("gamma2 is no parameter");
    assert_eq!(result[0].message.values, [("name", Value::Text("gamma2".to_owned()))]);
}

#[test]
fn what_is_given_cannot_be_assigned() {
    check(
        &[
            ("t = 1, theta = t*g", "formula-assigns-input", "t", "Use another name, such as `t_new`."),
            ("n = 1, theta = n*g", "formula-assigns-input", "n", "Use another name, such as `n_new`."),
            ("noise = 1, theta = g", "formula-assigns-input", "noise", "Use another name, such as `noise_new`."),
            (
                "beta_new = 1, beta = 1, theta = beta_new*g",
                "formula-assigns-parameter",
                "beta",
                "Use another name, such as `beta_next`.",
            ),
            ("pi = 3, theta = g", "formula-assigns-reserved", "pi", "Use another name, such as `pi_new`."),
            ("max = 3, theta = g", "formula-assigns-reserved", "max", "Use another name, such as `max_new`."),
            ("dim = 3, theta = g", "formula-assigns-reserved", "dim", "Use another name, such as `dim_new`."),
            ("init g = 1, theta = g", "formula-init-of-input", "g", ""),
            ("init s = 1, init s = 2, theta = s*g", "formula-init-twice", "s", ""),
            ("u = 1, init s = u, theta = s*g", "formula-init-reads", "u", ""),
            ("init s = s, theta = s*g", "formula-init-reads", "s", ""),
        ],
        in_rule,
    );
    check(
        &[
            ("x = 1, f = x", "formula-assigns-input", "x", "Use another name, such as `x_new`."),
            ("k = 1, f = x", "formula-assigns-parameter", "k", "Use another name, such as `k_new`."),
        ],
        in_surface,
    );
    check(&[("T = 3, alpha = T", "formula-assigns-input", "T", "Use another name, such as `T_new`.")], in_schedule);
}

#[test]
fn each_kind_must_assign_its_result() {
    check(&[("u = x", "formula-no-loss", "", ""), ("", "formula-no-loss", "", "")], in_surface);
    check(&[("V = g", "formula-no-theta", "", ""), ("x = x - alpha*g", "formula-no-theta", "", "")], in_rule);
    check(&[("On iteration t:", "formula-no-alpha", "", "")], in_schedule);
}

#[test]
fn a_surface_keeps_nothing() {
    check(
        &[
            ("f = u, u = x", "formula-read-before-assigned", "u", ""),
            ("f = f + x", "formula-read-before-assigned", "f", ""),
            ("init u = 1, f = x", "formula-init-in-surface", "u", ""),
        ],
        in_surface,
    );
}

#[test]
fn what_goes_over_the_coordinates_needs_coordinates() {
    check(
        &[
            ("f = norm(x)", "formula-rules-only", "norm(x)", ""),
            ("f = x*dim", "formula-rules-only", "dim", ""),
            ("f = grad(x)", "formula-rules-only", "grad(x)", ""),
        ],
        in_surface,
    );
    check(
        &[
            ("theta = theta - sum(alpha)*g", "formula-one-number", "sum(alpha)", ""),
            ("theta = theta - grad(0)", "formula-one-number", "grad(0)", ""),
            ("theta = theta - g*loss(t)", "formula-one-number", "loss(t)", ""),
            ("W = W - dW*norm(dW)", "formula-not-by-name", "norm(dW)", ""),
            ("W = W - dW + theta", "formula-by-name-reads", "theta", "Write `W`."),
            ("W = W - alpha*g*dW", "formula-by-name-reads", "g", "Write `dW`."),
            ("u = noise, W = W - dW + u", "formula-noise-by-name", "noise", ""),
        ],
        in_rule,
    );
}

#[test]
fn all_faults_of_a_text_are_found_at_once_in_its_order() {
    let text = "V = bta*V + (1 - beta*g
t = 3x
On iteration t:
theta = theta - sin g + @ - 2^^V,  W y, q = (1 + ) * (2 - )";
    let keys: Vec<_> = in_rule(text).into_iter().map(|(key, piece, _)| (key, piece)).collect();
    let expected = [
        ("formula-unknown-name", "bta"),
        ("formula-not-closed", "("),
        ("formula-assigns-input", "t"),
        ("formula-implicit-product", "3x"),
        ("formula-unknown-name", "x"),
        ("formula-function-without-arguments", "sin"),
        ("formula-character", "@"),
        ("formula-operand-missing-before", "^"),
        ("formula-not-a-statement", "W y"),
        ("formula-operand-missing-before", ")"),
        ("formula-operand-missing-before", ")"),
    ];
    assert_eq!(keys, expected.map(|(key, piece)| (key, piece.to_owned())));
}

#[test]
fn given_names_are_checked_and_their_place_is_their_position() {
    let (coordinates, parameters) = (names(&["x", "sin"]), names(&["2x", "beta", "β", "f", "x"]));
    let faults = Formula::surface("f = x", &coordinates, &parameters).expect_err("the names are wrong");
    let found: Vec<_> = faults.iter().map(|fault| (fault.message.key, fault.place.path.clone())).collect();
    let at = |list: &str, position: usize| vec![Key::from(list), Key::from(position)];
    assert_eq!(
        found,
        [
            ("formula-given-reserved", at("coordinates", 1)),
            ("formula-given-not-a-name", at("parameters", 0)),
            ("formula-given-twice", at("parameters", 2)),
            ("formula-given-reserved", at("parameters", 3)),
            ("formula-given-twice", at("parameters", 4)),
        ]
    );
}
