//! Print → parse gives the same tree.

use proptest::prelude::*;
use thalweg::formula::{Formula, Kind, print};

use crate::{names, surface};

/// Expressions as a person may write them, with more parentheses than needed.
fn expression() -> impl Strategy<Value = String> {
    let leaf = prop_oneof![
        Just("x".to_owned()),
        Just("y".to_owned()),
        Just("pi".to_owned()),
        (0u32..100).prop_map(|n| n.to_string()),
        (0.0..1e300f64).prop_map(|value| value.to_string()),
        (-300i32..300).prop_map(|exponent| format!("1.5e{exponent}")),
    ];
    leaf.prop_recursive(8, 64, 3, |inner| {
        let operator = prop::sample::select(vec![
            "+", "-", "*", "/", "^", "**", "<", "<=", ">", ">=", "==", "!=", " and ", " or ",
        ]);
        let function = prop::sample::select(vec!["sqrt", "abs", "log", "exp", "relu", "tanh", "round"]);
        prop_oneof![
            4 => (inner.clone(), operator, inner.clone()).prop_map(|(a, sign, b)| format!("({a}){sign}({b})")),
            1 => (inner.clone(), inner.clone()).prop_map(|(a, b)| format!("{a} + {b}")),
            1 => inner.clone().prop_map(|a| format!("-({a})")),
            1 => inner.clone().prop_map(|a| format!("(not ({a}))")),
            1 => (function, inner.clone()).prop_map(|(name, a)| format!("{name}({a})")),
            1 => (inner.clone(), inner.clone(), inner).prop_map(|(a, b, c)| format!("if({a}, {b}, max({a}, {c}))")),
        ]
    })
}

proptest! {
    #[test]
    fn what_is_printed_is_what_was_read(text in expression()) {
        let text = format!("f = {text}");
        // A chained comparison may come about by chance; then there is nothing to print.
        if let Ok(read) = Formula::surface(&text, &names(&["x", "y"]), &[]) {
            let printed = print::document(read.statements());
            let again = surface(&printed);
            prop_assert_eq!(again.statements(), read.statements(), "{}\n{}", text, printed);
            prop_assert!(printed.len() <= text.len() + 8 || printed.contains('e'), "{}\n{}", text, printed);
        }
    }

    #[test]
    fn any_text_at_all_is_answered(text in "\\PC{0,200}") {
        let _ = Formula::surface(&text, &names(&["x", "y"]), &[]);
        let _ = Formula::rule(&text, &names(&["beta"]));
    }

    #[test]
    fn any_sequence_of_words_is_answered(
        words in prop::collection::vec(prop::sample::select(vec![
            "x", "f", "=", "+", "-", "*", "(", ")", ",", "\n", "^", "<", "<-", "not", "if", "sin", "init", "theta", "2", "1e",
            ":", "Compute", ";", "and", "==", "and", "grad", "g", "dW", "W", "#", ".", "→", "²", "[", "max",
        ]), 0..60),
    ) {
        let text = words.join(" ");
        for result in [Formula::surface(&text, &names(&["x"]), &[]), Formula::rule(&text, &[])] {
            match result {
                Ok(formula) => {
                    let printed = print::document(formula.statements());
                    let again = match formula.kind() {
                        Kind::Surface => Formula::surface(&printed, &names(&["x"]), &[]),
                        _ => Formula::rule(&printed, &[]),
                    };
                    let again = again.expect("it was right before");
                    prop_assert_eq!(again.statements(), formula.statements());
                }
                Err(faults) => {
                    for span in faults.iter().filter_map(|fault| fault.place.span) {
                        prop_assert!(text.get(span.start..span.end).is_some(), "{:?} in {:?}", span, text);
                    }
                }
            }
        }
    }
}

#[test]
fn no_parentheses_are_printed_that_are_not_needed() {
    for text in [
        "f = x - (y - 1) + 2*(x + y)^2/(x*y)",
        "f = (-x)^2 + 2^-x^2 - -y",
        "f = not (x and y) or not x == 1",
        "f = (x < y) == (y < x)",
        "f = max(x + 1, -y, (x^y)^2)",
        "u = 1e-8\nf = 1e9*u + 0.5",
    ] {
        assert_eq!(print::document(surface(text).statements()).trim_end(), text);
    }
}
