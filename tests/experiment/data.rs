//! Data sets: generated, from a CSV, written; the losses on them, and what is wrong with them.

use thalweg::experiment::data::{GENERATORS, Loaded, Wanted, read};
use thalweg::experiment::{Experiment, Preset};
use thalweg::formula::Examples;
use thalweg::words::{Fault, Language};

use super::{experiment, faults, preset, way};

/// A problem whose data are `data`, with one run; `more` are further keys of `[problem]`.
fn with(loss: &str, data: &str, more: &str, start: &str) -> String {
    format!(
        "[problem]\nexample_loss = {loss}\ndata = {data}\n{more}\n[training]\nstart = {start}\n\
         [[runs]]\noptimizer = \"gradient-descent\"\n"
    )
}

fn least_squares(data: &str) -> String {
    with("\"least-squares\"", data, "", "[0, 0]")
}

pub(super) fn examples(experiment: &Experiment) -> &Examples {
    experiment.problem.data.as_ref().expect("the problem has data")
}

pub(super) fn columns(experiment: &Experiment) -> Vec<Vec<f64>> {
    let examples = examples(experiment);
    (0..examples.names().len()).map(|column| examples.column(column).collect()).collect()
}

/// A preset on `points.csv`, resolved with that file's text.
pub(super) fn from_csv(data: &str, csv: &[u8]) -> Result<Experiment, Vec<Fault>> {
    let preset = preset(&least_squares(data));
    Experiment::with(&preset, &loaded(&preset, csv))
}

fn loaded(preset: &Preset, csv: &[u8]) -> Loaded {
    let wanted = Wanted::by(preset).expect("the preset names a file");
    let table = read(csv, &wanted.path, wanted.headers.as_deref());
    Loaded::new(wanted, table)
}

/// The sentences about a CSV, each with its help.
pub(super) fn sentences(data: &str, csv: &str) -> Vec<String> {
    let faults = from_csv(data, csv.as_bytes()).err().unwrap_or_else(|| panic!("{csv:?} is wrong"));
    assert!(faults.iter().all(|fault| way(fault).starts_with("problem/data")), "{faults:#?}");
    faults.iter().map(said).collect()
}

pub(super) fn said(fault: &Fault) -> String {
    let help = fault.help.as_ref().map_or(String::new(), |help| format!(" {}", help.say(Language::En)));
    fault.message.say(Language::En) + &help
}

/// What is wrong, with its place and its help.
pub(super) fn wrong(text: &str) -> (String, String) {
    let faults = faults(text);
    assert_eq!(faults.len(), 1, "{text}\n{faults:#?}");
    (way(&faults[0]), said(&faults[0]))
}

pub(super) const FILE: &str = "{ csv = \"points.csv\" }";

#[test]
fn generated_data_are_those_that_numpy_draws() {
    let recorded = include_str!("../fixtures/data.txt");
    for line in recorded.lines() {
        let (head, numbers) = line.split_once(" : ").expect("a colon");
        let mut head = head.split(' ');
        let mut next = || head.next().expect("generator, seed and example");
        let (generator, seed, example) = (next(), next(), next());
        let parameters: String = head.map(|parameter| format!(", {parameter}")).collect();
        let loss = match generator {
            "blobs" => "\"logistic\"",
            _ => "\"least-squares\"",
        };
        let start = if generator == "blobs" { "[0, 0, 0]" } else { "[0, 0]" };
        let data = format!("{{ generator = \"{generator}\", seed = {seed}{parameters} }}");
        let made = columns(&experiment(&with(loss, &data, "", start)));
        let example: usize = example.parse().expect("a number");
        for (column, expected) in made.iter().zip(numbers.split(' ')) {
            let expected: f64 = expected.parse().expect("a number");
            let found = column[example];
            assert!((found - expected).abs() <= 2e-15 * expected.abs().max(1.0), "{line}: {found}");
        }
    }
}

