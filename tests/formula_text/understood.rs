//! Texts that are right, and what they mean.

use thalweg::formula::syntax::Statement;
use thalweg::formula::{Formula, Rank, Rate, Recipe, Role, Stepper, print};

use crate::{names, rule, schedule, surface};

/// As the course note prints it, with its comment.
const NOTE: &str = "On iteration t:
  Compute dW, db on current mini-batch
  V_dW = beta * V_dW + (1 - beta) * dW          # 지수가중평균 참고
  V_db = beta * V_db + (1 - beta) * db

  W = W - alpha * V_dW, b = b - alpha * V_db
";

/// The states of a rule, those with one number for each coordinate in brackets.
fn states(rule: &Formula) -> Vec<String> {
    let shown = |state: &thalweg::formula::State| match state.rank {
        Rank::Single => state.name.clone(),
        Rank::PerCoordinate => format!("[{}]", state.name),
    };
    rule.states().iter().map(shown).collect()
}

/// The last line of a surface as it is printed, `f = ` apart: parentheses show how it was read.
fn read(expression: &str) -> String {
    let formula = surface(&format!("f = {expression}"));
    let printed = print::statement(formula.statements().last().expect("a surface has a statement"));
    printed.trim_start_matches("f = ").to_owned()
}

/// The same tree, in another spelling.
fn same(one: &str, other: &str) {
    assert_eq!(surface(one).statements(), surface(other).statements(), "{one}\n{other}");
}

#[test]
fn the_course_notes_pseudocode_is_a_rule_as_it_stands() {
    let rule = rule(NOTE, &["beta"]);
    assert_eq!(rule.coordinates(), ["W", "b"]);
    assert_eq!(states(&rule), ["V_dW", "V_db"]);
    let headings: Vec<_> = rule.statements().iter().filter(|line| matches!(line, Statement::Heading { .. })).collect();
    assert_eq!(headings.len(), 2);
    assert_eq!(rule.statements().len(), 6);
    assert_eq!(rule.text(), NOTE);
}

#[test]
fn operators_bind_as_in_mathematics() {
    same("f = -x^2", "f = -(x^2)");
    same("f = 2^3^2", "f = 2^(3^2)");
    same("f = 2^-3*x", "f = (2^(-3))*x");
    same("f = x*-y - -x", "f = (x*(-y)) - (-x)");
    same("f = -x*y", "f = (-x)*y");
    same("f = x - y - 1 + 2", "f = ((x - y) - 1) + 2");
    same("f = x/y*2", "f = (x/y)*2");
    same("f = 1 + x < y*2", "f = (1 + x) < (y*2)");
    same("f = not x == 1 and y > 0 or x < 2", "f = ((not (x == 1)) and (y > 0)) or (x < 2)");
    same("f = 2**-x**2", "f = 2^(-(x^2))");
}

#[test]
fn other_signs_mean_the_same() {
    same("f = x·y − x×y ⋅ 2", "f = x*y - x*y*2");
    for sign in ["=", ":=", "<-", "←", "  :=  "] {
        same(&format!("f{sign}x"), "f = x");
    }
    same("f = if(x<-1, x, y)", "f = if(x < (-1), x, y)");
    same("u=1,f=u;", "u = 1\n\n ;,\r\nf = u # the end");
    same("\u{feff}f =\u{a0}x\u{3000}+ y", "f = x + y");
}

#[test]
fn numbers_are_read_as_doubles() {
    for (written, value) in [
        ("1_000", "1000"),
        (".5", "0.5"),
        ("1e-8", "1e-8"),
        ("2.", "2"),
        ("1E3", "1000"),
        ("0.1", "0.1"),
        ("1_0.2_5e0_1", "102.5"),
    ] {
        assert_eq!(read(written), value, "{written}");
    }
}

#[test]
fn an_expression_goes_on_inside_parentheses_and_after_an_operator() {
    same("f = (x\n + y)\n", "f = x + y");
    same("f = x +  # more\n  y", "f = x + y");
    same("f =\n x", "f = x");
    same("f = max(x,\n\n y)", "f = max(x, y)");
    same("u = x # not (closed\nf = u", "u = x\nf = u");
}

