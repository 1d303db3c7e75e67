//! Everything that is wrong is said at once, each at its place.

use thalweg::experiment::data::Loaded;
use thalweg::experiment::preset::{Columns, DataSource, Function, Rate, Rule};
use thalweg::experiment::{Preset, open};

use super::{WHOLE, fault, faults, small};

#[test]
fn a_whole_file_is_read() {
    let preset = Preset::read(WHOLE).expect("a good file");
    assert_eq!(preset.problem.function, Function::Catalog("ravine".into()));
    assert_eq!(preset.problem.parameters, [("k".to_owned(), 25.0)]);
    assert_eq!(preset.training.steps, Some(120));
    assert_eq!(preset.runs.len(), 3);
    assert!(matches!(&preset.runs[2].rule, Rule::Typed(_)));
    assert!(matches!(&preset.runs[2].rate, Rate::Points { points, .. } if points.len() == 2));
}

#[test]
fn all_faults_of_a_file_are_reported_at_once_and_at_their_places() {
    let text = "format = 1.5\ntitel = 3\n[problem]\nsurface = \"a\"\nformula = \"b\"\nview = [1, 2, 3]\n[training]\nsteps = 1e12\n\
                seed = -1\nstart = [1, nan, \"x\"]\n[[runs]]\noptimzer = \"adam\"\n[[runs]]\noptimizer = 3\nalpha0 = inf\n\
                color = \"pink\"\nwarmup = 2.5\nschedule_by = \"epochs\"\n[view]\nlayers = [\"paths\", \"paths\", \"path\"]";
    let places: Vec<String> = faults(text).into_iter().map(|fault| fault.0).collect();
    assert_eq!(
        places,
        [
            "1.5",
            "titel",
            "formula",
            "[1, 2, 3]",
            "1e12",
            "-1",
            "nan",
            "\"x\"",
            "optimzer",
            "3",
            "inf",
            "\"pink\"",
            "2.5",
            "\"epochs\"",
            "\"paths\"",
            "\"path\""
        ]
    );
}

#[test]
fn an_unknown_key_comes_with_the_nearest_known_name() {
    let (place, sentence) = fault(&small("surface = \"ravine\"", "optimizer = \"adam\"\nalpha = 0.1"));
    assert_eq!(place, "alpha");
    assert_eq!(sentence, "`alpha` is not known here. Did you mean `alpha0`?");
}

#[test]
fn numbers_are_whole_only_where_they_must_be() {
    let text =
        |steps: &str| format!("[training]\nsteps = {steps}\n{}", small("surface = \"ravine\"", "optimizer = \"adam\""));
    for good in ["30", "30.0", "3e1", "0x1E", "100000000"] {
        assert!(Preset::read(&text(good)).is_ok(), "{good}");
    }
    assert_eq!(
        fault(&text("30.5")),
        ("30.5".into(), "`steps` must be a whole number, without a fractional part.".into())
    );
    for bad in ["0", "-3", "100000001", "1000000000000", "1e300"] {
        assert_eq!(fault(&text(bad)), (bad.into(), "`steps` must be from 1 to 100,000,000.".into()));
    }
    assert_eq!(fault(&text("nan")).1, "`steps` must be a finite number.");
    assert_eq!(fault(&text("\"30\"")).1, "`steps` must be a whole number, but this is a text.");
    assert!(fault(&text("99999999999999999999")).1.contains("too large"));
}

#[test]
fn exactly_one_kind_of_problem_and_of_rule_is_given() {
    let run = "optimizer = \"adam\"";
    assert!(fault(&small("parameters = {}", run)).1.starts_with("One of `surface`, `formula`"));
    assert_eq!(fault(&small("surface = \"a\"\nformula = \"f = x\"", run)).0, "formula");
    assert_eq!(fault(&small("surface = \"a\"", "alpha0 = 1")).0, "[[runs]]");
    assert_eq!(fault(&small("surface = \"a\"", "optimizer = \"adam\"\nrule = \"\"")).0, "rule");
    assert_eq!(
        fault(&small("surface = \"a\"", "optimizer = \"adam\"\nschedule = \"a\"\nschedule_formula = \"\"")).0,
        "schedule_formula"
    );
    assert!(fault("[problem]\nsurface = \"a\"\n").1.starts_with("The file has no runs."));
    assert!(fault("[[runs]]\noptimizer = \"adam\"\n").1.starts_with("The file has no `[problem]` section."));
    assert!(faults("").len() == 2);
}

