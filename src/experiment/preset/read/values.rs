//! The kinds of values: numbers, texts, lists, words that stand for a choice.

use toml_edit::Value;

use super::super::Parameters;
use super::super::spot::{Spot, Thing};
use super::{Reader, quoted};
use crate::words::Fault;
use crate::words::{Message, Text, nearest};

impl Reader {
    /// Reports that the value is of another kind than `expected` (a selector of the message).
    pub fn unexpected(&mut self, spot: &Spot, expected: &'static str) {
        let message = Message::new("preset-wrong-type")
            .with("key", spot.name())
            .with("expected", expected)
            .with("found", spot.kind());
        self.wrong(spot, message);
    }

    /// A section, `None` if it is not there or no table.
    pub fn section<'a>(&mut self, parent: &Spot<'a>, name: &str) -> Option<Spot<'a>> {
        let spot = parent.get(name)?;
        if spot.table().is_none() {
            self.unexpected(&spot, "table");
            return None;
        }
        Some(spot)
    }

    pub fn number(&mut self, section: &Spot, name: &str) -> Option<f64> {
        section.get(name).and_then(|spot| self.number_at(&spot))
    }

    pub fn number_at(&mut self, spot: &Spot) -> Option<f64> {
        match spot.thing {
            Thing::Value(Value::Integer(number)) => Some(*number.value() as f64),
            Thing::Value(Value::Float(number)) if number.value().is_finite() => Some(*number.value()),
            Thing::Value(Value::Float(_)) => {
                self.wrong(spot, Message::new("preset-not-finite").with("key", spot.name()));
                None
            }
            _ => {
                self.unexpected(spot, "number");
                None
            }
        }
    }

    /// A number that is at least 0.
    pub fn size(&mut self, section: &Spot, name: &str) -> Option<f64> {
        let spot = section.get(name)?;
        let number = self.number_at(&spot)?;
        if number < 0.0 {
            self.below(&spot, 0);
            return None;
        }
        Some(number)
    }

    pub fn whole(&mut self, section: &Spot, name: &str, least: u64, most: u64) -> Option<u64> {
        section.get(name).and_then(|spot| self.whole_at(&spot, least, most))
    }

    /// A whole number from `least` to `most`; `30.0` is one. `u64::MAX` stands for no limit.
    pub fn whole_at(&mut self, spot: &Spot, least: u64, most: u64) -> Option<u64> {
        // TOML's own integers keep all their digits, which a double would not.
        let number = match spot.thing {
            Thing::Value(Value::Integer(number)) => i128::from(*number.value()),
            _ => {
                let number = match spot.thing {
                    Thing::Value(Value::Float(_)) => self.number_at(spot)?,
                    _ => {
                        self.unexpected(spot, "whole");
                        return None;
                    }
                };
                if number.fract() != 0.0 {
                    self.wrong(spot, Message::new("preset-fraction").with("key", spot.name()));
                    return None;
                }
                // Saturates far outside of every range.
                number as i128
            }
        };
        let most = most.min(i64::MAX as u64);
        if number < i128::from(least) && most == i64::MAX as u64 {
            self.below(spot, least);
        } else if number < i128::from(least) || number > i128::from(most) {
            let message = Message::new("preset-outside")
                .with("key", spot.name())
                .with("least", grouped(least))
                .with("most", grouped(most));
            self.wrong(spot, message);
        } else {
            return u64::try_from(number).ok();
        }
        None
    }

    fn below(&mut self, spot: &Spot, least: u64) {
        let message = Message::new("preset-below").with("key", spot.name()).with("least", grouped(least));
        self.wrong(spot, message);
    }

    pub fn flag(&mut self, section: &Spot, name: &str) -> Option<bool> {
        let spot = section.get(name)?;
        match spot.thing {
            Thing::Value(Value::Boolean(flag)) => Some(*flag.value()),
            _ => {
                self.unexpected(&spot, "flag");
                None
            }
        }
    }

    pub fn string_at(&mut self, spot: &Spot) -> Option<String> {
        match spot.thing {
            Thing::Value(Value::String(text)) => Some(text.value().clone()),
            _ => {
                self.unexpected(spot, "text");
                None
            }
        }
    }

    /// One text for all languages, or one for each.
    pub fn text(&mut self, section: &Spot, name: &str) -> Option<Text> {
        let spot = section.get(name)?;
        match spot.thing {
            Thing::Value(Value::String(text)) => Some(Text::Same(text.value().clone())),
            Thing::Table(_) => {
                self.known(&spot, &["en", "ko"]);
                let mut language = |name| match spot.get(name) {
                    Some(text) => self.string_at(&text),
                    None => {
                        self.missing(&spot, &[name]);
                        None
                    }
                };
                let (en, ko) = (language("en"), language("ko"));
                Some(Text::Each { en: en?, ko: ko? })
            }
            _ => {
                self.unexpected(&spot, "text-each");
                None
            }
        }
    }

    /// A word that stands for a choice.
    pub fn choice<T: Copy>(&mut self, section: &Spot, name: &str, choices: &[(&'static str, T)]) -> Option<T> {
        section.get(name).and_then(|spot| self.choice_at(&spot, choices))
    }

    pub fn choice_at<T: Copy>(&mut self, spot: &Spot, choices: &[(&'static str, T)]) -> Option<T> {
        let word = self.string_at(spot)?;
        if let Some((_, choice)) = choices.iter().find(|(name, _)| *name == word) {
            return Some(*choice);
        }
        let names: Vec<&str> = choices.iter().map(|(name, _)| *name).collect();
        let message = Message::new("preset-no-such-choice")
            .with("key", spot.name())
            .with("value", word.as_str())
            .with("choices", quoted(&names));
        let mut fault = Fault::new(message).at(spot.span);
        if let Some(near) = nearest(&word, names) {
            fault = fault.help(Message::new("preset-did-you-mean").with("name", near));
        }
        self.push(spot, fault);
        None
    }

    pub fn list<'a>(&mut self, section: &Spot<'a>, name: &str, expected: &'static str) -> Option<Vec<Spot<'a>>> {
        let spot = section.get(name)?;
        let elements = spot.elements();
        if elements.is_none() {
            self.unexpected(&spot, expected);
        }
        elements
    }

    pub fn numbers(&mut self, section: &Spot, name: &str) -> Option<Vec<f64>> {
        let elements = self.list(section, name, "numbers")?;
        // Every element is read before the first wrong one ends it, so that all are reported.
        let numbers: Vec<_> = elements.iter().map(|spot| self.number_at(spot)).collect();
        numbers.into_iter().collect()
    }

    /// A table of numbers. A wrong one reads as 1, so that its name stays known.
    pub fn parameters(&mut self, section: &Spot, name: &str) -> Parameters {
        let Some(table) = self.section(section, name) else { return Vec::new() };
        (table.names().into_iter())
            .filter_map(|name| Some((name.to_owned(), self.number_at(&table.get(name)?).unwrap_or(1.0))))
            .collect()
    }
}

/// Digits in groups of three: `100,000,000`.
fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}
