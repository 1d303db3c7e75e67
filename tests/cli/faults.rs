//! What is wrong is a sentence with its place, and nothing is half-written.

use std::fs;

use super::{TWO, done, failed, folder, names, run, stderr};

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
    let (_folder, path) = folder(
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
    assert!(failed(&["run", &path, "--out", &out("./two.toml")]).contains("is the preset itself"));
    assert!(failed(&["render", &path, "--out", &out("figure.doc")]).contains(".svg, .png, .pdf or .gif"));
    assert!(failed(&["render", &path, "--out", &out("no/figure.svg")]).contains("cannot be written"));
    assert_eq!(names(folder.path()), ["two.toml"]);
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
fn without_a_display_the_window_is_one_sentence() {
    for arguments in [&[][..], &["open", "5-saddle-point"], &["--theme", "dark"]] {
        let said = failed(arguments);
        assert!(said.contains("There is no display") && !said.contains(".rs:"), "{said}");
    }
}

#[test]
fn what_is_said_of_the_window_may_stand_before_open_but_before_nothing_else() {
    // Without a display the window says so, and is no wrong usage.
    for arguments in
        [&["--theme", "dark", "open", "1-momentum-zigzag"][..], &["--lang", "ko", "open"], &["--theme", "light"]]
    {
        let output = run(arguments);
        assert_eq!(output.status.code(), Some(1), "{arguments:?}\n{}", stderr(&output));
        assert!(stderr(&output).contains("display"), "{}", stderr(&output));
    }
    let output = run(&["--theme", "dark", "run", "1-momentum-zigzag"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(stderr(&output).contains("--theme"), "{}", stderr(&output));
}
