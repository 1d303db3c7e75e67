//! What the program says: complete in both languages, and said the way a person reads it.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use thalweg::words::{Language, Message, grouped, line_column, nearest, number, say, ungrouped};

/// The messages of a locale: key → its text.
fn messages(code: &str) -> BTreeMap<String, String> {
    let path = root().join(format!("assets/locales/{code}.ftl"));
    let mut found: BTreeMap<String, String> = BTreeMap::new();
    let mut key = String::new();
    for line in fs::read_to_string(&path).expect("the locale is part of the source").lines() {
        let begins = line.starts_with(|first: char| first.is_ascii_lowercase());
        if let (true, Some((name, text))) = (begins, line.split_once('=')) {
            key = name.trim().to_owned();
            let twice = found.insert(key.clone(), text.to_owned());
            assert!(twice.is_none(), "{code}.ftl says {key} twice");
        } else if line.starts_with([' ', '\t', '}']) {
            found.entry(key.clone()).or_default().push_str(&format!("\n{line}"));
        }
    }
    found
}

/// The `$names` that a text reads.
fn variables(text: &str) -> BTreeSet<String> {
    let name = |rest: &str| {
        rest.split(|c: char| !(c.is_ascii_alphanumeric() || c == '_' || c == '-')).next().map(str::to_owned)
    };
    text.split('$').skip(1).filter_map(name).collect()
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// Every Rust source of the program, one after the other.
fn sources() -> String {
    fn collect(folder: &Path, all: &mut String) {
        for entry in fs::read_dir(folder).expect("src is part of the source").flatten() {
            let path = entry.path();
            if path.is_dir() {
                collect(&path, all);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                all.push_str(&fs::read_to_string(&path).expect("a source is text"));
            }
        }
    }
    let mut all = String::new();
    collect(&root().join("src"), &mut all);
    all
}

/// The string literals of sources that look like a key: `area-some-words`.
fn literals(sources: &str) -> BTreeSet<&str> {
    let key_like = |text: &&str| {
        let areas = [
            "formula-", "catalog-", "preset-", "data-", "run-", "figure-", "files-", "cli-", "app-", "words-", "page-",
        ];
        areas.iter().any(|area| text.starts_with(area))
            && text.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-')
    };
    sources.split('"').filter(key_like).collect()
}

/// The literal that follows each `opening` in the sources.
fn literals_after<'a>(sources: &'a str, opening: &str) -> BTreeSet<&'a str> {
    let literal = |rest: &'a str| rest.trim_start().strip_prefix('"')?.split('"').next();
    sources.split(opening).skip(1).filter_map(literal).collect()
}

#[test]
fn both_languages_say_the_same_keys_with_the_same_values() {
    let (english, korean) = (messages("en"), messages("ko"));
    let missing: Vec<_> = english.keys().filter(|key| !korean.contains_key(*key)).collect();
    let extra: Vec<_> = korean.keys().filter(|key| !english.contains_key(*key)).collect();
    assert!(missing.is_empty() && extra.is_empty(), "only in en.ftl: {missing:?}; only in ko.ftl: {extra:?}");
    for (key, text) in &english {
        assert_eq!(variables(text), variables(&korean[key]), "values of {key}");
    }
}

#[test]
fn every_key_in_the_sources_has_a_sentence_and_every_sentence_is_said() {
    let sources = sources();
    let english = messages("en");
    let said = literals_after(&sources, "Message::new(");
    let unknown: Vec<_> = said.iter().filter(|key| !english.contains_key(**key)).collect();
    assert!(unknown.is_empty(), "no sentence for {unknown:?}");
    let mentioned = literals(&sources);
    let unsaid: Vec<_> =
        english.keys().filter(|key| !mentioned.contains(key.as_str()) && !said.contains(key.as_str())).collect();
    assert!(unsaid.is_empty(), "nothing says {unsaid:?}");
    let unknown: Vec<_> = mentioned.iter().filter(|key| !english.contains_key(**key)).collect();
    assert!(unknown.is_empty(), "no sentence for {unknown:?}");
}

