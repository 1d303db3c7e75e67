//! What a problem over data is called: its loss, and where its examples come from.

use std::path::Path;

use super::generators::Generator;
use super::proposal::Proposal;
use crate::experiment::preset::DataSource;
use crate::words::{Language, Message, say};

/// `Least squares over 64 examples of a line`.
pub fn title(loss: &str, source: &DataSource, examples: usize, language: Language) -> String {
    Message::new("data-title")
        .with("loss", say(language, loss_name(loss, source)))
        .with("examples", examples_of(source, examples, language))
        .say(language)
}

/// `64 examples of a line`.
pub fn examples_of(source: &DataSource, examples: usize, language: Language) -> String {
    let of = source_name(source, language);
    Message::new("data-examples").with("examples", examples as u64).with("data", of).say(language)
}

/// The key of a loss's name: that of a built-in one, or of the one that goes with the data.
pub fn loss_name(loss: &str, source: &DataSource) -> &'static str {
    match loss {
        "least-squares" => "data-loss-least-squares",
        "logistic" => "data-loss-logistic",
        "huber" => "data-loss-huber",
        "absolute" => "data-loss-absolute",
        text => match proposal(source).filter(|proposal| proposal.loss == text) {
            Some(proposal) => proposal.title,
            None => "data-loss-own",
        },
    }
}

/// What goes with generated data.
fn proposal(source: &DataSource) -> Option<Proposal> {
    match source {
        DataSource::Generated { generator, .. } => Generator::of(generator).map(Proposal::of),
        DataSource::Csv { .. } | DataSource::Rows { .. } => None,
    }
}

/// What the examples are of, as it stands behind their number: `of a line`, `from points.csv`.
fn source_name(source: &DataSource, language: Language) -> String {
    match source {
        DataSource::Generated { generator, .. } => match Generator::of(generator) {
            Some(generator) => say(language, generator.behind),
            None => generator.clone(),
        },
        DataSource::Csv { path, .. } => {
            let name = Path::new(path).file_name().map_or_else(|| path.clone(), |name| name.to_string_lossy().into());
            Message::new("data-from-file").with("file", name).say(language)
        }
        DataSource::Rows { .. } => say(language, "data-from-preset"),
    }
}
