//! An entry as a page of Markdown, and the list of all pages.

use super::figures::Figure;
use super::parts::{Linked, Point, Points, Setting, points, settings, source};
use super::{Kind, Page};
use crate::catalog::{Document, Equal};
use crate::formula::latex::{Writing, aligned};
use crate::words::{Language, say};

pub(super) fn page(page: &Page, figures: &[Figure], language: Language) -> String {
    let formula = &page.document().formula;
    let mut parts = vec![head(page, language), text(page)];
    parts.extend(equations(page).into_iter().map(|writing| format!("$$\n{}\n$$", aligned(formula, writing))));
    parts.extend(figures.iter().map(|figure| format!("![{}]({})", escaped(&figure.title), figure.name)));
    parts.extend(details(page, language));
    let linked = |Linked { words, address }: Linked| match address {
        Some(address) => format!("[{words}]({address})"),
        None => escaped(&words),
    };
    parts.extend(source(page, language).map(|pieces| pieces.into_iter().map(linked).collect()));
    parts.join("\n\n") + "\n"
}

/// Title, id, group, description.
pub(super) fn head(page: &Page, language: Language) -> String {
    let Document { id, group, title, description, .. } = page.document();
    let [title, group, description] = [title, group, description].map(|text| escaped(text.get(language).trim_end()));
    format!("# {title}\n\n`{id}` · {group}\n\n{description}")
}

/// The text that is run.
pub(super) fn text(page: &Page) -> String {
    format!("```\n{}\n```", page.document().text.trim_end())
}

/// Parameters, points, what it equals elsewhere, a note.
pub(super) fn details(page: &Page, language: Language) -> Vec<String> {
    let Document { equals, note, .. } = page.document();
    let mut parts: Vec<String> = settings_table(&settings(page, language), language).into_iter().collect();
    parts.extend(points_table(&points(page, language), language));
    parts.extend(equals_list(equals, language));
    parts.extend(note.iter().map(|note| escaped(note.get(language))));
    parts
}

/// A rule is written as courses do and as papers do; what has no steps has one equation.
fn equations(page: &Page) -> Vec<Writing> {
    match page {
        Page::Optimizer(_) => vec![Writing::Course, Writing::Paper],
        Page::Surface(_) | Page::Schedule(_) => vec![Writing::Course],
    }
}

pub(super) fn index(pages: &[Page], language: Language) -> String {
    let mut text = format!("# {}\n\n{}\n", say(language, "page-catalog"), say(language, "page-catalog-about"));
    for kind in Kind::ALL {
        let pages: Vec<&Page> = pages.iter().filter(|page| page.kind() == kind).collect();
        if pages.is_empty() {
            continue;
        }
        text += &format!("\n## {}\n", kind.title(language));
        let mut above = "";
        for page in pages {
            let Document { id, title, group, .. } = page.document();
            let group = group.get(language);
            if group != above {
                text += &format!("\n### {}\n\n", escaped(group));
                above = group;
            }
            text += &format!("- [{}]({}/{id}.md) `{id}`\n", escaped(title.get(language)), kind.folder());
        }
    }
    text
}

/// A table with a head, or nothing where it would have no rows.
fn table(head: &[&'static str], rows: Vec<Vec<String>>, language: Language) -> Option<String> {
    if rows.is_empty() {
        return None;
    }
    let line = |cells: &[String]| format!("| {} |", cells.join(" | "));
    let head: Vec<String> = head.iter().map(|key| say(language, key)).collect();
    let rule = vec!["---".to_owned(); head.len()];
    let lines = [line(&head), line(&rule)].into_iter().chain(rows.iter().map(|row| line(row)));
    Some(lines.collect::<Vec<_>>().join("\n"))
}

fn settings_table(settings: &[Setting], language: Language) -> Option<String> {
    let row = |Setting { name, default, range: [low, high], meaning }: &Setting| {
        vec![format!("`{name}`"), default.clone(), format!("{low} … {high}"), escaped(meaning)]
    };
    let head = ["page-parameter", "page-default", "page-slider", "page-meaning"];
    table(&head, settings.iter().map(row).collect(), language)
}

fn points_table(Points { about, points }: &Points, language: Language) -> Vec<String> {
    let row = |Point { kind, at, f, eigenvalues }: &Point| {
        vec![kind.clone(), format!("({})", at.join(", ")), f.clone(), eigenvalues.join(", ")]
    };
    let head = ["page-point", "page-where", "page-value", "page-eigenvalues"];
    about.iter().cloned().chain(table(&head, points.iter().map(row).collect(), language)).collect()
}

fn equals_list(equals: &[Equal], language: Language) -> Option<String> {
    let line = |Equal { framework, call, when, needs: _ }: &Equal| {
        let when = when.as_ref().map(|when| format!(" ({})", escaped(when.get(language)))).unwrap_or_default();
        format!("- {framework}: `{call}`{when}")
    };
    let lines: Vec<String> = equals.iter().map(line).collect();
    (!lines.is_empty()).then(|| format!("{}\n\n{}", say(language, "page-equals"), lines.join("\n")))
}

/// Words in which Markdown finds no signs of its own; what stands between backticks is left as it is.
fn escaped(words: &str) -> String {
    let mut text = String::new();
    for (index, piece) in words.split('`').enumerate() {
        if index > 0 {
            text.push('`');
        }
        for letter in piece.chars() {
            if index % 2 == 0 && matches!(letter, '*' | '_' | '|' | '<' | '[' | ']' | '\\' | '#') {
                text.push('\\');
            }
            text.push(letter);
        }
    }
    text
}