/// A file whose data are `data`, with one run.
fn with_data(data: &str) -> String {
    small(&format!("example_loss = \"least-squares\"\ndata = {data}"), "optimizer = \"adam\"")
}

fn data(text: &str) -> DataSource {
    match Preset::read(&with_data(text)).unwrap_or_else(|faults| panic!("{text}: {faults:#?}")).problem.function {
        Function::Examples { data, .. } => data,
        other => panic!("{other:?}"),
    }
}

#[test]
fn data_are_generated_or_from_a_file_or_written_into_the_preset() {
    assert_eq!(
        data("{ generator = \"line\", examples = 200, seed = 3, slope = 2.0, noise = 1 }"),
        DataSource::Generated {
            generator: "line".into(),
            examples: Some(200),
            seed: Some(3),
            parameters: [("slope".to_owned(), 2.0), ("noise".to_owned(), 1.0)].into(),
        }
    );
    assert_eq!(
        data("{ csv = \"points.csv\", columns = { u = \"Height (cm)\", v = \"Weight\" }, standardize = false }"),
        DataSource::Csv {
            path: "points.csv".into(),
            columns: Some(Columns::Named(vec![("u".into(), "Height (cm)".into()), ("v".into(), "Weight".into())])),
            standardize: Some(false),
        }
    );
    let own = Some(Columns::Own(vec!["u".into(), "v".into()]));
    assert_eq!(
        data("{ csv = \"a.csv\", columns = [\"u\", \"v\"] }"),
        DataSource::Csv { path: "a.csv".into(), columns: own, standardize: None }
    );
    assert_eq!(
        data("{ columns = [\"u\", \"v\"], rows = [[0.5, 1.2], [1.0, 2]] }"),
        DataSource::Rows { columns: vec!["u".into(), "v".into()], rows: vec![vec![0.5, 1.2], vec![1.0, 2.0]].into() }
    );
}

#[test]
fn data_that_say_nothing_whole_are_named_at_their_place() {
    for (text, place) in [
        ("{}", "{}"),
        ("[]", "[]"),
        ("{ generator = \"line\", csv = \"a.csv\" }", "csv"),
        ("{ generator = \"line\", columns = [\"u\"] }", "columns"),
        ("{ generator = \"line\", examples = 0 }", "0"),
        ("{ generator = \"line\", examples = 1000001 }", "1000001"),
        ("{ generator = \"line\", noise = \"much\" }", "\"much\""),
        ("{ csv = 3 }", "3"),
        ("{ csv = \"a.csv\", column = [\"u\"] }", "column"),
        ("{ csv = \"a.csv\", columns = [] }", "[]"),
        ("{ csv = \"a.csv\", columns = {} }", "{}"),
        ("{ csv = \"a.csv\", columns = 2 }", "2"),
        ("{ csv = \"a.csv\", columns = [\"u\", \"u\"] }", "\"u\""),
        ("{ csv = \"a.csv\", standardize = 1 }", "1"),
        ("{ columns = [\"u\"], rows = [] }", "[]"),
        ("{ columns = [\"u\"], rows = [[1], [1, 2]] }", "[1, 2]"),
        ("{ columns = [\"u\"], rows = [1] }", "1"),
        ("{ columns = [\"u\"], rows = [[nan]] }", "nan"),
        ("{ rows = [[1]] }", "{ rows = [[1]] }"),
    ] {
        assert_eq!(fault(&with_data(text)).0, place, "{text}");
    }
    let (place, sentence) = fault(&small("example_loss = \"huber\"", "optimizer = \"adam\""));
    assert_eq!(place, "example_loss");
    assert!(sentence.starts_with("`example_loss` is averaged over a data set, but there is no `data`. Data are"));
    assert_eq!(fault(&small("surface = \"a\"\ndata = {}", "optimizer = \"adam\"")).0, "data");
    let batch = |value| format!("[training]\nbatch = {value}\n{}", with_data("{ generator = \"line\" }"));
    assert_eq!(fault(&batch("0")).1, "`batch` must be at least 1.");
    assert_eq!(fault(&batch("2.5")).1, "`batch` must be a whole number, without a fractional part.");
}

