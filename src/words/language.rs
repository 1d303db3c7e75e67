//! The languages, and texts that may be given in each.

use serde::{Deserialize, Serialize};

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Language {
    #[default]
    En,
    Ko,
}

/// A text as a file gives it: one string for all languages, or `{ en = "…", ko = "…" }`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Text {
    Same(String),
    Each { en: String, ko: String },
}

impl Text {
    pub fn get(&self, language: Language) -> &str {
        match (self, language) {
            (Text::Same(text), _) => text,
            (Text::Each { en, .. }, Language::En) => en,
            (Text::Each { ko, .. }, Language::Ko) => ko,
        }
    }
}
