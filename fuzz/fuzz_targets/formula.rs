//! Any text is answered, every fault is at a place of the text, and what is right is printed as it
//! was read. `cargo +nightly fuzz run formula`

#![no_main]

use libfuzzer_sys::fuzz_target;
use thalweg::formula::{Formula, Kind, latex, print};
use thalweg::words::Fault;

fn read(kind: Kind, text: &str) -> Result<Formula, Vec<Fault>> {
    let [x, y, beta] = ["x", "y", "beta"].map(str::to_owned);
    match kind {
        Kind::Surface => Formula::surface(text, &[x, y], &[beta]),
        Kind::Rule => Formula::rule(text, &[beta]),
        Kind::Schedule => Formula::schedule(text, &[beta]),
    }
}

fuzz_target!(|text: &str| {
    for kind in [Kind::Surface, Kind::Rule, Kind::Schedule] {
        match read(kind, text) {
            Ok(formula) => {
                let printed = print::document(formula.statements());
                let again = read(kind, &printed).expect("what is printed is right");
                assert_eq!(again.statements(), formula.statements());
                latex::lines(&formula, &latex::Style { marked: true, ..latex::Style::default() });
            }
            Err(faults) => {
                assert!(!faults.is_empty());
                for span in faults.iter().filter_map(|fault| fault.place.span) {
                    assert!(text.get(span.start..span.end).is_some());
                }
            }
        }
    }
});
