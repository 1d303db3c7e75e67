//! From a key to a sentence: the only place that reads `assets/locales`.

use std::sync::LazyLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::types::{FluentNumber, FluentNumberOptions};
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use unic_langid::LanguageIdentifier;

use super::{Language, Message, Value, grouped, number};

type Bundle = FluentBundle<FluentResource>;

// Each is read when the first sentence is said in it, so that a command without words pays nothing.
static ENGLISH: LazyLock<Bundle> = LazyLock::new(|| bundle(Language::En));
static KOREAN: LazyLock<Bundle> = LazyLock::new(|| bundle(Language::Ko));

/// The sentence of a key that takes no values.
pub fn say(language: Language, key: &'static str) -> String {
    Message::new(key).say(language)
}

impl Message {
    /// The sentence, with the values in their places.
    ///
    /// A key without a sentence is said as the key itself: a test finds it, a person can still go on.
    pub fn say(&self, language: Language) -> String {
        let bundle: &Bundle = match language {
            Language::En => &ENGLISH,
            Language::Ko => &KOREAN,
        };
        let Some(pattern) = bundle.get_message(self.key).and_then(|message| message.value()) else {
            return self.key.to_owned();
        };
        let values: FluentArgs = self.values.iter().map(|(name, value)| (*name, fluent(value))).collect();
        // What goes wrong here (a value that is not given) stands in the sentence as `{$name}`.
        bundle.format_pattern(pattern, Some(&values), &mut Vec::new()).into_owned()
    }
}

/// The whole text of a language's sentences, as embedded.
fn source(language: Language) -> &'static str {
    match language {
        Language::En => include_str!("../../assets/locales/en.ftl"),
        Language::Ko => include_str!("../../assets/locales/ko.ftl"),
    }
}

fn bundle(language: Language) -> Bundle {
    let locale: LanguageIdentifier = language.code().parse().expect("the codes of our languages are well formed");
    let mut bundle = Bundle::new_concurrent(vec![locale]);
    // Isolation marks are invisible on paper and boxes in a terminal; both languages run left to right.
    bundle.set_use_isolating(false);
    bundle.set_formatter(Some(|value, _| match value {
        FluentValue::Number(value) if value.options.use_grouping => Some(grouped(value.value as u64)),
        FluentValue::Number(value) => Some(number(value.value)),
        _ => None,
    }));
    let resource = FluentResource::try_new(source(language).to_owned()).unwrap_or_else(|(readable, _)| readable);
    bundle.add_resource_overriding(resource);
    bundle
}

fn fluent(value: &Value) -> FluentValue<'_> {
    match value {
        Value::Text(text) => FluentValue::from(text.as_str()),
        Value::Number(value) => fluent_number(*value, false),
        // Counts go up to 100,000,000 and are exact.
        Value::Count(count) => fluent_number(*count as f64, true),
    }
}

fn fluent_number(value: f64, use_grouping: bool) -> FluentValue<'static> {
    FluentNumber::new(value, FluentNumberOptions { use_grouping, ..FluentNumberOptions::default() }).into()
}