#[test]
fn points_of_a_schedule_stand_for_the_rate_alone() {
    let text = |keys: &str| small("surface = \"a\"", &format!("optimizer = \"adam\"\n{keys}"));
    assert_eq!(fault(&text("schedule_points = [[1, 0.1]]\nalpha0 = 1")).0, "alpha0");
    assert_eq!(fault(&text("schedule_points = []")).0, "[]");
    assert_eq!(fault(&text("schedule_points = [[4, 0.1], [4, 0.2]]")).0, "[4, 0.2]");
    assert_eq!(fault(&text("schedule_points = [[0, 0.1]]")).0, "0");
    assert_eq!(fault(&text("schedule_points = [[1, 0.1, 3]]")).0, "[1, 0.1, 3]");
    assert_eq!(fault(&text("schedule_points_join = \"line\"")).0, "schedule_points_join");
}

#[test]
fn coordinates_never_make_two_columns_of_one_name() {
    let text = |names: &str| small(&format!("formula = \"f = 1\"\ncoordinates = {names}"), "optimizer = \"adam\"");
    for (names, place) in [
        ("[\"x\", \"dx\"]", "\"dx\""),
        ("[\"dx\", \"x\"]", "\"x\""),
        ("[\"x\", \"x\"]", "\"x\""),
        ("[\"β₂\", \"beta_2\"]", "\"beta_2\""),
        ("[\"loss\"]", "\"loss\""),
        ("[\"theta\"]", "\"theta\""),
        ("[\"sin\"]", "\"sin\""),
        ("[\"2x\"]", "\"2x\""),
        ("[]", "[]"),
    ] {
        assert_eq!(fault(&text(names)).0, place, "{names}");
    }
    assert!(Preset::read(&text("[\"W\", \"b\"]")).is_ok());
}

#[test]
fn names_of_runs_are_unique_and_at_most_64() {
    let two = "optimizer = \"adam\"\nname = \"A\"\n[[runs]]\noptimizer = \"adam\"\nname = { en = \"A\", ko = \"나\" }";
    assert_eq!(fault(&small("surface = \"a\"", two)).1, "Run 1 is already called “A”; each run has a name of its own.");
    let many = |count| format!("[problem]\nsurface = \"a\"\n{}", "[[runs]]\noptimizer = \"adam\"\n".repeat(count));
    assert!(Preset::read(&many(64)).is_ok());
    assert_eq!(fault(&many(65)).0, "[[runs]]");
}

#[test]
fn a_file_of_a_newer_format_says_so_and_nothing_else() {
    assert!(fault("format = 2\nnew = 3").1.contains("newer Thalweg"));
}

#[test]
fn broken_toml_is_a_sentence_with_its_place() {
    for text in ["a = \n", "[x\n", "a = 1\na = 2", "a = \"x", "\u{0}", "a = [1,", "= 1", &"[".repeat(100_000)] {
        assert_eq!(faults(text).len(), 1, "{text:.20}");
    }
}

#[test]
fn faults_of_structure_and_of_formulas_come_together_and_once() {
    let text = "format = 1\n[problem]\nformula = \"f = x^2 + q*y^2\"\n[training]\nsteps = \"many\"\nstart = [1, \"two\"]\n[[runs]]\n\
                optimizer = \"adm\"\n[[runs]]\noptimizer = \"momentum\"\noptimizer_parameters = { bta = 0.9 }\nrat = 3\n";
    let faults = open(text, |_| Loaded::default()).map(|_| ()).expect_err("six faults");
    let places: Vec<&str> = faults
        .iter()
        .map(|fault| {
            let span = fault.place.span.expect("a fault of a file has a range");
            &text[span.start..span.end]
        })
        .collect();
    assert_eq!(places, ["q", "\"many\"", "\"two\"", "optimizer = \"adm\"", "bta = 0.9", "rat"]);
}
