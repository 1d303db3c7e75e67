//! Help: the formula language, the shortcuts, the licenses.

use eframe::egui::Key;
use egui_kittest::kittest::{NodeT, Queryable};
use thalweg::app::{Action, Look, Topic};
use thalweg::words::Language;

use super::support::*;

/// All that is written in the window.
fn written(stage: &Stage) -> Vec<String> {
    let texts = stage.root().children_recursive().map(|node| {
        let node = node.accesskit_node();
        node.label().or_else(|| node.value()).unwrap_or_default()
    });
    texts.collect()
}

fn has(stage: &Stage, text: &str) -> bool {
    written(stage).iter().any(|written| written == text)
}

#[test]
fn f1_opens_the_formula_reference_and_escape_closes_it() {
    let mut stage = stage();
    stage.key_press(Key::F1);
    stage.run_ok();
    assert_eq!(model(&stage).look.help, Some(Topic::Formulas));
    for heading in ["Numbers and names", "A rule", "When something is wrong"] {
        assert!(stage.query_all_by_label(heading).count() >= 1, "{heading}");
    }
    assert!(has(&stage, "f = 0.5*(x^2 + k*y^2)"), "an example, as it is typed");
    stage.key_press(Key::Escape);
    stage.run_ok();
    assert_eq!(model(&stage).look.help, None);
}

#[test]
fn a_search_leaves_the_sections_that_have_the_words() {
    let mut stage = stage();
    ask(&mut stage, Action::Look(Look::Language(Language::Ko)));
    ask(&mut stage, Action::Look(Look::Help(Some(Topic::Formulas))));
    let headings = ["줄", "규칙", "스케줄"].map(|heading| has(&stage, heading));
    assert_eq!(headings, [true; 3]);
    stage.get_by_label("찾기").focus();
    stage.run_ok();
    stage.get_by_label("찾기").type_text("ALPHA0");
    stage.run_ok();
    assert!(has(&stage, "스케줄") && !has(&stage, "줄"), "{:?}", written(&stage));
    stage.get_by_label("찾기").type_text("?");
    stage.run_ok();
    assert!(has(&stage, "이 말이 나오는 절이 없다."));
    assert_eq!(model(&stage).look.help, Some(Topic::Formulas), "a field for text uses every key");
}

#[test]
fn a_question_mark_lists_the_keys_that_work() {
    let mut stage = stage();
    stage.key_press(Key::Questionmark);
    stage.run_ok();
    for text in ["Ctrl+Shift+S", "Save as", "Space", "Shift+←, Shift+→", "1 – 9", "?"] {
        assert!(has(&stage, text), "{text}: {:?}", written(&stage));
    }
    // It hides nothing: the keys go on working.
    stage.key_press(Key::End);
    stage.run_ok();
    assert_eq!(model(&stage).player.step, model(&stage).steps());
    stage.key_press(Key::Questionmark);
    stage.run_ok();
    assert_eq!(model(&stage).look.help, None);
}

#[test]
fn about_says_the_version_and_shows_every_license_whole() {
    let mut stage = stage();
    stage.get_by_label("Help").click();
    stage.run_ok();
    stage.get_by_label("About Thalweg").click();
    stage.run_ok();
    let version = format!("Version {}", env!("CARGO_PKG_VERSION"));
    assert!(written(&stage).iter().any(|text| text.starts_with(&version)));
    assert!(has(&stage, "egui") && has(&stage, "svg2pdf"));
    for (name, end) in [
        ("Thalweg: MIT", "SOFTWARE."),
        ("Thalweg: Apache 2.0", "limitations under the License."),
        ("Thalweg Sans: SIL Open Font License 1.1", "OTHER DEALINGS IN THE FONT SOFTWARE."),
        ("KaTeX: SIL Open Font License 1.1", "OTHER DEALINGS IN THE FONT SOFTWARE."),
    ] {
        stage.get_by_label(name).click();
        stage.run_ok();
        assert!(written(&stage).iter().any(|text| text.trim_end().ends_with(end)), "{name}");
        stage.get_by_label("Back").click();
        stage.run_ok();
    }
}
