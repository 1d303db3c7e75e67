//! The command line: what scripts and people without a display rely on.

use std::fs;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use thalweg::catalog;

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

#[test]
fn every_built_in_preset_runs_and_says_where_its_runs_stand() {
    for (id, _) in catalog::presets() {
        let output = run(&["run", id]);
        assert_eq!(output.status.code(), Some(0), "{id}");
        assert!(output.stdout.is_empty(), "{id}");
        let said = stderr(&output);
        assert!(said.lines().count() >= 2 && said.starts_with("run "), "{id}\n{said}");
    }
}

#[test]
fn divergence_is_a_result() {
    let (_folder, path) = folder("two.toml", TWO);
    let output = run(&["run", &path]);
    assert_eq!(output.status.code(), Some(0));
    assert!(stderr(&output).contains("diverged at step"), "{}", stderr(&output));
}

#[test]
fn the_trajectory_is_one_block_of_rows_a_run() {
    let (_folder, path) = folder("two.toml", TWO);
    let csv = done(&["run", &path, "--out", "-", "--state"]);
    let lines: Vec<&str> = csv.lines().collect();
    assert_eq!(lines[0], "run,step,epoch,rate,loss,x,y,dx,dy,V_x,V_y");
    assert_eq!(lines[1], "\"Calm, \"\"slow\"\"\",0,0,,13,1,1,,,,");
    assert_eq!(lines[2], "\"Calm, \"\"slow\"\"\",1,1,0.01,7.5213,0.99,0.75,1,25,,");
    assert_eq!(lines[502], "Momentum (running mean),0,0,,13,1,1,,,0,0");
    assert!(lines.len() < 1002 && lines.iter().all(|line| !line.contains("inf") && !line.contains("NaN")));
    let without = done(&["run", &path, "--out", "-"]);
    assert!(without.starts_with("run,step,epoch,rate,loss,x,y,dx,dy\n"));
}

#[test]
fn every_number_of_the_trajectory_reads_back_to_itself() {
    let csv = done(&["run", "6-plateau-crossing", "--out", "-", "--state"]);
    for field in csv.lines().skip(1).flat_map(|line| line.split(',').skip(1)).filter(|field| !field.is_empty()) {
        let number: f64 = field.parse().expect("a number");
        let shortest = format!("{number:?}");
        assert_eq!(field, shortest.strip_suffix(".0").unwrap_or(&shortest));
    }
}

#[test]
fn an_output_file_is_replaced_whole() {
    let (folder, path) = folder("two.toml", TWO);
    let out = folder.path().join("out.csv");
    fs::write(&out, "old").expect("the folder is new");
    done(&["run", &path, "--out", out.to_str().expect("UTF-8"), "--steps", "3"]);
    assert_eq!(fs::read_to_string(&out).expect("written").lines().count(), 9);
    assert_eq!(names(folder.path()), ["out.csv", "two.toml"]);
}

#[test]
fn a_value_can_be_set_for_one_call() {
    let steps = |arguments: &[&str]| done(arguments).lines().count();
    let base = ["run", "1-momentum-zigzag", "--out", "-"];
    assert_eq!(
        steps(&[&base[..], &["--steps", "5"]].concat()),
        steps(&[&base[..], &["--set", "training.steps=5"]].concat())
    );
    let rate = |key: &str| {
        let csv =
            done(&["run", "1-momentum-zigzag", "--steps", "1", "--out", "-", "--set", &format!("{key}.alpha0=0.25")]);
        csv.lines().nth(2).expect("the first step").split(',').nth(3).expect("the rate").to_owned()
    };
    assert_eq!(rate("runs.1"), "0.25");
    assert_eq!(rate("runs.\"Gradient descent\""), "0.25");
    let said = failed(&["run", "1-momentum-zigzag", "--set", "training.step=5"]);
    assert!(said.contains("Did you mean `steps`?") && said.contains("with --set"), "{said}");
    assert!(failed(&["run", "1-momentum-zigzag", "--set", "runs.9.alpha0=1"]).contains("there is no run 9"));
    assert!(failed(&["run", "1-momentum-zigzag", "--steps", "1000000000000"]).contains("from 1 to 100,000,000"));
}

