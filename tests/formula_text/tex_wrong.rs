//! LaTeX that cannot be read for what it means: what is said of it, at once and with a place in the text.

use std::time::{Duration, Instant};

use thalweg::formula::print;
use thalweg::formula::syntax::Kind;
use thalweg::words::Language;

use super::tex::read;
use crate::names;

#[test]
fn what_is_not_plain_in_latex_is_said_with_what_to_write() {
    for (text, key, piece, help) in [
        (r"\theta_{t+1} = \theta_t - \frac{\alpha}{\sqrt{t}} g_t", "formula-count-unclear", "t", "m_t"),
        (r"\theta_t = \theta_{t-1} - \alpha (g_t - g_{t-1})", "formula-old-value", "g_{t-1}", "g_last = g"),
        (
            r"y_t = \theta_t + \beta (\theta_t - \theta_{t-1}), \theta_{t+1} = y_t - \alpha \nabla f(y_t)",
            "formula-older-value",
            r"\theta_{t-1}",
            "theta_last = theta",
        ),
        (
            r"v_{t+1} = \beta v_t + g_t \\ \theta_t = \theta_{t-1} - \alpha v_{t+1}",
            "formula-time-unclear",
            "v_{t+1}",
            "v_t",
        ),
        (
            r"\textbf{if} \: \lambda \neq 0 \\ \theta_t = \theta_{t-1} - \alpha g_t",
            "formula-if-line",
            r"\textbf{if} \: \lambda \neq 0",
            "if(condition, then, else)",
        ),
        (
            r"\theta_t = \theta_{t-1} - \alpha \begin{cases} g_t & t > 1 \\ 0 & t = 1 \end{cases}",
            "formula-cases-otherwise",
            r"\begin{cases}",
            "otherwise",
        ),
        (r"\theta_t = \theta_{t-1} - \alpha \frac{g_t}", "formula-latex-argument", r"\frac", ""),
        (r"\theta_t = \theta_{t-1} - \alpha (g_t + \theta_{t-1)", "formula-not-closed", "{", ""),
        (r"\theta_t = \theta_{t-1}} - \alpha g_t", "formula-close-without-open", "}", ""),
        (r"\theta_t = \theta_{t-1} - g(\theta_{t-1})", "formula-unknown-function", "g", r"grad(\theta_{t-1})"),
        (r"\theta_t = \theta_{t-1} - m(1 - \beta)", "formula-unknown-function", "m", r"m*(1 - \beta)"),
        (r"\theta_t = \theta_{t-1} - \sum g_t", "formula-character", r"\sum", "sum(v)"),
        (r"\theta_t = \theta_{t-1} - \eta g_t", "formula-unknown-name", r"\eta", "alpha"),
        (r"\theta_t = \theta_{t-1} - g_t/\|g_t\|_1", "formula-other-norm", "_1", "sum(abs(v))"),
        (r"e = 2, \theta_t = \theta_{t-1} - e^{2} g_t", "formula-power-of-e", "e^{2}", r"\exp(…)"),
        (r"\theta_t = \theta_{t-1} - \log g_t", "formula-function-without-arguments", r"\log", r"\log(g_t)"),
    ] {
        let faults = read(Kind::Rule, text, &names(&["beta", "lambda"])).expect_err(text);
        let span = faults[0].place.span.expect("it is at a place");
        assert_eq!((faults[0].message.key, &text[span.start..span.end]), (key, piece), "{text}");
        let said = faults[0].help.as_ref().map_or(String::new(), |help| help.say(Language::En));
        assert!(said.contains(help) && said.is_empty() == help.is_empty(), "{text}: {said}");
    }
}

/// Pieces of LaTeX, whole and broken.
const PIECES: [&str; 60] = [
    r"\frac",
    r"\frac{",
    "{",
    "}",
    r"\left(",
    r"\right)",
    "(",
    ")",
    r"\sqrt",
    r"\sqrt[",
    "]",
    "_",
    "^",
    "_{t-1}",
    "_{t+1}",
    "_t",
    "_0",
    r"^{(0)}",
    r"\hat",
    r"\hat{m}",
    r"\theta",
    r"\theta_{",
    "m",
    "g_t",
    "dW",
    "W",
    "&",
    r"\\",
    "\n",
    "$",
    r"\begin{cases}",
    r"\end{cases}",
    r"\begin{aligned}",
    r"\end{aligned}",
    r"\begin{",
    r"\text{if }",
    r"\text{otherwise}",
    r"\textbf{for}",
    r"\textbf{if}",
    "=",
    r"\leftarrow",
    ":=",
    "+",
    "-",
    r"\cdot",
    "10^{-8}",
    "2.5",
    r"\cdot 10^",
    "|",
    r"\|",
    r"\lVert",
    r"\rVert_",
    r"\nabla",
    "f(",
    ";",
    ",",
    r"\sin^2",
    "e^",
    "ₜ₊₁",
    "%",
];

#[test]
fn broken_latex_of_any_kind_is_answered_at_once() {
    for piece in PIECES {
        for start in ["", r"\theta_t = \theta_{t-1} - ", r"f(x, y) = \frac{x}{y} + {"] {
            let text = format!("{start}{}", piece.repeat(60_000 / piece.len()));
            for kind in [Kind::Rule, Kind::Surface] {
                let start = Instant::now();
                let _ = read(kind, &text, &[]);
                let taken = start.elapsed();
                // A few milliseconds in an optimized build; the limit leaves room for this one on a busy machine.
                assert!(taken < Duration::from_secs(2), "{taken:?} for {piece}");
            }
        }
    }
}

#[test]
fn any_shuffle_of_latex_is_answered_with_places_of_the_text() {
    let mut state = 1u64;
    let mut draw = |below: usize| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as usize % below
    };
    for _ in 0..4_000 {
        let length = 1 + draw(24);
        let text: String = (0..length).map(|_| PIECES[draw(PIECES.len())]).collect();
        for kind in [Kind::Rule, Kind::Surface, Kind::Schedule] {
            match read(kind, &text, &names(&["beta"])) {
                Ok(formula) => {
                    let printed = print::document(formula.statements());
                    let again = read(kind, &printed, &names(&["beta"]))
                        .unwrap_or_else(|faults| panic!("{text}\n{printed}\n{faults:#?}"));
                    assert_eq!(again.statements(), formula.statements(), "{text}\n{printed}");
                }
                Err(faults) => {
                    assert!(!faults.is_empty());
                    for fault in faults {
                        fault
                            .place
                            .span
                            .iter()
                            .for_each(|span| assert!(text.get(span.start..span.end).is_some(), "{text}"));
                        assert!(!fault.message.say(Language::Ko).is_empty());
                    }
                }
            }
        }
    }
}