#[test]
fn more_examples_leave_the_first_ones_as_they_are() {
    for generator in &GENERATORS {
        let made = |examples| {
            let data = format!("{{ generator = \"{}\", examples = {examples}, seed = 5 }}", generator.id);
            columns(&experiment(&with("\"f = x^2\"", &data, "coordinates = [\"p\"]\n", "[0]").replace("x^2", "p^2")))
        };
        let (few, many) = (made(10), made(1000));
        assert_eq!(few.len(), generator.columns.len());
        for (few, many) in few.iter().zip(&many) {
            assert_eq!((few.len(), many.len()), (10, 1000));
            assert_eq!(few[..], many[..10]);
        }
    }
}

#[test]
fn a_generator_says_what_it_does_not_know() {
    let of = |data: &str| wrong(&least_squares(data));
    assert_eq!(
        of("{ generator = \"lien\" }"),
        ("problem/data/generator".into(), "There is no generator `lien`. Did you mean `line`?".into())
    );
    assert!(of("{ generator = \"moons\" }").1.ends_with("There are line, blobs, cloud, network, outliers."));
    assert_eq!(
        of("{ generator = \"line\", slop = 2 }"),
        ("problem/data/slop".into(), "`line` has no parameter `slop`. Did you mean `slope`?".into())
    );
    assert!(of("{ generator = \"line\", exampels = 9 }").1.ends_with("Did you mean `examples`?"));
    assert!(of("{ generator = \"cloud\", rho = 9 }").1.ends_with("Its parameters are x, y, spread."));
    let (place, sentence) = of("{ generator = \"line\", noise = -1 }");
    assert_eq!((place.as_str(), sentence.as_str()), ("problem/data/noise", "`noise` must be at least 0, but is -1."));
    assert_eq!(of("{ generator = \"outliers\", share = 2 }").1, "`share` must be at most 1, but is 2.");
    assert_eq!(of("{ generator = \"line\", slope = 1e308 }").1, "With these parameters the data are not finite.");
}

#[test]
fn standardized_columns_have_mean_0_and_deviation_1_and_labels_stay() {
    let csv = "u,label\n1,0\n2,1\n3,1\n6,0\n";
    let data = "{ csv = \"points.csv\", standardize = true }";
    let standard = columns(&from_csv(data, csv.as_bytes()).expect("good data"));
    // Mean 3, variance (4 + 1 + 0 + 9)/4 = 3.5.
    for (found, raw) in standard[0].iter().zip([1.0, 2.0, 3.0, 6.0_f64]) {
        assert!((found - (raw - 3.0) / 3.5_f64.sqrt()).abs() < 1e-15);
    }
    assert_eq!(standard[1], [0.0, 1.0, 1.0, 0.0]);
    let far = columns(&from_csv(data, b"u,v\n1e300,5\n-1e300,7\n").expect("good data"));
    assert_eq!(far, [[1.0, -1.0], [-1.0, 1.0]]);
    let constant = sentences(data, "u,v\n3,1\n3,2\n");
    assert!(constant[0].starts_with("Column `u` has one and the same value everywhere"), "{constant:?}");
}

#[test]
fn names_of_columns_and_coordinates_stay_apart() {
    let rows = |names: &str| format!("{{ columns = {names}, rows = [[1, 2], [3, 5]] }}");
    let of = |names: &str| wrong(&least_squares(&rows(names)));
    assert_eq!(of("[\"u 1\", \"v\"]").0, "problem/data/columns/0");
    assert_eq!(of("[\"sin\", \"v\"]").0, "problem/data/columns/0");
    assert_eq!(of("[\"u\", \"f\"]").0, "problem/data/columns/1");
    assert_eq!(
        of("[\"b\", \"v\"]"),
        (
            "problem/data/columns/0".into(),
            "`b` is a column of the data and cannot be a coordinate too. Name the coordinates differently with `coordinates`."
                .into()
        )
    );
    let given = with("\"absolute\"", &rows("[\"u\", \"v\"]"), "coordinates = [\"W\", \"u\"]", "[0, 0]");
    assert_eq!(wrong(&given).0, "problem/coordinates/1");
    let faults = from_csv(FILE, b"Height (cm),v\n1,2\n").err().expect("no name");
    assert_eq!(way(&faults[0]), "problem/data/csv");
    assert!(said(&faults[0]).ends_with("`columns = { u = \"Height (cm)\" }`, with all columns that are to be read."));
}

