//! The users' reference says what is so.

use thalweg::formula::Formula;
use thalweg::formula::syntax::Function;
use thalweg::words::{Fault, Language};

use crate::names;

const REFERENCE: &str = include_str!("../../docs/formula.md");
const KOREAN: &str = include_str!("../../docs/formula.ko.md");

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

fn examples(reference: &str) -> Vec<&str> {
    reference.split("```\n").skip(1).step_by(2).collect()
}

#[test]
fn every_example_of_the_reference_is_right() {
    let examples = examples(REFERENCE);
    assert!(examples.len() >= 7);
    for example in examples {
        read(example).unwrap_or_else(|faults| panic!("{example}\n{faults:#?}"));
    }
}

#[test]
fn every_error_of_the_reference_is_said_in_those_words() {
    say_so(REFERENCE, "| you wrote | you read |", Language::En);
    say_so(KOREAN, "| 쓴 것 | 나타나는 말 |", Language::Ko);
}

fn say_so(reference: &str, head: &str, language: Language) {
    let (_, table) = reference.split_once(head).expect("the reference has the table");
    let rows: Vec<_> = table.lines().filter_map(|row| row.strip_prefix("| `")?.split_once("` | ")).collect();
    assert_eq!(rows.len(), 4);
    for (text, said) in rows {
        let faults = read(text).expect_err(text);
        let sentences = faults.iter().flatten().map(|fault| {
            let help = fault.help.as_ref().map_or(String::new(), |help| help.say(language));
            format!("{} {help} |", fault.message.say(language))
        });
        assert!(sentences.into_iter().any(|sentence| sentence == said), "{text}: {said}");
    }
}

#[test]
fn every_function_is_in_the_reference() {
    for name in Function::names() {
        for reference in [REFERENCE, KOREAN] {
            assert!(reference.contains(&format!("`{name}`")) || reference.contains(&format!("`{name}(")), "{name}");
        }
    }
}

#[test]
fn both_languages_have_the_same_reference() {
    assert_eq!(examples(REFERENCE), examples(KOREAN));
    let of = |reference: &str| -> Vec<[usize; 3]> {
        let counts = |section: &str| ["\n- ", "\n|", "\n### "].map(|mark| section.matches(mark).count());
        reference.split("\n## ").map(counts).collect()
    };
    assert_eq!(of(REFERENCE), of(KOREAN), "entries, rows and headings of each section");
}
