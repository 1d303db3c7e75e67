//! `render`: figures of every kind, and the preset beside them.

use std::fs;

use super::{TWO, done, failed, folder, names, thalweg};

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
fn the_ending_says_which_kind_of_picture_it_is() {
    let (folder, path) = folder("two.toml", TWO);
    for (name, begins) in [("a.SVG", "<svg"), ("a.png", "\u{89}PNG"), ("a.pdf", "%PDF-1"), ("a.gif", "GIF89a")] {
        let out = folder.path().join(name);
        done(&["render", &path, "--out", out.to_str().expect("UTF-8"), "--size", "160x100", "--step", "5"]);
        let bytes = fs::read(out).expect("written");
        let first: String = bytes.iter().map(|byte| char::from(*byte)).take(begins.len().min(6)).collect();
        assert!(first.starts_with(&begins.chars().take(4).collect::<String>()), "{name} begins with {first}");
    }
    let large = folder.path().join("b.gif");
    let said = failed(&["render", &path, "--out", large.to_str().expect("UTF-8"), "--size", "3000x3000"]);
    assert!(said.contains("A GIF has at most") && !large.exists(), "{said}");
}

#[test]
fn the_preset_beside_a_picture_makes_the_picture_again() {
    let (folder, path) = folder("two.toml", TWO);
    let out = |name: &str| folder.path().join(name).to_str().expect("UTF-8").to_owned();
    let set = "runs.2.alpha0=0.02";
    done(&["render", &path, "--set", set, "--step", "17", "--out", &out("a.svg"), "--with-preset"]);
    assert_eq!(names(folder.path()), ["a.svg", "a.svg.toml", "two.toml"]);
    done(&["render", &out("a.svg.toml"), "--out", &out("b.svg")]);
    assert_eq!(fs::read(out("a.svg")).expect("written"), fs::read(out("b.svg")).expect("written"));
    assert!(
        failed(&["render", &out("a.svg.toml"), "--out", &out("a.svg"), "--with-preset"]).contains("the preset itself")
    );
    assert!(fs::read_to_string(&path).expect("there") == TWO, "the experiment's own file stays as it was");
}