#[test]
fn a_loss_that_does_not_go_with_the_data_says_why() {
    let line = "{ generator = \"line\" }";
    let of = |loss: &str, data: &str, more: &str| wrong(&with(loss, data, more, "[0, 0]"));
    assert_eq!(
        of("\"least-sqares\"", line, ""),
        (
            "problem/example_loss".into(),
            "There is no built-in loss “least-sqares”. Did you mean `least-squares`?".into()
        )
    );
    assert!(of("\"cross entropy\"", line, "").1.contains("There are `least-squares`, `logistic`, `huber`, `absolute`"));
    assert_eq!(
        of("\"f = (x*q + y - v)^2\"", line, ""),
        (
            "problem/example_loss".into(),
            "`q` is not known here. It is no coordinate, no parameter and no column of the data; the columns are u, v."
                .into()
        )
    );
    assert!(of("\"f = (x*labl - y)^2\"", "{ generator = \"blobs\" }", "").1.ends_with("Did you mean `label`?"));
    assert_eq!(of("\"logistic\"", line, "").0, "problem/example_loss");
    assert_eq!(of("\"huber\"", line, "parameters = { delta = 0 }").0, "problem/parameters/delta");
    assert_eq!(of("\"huber\"", line, "parameters = { dela = 1 }").0, "problem/parameters/dela");
    assert_eq!(of("\"absolute\"", line, "parameters = { delta = 1 }").0, "problem/parameters/delta");
    assert_eq!(of("\"absolute\"", line, "coordinates = [\"a\"]").0, "problem/coordinates");
    assert_eq!(of("\"huber\"", "{ columns = [\"u\"], rows = [[1]] }", "").0, "problem/data");
}

#[test]
fn batches_belong_to_data_and_noise_to_surfaces() {
    let data = |keys: &str| {
        wrong(&least_squares("{ generator = \"line\" }").replace("[training]\n", &format!("[training]\n{keys}\n")))
    };
    assert_eq!(
        data("batch = 500"),
        (
            "training/batch".into(),
            "`batch` is 500, but there are only 200 examples. Leave `batch` out to take all examples at every step, \
             or give at most 200."
                .into()
        )
    );
    assert_eq!(
        data("batch = 8\nsteps_per_epoch = 25").1,
        "With data an epoch is one pass over all examples, here 25 steps: `steps_per_epoch` cannot be given."
    );
    assert_eq!(data("gradient_noise = 0.1").0, "training/gradient_noise");
    assert_eq!(data("replacement = true").0, "training/replacement");
    let surface = |keys: &str| {
        wrong(&format!("[problem]\nsurface = \"ravine\"\n[training]\n{keys}\n[[runs]]\noptimizer = \"adam\"\n"))
    };
    assert_eq!(
        surface("batch = 8"),
        ("training/batch".into(), "`batch` belongs to problems with data; this problem has none.".into())
    );
    assert_eq!(surface("replacement = false").0, "training/replacement");
}

#[test]
fn an_epoch_goes_once_through_the_data() {
    let text = least_squares("{ generator = \"line\", examples = 10 }");
    assert_eq!(experiment(&text).steps_per_epoch, 1);
    for (batch, steps) in [(1, 10), (3, 4), (5, 2), (10, 1)] {
        let text = text.replace("[training]\n", &format!("[training]\nbatch = {batch}\n"));
        assert_eq!(experiment(&text).steps_per_epoch, steps);
    }
}

#[test]
fn a_file_that_nobody_has_read_is_named() {
    let faults = faults(&least_squares(FILE));
    assert_eq!(way(&faults[0]), "problem/data/csv");
    assert_eq!(said(&faults[0]), "The data of points.csv have not been read.");
}
