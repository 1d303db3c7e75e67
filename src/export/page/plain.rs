//! An entry as plain text, as a terminal shows it.

use std::fmt::Write as _;

use super::Page;
use super::parts::{Points, Setting, points, settings};
use crate::catalog::Document;
use crate::words::Language;

/// Of a line of words.
const WIDTH: usize = 96;

pub(super) fn page(page: &Page, language: Language) -> String {
    let Document { id, group, title, description, source, equals, note, text: formula, .. } = page.document();
    let mut text = String::new();
    let mut line = |words: &str| writeln!(text, "{words}").expect("a String takes all");
    line(&format!("{} ({id}, {})", title.get(language), group.get(language)));
    line("");
    wrapped(description.get(language)).iter().for_each(|words| line(words));
    line("");
    formula.trim_end().lines().for_each(|words| line(&format!("  {words}")));
    under(&setting_lines(&settings(page, language)), &mut line);
    under(&point_lines(&points(page, language)), &mut line);
    let equal = equals.iter().map(|equal| {
        let when = equal.when.as_ref().map(|when| format!(" ({})", when.get(language))).unwrap_or_default();
        format!("{}: {}{when}", equal.framework, equal.call)
    });
    under(&equal.collect::<Vec<_>>(), &mut line);
    for more in note.iter().map(|note| note.get(language)).chain(source.as_deref()) {
        under(&wrapped(more), &mut line);
    }
    text
}

/// Lines with a blank one above, if there are any.
fn under(lines: &[String], line: &mut impl FnMut(&str)) {
    if !lines.is_empty() {
        line("");
    }
    lines.iter().for_each(|words| line(words));
}

/// Each parameter with its default and its meaning.
fn setting_lines(settings: &[Setting]) -> Vec<String> {
    let widest = settings.iter().map(|setting| setting.name.len() + setting.default.len()).max().unwrap_or(0);
    let line = |Setting { name, default, meaning, .. }: &Setting| {
        format!("  {name} = {default}{:blanks$}  {meaning}", "", blanks = widest - name.len() - default.len())
    };
    settings.iter().map(line).collect()
}

fn point_lines(Points { about, points }: &Points) -> Vec<String> {
    let lines = points.iter().map(|point| format!("  {} ({}), f = {}", point.kind, point.at.join(", "), point.f));
    about.iter().cloned().chain(lines).collect()
}

/// Lines of at most [`WIDTH`] characters, broken between words.
fn wrapped(text: &str) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for paragraph in text.trim_end().lines() {
        lines.push(String::new());
        for word in paragraph.split(' ') {
            let line = lines.last_mut().expect("one was just added");
            if !line.is_empty() && line.chars().count() + 1 + word.chars().count() > WIDTH {
                lines.push(word.to_owned());
            } else {
                line.push_str(if line.is_empty() { "" } else { " " });
                line.push_str(word);
            }
        }
    }
    lines
}
