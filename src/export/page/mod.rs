//! What the catalog says of an entry: as plain text, and as Markdown with figures.

mod figures;
mod markdown;
mod parts;
mod plain;

use crate::catalog::{self, Document, Optimizer, Schedule, Surface};
use crate::figure::Options;
use crate::words::{Language, say};

pub use figures::{Figure, Recorded};
pub use parts::Linked;

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

    /// What they are called.
    pub fn title(self, language: Language) -> String {
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

/// Width and height of a figure beside a page, in pixels.
const SIZE: [u32; 2] = [800, 500];

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

    /// Title, id, group and description, as Markdown.
    pub fn head(&self, language: Language) -> String {
        markdown::head(self, language)
    }

    /// Its text, parameters, points, what it equals elsewhere, a note, as Markdown.
    pub fn details(&self, language: Language) -> String {
        let parts = std::iter::once(markdown::text(self)).chain(markdown::details(self, language));
        parts.collect::<Vec<_>>().join("\n\n")
    }

    /// The sentence that says where it is from, if a source is known.
    pub fn source(&self, language: Language) -> Option<Vec<Linked>> {
        parts::source(self, language)
    }

    pub fn figures(&self, language: Language) -> Vec<Figure> {
        figures::figures(self, language)
    }

    /// The page and its figures, for a folder of all pages.
    pub fn files(&self, language: Language) -> Vec<File> {
        let figures = self.figures(language);
        let folder = self.kind().folder();
        let file = |name: &str, bytes: Vec<u8>| File { path: format!("{folder}/{name}"), bytes };
        let text = markdown::page(self, &figures, language);
        let page = file(&format!("{}.md", self.document().id), text.into_bytes());
        let draw = |figure: Figure| {
            let options = Options { size: SIZE, what: figure.what, language, ..Options::default() };
            file(&figure.name, figure.record().picture(&options).svg().into_bytes())
        };
        std::iter::once(page).chain(figures.into_iter().map(draw)).collect()
    }

    /// All that it is found by: id, titles and groups of all languages, the classes that it equals, authors and years.
    pub fn words(&self) -> String {
        let Document { id, title, group, equals, source, .. } = self.document();
        let mut words = id.clone();
        let said = Language::ALL.iter().flat_map(|language| [title, group].map(|text| text.get(*language)));
        let classes = equals.iter().filter_map(|equal| equal.call.split('(').next());
        for more in said.chain(classes).chain(source.iter().flat_map(|source| authors(source))) {
            words.push('\n');
            words.push_str(more);
        }
        words
    }
}

/// Of each paper of a source what stands up to its year.
fn authors(source: &str) -> impl Iterator<Item = &str> {
    source.split("; ").filter_map(|paper| {
        let digits = paper.as_bytes().windows(4).position(|four| four.iter().all(u8::is_ascii_digit))?;
        paper.get(..digits + 4)
    })
}

/// The list of these pages, which stands in their folder.
pub fn index(pages: &[Page], language: Language) -> File {
    File { path: "README.md".to_owned(), bytes: markdown::index(pages, language).into_bytes() }
}

/// What a list is filtered by: words, or parts of them.
pub struct Filter(Vec<String>);

impl Filter {
    /// Each argument may be several words.
    pub fn new<T: AsRef<str>>(arguments: &[T]) -> Filter {
        let words = arguments.iter().flat_map(|argument| argument.as_ref().split_whitespace());
        Filter(words.map(str::to_lowercase).collect())
    }

    /// Whether each of them stands in a text, in small letters or capitals.
    pub fn takes(&self, text: &str) -> bool {
        if self.0.is_empty() {
            return true;
        }
        let text = text.to_lowercase();
        self.0.iter().all(|word| text.contains(word))
    }

    /// The pages that it takes, by [`Page::words`].
    pub fn pages(&self, kind: Kind) -> Vec<Page> {
        kind.pages().into_iter().filter(|page| self.takes(&page.words())).collect()
    }
}
