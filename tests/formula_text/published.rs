//! A hundred published surfaces, rules and schedules are texts of this language.

use thalweg::formula::{Formula, latex, print};

use crate::names;

const TEXTS: &str = include_str!("../fixtures/texts.txt");

/// Each text: its kind, its id, its parameters, its lines.
fn texts() -> Vec<(&'static str, &'static str, Vec<String>, String)> {
    let mut texts = Vec::new();
    for line in TEXTS.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
        match line.strip_prefix("    ") {
            Some(line) => {
                let (.., text): &mut (_, _, _, String) = texts.last_mut().expect("a heading comes first");
                text.push_str(line);
                text.push('\n');
            }
            None => {
                let words: Vec<&str> = line.split(' ').collect();
                texts.push((words[0], words[1], names(&words[2..]), String::new()));
            }
        }
    }
    texts
}

fn read(kind: &str, text: &str, parameters: &[String]) -> Formula {
    let read = match kind {
        "surface" => Formula::surface(text, &names(&["x", "y"]), parameters),
        "rule" => Formula::rule(text, parameters),
        _ => Formula::schedule(text, parameters),
    };
    read.unwrap_or_else(|faults| panic!("{text}\n{faults:#?}"))
}

#[test]
fn published_texts_are_right_and_read_all_their_parameters() {
    let texts = texts();
    assert_eq!(texts.len(), 100);
    for (kind, id, parameters, text) in texts {
        let formula = read(kind, &text, &parameters);
        for parameter in formula.parameters() {
            assert!(formula.reads(parameter), "{id} does not read {parameter}");
        }
    }
}

#[test]
fn published_texts_are_printed_as_they_were_written() {
    for (kind, id, parameters, text) in texts() {
        let printed = print::document(read(kind, &text, &parameters).statements());
        assert_eq!(read(kind, &printed, &parameters).statements(), read(kind, &text, &parameters).statements(), "{id}");
        assert!(printed.len() <= text.len(), "{id} gained parentheses:\n{printed}");
    }
}

#[test]
fn the_drawing_library_reads_the_equation_of_every_published_text() {
    for (kind, id, parameters, text) in texts() {
        let formula = read(kind, &text, &parameters);
        for marked in [false, true] {
            for notation in latex::lines(&formula, &latex::Style { marked, ..latex::Style::default() }) {
                let read = ratex_parser::parse(&notation.latex);
                assert!(read.is_ok(), "{id}: {}\n{:?}", notation.latex, read.err());
            }
        }
    }
}
