//! Rules as papers and NumPy write them mean what the catalog's do, bit for bit: they are the same tree.

use thalweg::catalog;
use thalweg::formula::syntax::Statement;
use thalweg::formula::{Formula, print};

use crate::{names, rule};

/// The lines of a rule, headings apart, as the language spells them.
fn lines(rule: &Formula) -> Vec<String> {
    let spoken = rule.statements().iter().filter(|line| !matches!(line, Statement::Heading { .. }));
    spoken.map(print::statement).collect()
}

fn same_as_catalog(text: &str, id: &str) {
    let known = catalog::optimizer(id).expect("in the catalog");
    let pasted = rule(text, &known.formula().parameters().iter().map(String::as_str).collect::<Vec<_>>());
    assert_eq!(lines(&pasted), lines(known.formula()), "{text}");
    assert_eq!(pasted.states(), known.formula().states());
    let printed = print::document(pasted.statements());
    assert_eq!(
        rule(&printed, &known.formula().parameters().iter().map(String::as_str).collect::<Vec<_>>()).states(),
        pasted.states()
    );
}

#[test]
fn the_algorithm_of_the_adam_paper_is_adam() {
    let paper = "\
m_0 ← 0 (Initialize 1st moment vector)
v_0 ← 0 (Initialize 2nd moment vector)
while θ_t not converged do
  t ← t + 1
  g_t ← ∇_θ f_t(θ_{t−1}) (Get gradients w.r.t. stochastic objective at timestep t)
  m_t ← β_1 · m_{t−1} + (1 − β_1) · g_t (Update biased first moment estimate)
  v_t ← β_2 · v_{t−1} + (1 − β_2) · g_t² (Update biased second raw moment estimate)
  m̂_t ← m_t/(1 − β_1^t) (Compute bias-corrected first moment estimate)
  v̂_t ← v_t/(1 − β_2^t) (Compute bias-corrected second raw moment estimate)
  θ_t ← θ_{t−1} − α · m̂_t/(√v̂_t + ε) (Update parameters)
end while
return θ_t (Resulting parameters)
";
    same_as_catalog(paper, "adam");
}

#[test]
fn factors_side_by_side_are_products_where_time_is_counted() {
    same_as_catalog(
        "m_t ← β₁m_{t-1} + (1 − β₁) g_t\nv_t ← β₂ v_{t-1} + (1 − β₂)g_t²\nm̂_t ← m_t/(1 − β₁ᵗ)\nv̂_t ← v_t/(1 − β₂ᵗ)\nθ_t ← θ_{t-1} − α m̂_t/(√(v̂_t) + ε)",
        "adam",
    );
    same_as_catalog("Vₜ = β Vₜ₋₁ + (1 − β) gₜ\nθₜ = θₜ₋₁ − α Vₜ", "momentum");
    same_as_catalog(
        "S_{t} := β_2 S_{t-1} + (1 - β_2) g_t ⊙ g_t\nθ_t := θ_{t-1} - α g_t/√(S_t + ε)"
            .replace("g_t ⊙ g_t", "g_t^2")
            .as_str(),
        "rmsprop",
    );
}

#[test]
fn a_name_that_begins_as_a_word_of_pseudocode_is_a_name() {
    let text = "do_t = β do_{t-1} + g_t\nend = 2\nθ_t = θ_{t-1} − α end do_t\nreturn θ_t";
    let read = rule(text, &["beta"]);
    assert_eq!(lines(&read), ["do = beta*do + g", "end = 2", "theta = theta - alpha*end*do"]);
}

#[test]
fn lines_of_numpy_are_a_rule() {
    let numpy = rule("v = beta*v + (1-beta)*dW\nW -= alpha*v", &["beta"]);
    assert_eq!(lines(&numpy), ["v = beta*v + (1 - beta)*dW", "W = W - alpha*v"]);
    assert_eq!(numpy.coordinates(), ["W"]);
    let rmsprop = rule("s = beta*s + (1 - beta)*g**2\ntheta -= alpha*g/(np.sqrt(s) + 1e-8)", &["beta"]);
    assert_eq!(lines(&rmsprop)[1], "theta = theta - alpha*g/(sqrt(s) + 1e-8)");
    let more = rule("theta -= np.where(np.linalg.norm(g) > 1, 1, 2)*np.clip(g, -1, 1) + np.maximum(g, 0)", &[]);
    assert_eq!(lines(&more), ["theta = theta - (if(norm(g) > 1, 1, 2)*clamp(g, -1, 1) + max(g, 0))"]);
}

#[test]
fn what_is_not_plain_is_said() {
    let fault = |text: &str| {
        let faults = Formula::rule(text, &names(&["beta"])).expect_err(text);
        (faults[0].message.key, faults[0].place.span.map(|span| &text[span.start..span.end]).map(str::to_owned))
    };
    let old = fault("m_t = beta*m_{t-1} + g_t\nθ_t = θ_{t-1} - α*(m_t - m_{t-1})");
    assert_eq!(old, ("formula-old-value", Some("m_{t-1}".to_owned())));
    let gradient = fault("m_t = beta*m_{t-1} + g_t - g_{t-1}\nθ_t = θ_{t-1} - α*m_t");
    assert_eq!(gradient, ("formula-old-value", Some("g_{t-1}".to_owned())));
    let early = fault("θ_t = θ_{t-1} - α*m_t\nm_t = beta*m_{t-1} + g_t");
    assert_eq!(early, ("formula-new-value", Some("m_t".to_owned())));
    assert_eq!(fault("theta = theta - alpha*g @ g").0, "formula-character");
    assert_eq!(fault("theta = theta - 2g").0, "formula-implicit-product");
}

#[test]
fn hostile_texts_in_the_notation_of_papers_are_answered_at_once() {
    for piece in ["(A b ", "a_{", "√", "m_t ", "m_{t-1} ", "β", "m̂", "np.", "²", "ₜ₋₁", "(", "t ← t + 1\n", "x -= "]
    {
        let text = format!("θ_t = θ_{{t-1}} - {}", piece.repeat(60_000 / piece.len()));
        let start = std::time::Instant::now();
        let _ = Formula::rule(&text, &names(&["beta"]));
        let taken = start.elapsed();
        assert!(taken < std::time::Duration::from_secs(2), "{taken:?} for {piece}");
    }
}
