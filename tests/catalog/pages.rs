//! The pages of the catalog, and its equations.

use thalweg::catalog::optimizers;
use thalweg::export::page::{File, Filter, Kind, Page, index};
use thalweg::formula::latex::{Writing, aligned};
use thalweg::words::Language;

fn pages() -> impl Iterator<Item = Page> {
    Kind::ALL.into_iter().flat_map(|kind| kind.pages())
}

#[test]
fn every_equation_is_read_by_the_library_that_draws_it_in_every_notation() {
    for page in pages() {
        for writing in [Writing::Typed, Writing::Course, Writing::Paper] {
            let latex = aligned(&page.document().formula, writing);
            assert!(latex.starts_with("\\begin{aligned}\n") && latex.ends_with("\n\\end{aligned}"));
            ratex_parser::parse(&latex).unwrap_or_else(|error| panic!("{}: {error:?}\n{latex}", page.document().id));
        }
    }
}

#[test]
fn a_paper_tells_old_and_new_values_apart_in_every_rule() {
    for optimizer in optimizers() {
        let latex = aligned(optimizer.formula(), Writing::Paper);
        assert!(latex.contains("\\theta_t &= "), "{latex}");
        assert!(!latex.contains("\\leftarrow"), "{latex}");
        for line in latex.lines() {
            let Some((left, right)) = line.trim_end_matches(" \\\\").split_once(" &= ") else { continue };
            assert!(!right.split(['(', ' ', '{', '}', ')']).any(|word| word == left), "{line}");
        }
    }
}

fn text(File { bytes, .. }: &File) -> &str {
    std::str::from_utf8(bytes).expect("Markdown is text")
}

#[test]
fn a_page_says_what_show_says_and_shows_its_figures() {
    for id in ["adam", "cosine", "six-hump-camel", "ackley"] {
        let page = Page::find(id).expect("in the catalog");
        let document = page.document();
        for language in [Language::En, Language::Ko] {
            let files = page.files(language);
            let (page, plain) = (text(&files[0]), page.plain(language));
            assert!(page.starts_with(&format!("# {}\n", document.title.get(language))), "{page}");
            for said in [&document.text].into_iter().chain(document.equals.iter().map(|equal| &equal.call)) {
                assert!(page.contains(said.as_str()), "{said}\n{page}");
                said.lines().for_each(|line| assert!(plain.contains(line), "{line}\n{plain}"));
            }
            for parameter in &document.parameters {
                let meaning = parameter.meaning.get(language);
                assert!(page.contains(meaning) && plain.contains(meaning), "{meaning}");
            }
            for figure in &files[1..] {
                let name = figure.path.rsplit('/').next().expect("a name");
                assert!(page.contains(&format!("]({name})")), "{name}\n{page}");
                assert!(figure.bytes.starts_with(b"<svg"), "{name}");
            }
            assert!(files.len() > 1 && !page.contains("page-") && !plain.contains("page-"), "{page}");
        }
    }
}

#[test]
fn pages_are_the_same_bytes_every_time() {
    let page = Page::find("momentum").expect("in the catalog");
    let [one, other] = [0, 1].map(|_| page.files(Language::En));
    assert!(one.iter().zip(&other).all(|(one, other)| one.path == other.path && one.bytes == other.bytes));
    assert_eq!(one.len(), 3);
}

#[test]
fn the_list_of_pages_links_to_each_of_them() {
    let all: Vec<Page> = pages().collect();
    let list = index(&all, Language::Ko);
    for page in &all {
        let link = format!("({}/{}.md)", page.kind().folder(), page.document().id);
        assert!(text(&list).contains(&link), "{link}");
    }
}

#[test]
fn a_list_is_filtered_by_words_of_either_language() {
    let found = |words: &[&str], kind: Kind| {
        let filter = Filter::new(&words.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>());
        filter.pages(kind).iter().map(|page| page.document().id.as_str()).collect::<Vec<_>>()
    };
    assert_eq!(found(&["무거운 공", "rate keras"], Kind::Optimizers), ["heavy-ball-keras"]);
    assert_eq!(found(&["NESTEROV torch"], Kind::Optimizers), ["nesterov", "nesterov-lookahead"]);
    assert_eq!(found(&["saddle", "monkey"], Kind::Surfaces), ["monkey-saddle"]);
    assert_eq!(found(&[], Kind::Schedules).len(), Kind::Schedules.pages().len());
    assert!(found(&["no such thing"], Kind::Surfaces).is_empty());
}
