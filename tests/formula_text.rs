//! What the formula language promises about texts: what it understands, what it says is wrong.

use thalweg::formula::{Formula, Rank};

fn names(list: &[&str]) -> Vec<String> {
    list.iter().map(|name| (*name).to_owned()).collect()
}

fn surface(text: &str) -> Formula {
    Formula::surface(text, &names(&["x", "y"]), &[]).unwrap_or_else(|faults| panic!("{text}\n{faults:#?}"))
}

fn rule(text: &str, parameters: &[&str]) -> Formula {
    Formula::rule(text, &names(parameters)).unwrap_or_else(|faults| panic!("{text}\n{faults:#?}"))
}

#[test]
fn the_course_notes_pseudocode_is_a_rule_as_it_stands() {
    let text = "On iteration t:
  Compute dW, db on current mini-batch
  V_dW = beta * V_dW + (1 - beta) * dW          # 지수가중평균 참고
  V_db = beta * V_db + (1 - beta) * db

  W = W - alpha * V_dW, b = b - alpha * V_db
";
    let rule = rule(text, &["beta"]);
    assert_eq!(rule.coordinates(), ["W", "b"]);
    let states: Vec<_> = rule.states().iter().map(|state| (state.name.as_str(), state.rank)).collect();
    assert_eq!(states, [("V_dW", Rank::Single), ("V_db", Rank::Single)]);
    assert_eq!(rule.statements().len(), 6);
}

#[test]
fn a_surface_reads_its_coordinates() {
    assert!(surface("f = x^2 + 3*y").reads("y"));
}