#[test]
fn names_have_one_spelling() {
    let greek = rule("S = β₂·S + (1 − β_2)·g^2\nθ ← ϑ − α·g/(sqrt(S) + ε)", &["beta2", "epsilon"]);
    let latin = rule("S = beta2*S + (1 - beta2)*g^2\ntheta = theta - alpha*g/(sqrt(S) + eps)", &["β_2", "ϵ"]);
    assert_eq!(greek.statements(), latin.statements());
    assert_eq!(greek.parameters(), ["beta2", "eps"]);
    assert_eq!(latin.parameters(), ["beta2", "eps"]);
    let lambda = rule("theta = theta - alpha*(g + lambda*theta)", &["lambda"]);
    assert!(lambda.reads("lambda"));
}

#[test]
fn state_is_what_is_read_before_it_is_assigned() {
    let adam = "m = beta1*m + (1 - beta1)*g
v = beta2*v + (1 - beta2)*g^2
m_hat = m/(1 - beta1^t)
theta = theta - alpha*m_hat/(sqrt(v/(1 - beta2^t)) + eps)";
    let adam = rule(adam, &["beta1", "beta2", "eps"]);
    assert_eq!(states(&adam), ["[m]", "[v]"]);
    assert_eq!(adam.role("m"), Role::State);
    assert_eq!(adam.role("m_hat"), Role::Local);
    assert_eq!(adam.role("beta1"), Role::Parameter);
    assert_eq!(adam.role("g"), Role::Input);
    assert_eq!(adam.role("pi"), Role::Constant);
}

#[test]
fn a_state_has_a_value_for_each_coordinate_if_anything_assigned_to_it_has() {
    // `c` is only ever given `b`, `b` only `a`, and `a` the gradient, one step later each.
    assert_eq!(states(&rule("c = b, b = a, a = g, theta = theta - c", &[])), ["[b]", "[a]"]);
    assert_eq!(states(&rule("s = s + dot(g, g)\ntheta = theta - s*g", &[])), ["s"]);
    assert_eq!(states(&rule("s = s + grad(theta)\ntheta = theta - s", &[])), ["[s]"]);
    assert_eq!(states(&rule("s = s + norm(grad(theta))\ntheta = theta - s", &[])), ["s"]);
    assert_eq!(states(&rule("init p = theta, q = q + loss(p)\ntheta = theta - q*g", &[])), ["[p]", "q"]);
    assert_eq!(states(&rule("s = if(t == 1, 0, s + g)\ns = 0*s\ntheta = theta - s", &[])), ["[s]"]);
    assert_eq!(states(&rule("f = f + g\nb = b + f\ntheta = theta - b", &[])), ["[b]"]);
}

#[test]
fn a_start_may_read_inputs_and_starts_above_it() {
    let text = "init d = d0, init r = d*(1 + norm(theta)), r = max(r, norm(g)), d = d + r, theta = theta - d*g";
    assert_eq!(states(&rule(text, &["d0"])), ["d", "r"]);
}

#[test]
fn a_rule_may_change_the_gradient_the_loss_and_the_rate_for_the_rest_of_its_step() {
    let rule = rule("g = g + lambda*theta, f = f/2, alpha = alpha*f\ntheta = theta - alpha*g", &["lambda"]);
    assert!(rule.states().is_empty());
    assert!(rule.reads("g") && rule.reads("f") && !rule.reads("noise"));
}

#[test]
fn what_is_replaced_before_it_is_read_is_not_read() {
    let rule = rule("g = grad(theta/2)\ntheta = theta - alpha*g", &[]);
    assert!(!rule.reads("g") && rule.reads("theta"));
}

#[test]
fn in_a_rule_by_theta_coordinate_names_are_plain_names() {
    let rule = rule("x = theta - alpha*g, y = dx + x, dx = y, theta = x", &[]);
    assert!(rule.coordinates().is_empty());
    assert_eq!(states(&rule), ["[dx]"]);
}

