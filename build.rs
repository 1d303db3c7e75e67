//! Embeds what *About* says, the catalog's documents and the built-in presets: for each folder a list of
//! (id, text), so that adding an entry is adding one file.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

const FOLDERS: [(&str, &str); 4] = [
    ("SURFACES", "assets/catalog/surfaces"),
    ("OPTIMIZERS", "assets/catalog/optimizers"),
    ("SCHEDULES", "assets/catalog/schedules"),
    ("PRESETS", "presets"),
];

/// The crates that *About* names.
const CRATES: [&str; 12] = [
    "eframe",
    "egui",
    "glow",
    "winit",
    "accesskit",
    "ratex-layout",
    "ratex-katex-fonts",
    "resvg",
    "svg2pdf",
    "gif",
    "fluent-bundle",
    "toml_edit",
];

fn main() {
    println!("cargo:rerun-if-changed=build.rs");
    about();
    let root = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").expect("Cargo sets it"));
    let mut code = String::new();
    for (name, folder) in FOLDERS {
        // The folder itself is watched too, so that a new file is noticed.
        println!("cargo:rerun-if-changed={folder}");
        embed(&mut code, name, &root.join(folder));
    }
    let out = PathBuf::from(env::var_os("OUT_DIR").expect("Cargo sets it"));
    fs::write(out.join("embedded.rs"), code).expect("the build folder is writable");
}

/// Writes `pub static NAME: &[(id, text)]` over the TOML files of a folder, in the order of the ids.
fn embed(code: &mut String, name: &str, folder: &Path) {
    let mut files: Vec<PathBuf> = fs::read_dir(folder)
        .unwrap_or_else(|error| panic!("{}: {error}", folder.display()))
        .map(|entry| entry.expect("a readable folder").path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "toml"))
        .collect();
    // By id, in which they are searched: `rmsprop` before `rmsprop-torch`.
    files.sort_by_key(|file| file.file_stem().map(ToOwned::to_owned));
    writeln!(code, "pub static {name}: &[(&str, &str)] = &[").expect("a String takes all");
    for file in files {
        println!("cargo:rerun-if-changed={}", file.display());
        let id = file.file_stem().and_then(|stem| stem.to_str()).expect("file names are ASCII");
        writeln!(code, "    ({id:?}, include_str!({:?})),", file.display().to_string()).expect("a String takes all");
    }
    code.push_str("];\n");
}

/// What the window's *About* says of the build: the target, the profile, and the versions of the crates that matter most.
fn about() {
    let variable = |name| env::var(name).unwrap_or_default();
    println!("cargo:rustc-env=THALWEG_BUILD={}, {}", variable("TARGET"), variable("PROFILE"));
    println!("cargo:rerun-if-changed=Cargo.lock");
    let lock = fs::read_to_string("Cargo.lock").unwrap_or_default();
    let version = |name: &&str| {
        let (_, entry) = lock.split_once(&format!("name = \"{name}\"\nversion = \""))?;
        Some(format!("{name} {}", entry.split_once('"')?.0))
    };
    let crates: Vec<String> = CRATES.iter().filter_map(version).collect();
    println!("cargo:rustc-env=THALWEG_CRATES={}", crates.join(", "));
}
