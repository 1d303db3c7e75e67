//! The formula language without the rest of the program, so that a fuzzer builds in a minute.

#[path = "../../src/words/mod.rs"]
pub mod words;

#[path = "../../src/formula/mod.rs"]
pub mod formula;
