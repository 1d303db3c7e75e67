//! The preset file: read whole or not at all, every fault at its place, written back as it was.

use proptest::prelude::*;
use thalweg::catalog;
use thalweg::experiment::preset::{Function, Rate, Rule, locate, set};
use thalweg::experiment::{Preset, open};
use thalweg::words::{Key, Language, Place, Span, Text};

/// A file that uses every part of the format.
const WHOLE: &str = r##"# A hand-written file.
format = 1
title = "Momentum straightens the zigzag"
notes = """
Markdown with $\\LaTeX$.
"""

[problem]
surface = "ravine"
parameters = { k = 25.0 }

[training]
start = [-4.0, 1.5]
steps = 120
steps_per_epoch = 10
seed = 0
gradient_noise = 0.0

[[runs]]
name = "Gradient descent"
optimizer = "gradient-descent"
schedule = "constant"
alpha0 = 0.0768
color = "blue"
visible = true

[[runs]]
name = { en = "Momentum", ko = "모멘텀" }
optimizer = "momentum"
optimizer_parameters = { beta = 0.7 }
schedule = "inverse-time"
schedule_parameters = { r = 0.01 }
schedule_by = "epoch"
warmup = 0
alpha0 = 0.12
color = "#0072B2"

[[runs]]
rule = "theta = theta - alpha*g"
schedule_points = [[1, 0.1], [40, 0.02]]
schedule_points_join = "line"
start = [-4.0, 1.5]

[view]
step = 120
layers = ["contours", "paths", "minima"]
loss_scale = "log"
surface_scale = "auto"
"##;

/// A file of one run, with `problem` and `run` as the bodies of those sections.
fn small(problem: &str, run: &str) -> String {
    format!("[problem]\n{problem}\n[[runs]]\n{run}\n")
}

/// All that is wrong with `text`: what the place holds, and the sentence with its help.
fn faults(text: &str) -> Vec<(String, String)> {
    let Err(faults) = Preset::read(text) else { return Vec::new() };
    faults
        .iter()
        .map(|fault| {
            let span = fault.place.span.expect("a fault of a file has a range");
            let mut sentence = fault.message.say(Language::En);
            if let Some(help) = &fault.help {
                sentence = sentence + " " + &help.say(Language::En);
            }
            (text[span.start..span.end].to_owned(), sentence)
        })
        .collect()
}

/// The one fault of `text`.
fn fault(text: &str) -> (String, String) {
    let mut all = faults(text);
    assert_eq!(all.len(), 1, "{text}\n{all:#?}");
    all.remove(0)
}

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

