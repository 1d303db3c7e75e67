//! Numbers keep their limits, whoever sets them.

use eframe::egui::accesskit::Role;
use egui_kittest::kittest::{NodeT, Queryable};
use thalweg::app::{Action, DataEdit, Edit, Look};
use thalweg::experiment::{Experiment, Preset};

use super::support::*;

/// The first lesson, its problem one over examples, of which each step sees a few.
fn over_examples() -> Stage {
    let mut stage = stage();
    ask(&mut stage, Action::Edit(Edit::Data(DataEdit::Generator("line".to_owned()))));
    ask(&mut stage, Action::Edit(Edit::Data(DataEdit::Batch(Some(8)))));
    stage
}

/// The names of all numbers that can be set.
fn numbers(stage: &Stage) -> Vec<(Role, String)> {
    let nodes = stage.root().children_recursive().map(|node| {
        let node = node.accesskit_node();
        (node.role(), node.label().unwrap_or_default())
    });
    nodes.filter(|(role, _)| matches!(role, Role::Slider | Role::SpinButton)).collect()
}

/// Sets every number to each of these as a screen reader does, which knows no limits; the preset is one that can be read
/// again all the while, and runs.
fn set_all(mut stage: Stage) {
    let all = numbers(&stage);
    assert!(all.len() > 8, "{all:?}");
    for (role, name) in all {
        for value in [0.0, -7.0, 0.3, 1e300, f64::MIN_POSITIVE] {
            // One may have gone with what it belonged to.
            let Some(node) = stage.query_all_by_role_and_label(role, &name).next() else { break };
            node.set_value_accesskit(value);
            stage.run_ok();
            let text = model(&stage).document.preset.write(None);
            let read = Preset::read(&text).unwrap_or_else(|faults| panic!("{name} := {value}: {faults:#?}"));
            // What does not go together is said under the menu, a batch that is too large beside it.
            let said = |key: &str| key == "run-batch-too-large" || model(&stage).notice.is_some();
            let faults = Experiment::new(&read).err().unwrap_or_default();
            assert!(faults.iter().all(|fault| said(fault.message.key)), "{name} := {value}: {faults:#?}");
            while model(&stage).history.next_undo().is_some_and(|_| model(&stage).recording.is_some()) {
                // As many steps as there may be are not waited for.
                ask(&mut stage, Action::Undo);
            }
        }
    }
}

#[test]
fn numbers_of_a_surface_keep_their_limits() {
    set_all(stage());
}

#[test]
fn numbers_of_examples_keep_their_limits() {
    set_all(over_examples());
}

#[test]
fn the_target_of_the_results_keeps_its_limits() {
    let mut stage = stage();
    ask(&mut stage, Action::Look(Look::Results(true)));
    set_all(stage);
}
