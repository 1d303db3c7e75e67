//! `list`, `show` and the help.

use thalweg::catalog;

use super::{done, failed};

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
fn help_has_examples_on_every_command_and_nothing_that_is_not_built() {
    let all = done(&["--help"]);
    for command in ["open", "run", "render", "check", "code", "list", "show"] {
        assert!(all.contains(command), "{command}");
        assert!(done(&[command, "--help"]).contains("Examples:\n  thalweg"), "{command}");
    }
    for absent in ["  map", "  note", "  docs"] {
        assert!(!all.contains(absent), "{absent}");
    }
    assert_eq!(done(&["--version"]), format!("thalweg {}\n", env!("CARGO_PKG_VERSION")));
}
