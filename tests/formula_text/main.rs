//! What the formula language promises about texts: what it understands, what it says is wrong, and
//! that what it prints is what it read.

mod documented;
mod drawn;
mod hostile;
mod pasted;
mod printed;
mod published;
mod tex;
mod tex_wrong;
mod understood;
mod wrong;

use thalweg::formula::Formula;

fn names(list: &[&str]) -> Vec<String> {
    list.iter().map(|name| (*name).to_owned()).collect()
}

fn surface(text: &str) -> Formula {
    Formula::surface(text, &names(&["x", "y"]), &[]).unwrap_or_else(|faults| panic!("{text}\n{faults:#?}"))
}

fn rule(text: &str, parameters: &[&str]) -> Formula {
    Formula::rule(text, &names(parameters)).unwrap_or_else(|faults| panic!("{text}\n{faults:#?}"))
}

fn schedule(text: &str, parameters: &[&str]) -> Formula {
    Formula::schedule(text, &names(parameters)).unwrap_or_else(|faults| panic!("{text}\n{faults:#?}"))
}