#[test]
fn all_errors_of_all_files_are_reported_with_line_and_column() {
    let text = "[problem]\nsurface = \"ravin\"\n[training]\nsteps = 1_000_000_000_000\nstart = [nan, 1]\n[[runs]]\noptimzer = \"adam\"\n";
    let (folder, path) = folder("bad.toml", text);
    let other = folder.path().join("other.toml");
    fs::write(&other, TWO.replace("k*y", "q*y")).expect("the folder is new");
    let said = failed(&["check", &path, other.to_str().expect("UTF-8"), "no-such-file"]);
    for place in ["bad.toml:2:", "bad.toml:4:9", "bad.toml:5:10", "bad.toml:7:1", "other.toml:3:"] {
        assert!(said.contains(place), "{place}\n{said}");
    }
    assert!(said.contains("Did you mean `ravine`?") && said.contains("no-such-file"), "{said}");
    assert_eq!(done(&["check", "1-momentum-zigzag", "5-saddle-point"]).lines().count(), 2);
}

#[test]
fn columns_count_characters() {
    let (_folder, path) = folder(
        "bad.toml",
        "[problem]\nsurface = \"ravine\"\n[[runs]]\nname = \"가나다\" # 라마바\noptimizer = \"adam\"\ncolor = { \"가나\" = 3 }\n",
    );
    assert!(failed(&["check", &path]).contains("bad.toml:6:9"), "{}", failed(&["check", &path]));
    let (_folder, path) = self::folder(
        "bad.toml",
        "title = { ko = \"가나다라\", eng = \"x\" }\n[problem]\nsurface = \"ravine\"\n[[runs]]\noptimizer = \"adam\"\n",
    );
    assert!(failed(&["check", &path]).contains("bad.toml:1:24"), "{}", failed(&["check", &path]));
}

#[test]
fn a_file_that_cannot_be_read_is_a_sentence() {
    let (folder, path) = folder("bad.toml", b"title = \"\xff\"\n");
    assert!(failed(&["run", &path]).contains("bad.toml:1:10: this is not UTF-8"));
    assert!(failed(&["run", folder.path().to_str().expect("UTF-8")]).contains("is a folder"));
    assert!(failed(&["run", "momentum-zigzag"]).contains("1-momentum-zigzag"));
    assert!(failed(&["run", "1-momentum-zigzg"]).contains("Did you mean the built-in preset `1-momentum-zigzag`?"));
    assert!(failed(&["run", "no/such/file.toml"]).contains("There is no file"));
}

#[test]
fn what_cannot_be_written_is_a_sentence_and_leaves_nothing() {
    let (folder, path) = folder("two.toml", TWO);
    let out = |name: &str| folder.path().join(name).to_str().expect("UTF-8").to_owned();
    assert!(failed(&["run", &path, "--out", &out("")]).contains("is a folder"));
    assert!(failed(&["run", &path, "--out", &out("no/such.csv")]).contains("cannot be written"));
    assert!(failed(&["render", &path, "--out", &out("figure.doc")]).contains(".svg or .png"));
    assert!(failed(&["render", &path, "--out", &out("no/figure.svg")]).contains("cannot be written"));
    assert_eq!(names(folder.path()), ["two.toml"]);
}

#[test]
fn a_path_that_exists_wins_over_an_id_and_a_dash_is_the_standard_input() {
    let (folder, _) = folder("5-saddle-point", TWO);
    let output = thalweg(&["run", "5-saddle-point"]).current_dir(folder.path()).output().expect("starts");
    assert!(stderr(&output).contains("Calm"), "{}", stderr(&output));
    let (_folder, path) = self::folder("two.toml", TWO);
    let input = fs::File::open(path).expect("just written");
    let output = thalweg(&["run", "-"]).stdin(input).output().expect("starts");
    assert!(stderr(&output).contains("Calm"), "{}", stderr(&output));
}

