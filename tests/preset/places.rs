//! Places in a file, and values set by their keys.

use proptest::prelude::*;
use thalweg::experiment::Preset;
use thalweg::experiment::preset::{Function, locate, set};
use thalweg::words::{Key, Language, Place, Span, Text};

use super::{WHOLE, small};

#[test]
fn a_place_in_a_formula_is_found_in_the_file() {
    let text = "[problem]\nformula = \"f = \\u0078 + \\\"y\"\n[[runs]]\nrule = \"\"\"\n  a = 1\n  theta = \\\n    theta\n\"\"\"\noptimizer_parameters = { beta = 0.7 }\n";
    let at = |path: &[Key], span: Option<Span>| {
        let span = locate(text, &Place { path: path.to_vec(), span });
        &text[span.start..span.end]
    };
    let formula = ["problem".into(), "formula".into()];
    assert_eq!(at(&formula, Some(Span::new(4, 5))), "\\u0078");
    assert_eq!(at(&formula, Some(Span::new(8, 10))), "\\\"y");
    assert_eq!(at(&formula, Some(Span::new(10, 10))), "");
    let rule = ["runs".into(), 0.into(), "rule".into()];
    assert_eq!(at(&rule, Some(Span::new(2, 3))), "a");
    assert_eq!(at(&rule, Some(Span::new(18, 23))), "theta");
    assert_eq!(at(&rule, None), "rule");
    assert_eq!(at(&["runs".into(), 0.into(), "optimizer_parameters".into(), "beta".into()], None), "beta = 0.7");
    assert_eq!(at(&["runs".into(), 0.into(), "start".into()], None), "[[runs]]");
    assert_eq!(at(&["training".into(), "start".into()], None), "");
    assert_eq!(at(&[], Some(Span::new(1, 8))), "problem");
}

#[test]
fn one_value_can_be_set_by_its_key() {
    let changed = |assignment: &str| {
        let text = set(WHOLE, assignment).unwrap_or_else(|faults| panic!("{}", faults[0].message.say(Language::En)));
        Preset::read(&text).unwrap_or_else(|faults| panic!("{}", faults[0].message.say(Language::En)))
    };
    assert_eq!(changed("training.seed=7").training.seed, Some(7));
    assert_eq!(changed("training.start.2 = 3").training.start, Some(vec![-4.0, 3.0]));
    assert_eq!(changed("problem.surface=rosenbrock").problem.function, Function::Catalog("rosenbrock".into()));
    assert_eq!(changed("title=Another title").title, Some(Text::Same("Another title".into())));
    for key in ["runs.1", "runs.\"Gradient descent\"", "runs.'Gradient descent'", "runs.Gradient descent"] {
        let preset = changed(&format!("{key}.color=#00ff00"));
        assert_eq!(preset.runs[0].color.map(|color| color.to_string()).as_deref(), Some("#00ff00"), "{key}");
    }
    assert_eq!(changed("runs.모멘텀.optimizer_parameters.beta=0.5").runs[1].parameters, [("beta".to_owned(), 0.5)]);
    assert_eq!(changed("runs.1.optimizer_parameters.k=1").runs[0].parameters, [("k".to_owned(), 1.0)]);
    assert_eq!(changed("view.speed=5").view.speed, Some(5.0));
    let bare = small("surface = \"a\"", "optimizer = \"adam\"");
    assert!(set(&bare, "runs.Adam.alpha0=0.2").is_ok_and(|text| text.contains("alpha0 = 0.2")));
    let twice = small("surface = \"a\"", "optimizer = \"adam\"\n[[runs]]\noptimizer = \"adam\"");
    assert!(set(&twice, "runs.Adam 2.alpha0=0.2").is_ok_and(|text| text.ends_with("alpha0 = 0.2\n")));
    assert!(set(&bare, "training.steps=9").is_ok_and(|text| text.contains("[training]\nsteps = 9")));
}

#[test]
fn an_argument_that_sets_nothing_is_named_in_its_sentence() {
    for wrong in
        ["", "training.seed", "=3", "training.=3", "training.seed=", "training.seed=3 4", "runs=3.", "runs.9.alpha0=1"]
    {
        let faults = set(WHOLE, wrong).expect_err(wrong);
        assert!(faults[0].message.say(Language::En).starts_with(&format!("`--set {wrong}`:")), "{wrong}");
    }
    let faults = set(WHOLE, "runs.Momentun.alpha0=1").expect_err("no such run");
    assert!(faults[0].message.say(Language::En).contains("there is “Momentum”"));
}

proptest! {
    #[test]
    fn no_text_makes_the_reader_panic(text in any::<String>()) {
        let _ = Preset::read(&text);
        let _ = set(&text, "runs.1.alpha0=3");
        let _ = set(WHOLE, &text);
        let _ = locate(&text, &Place { path: vec!["runs".into(), 0.into()], span: Some(Span::new(3, 5)) });
    }
}
