//! `list`, `show` and the help.

use std::fs;

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
fn a_list_for_scripts_is_json_with_all_that_a_script_may_want() {
    let list = done(&["list", "optimizers", "adamw", "--json"]);
    let list: serde_json::Value = serde_json::from_str(&list).expect("JSON");
    let [adamw] = list.as_array().expect("a list").as_slice() else { panic!("one entry: {list}") };
    assert_eq!(adamw["id"], "adamw");
    assert_eq!(adamw["group"]["ko"], "Adam 계열");
    assert_eq!(adamw["parameters"][3]["name"], "lambda");
    assert_eq!(adamw["rate"]["default"], 0.05);
    assert_eq!(adamw["equals"][0]["framework"], "PyTorch");
    assert!(adamw["text"].as_str().expect("a text").starts_with("m = beta1*m"));
    assert_eq!(done(&["list", "presets", "no such thing", "--json"]), "[]\n");
}

#[test]
fn pages_are_written_into_a_folder_that_need_not_be_there() {
    let folder = tempfile::tempdir().expect("a place for files");
    let out = folder.path().join("all/pages");
    let out = out.to_str().expect("UTF-8");
    assert_eq!(done(&["docs", "matyas", "--out", out, "--lang", "ko"]), "");
    let read = |file: &str| fs::read_to_string(format!("{out}/{file}")).expect("written");
    assert!(read("README.md").contains("surfaces/matyas.md"));
    assert!(read("surfaces/matyas.md").contains("마티아스"));
    assert!(read("surfaces/matyas.svg").starts_with("<svg"));
    assert!(failed(&["docs", "--out", &format!("{out}/README.md")]).contains("README.md"));
}

#[test]
fn an_entry_is_shown_with_its_formula_and_a_preset_as_its_file() {
    let shown = done(&["show", "adam"]);
    assert!(shown.contains("m = beta1*m + (1 - beta1)*g") && shown.contains("torch.optim.Adam"), "{shown}");
    let latex = done(&["show", "adam", "--latex"]);
    assert!(latex.starts_with("\\begin{aligned}\n") && latex.contains(r"V_{dW} &\leftarrow"), "{latex}");
    let paper = done(&["show", "adam", "--latex", "--notation", "paper"]);
    assert!(paper.contains(r"m_t &= \beta_1 \, m_{t-1}"), "{paper}");
    let (id, text) = catalog::presets()[0];
    assert_eq!(done(&["show", id]), text);
    assert!(done(&["show", id, "--latex", "--notation", "paper"]).contains(r"\theta_t"));
    assert!(failed(&["show", "adm"]).contains("Did you mean `adam`?"));
}

#[test]
fn help_has_examples_on_every_command_and_nothing_that_is_not_built() {
    let all = done(&["--help"]);
    for command in ["open", "run", "render", "code", "check", "list", "show", "docs"] {
        assert!(all.contains(command), "{command}");
        assert!(done(&[command, "--help"]).contains("Examples:\n  thalweg"), "{command}");
    }
    for absent in ["  map", "  note"] {
        assert!(!all.contains(absent), "{absent}");
    }
    assert_eq!(done(&["--version"]), format!("thalweg {}\n", env!("CARGO_PKG_VERSION")));
}
