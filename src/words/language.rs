//! The languages, and texts that may be given in each.

use serde::{Deserialize, Serialize};

/// A language that the program speaks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Language {
    #[default]
    En,
    Ko,
}

impl Language {
    pub const ALL: [Language; 2] = [Language::En, Language::Ko];

    /// `en`, `ko`: as `--lang` and a preset's texts name it.
    pub fn code(self) -> &'static str {
        match self {
            Language::En => "en",
            Language::Ko => "ko",
        }
    }

    /// What the language calls itself.
    pub fn own_name(self) -> &'static str {
        match self {
            Language::En => "English",
            Language::Ko => "한국어",
        }
    }

    /// The language of a locale's name (`ko_KR.UTF-8`, `ko-KR`); English for all that are not spoken.
    pub fn of_locale(locale: &str) -> Language {
        let primary = locale.split(['_', '-', '.', '@']).next().unwrap_or_default();
        Language::ALL.into_iter().find(|language| language.code() == primary).unwrap_or_default()
    }
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
