//! What is written reads back, and what did not change stays as a person wrote it.

use proptest::prelude::*;
use thalweg::catalog;
use thalweg::experiment::Preset;
use thalweg::experiment::preset::{DataSource, Function, Rate};
use thalweg::words::Text;

use super::{WHOLE, any};

#[test]
fn what_is_not_changed_stays_as_it_was_written() {
    let preset = Preset::read(WHOLE).expect("a good file");
    assert_eq!(preset.write(Some(WHOLE)), WHOLE);
}

#[test]
fn every_built_in_preset_is_written_back_byte_for_byte() {
    for (id, text) in catalog::presets() {
        let preset = Preset::read(text).unwrap_or_else(|faults| panic!("{id}: {faults:?}"));
        assert_eq!(preset.write(Some(text)), *text, "{id}");
        assert_eq!(Preset::read(&preset.write(None)).as_ref(), Ok(&preset), "{id}");
    }
}

#[test]
fn a_change_leaves_every_other_line_as_it_was() {
    let text = "# mine\nformat=1 # the first\n[problem]\n  surface = \"ravine\" # a valley\n# how narrow\nparameters = {k = 25}\n\n\
                [training]\nstart = [-4, 1.5] # left\nsteps = 1_000\n\n# the plain one\n[[runs]]\noptimizer = \"adam\"\nalpha0 = 1e-1 # by trial\n# the end\n";
    let mut preset = Preset::read(text).expect("a good file");
    preset.problem.parameters[0].1 = 30.0;
    preset.training.start = Some(vec![-4.0, 2.0]);
    preset.training.seed = Some(7);
    preset.runs[0].rate = alpha0(0.25);
    let expected = text
        .replace("k = 25", "k = 30")
        .replace("1.5]", "2.0]")
        .replace("1_000\n", "1_000\nseed = 7\n")
        .replace("1e-1", "0.25");
    assert_eq!(preset.write(Some(text)), expected);
}

#[test]
fn comments_stay_with_their_run_when_runs_come_and_go() {
    let run = |name: &str| format!("# about {name}\n[[runs]]\nname = \"{name}\" # {name}\noptimizer = \"adam\"\n\n");
    let head = "[problem]\nsurface = \"ravine\"\n\n";
    let text = format!("{head}{}{}{}# end\n", run("A"), run("B"), run("C"));
    let preset = Preset::read(&text).expect("a good file");
    let mut changed = preset.clone();
    changed.runs.remove(1);
    assert_eq!(changed.write(Some(&text)), format!("{head}{}{}# end\n", run("A"), run("C")));
    let mut changed = preset.clone();
    changed.runs.swap(0, 2);
    assert_eq!(changed.write(Some(&text)), format!("{head}{}{}{}# end\n", run("C"), run("B"), run("A")));
    let mut changed = preset.clone();
    changed.runs[1].name = Some(Text::Same("D".into()));
    assert_eq!(changed.write(Some(&text)), text.replace("name = \"B\"", "name = \"D\""));
    let mut changed = preset.clone();
    changed.runs.insert(1, Preset::read(WHOLE).expect("a good file").runs[2].clone());
    let written = changed.write(Some(&text));
    assert!(written.contains(&format!("{}{}# end\n", run("B"), run("C"))), "{written}");
    assert_eq!(Preset::read(&written), Ok(changed));
}

#[test]
fn data_keep_their_comments_and_the_lines_of_their_rows() {
    let text = "[problem]\nexample_loss = \"least-squares\"\n[problem.data] # by hand\nrows = [\n  [1, 2], # near\n  [3, 4],\n]\n\
                columns = [\"u\", \"v\"]\n[training]\nbatch = 1 # one by one\n[[runs]]\noptimizer = \"adam\"\n";
    let mut preset = Preset::read(text).expect("a good file");
    assert_eq!(preset.write(Some(text)), text);
    let Function::Examples { data: DataSource::Rows { rows, .. }, .. } = &mut preset.problem.function else {
        panic!("these are rows")
    };
    *rows = vec![vec![1.0, 2.0], vec![3.0, 5.0], vec![6.0, 7.0]].into();
    preset.training.batch = Some(2);
    let expected = text.replace("[3, 4],\n]", "[3, 5],\n  [6.0, 7.0],\n]").replace("batch = 1", "batch = 2");
    assert_eq!(preset.write(Some(text)), expected);
    let fresh = preset.write(None);
    assert!(fresh.contains("rows = [\n  [1.0, 2.0],\n  [3.0, 5.0],\n  [6.0, 7.0],\n]"), "{fresh}");
}

fn alpha0(alpha0: f64) -> Rate {
    Rate::Schedule { schedule: None, parameters: Vec::new(), by: None, alpha0: Some(alpha0) }
}

proptest! {
    #[test]
    fn what_is_written_reads_back_the_same(preset in any::preset()) {
        let text = preset.write(None);
        prop_assert_eq!(Preset::read(&text), Ok(preset.clone()), "{}", text);
        prop_assert_eq!(preset.write(Some(&text)), text);
    }

    #[test]
    fn any_file_becomes_any_other_and_keeps_its_first_comment(before in any::preset(), after in any::preset()) {
        let text = format!("# kept\n{}", before.write(None));
        let written = after.write(Some(&text));
        prop_assert!(written.starts_with("# kept\n"), "{}", written);
        prop_assert_eq!(Preset::read(&written), Ok(after), "{}", written);
    }
}
