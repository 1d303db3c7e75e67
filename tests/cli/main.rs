//! The command line: what scripts and people without a display rely on.

mod drawing;
mod faults;
mod running;
mod showing;

use std::fs;
use std::path::Path;
use std::process::{Command, Output, Stdio};

/// A preset of two runs, one of which diverges.
const TWO: &str = r#"
[problem]
formula = "f = 0.5*(x^2 + k*y^2)"
parameters = { k = 25 }
[training]
start = [1, 1]
steps = 500
[[runs]]
name = "Calm, \"slow\""
optimizer = "gradient-descent"
alpha0 = 0.01
[[runs]]
optimizer = "momentum"
alpha0 = 10
"#;

fn thalweg(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_thalweg"));
    // Neither the locale nor a display may matter.
    command.args(arguments).env_remove("DISPLAY").env_remove("WAYLAND_DISPLAY").env("LANG", "ko_KR.UTF-8");
    command.stdin(Stdio::null());
    command
}

fn run(arguments: &[&str]) -> Output {
    thalweg(arguments).output().expect("the program starts")
}

fn stdout(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).expect("UTF-8")
}

fn stderr(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).expect("UTF-8")
}

/// What a command that succeeds prints.
fn done(arguments: &[&str]) -> String {
    let output = run(arguments);
    assert_eq!(output.status.code(), Some(0), "{arguments:?}\n{}", stderr(&output));
    stdout(&output)
}

/// What a command says that fails with status 1.
fn failed(arguments: &[&str]) -> String {
    let output = run(arguments);
    assert_eq!(output.status.code(), Some(1), "{arguments:?}\n{}", stderr(&output));
    assert!(output.stdout.is_empty(), "{arguments:?} printed something");
    let said = stderr(&output);
    assert!(!said.contains('\u{1b}'), "color without a terminal: {said}");
    assert!(!said.contains("panicked"), "{said}");
    said
}

/// A folder with `text` in `name`.
fn folder(name: &str, text: impl AsRef<[u8]>) -> (tempfile::TempDir, String) {
    let folder = tempfile::tempdir().expect("a folder for the test");
    let path = folder.path().join(name);
    fs::write(&path, text).expect("the folder is new");
    let path = path.to_str().expect("UTF-8").to_owned();
    (folder, path)
}

fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(folder)
        .expect("the folder is there")
        .map(|entry| entry.expect("readable").file_name().into_string().expect("UTF-8"))
        .collect();
    names.sort();
    names
}
