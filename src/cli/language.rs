//! `--lang`: the language of what is written, not of the command line.

use clap::ValueEnum;

use crate::words;

#[derive(Clone, Copy, ValueEnum)]
pub enum Language {
    En,
    Ko,
}

impl From<Language> for words::Language {
    fn from(language: Language) -> words::Language {
        match language {
            Language::En => words::Language::En,
            Language::Ko => words::Language::Ko,
        }
    }
}