#[test]
fn every_value_that_a_sentence_reads_is_given_somewhere() {
    let sources = sources();
    let given = literals_after(&sources, ".with(");
    for (key, text) in messages("en") {
        for variable in variables(&text) {
            assert!(given.contains(variable.as_str()), "{key} reads ${variable}, which nothing gives");
        }
    }
}

#[test]
fn every_sentence_can_be_said() {
    for language in Language::ALL {
        for key in messages(language.code()).into_keys() {
            let said = say(language, key.clone().leak());
            assert!(!said.is_empty() && said != key, "{key} in {language:?} says nothing: a syntax error?");
            assert!(!said.contains(['\u{2068}', '\u{2069}']), "{key} has isolation marks");
        }
    }
}

#[test]
fn a_key_without_a_sentence_is_said_as_itself() {
    assert_eq!(Message::new("no-such-key").with("name", 1.0).say(Language::Ko), "no-such-key");
}

#[test]
fn numbers_are_short_and_read_back() {
    let cases = [
        (120.0, "120"),
        (0.1, "0.1"),
        (-0.0, "0"),
        (1e-8, "1e-8"),
        (0.00005, "0.00005"),
        (1e12, "1e12"),
        (100_000_000.0, "100000000"),
        (1234567890123.0, "1234567890123"),
        (f64::NAN, "NaN"),
    ];
    for (value, text) in cases {
        assert_eq!(number(value), text);
        assert!(value.is_nan() || text.parse() == Ok(value));
    }
}

#[test]
fn counts_have_their_digits_in_groups() {
    let cases = [(0, "0"), (240, "240"), (2_048, "2,048"), (20_000, "20,000"), (100_000_000, "100,000,000")];
    for (count, text) in cases {
        assert_eq!(grouped(count), text);
        assert_eq!(ungrouped(text), Some(count));
        assert_eq!(ungrouped(&text.replace(',', "\u{2009}")), Some(count));
        assert_eq!(ungrouped(&count.to_string()), Some(count));
    }
    for no_count in ["", "1,5", "12,34,567", "-3", "1e3", "0.5", ",100"] {
        assert_eq!(ungrouped(no_count), None, "{no_count}");
    }
    let said = Message::new("run-diverged").with("step", 1_234_567_u64);
    assert_eq!(said.say(Language::En), "diverged at step 1,234,567");
}

#[test]
fn a_place_counts_lines_and_characters_from_one() {
    let text = "f = β₂\n가나 = 1\n";
    assert_eq!(line_column(text, 0), (1, 1));
    assert_eq!(line_column(text, text.find('₂').unwrap()), (1, 6));
    assert_eq!(line_column(text, text.find('나').unwrap() + 1), (2, 2));
    assert_eq!(line_column(text, 999), (3, 1));
}

#[test]
fn the_nearest_name_is_proposed_only_where_it_is_near() {
    let names = ["beta", "beta1", "alpha", "theta", "W"];
    assert_eq!(nearest("bta", names), Some("beta"));
    assert_eq!(nearest("Beta", names), Some("beta"));
    assert_eq!(nearest("alhpa", names), Some("alpha"));
    assert_eq!(nearest("w", names), Some("W"));
    assert_eq!(nearest("sinn", ["sign", "sinh", "sin"]), Some("sin"));
    assert_eq!(nearest("q", names), None);
    assert_eq!(nearest("momentum", names), None);
}

#[test]
fn a_locale_without_a_translation_gets_english() {
    assert_eq!(Language::of_locale("ko_KR.UTF-8"), Language::Ko);
    assert_eq!(Language::of_locale("ko"), Language::Ko);
    assert_eq!(Language::of_locale("C"), Language::En);
    assert_eq!(Language::of_locale("de-DE"), Language::En);
}
