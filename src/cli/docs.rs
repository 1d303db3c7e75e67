//! `thalweg docs --out DIR`

use std::path::PathBuf;

use clap::Args;

use super::language::Language;
use super::progress::Progress;
use super::report::Failure;
use crate::export::page::{File, Filter, Kind, index};
use crate::files;

/// Write the whole catalog as Markdown with figures
#[derive(Args)]
#[command(after_help = EXAMPLES)]
pub struct Arguments {
    /// Only the entries that `thalweg list` finds by these words
    filter: Vec<String>,
    /// The folder; it is made if it is not there, and pages that are there are replaced
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
    /// The language of the pages
    #[arg(long, value_enum, default_value_t = Language::En)]
    lang: Language,
}

const EXAMPLES: &str = "\
Examples:
  thalweg docs --out catalog
  thalweg docs --out adam adam family
  thalweg docs --out catalog-ko --lang ko";

pub fn run(arguments: &Arguments) -> Result<(), Failure> {
    let language = arguments.lang.into();
    let mut progress = Progress::begin();
    let write = |File { path, bytes }: File| files::write(&arguments.out.join(path), &bytes);
    let filter = Filter::new(&arguments.filter);
    let pages: Vec<_> = Kind::ALL.into_iter().flat_map(|kind| filter.pages(kind)).collect();
    for page in &pages {
        files::folder(&arguments.out.join(page.kind().folder()))?;
    }
    files::folder(&arguments.out)?;
    write(index(&pages, language))?;
    for (done, page) in pages.iter().enumerate() {
        progress.at(&page.document().id, done as u64, pages.len() as u64)?;
        for file in page.files(language) {
            write(file)?;
        }
    }
    Ok(())
}