#[test]
fn a_reader_that_goes_away_is_no_error() {
    let mut child = thalweg(&["run", "1-momentum-zigzag", "--steps", "200000", "--out", "-"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("starts");
    drop(child.stdout.take());
    let output = child.wait_with_output().expect("ends");
    assert_eq!(output.status.code(), Some(0));
    assert!(!stderr(&output).contains("error") && !stderr(&output).contains("panicked"));
}

#[cfg(unix)]
#[test]
fn ctrl_c_stops_long_work_and_leaves_nothing() {
    let (folder, path) = folder("two.toml", TWO);
    let out = folder.path().join("out.csv");
    let mut child = thalweg(&["run", &path, "--set", "runs.2.alpha0=0.01", "--steps", "100000000", "--out"])
        .arg(&out)
        .stderr(Stdio::null())
        .spawn()
        .expect("starts");
    std::thread::sleep(std::time::Duration::from_millis(400));
    let signal = Command::new("kill").args(["-INT", &child.id().to_string()]).status().expect("kill is there");
    assert!(signal.success());
    assert_eq!(child.wait().expect("ends").code(), Some(130));
    assert_eq!(names(folder.path()), ["two.toml"]);
}

#[test]
fn lists_give_the_id_first_and_then_the_title() {
    for kind in ["surfaces", "optimizers", "schedules", "presets"] {
        let list = done(&["list", kind]);
        assert!(list.lines().count() >= 6, "{kind}\n{list}");
        for line in list.lines() {
            let (id, title) = line.split_once("  ").expect("two columns");
            assert!(!id.contains(' ') && !title.trim().is_empty(), "{line}");
            done(&["show", id]);
        }
    }
    assert_eq!(done(&["list", "optimizers", "ADAMW"]).lines().count(), 1);
    assert_eq!(done(&["list", "optimizers", "no such thing"]), "");
}

#[test]
fn an_entry_is_shown_with_its_formula_and_a_preset_as_its_file() {
    let shown = done(&["show", "adam"]);
    assert!(shown.contains("m = beta1*m + (1 - beta1)*g") && shown.contains("torch.optim.Adam"), "{shown}");
    assert!(done(&["show", "adam", "--latex"]).contains(r"\hat{m}"));
    let (id, text) = catalog::presets()[0];
    assert_eq!(done(&["show", id]), text);
    assert!(done(&["show", id, "--latex"]).contains(r"\theta"));
    assert!(failed(&["show", "adm"]).contains("Did you mean `adam`?"));
}

#[test]
fn figures_are_the_same_bytes_every_time_and_in_any_locale() {
    let (folder, path) = folder("two.toml", TWO);
    let out = |name: &str| folder.path().join(name).to_str().expect("UTF-8").to_owned();
    done(&["render", &path, "--out", &out("a.svg")]);
    let mut command = thalweg(&["render", &path, "--out", &out("b.svg")]);
    assert!(command.env("LANG", "C").status().expect("starts").success());
    let [a, b] = ["a.svg", "b.svg"].map(|name| fs::read(out(name)).expect("written"));
    assert!(a == b && a.starts_with(b"<"));
    done(&[
        "render",
        &path,
        "--out",
        &out("c.png"),
        "--size",
        "400x300",
        "--theme",
        "dark",
        "--figure",
        "loss",
        "--step",
        "3",
    ]);
    let png = fs::read(out("c.png")).expect("written");
    assert!(png.starts_with(b"\x89PNG"));
    assert_eq!(png[16..24], [0, 0, 1, 144, 0, 0, 1, 44]);
    assert!(failed(&["render", &path, "--out", &out("d.png"), "--size", "1x1"]).len() > 1);
}

#[test]
fn wrong_usage_ends_with_status_2() {
    for arguments in [
        &["run"][..],
        &["fly"],
        &["run", "a", "--steps", "many"],
        &["run", "1-momentum-zigzag", "--state"],
        &["list", "things"],
        &["render", "a", "--out", "a.svg", "--size", "big"],
    ] {
        let output = run(arguments);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert!(output.stdout.is_empty() && !output.stderr.is_empty(), "{arguments:?}");
    }
}

#[test]
fn help_has_examples_on_every_command_and_nothing_that_is_not_built() {
    let all = done(&["--help"]);
    for command in ["open", "run", "render", "check", "list", "show"] {
        assert!(all.contains(command), "{command}");
        assert!(done(&[command, "--help"]).contains("Examples:\n  thalweg"), "{command}");
    }
    for absent in ["  map", "  code", "  note", "  docs"] {
        assert!(!all.contains(absent), "{absent}");
    }
    assert_eq!(done(&["--version"]), format!("thalweg {}\n", env!("CARGO_PKG_VERSION")));
}

#[test]
fn without_a_display_the_window_is_one_sentence() {
    for arguments in [&[][..], &["open", "5-saddle-point"], &["--theme", "dark"]] {
        let said = failed(arguments);
        assert!(said.trim().lines().count() <= 2, "{said}");
    }
}