#[test]
fn a_rule_by_name_may_change_its_gradients_and_read_other_inputs() {
    let text = "dW = dW + lambda*W, W = W - alpha*dW/t + noise, b = b - alpha*db*f/n";
    let rule = rule(text, &["lambda"]);
    assert_eq!(rule.coordinates(), ["W", "b"]);
    assert!(rule.states().is_empty());
    assert!(rule.reads("dW") && rule.reads("noise"));
}

#[test]
fn a_schedule_may_keep_state_the_rate_itself_included() {
    let decay = schedule("init α = α₀, alpha = if(f > last, alpha/2, alpha), last = f", &[]);
    assert_eq!(states(&decay), ["alpha", "last"]);
    schedule("alpha = alpha0/(1 + r*n)*min(1, t/T)*N", &["r"]);
}

#[test]
fn the_loss_of_an_example_reads_the_columns_of_its_data() {
    let text = "f = 0.5*(W*u + b - v)^2";
    let loss = Formula::example_loss(text, &names(&["W", "b"]), &names(&["u", "v"]), &[]).expect("the text is right");
    assert_eq!(loss.columns(), ["u", "v"]);
    assert!(loss.reads("v") && loss.reads("W"));
}

#[test]
fn all_functions_are_known() {
    let one = "sqrt abs sign exp ln log log2 log10 sin cos tan asin acos atan sinh cosh tanh floor ceil round sigmoid \
               softplus relu";
    for name in one.split(' ') {
        surface(&format!("f = {name}(x)"));
    }
    surface("f = min(x, y) + max(x, y, 1, 2) + pow(x, 2) + atan2(y, x) + mod(x, 2) + if(x > y, 1, 2) + clamp(x, 0, 1)");
    rule("theta = theta - sum(g)*mean(g)/dot(g, theta)/norm(g)/dim*loss(theta)*grad(theta)", &[]);
}

#[test]
fn noise_in_a_rule_by_name_is_that_of_the_coordinate_which_its_line_assigns() {
    let flat = surface("f = x + y");
    let constant = schedule("alpha = alpha0", &[]);
    let point_after = |text: &str| {
        let recipe = Recipe {
            surface: &flat,
            surface_parameters: &[],
            batches: None,
            rule: &rule(text, &[]),
            rule_parameters: &[],
            rate: Rate::Schedule { formula: &constant, parameters: &[], alpha0: 0.1, by_step: false },
            warmup: 0,
            steps: 3,
            steps_per_epoch: 1,
            gradient_noise: 0.0,
            seed: 7,
        };
        let stepper = Stepper::new(&recipe).expect("the rule is small");
        let mut walk = stepper.walk(&[0.0, 0.0]);
        (0..3).for_each(|_| walk.step());
        walk.point().to_vec()
    };
    let by_theta = point_after("theta = theta - alpha*g + noise");
    assert_eq!(point_after("W = W - alpha*dW + noise, b = b - alpha*db + noise"), by_theta);
    // What the first line left in `W` is one number, whichever line reads it.
    let shifted = point_after("W = W - alpha*dW + noise, b = b - alpha*db + noise + W, b = b - W");
    assert_eq!(shifted[0], by_theta[0]);
    assert!((shifted[1] - by_theta[1]).abs() < 1e-12);
}

#[test]
fn a_surface_may_be_written_as_a_function_of_its_coordinates() {
    let wrong = |text: &str| Formula::surface(text, &names(&["x", "y"]), &[]).is_err();
    let bare = print::document(surface("u = x + y; f = u^2 + y").statements());
    for text in ["u(x, y) = x + y; f(x, y) = u^2 + y", "u(x,y) := x + y\nf(x; y) <- u^2 + y"] {
        assert_eq!(print::document(surface(text).statements()), bare, "{text}");
    }
    for text in ["f(x = 1", "f() = x", "f(x, = x", "f(1) = x", "f(x+y) = x", "f(x)"] {
        assert!(wrong(text), "{text}");
    }
    assert!(Formula::rule("theta(t) = theta - alpha*g", &[]).is_err());
}
