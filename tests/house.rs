//! The rules of the house that a test can read off the sources (`ARCHITECTURE.md`).

use std::fs;
use std::path::{Path, PathBuf};

/// The modules in the order of dependence: each may use those before it.
/// `cli` and `app` stand beside each other; neither may use the other, but for the one call
/// with which the command line opens the window.
const LAYERS: [&str; 9] = ["words", "formula", "catalog", "experiment", "figure", "export", "files", "app", "cli"];

/// What the layers up to `export` must not know: the window, the disk, clocks, threads, the terminal.
const WORLDLY: [&str; 13] = [
    "egui",
    "eframe",
    "rfd::",
    "std::fs",
    "fs::read",
    "std::time",
    "Instant",
    "std::thread",
    "println!",
    "print!(",
    "process::exit",
    "std::env",
    "tempfile",
];

fn sources(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).expect("the folder is part of the repository") {
        let path = entry.expect("readable").path();
        if path.is_dir() {
            found.extend(sources(&path));
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            found.push(path);
        }
    }
    found
}

fn source_folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}

/// The layer a file belongs to, by its first folder or its own name.
fn layer_of(path: &Path) -> Option<usize> {
    let relative = path.strip_prefix(source_folder()).expect("found below src");
    let first = relative.iter().next()?.to_str()?.trim_end_matches(".rs");
    LAYERS.iter().position(|layer| *layer == first)
}

/// The code of a file: without comment lines, which may speak of anything.
fn code_lines(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.lines().enumerate().filter(|(_, line)| !line.trim_start().starts_with("//")).map(|(i, line)| (i + 1, line))
}

#[test]
fn dependence_goes_down_only() {
    let mut broken = Vec::new();
    for path in sources(&source_folder()) {
        let Some(own) = layer_of(&path) else { continue };
        let text = fs::read_to_string(&path).expect("a source is UTF-8");
        for (number, line) in code_lines(&text) {
            // A braced list would hide the modules from this test.
            if line.contains("crate::{") {
                broken
                    .push(format!("{}:{number}: name each module of the crate in a `use` of its own", path.display()));
            }
            for layer in &LAYERS[own + 1..] {
                if line.contains(&format!("crate::{layer}")) {
                    broken.push(format!("{}:{number}: {} uses {layer}", path.display(), LAYERS[own]));
                }
            }
        }
    }
    assert!(broken.is_empty(), "a module uses one above it:\n{}", broken.join("\n"));
}

#[test]
fn the_layers_up_to_export_know_nothing_of_window_disk_clock_or_threads() {
    let export = LAYERS.iter().position(|layer| *layer == "export").expect("a layer");
    let mut broken = Vec::new();
    for path in sources(&source_folder()) {
        if layer_of(&path).is_none_or(|own| own > export) {
            continue;
        }
        let text = fs::read_to_string(&path).expect("a source is UTF-8");
        for (number, line) in code_lines(&text) {
            for word in WORLDLY.iter().filter(|word| line.contains(**word)) {
                broken.push(format!("{}:{number}: `{word}`", path.display()));
            }
        }
    }
    assert!(broken.is_empty(), "a layer below the edge reaches out:\n{}", broken.join("\n"));
}

/// What `ARCHITECTURE.md` has a line for: the heading of a layer, then its files, and its folders with theirs.
fn described() -> Vec<PathBuf> {
    let architecture =
        fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("ARCHITECTURE.md")).expect("is there");
    let mut found = Vec::new();
    let (mut layer, mut folder) = (None, PathBuf::new());
    for line in architecture.lines() {
        if line.starts_with('#') {
            layer = match line.strip_prefix("### ") {
                Some("beside them") => Some(PathBuf::new()),
                heading => heading.and_then(|heading| Some(heading.strip_prefix('`')?.strip_suffix("/`")?.into())),
            };
            folder = layer.clone().unwrap_or_default();
            found.extend(layer.iter().filter(|layer| !layer.as_os_str().is_empty()).map(|layer| layer.join("mod.rs")));
        }
        let Some(layer) = &layer else { continue };
        let cell = line.strip_prefix("| ").and_then(|rest| rest.split_once(" |")).map_or("", |(cell, _)| cell);
        let name = cell.trim_matches('*').trim_matches('`');
        if let Some(name) = name.strip_suffix('/') {
            folder = layer.join(name);
            found.push(folder.join("mod.rs"));
        } else if name.ends_with(".rs") {
            found.push(folder.join(name));
        }
    }
    found
}

#[test]
fn every_source_file_has_its_line_in_the_architecture() {
    let sources = sources(&source_folder());
    let mut sources: Vec<_> =
        sources.iter().map(|path| path.strip_prefix(source_folder()).expect("found below src")).collect();
    let mut described = described();
    sources.sort_unstable();
    described.sort_unstable();
    let missing: Vec<_> = sources.iter().filter(|path| !described.iter().any(|line| line == *path)).collect();
    assert!(missing.is_empty(), "without a line in ARCHITECTURE.md: {missing:?}");
    let stale: Vec<_> = described.iter().filter(|line| !sources.contains(&line.as_path())).collect();
    assert!(stale.is_empty(), "in ARCHITECTURE.md, but not where it says: {stale:?}");
    assert_eq!(sources.len(), described.len(), "a file has two lines in ARCHITECTURE.md");
}
