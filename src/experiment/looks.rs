//! What the runs of a preset are called, and their colors.

use super::preset::{Color, Hue, Rule, RunSource};
use crate::catalog;
use crate::words::{Fault, Language, Message, Text};

/// A run's name and color.
pub type Look = (Text, Color);

/// What the runs of a preset are called, and their colors: their own, or what their places among the others give them.
pub fn looks(runs: &[RunSource]) -> Vec<Look> {
    names(runs).0.into_iter().zip(colors(runs)).collect()
}

/// What is wrong with calling the run at `run` so: another run has the name. `looks` are those of all runs.
pub fn name_fault(looks: &[Look], run: usize, name: &Text) -> Option<Fault> {
    let first = looks.iter().enumerate().position(|(i, (other, _))| i != run && same(other, name))?;
    Some(taken_by(first, name))
}

/// Each run's name: its own, else its rule's title, numbered where that is taken. Own names that occur twice are
/// faults.
pub(super) fn names(runs: &[RunSource]) -> (Vec<Text>, Vec<Fault>) {
    let mut names: Vec<Text> = Vec::new();
    let mut faults = Vec::new();
    let own: Vec<Text> = runs.iter().filter_map(|run| run.name.clone()).collect();
    for (i, run) in runs.iter().enumerate() {
        let name = match &run.name {
            Some(name) => {
                if names.iter().any(|other| same(other, name)) {
                    faults.push(name_twice(&names, name).under("name").under(i).under("runs"));
                }
                name.clone()
            }
            None => free_name(&title(run), &[names.as_slice(), own.as_slice()].concat()),
        };
        names.push(name);
    }
    (names, faults)
}

/// The reader finds this too; a preset that was changed in memory comes here without being read.
fn name_twice(names: &[Text], name: &Text) -> Fault {
    taken_by(names.iter().position(|other| same(other, name)).unwrap_or(0), name)
}

fn taken_by(run: usize, name: &Text) -> Fault {
    Fault::new(Message::new("preset-same-name").with("run", run + 1).with("name", name.get(Language::En)))
}

/// Whether two names are one in either language.
fn same(one: &Text, other: &Text) -> bool {
    [Language::En, Language::Ko].into_iter().any(|language| one.get(language) == other.get(language))
}

fn title(run: &RunSource) -> Text {
    match &run.rule {
        Rule::Catalog(id) => match catalog::optimizer(id) {
            Some(optimizer) => optimizer.document.title.clone(),
            None => Text::Same(id.clone()),
        },
        Rule::Typed(_) => Text::Each {
            en: crate::words::say(Language::En, "run-typed-rule"),
            ko: crate::words::say(Language::Ko, "run-typed-rule"),
        },
    }
}

/// A name that is none of those, numbered where it is taken.
pub(super) fn free_name(title: &Text, taken: &[Text]) -> Text {
    free_from(1, title, taken)
}

fn free_from(first: usize, title: &Text, taken: &[Text]) -> Text {
    let free = |name: &Text| !taken.iter().any(|other| same(other, name));
    (first..).map(|count| numbered(title, count)).find(free).expect("one of more names than there are runs is free")
}

/// The name of a copy of a run with this name beside the runs that look so: the same with the next number.
pub fn copied_name(name: &Text, looks: &[Look]) -> Text {
    let taken: Vec<Text> = looks.iter().map(|(name, _)| name.clone()).collect();
    let bare = |name: &str| match name.rsplit_once(' ') {
        Some((bare, count)) if !bare.is_empty() && count.parse::<u32>().is_ok() => bare.to_owned(),
        _ => name.to_owned(),
    };
    let bare = match name {
        Text::Same(name) => Text::Same(bare(name)),
        Text::Each { en, ko } => Text::Each { en: bare(en), ko: bare(ko) },
    };
    free_from(2, &bare, &taken)
}

fn numbered(title: &Text, count: usize) -> Text {
    let with = |title: &str| if count == 1 { title.to_owned() } else { format!("{title} {count}") };
    match title {
        Text::Same(title) => Text::Same(with(title)),
        Text::Each { en, ko } => Text::Each { en: with(en), ko: with(ko) },
    }
}

/// Each run's color: its own, else the next of the palette that no run has chosen; the palette comes round again
/// where it is used up.
pub(super) fn colors(runs: &[RunSource]) -> Vec<Color> {
    let chosen = |hue: &Hue| runs.iter().any(|run| run.color == Some(Color::Palette(*hue)));
    let free: Vec<Hue> = Hue::ALL.into_iter().filter(|hue| !chosen(hue)).collect();
    let mut next = free.into_iter().chain(Hue::ALL.into_iter().cycle());
    runs.iter()
        .map(|run| run.color.unwrap_or_else(|| Color::Palette(next.next().expect("the palette comes round again"))))
        .collect()
}