#[test]
fn data_sets_are_answered_with_a_sentence() {
    let (place, sentence) = fault(&small("example_loss = \"huber\"", "optimizer = \"adam\""));
    assert_eq!(place, "example_loss");
    assert!(sentence.contains("does not support yet"), "{sentence}");
    for key in ["batch = 8", "replacement = false"] {
        let text = format!("[training]\n{key}\n{}", small("surface = \"a\"", "optimizer = \"adam\""));
        assert!(fault(&text).1.contains("does not support yet"));
    }
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
fn a_place_in_a_formula_is_found_in_the_file() {
    let text = "[problem]\nformula = \"f = \\u0078 + \\\"y\"\n[[runs]]\nrule = \"\"\"\n  a = 1\n  theta = \\\n    theta\n\"\"\"\noptimizer_parameters = { beta = 0.7 }\n";
    let at = |path: &[Key], span: Option<Span>| {
        let span = locate(text, &Place { path: path.to_vec(), span });
        &text[span.start..span.end]
    };
    let formula = ["problem".into(), "formula".into()];
    assert_eq!(at(&formula, Some(Span::new(4, 5))), "\\u0078");
    assert_eq!(at(&formula, Some(Span::new(8, 10))), "\\\"y");
    assert_eq!(at(&formula, Some(Span::new(10, 10))), "");
    let rule = ["runs".into(), 0.into(), "rule".into()];
    assert_eq!(at(&rule, Some(Span::new(2, 3))), "a");
    assert_eq!(at(&rule, Some(Span::new(18, 23))), "theta");
    assert_eq!(at(&rule, None), "rule");
    assert_eq!(at(&["runs".into(), 0.into(), "optimizer_parameters".into(), "beta".into()], None), "beta = 0.7");
    assert_eq!(at(&["runs".into(), 0.into(), "start".into()], None), "[[runs]]");
    assert_eq!(at(&["training".into(), "start".into()], None), "");
    assert_eq!(at(&[], Some(Span::new(1, 8))), "problem");
}

#[test]
fn one_value_can_be_set_by_its_key() {
    let changed = |assignment: &str| {
        let text = set(WHOLE, assignment).unwrap_or_else(|faults| panic!("{}", faults[0].message.say(Language::En)));
        Preset::read(&text).unwrap_or_else(|faults| panic!("{}", faults[0].message.say(Language::En)))
    };
    assert_eq!(changed("training.seed=7").training.seed, Some(7));
    assert_eq!(changed("training.start.2 = 3").training.start, Some(vec![-4.0, 3.0]));
    assert_eq!(changed("problem.surface=rosenbrock").problem.function, Function::Catalog("rosenbrock".into()));
    assert_eq!(changed("title=Another title").title, Some(Text::Same("Another title".into())));
    for key in ["runs.1", "runs.\"Gradient descent\"", "runs.'Gradient descent'", "runs.Gradient descent"] {
        let preset = changed(&format!("{key}.color=#00ff00"));
        assert_eq!(preset.runs[0].color.map(|color| color.to_string()).as_deref(), Some("#00ff00"), "{key}");
    }
    assert_eq!(changed("runs.모멘텀.optimizer_parameters.beta=0.5").runs[1].parameters, [("beta".to_owned(), 0.5)]);
    assert_eq!(changed("runs.1.optimizer_parameters.k=1").runs[0].parameters, [("k".to_owned(), 1.0)]);
    assert_eq!(changed("view.speed=5").view.speed, Some(5.0));
    let bare = small("surface = \"a\"", "optimizer = \"adam\"");
    assert!(set(&bare, "runs.Adam.alpha0=0.2").is_ok_and(|text| text.contains("alpha0 = 0.2")));
    assert!(set(&bare, "training.steps=9").is_ok_and(|text| text.contains("[training]\nsteps = 9")));
}

#[test]
fn an_argument_that_sets_nothing_is_named_in_its_sentence() {
    for wrong in
        ["", "training.seed", "=3", "training.=3", "training.seed=", "training.seed=3 4", "runs=3.", "runs.9.alpha0=1"]
    {
        let faults = set(WHOLE, wrong).expect_err(wrong);
        assert!(faults[0].message.say(Language::En).starts_with(&format!("`--set {wrong}`:")), "{wrong}");
    }
    let faults = set(WHOLE, "runs.Momentun.alpha0=1").expect_err("no such run");
    assert!(faults[0].message.say(Language::En).contains("there is “Momentum”"));
}

fn alpha0(alpha0: f64) -> Rate {
    Rate::Schedule { schedule: None, parameters: Vec::new(), by: None, alpha0: Some(alpha0) }
}

mod any {
    //! Any preset at all.

    use proptest::collection::vec;
    use proptest::option::of;
    use proptest::prelude::*;
    use thalweg::experiment::preset::*;
    use thalweg::words::Text;

    fn number() -> impl Strategy<Value = f64> {
        use proptest::num::f64::{NEGATIVE, NORMAL, POSITIVE, SUBNORMAL, ZERO};
        prop_oneof![POSITIVE | NEGATIVE | NORMAL | SUBNORMAL | ZERO, (-50..50_i32).prop_map(f64::from)]
    }

    fn line() -> impl Strategy<Value = String> {
        prop_oneof![any::<String>(), "[ -~\n\r\t가-힣'\"\\\\]{0,24}"]
    }

    fn text() -> impl Strategy<Value = Text> {
        prop_oneof![line().prop_map(Text::Same), (line(), line()).prop_map(|(en, ko)| Text::Each { en, ko })]
    }

    fn parameters() -> impl Strategy<Value = Parameters> {
        vec(("[a-zA-Zβ .\"]{1,4}", number()), 0..4).prop_map(|mut list| {
            list.sort_by(|a, b| a.0.cmp(&b.0));
            list.dedup_by(|a, b| a.0 == b.0);
            list.reverse();
            list
        })
    }

    fn problem() -> impl Strategy<Value = ProblemSource> {
        let coordinates = prop_oneof![Just(None), Just(Some(vec!["W".to_owned(), "b".to_owned()]))];
        let function = prop_oneof![
            line().prop_map(Function::Catalog),
            (line(), coordinates).prop_map(|(formula, coordinates)| Function::Typed { formula, coordinates })
        ];
        let view = prop_oneof![Just(vec![-1.0, 2.5]), Just(vec![0.0, 1.0, -3.0, 1e9])];
        (function, parameters(), of(view)).prop_map(|(function, parameters, view)| ProblemSource {
            function,
            parameters,
            view,
        })
    }

    fn training() -> impl Strategy<Value = Training> {
        let seed = of(0..=i64::MAX as u64);
        (of(vec(number(), 0..4)), of(1..=MOST_STEPS), of(1..1000_u64), seed, of(number().prop_map(f64::abs))).prop_map(
            |(start, steps, steps_per_epoch, seed, gradient_noise)| Training {
                start,
                steps,
                steps_per_epoch,
                seed,
                gradient_noise,
            },
        )
    }

    fn rate() -> impl Strategy<Value = Rate> {
        let schedule = prop_oneof![line().prop_map(Schedule::Catalog), line().prop_map(Schedule::Typed)];
        let by = of(prop_oneof![Just(By::Epoch), Just(By::Step)]);
        let join = of(prop_oneof![Just(Join::Hold), Just(Join::Line)]);
        prop_oneof![
            (of(schedule), parameters(), by, of(number()))
                .prop_map(|(schedule, parameters, by, alpha0)| { Rate::Schedule { schedule, parameters, by, alpha0 } }),
            (vec(number(), 1..4), join)
                .prop_map(|(rates, join)| Rate::Points { points: (1..).map(|i| 7 * i).zip(rates).collect(), join })
        ]
    }

    fn run() -> impl Strategy<Value = RunSource> {
        let rule = prop_oneof![line().prop_map(Rule::Catalog), line().prop_map(Rule::Typed)];
        let color = prop_oneof![
            proptest::sample::select(&Hue::ALL[..]).prop_map(Color::Palette),
            any::<[u8; 3]>().prop_map(Color::Rgb)
        ];
        (rule, parameters(), rate(), of(0..9_u64), of(vec(number(), 1..4)), of(color), of(any::<bool>())).prop_map(
            |(rule, parameters, rate, warmup, start, color, visible)| RunSource {
                name: None,
                rule,
                parameters,
                rate,
                warmup,
                start,
                color,
                visible,
            },
        )
    }

    fn runs() -> impl Strategy<Value = Vec<RunSource>> {
        (vec(run(), 1..5), vec(of("[a-f]{1,2}"), 5)).prop_map(|(mut runs, names)| {
            for (i, (run, name)) in runs.iter_mut().zip(names).enumerate() {
                run.name = name.map(|name| Text::Same(format!("{name}{i}")));
            }
            runs
        })
    }

    fn view() -> impl Strategy<Value = View> {
        let layers = proptest::sample::subsequence(
            vec![Layer::Heat, Layer::Contours, Layer::Paths, Layer::Minima, Layer::Saddles],
            0..=5,
        );
        let pair = ["x".to_owned(), "y".to_owned()];
        let scale = prop_oneof![Just(Scale::Linear), Just(Scale::Log)];
        let surface_scale = prop_oneof![Just(SurfaceScale::Linear), Just(SurfaceScale::Log), Just(SurfaceScale::Auto)];
        (of(0..=MOST_STEPS), of(layers), of(scale), of(surface_scale), of(Just(pair)), of(1e-3..1e5)).prop_map(
            |(step, layers, loss_scale, surface_scale, coordinates, speed)| View {
                step,
                layers,
                loss_scale,
                surface_scale,
                coordinates,
                speed,
            },
        )
    }

    pub fn preset() -> impl Strategy<Value = Preset> {
        (of(text()), of(text()), problem(), training(), runs(), view()).prop_map(
            |(title, notes, problem, training, runs, view)| Preset { title, notes, problem, training, runs, view },
        )
    }
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

    #[test]
    fn no_text_makes_the_reader_panic(text in any::<String>()) {
        let _ = Preset::read(&text);
        let _ = set(&text, "runs.1.alpha0=3");
        let _ = set(WHOLE, &text);
        let _ = locate(&text, &Place { path: vec!["runs".into(), 0.into()], span: Some(Span::new(3, 5)) });
    }
}

#[test]
fn faults_of_structure_and_of_formulas_come_together_and_once() {
    let text = "format = 1\n[problem]\nformula = \"f = x^2 + q*y^2\"\n[training]\nsteps = \"many\"\nstart = [1, \"two\"]\n[[runs]]\n\
                optimizer = \"adm\"\n[[runs]]\noptimizer = \"momentum\"\noptimizer_parameters = { bta = 0.9 }\nrat = 3\n";
    let faults = open(text).map(|_| ()).expect_err("six faults");
    let places: Vec<&str> = faults
        .iter()
        .map(|fault| {
            let span = fault.place.span.expect("a fault of a file has a range");
            &text[span.start..span.end]
        })
        .collect();
    assert_eq!(places, ["q", "\"many\"", "\"two\"", "optimizer = \"adm\"", "bta = 0.9", "rat"]);
}
