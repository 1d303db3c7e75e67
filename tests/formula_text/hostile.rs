//! Texts that nobody writes in earnest: an answer in milliseconds, and never a crash.

use std::time::{Duration, Instant};

use thalweg::formula::{Formula, Kind, latex, print};
use thalweg::words::Fault;

use crate::names;

/// Reads a text, and prints and draws what was understood. It takes a few milliseconds in an
/// optimized build; the limit leaves room for an unoptimized one on a busy machine.
fn try_kind(kind: Kind, text: &str) -> Result<Formula, Vec<Fault>> {
    let start = Instant::now();
    let result = match kind {
        Kind::Surface => Formula::surface(text, &names(&["x", "y"]), &[]),
        Kind::Rule => Formula::rule(text, &names(&["x"])),
        Kind::Schedule => Formula::schedule(text, &[]),
    };
    if let Ok(formula) = &result {
        assert!(!format!("{:?}", formula.clone()).is_empty());
        print::document(formula.statements());
        latex::lines(formula, &latex::Style { marked: true, ..latex::Style::default() });
    }
    let taken = start.elapsed();
    assert!(taken < Duration::from_secs(2), "{taken:?} for {}…", text.chars().take(40).collect::<String>());
    result
}

/// The key of the first fault of a surface.
fn first_fault(text: &str) -> &'static str {
    try_kind(Kind::Surface, text).err().map_or("none", |faults| faults[0].message.key)
}

#[test]
fn a_text_over_64_kib_is_too_long() {
    assert_eq!(first_fault(&"x".repeat(64 * 1024 + 1)), "formula-too-long");
    assert_eq!(first_fault(&format!("f = x{}", " ".repeat(64 * 1024 - 5))), "none");
}

#[test]
fn deep_nesting_is_an_error_whatever_nests() {
    for piece in
        ["(", "-", "not ", "x^", "sin(", "max(x, ", "if(x, y, ", "-(", "2^-", "x*(", "x or y and x == y + x*-("]
    {
        let text = format!("f = {}x", piece.repeat(64 * 1024 / piece.len() - 8));
        assert_eq!(first_fault(&text), "formula-too-deep", "{piece}");
    }
}

#[test]
fn nesting_up_to_256_is_fine() {
    for (open, close) in [("(", ")"), ("-", ""), ("x^", ""), ("abs(", ")"), ("1 or x and x == y + x*(", ")")] {
        let text = format!("f = {}x{}", open.repeat(256), close.repeat(256));
        assert_eq!(first_fault(&text), "none", "{open}");
        let text = format!("f = {}x{}", open.repeat(257), close.repeat(257));
        assert_eq!(first_fault(&text), "formula-too-deep", "{open}");
    }
}

#[test]
fn a_flat_sum_may_have_10_000_operations_and_not_one_more() {
    let sum = |operations: usize| format!("f = x{}", "+x".repeat(operations));
    assert_eq!(first_fault(&sum(10_000)), "none");
    assert_eq!(first_fault(&sum(10_001)), "formula-too-many-operations");
    assert_eq!(first_fault(&format!("f = max(x{})", ",x".repeat(10_001))), "formula-too-many-operations");
}

#[test]
fn ten_thousand_names_are_answered_at_once() {
    let unknown: String = (0..9_000).map(|i| format!("+ n{i}")).collect();
    let faults = try_kind(Kind::Surface, &format!("f = 1 {unknown}")).expect_err("no name is known");
    assert_eq!(faults.len(), 101);
    assert_eq!(faults[100].message.key, "formula-more-faults");

    let chain: String = (0..5_000).map(|i| format!("n{i}=n{}\n", i + 1)).collect();
    let rule = try_kind(Kind::Rule, &format!("{chain}n5000=g,theta=n0"));
    assert_eq!(rule.expect("a long chain of states is a rule").states().len(), 5_000);

    assert_eq!(first_fault(&(0..9_000).map(|i| format!("n{i} ")).collect::<String>()), "formula-not-a-statement");
    let by_name = try_kind(Kind::Rule, &(0..4_000).map(|i| format!("W{i}=dW{i}\n")).collect::<String>());
    assert_eq!(by_name.expect("each name has its gradient").coordinates().len(), 4_000);
}

#[test]
fn no_sequence_of_signs_takes_long() {
    for piece in [
        "\0",
        "\u{202e}",
        "(\n",
        ")",
        ",",
        ";",
        "=",
        "f=",
        "f=(\n",
        "x(",
        "[",
        "²",
        "안녕 ",
        "a:\n",
        "Compute ",
        "#\n",
        "\n",
        "init ",
        "init x=x\n",
        "x<y<",
        "<-",
        "x y ",
        "(,",
        "f(",
        "if(",
        "epsilonilon",
        "ε_0",
        "_",
        "1_",
        ".",
        "1e",
        "1e9",
        "e+",
        "not x ",
        "x not ",
        "%",
        "!",
        "a=a+a\n",
        "sqrt ",
        "𝛼",
        "f +=",
    ] {
        let many = piece.repeat((64 * 1024 - 8) / piece.len());
        try_kind(Kind::Surface, &many).err();
        try_kind(Kind::Rule, &format!("f = x + {many}")).err();
    }
}

#[test]
fn what_cannot_be_seen_is_named_by_its_number() {
    let faults = try_kind(Kind::Surface, "f = x \u{202e}+ y\0").expect_err("two characters are strange");
    let said: Vec<_> = faults.iter().map(|fault| fault.message.say(thalweg::words::Language::En)).collect();
    assert_eq!(
        said,
        ["`U+202E` is not part of the formula language.", "`U+0000` is not part of the formula language."]
    );
}
