//! What the catalog says of an entry: as plain text, and as Markdown with figures.

mod figures;
mod markdown;
mod parts;
mod plain;

use crate::catalog::{self, Document, Optimizer, Schedule, Surface};
use crate::words::{Language, Text, say};

/// An entry of the catalog.
#[derive(Clone, Copy, Debug)]
pub enum Page {
    Surface(&'static Surface),
    Optimizer(&'static Optimizer),
    Schedule(&'static Schedule),
}

/// The kinds of entries, in the order of their lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Optimizers,
    Schedules,
    Surfaces,
}

impl Kind {
    pub const ALL: [Kind; 3] = [Kind::Optimizers, Kind::Schedules, Kind::Surfaces];

    /// The folder of its pages.
    pub fn folder(self) -> &'static str {
        match self {
            Kind::Optimizers => "optimizers",
            Kind::Schedules => "schedules",
            Kind::Surfaces => "surfaces",
        }
    }

    /// Its pages, in the order of the list.
    pub fn pages(self) -> Vec<Page> {
        match self {
            Kind::Optimizers => catalog::optimizers().iter().map(|entry| Page::Optimizer(entry)).collect(),
            Kind::Schedules => catalog::schedules().iter().map(|entry| Page::Schedule(entry)).collect(),
            Kind::Surfaces => catalog::surfaces().iter().map(|entry| Page::Surface(entry)).collect(),
        }
    }

    fn title(self, language: Language) -> String {
        say(
            language,
            match self {
                Kind::Optimizers => "page-optimizers",
                Kind::Schedules => "page-schedules",
                Kind::Surfaces => "page-surfaces",
            },
        )
    }
}

/// A file of the pages: its way from their folder, and what it holds.
pub struct File {
    pub path: String,
    pub bytes: Vec<u8>,
}

impl Page {
    /// The entry of this id.
    pub fn find(id: &str) -> Option<Page> {
        let surface = catalog::surface(id).map(Page::Surface);
        let optimizer = || catalog::optimizer(id).map(Page::Optimizer);
        surface.or_else(optimizer).or_else(|| catalog::schedule(id).map(Page::Schedule))
    }

    pub fn document(&self) -> &'static Document {
        match self {
            Page::Surface(entry) => &entry.document,
            Page::Optimizer(entry) => &entry.document,
            Page::Schedule(entry) => &entry.document,
        }
    }

    pub fn kind(&self) -> Kind {
        match self {
            Page::Surface(_) => Kind::Surfaces,
            Page::Optimizer(_) => Kind::Optimizers,
            Page::Schedule(_) => Kind::Schedules,
        }
    }

    /// As a terminal shows it.
    pub fn plain(&self, language: Language) -> String {
        plain::page(self, language)
    }

    /// The page and its figures, for a folder of all pages.
    pub fn files(&self, language: Language) -> Vec<File> {
        let figures = figures::figures(self, language);
        let folder = self.kind().folder();
        let file = |name: &str, bytes: Vec<u8>| File { path: format!("{folder}/{name}"), bytes };
        let text = markdown::page(self, &figures, language);
        let page = file(&format!("{}.md", self.document().id), text.into_bytes());
        let figures = figures.into_iter().map(|figure| file(&figure.name, figure.svg.into_bytes()));
        std::iter::once(page).chain(figures).collect()
    }
}

/// The list of these pages, which stands in their folder.
pub fn index(pages: &[Page], language: Language) -> File {
    File { path: "README.md".to_owned(), bytes: markdown::index(pages, language).into_bytes() }
}

/// What a list is filtered by: words of an id, or of what is said of it in either language.
pub struct Filter(Vec<String>);

impl Filter {
    /// Each argument may be several words.
    pub fn new(arguments: &[String]) -> Filter {
        Filter(arguments.iter().flat_map(|argument| argument.split_whitespace()).map(str::to_lowercase).collect())
    }

    /// Whether each of the words is a part of the id or of one of the texts.
    pub fn takes(&self, id: &str, texts: &[&Text]) -> bool {
        let said = texts.iter().flat_map(|text| [Language::En, Language::Ko].map(|language| text.get(language)));
        let said: Vec<String> = said.map(str::to_lowercase).collect();
        self.0.iter().all(|word| id.contains(word) || said.iter().any(|text| text.contains(word)))
    }

    /// The pages that it takes, by id, title and group.
    pub fn pages(&self, kind: Kind) -> Vec<Page> {
        let takes = |page: &Page| {
            let document = page.document();
            self.takes(&document.id, &[&document.title, &document.group])
        };
        kind.pages().into_iter().filter(takes).collect()
    }
}
