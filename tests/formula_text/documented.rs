//! The users' reference says what is so.

use thalweg::formula::Formula;
use thalweg::formula::syntax::Function;
use thalweg::words::{Fault, Language};

use crate::names;

const REFERENCE: &str = include_str!("../../docs/formula.md");

/// A text read as whichever kind it is, or the faults of each kind.
fn read(text: &str) -> Result<Formula, [Vec<Fault>; 3]> {
    let parameters = names(&["k", "angle", "beta", "beta1", "beta2", "eps", "lambda", "every", "part", "r"]);
    let surface = match Formula::surface(text, &names(&["x", "y"]), &parameters) {
        Ok(surface) => return Ok(surface),
        Err(faults) => faults,
    };
    let rule = match Formula::rule(text, &parameters) {
        Ok(rule) => return Ok(rule),
        Err(faults) => faults,
    };
    Formula::schedule(text, &parameters).map_err(|schedule| [surface, rule, schedule])
}

#[test]
fn every_example_of_the_reference_is_right() {
    let examples: Vec<&str> = REFERENCE.split("```\n").skip(1).step_by(2).collect();
    assert!(examples.len() >= 7);
    for example in examples {
        read(example).unwrap_or_else(|faults| panic!("{example}\n{faults:#?}"));
    }
}

#[test]
fn every_error_of_the_reference_is_said_in_those_words() {
    let (_, table) = REFERENCE.split_once("| you wrote | you read |").expect("the reference has the table");
    let rows: Vec<_> = table.lines().filter_map(|row| row.strip_prefix("| `")?.split_once("` | ")).collect();
    assert_eq!(rows.len(), 4);
    for (text, said) in rows {
        let faults = read(text).expect_err(text);
        let sentences = faults.iter().flatten().map(|fault| {
            let help = fault.help.as_ref().map_or(String::new(), |help| help.say(Language::En));
            format!("{} {help} |", fault.message.say(Language::En))
        });
        assert!(sentences.into_iter().any(|sentence| sentence == said), "{text}: {said}");
    }
}

#[test]
fn every_function_is_in_the_reference() {
    for name in Function::names() {
        assert!(REFERENCE.contains(&format!("`{name}`")) || REFERENCE.contains(&format!("`{name}(")), "{name}");
    }
}
