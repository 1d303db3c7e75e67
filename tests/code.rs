//! What an exported script promises: the library's own classes where they equal, everything it needs, the same bytes.
//! Whether it takes the same steps is measured with the real libraries by `fixtures/verify_code.py`.

use std::fs;
use std::path::Path;

use thalweg::catalog;
use thalweg::experiment;
use thalweg::experiment::data::Loaded;
use thalweg::export::code::{Framework, script};

fn written(preset: &str, framework: Framework) -> String {
    let opened = experiment::open(preset, |_| Loaded::default());
    let (_, experiment, _) = opened.unwrap_or_else(|faults| panic!("{preset}\n{faults:#?}"));
    script(&experiment, framework).expect("small enough to be written out")
}

/// A preset of one run.
fn one(problem: &str, run: &str) -> String {
    format!("format = 1\n[problem]\n{problem}\n[training]\nstart = [1.5, 0.5]\nsteps = 20\n[[runs]]\n{run}\n")
}

/// Every built-in preset, and those that `verify_code.py` runs besides.
fn presets() -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/code");
    let files = fs::read_dir(folder).expect("part of the repository").map(|entry| entry.expect("readable").path());
    let read = |path: &Path| (path.display().to_string(), fs::read_to_string(path).expect("UTF-8"));
    let built_in = catalog::presets().iter().map(|(id, text)| ((*id).to_owned(), (*text).to_owned()));
    built_in.chain(files.map(|path| read(&path))).collect()
}

#[test]
fn every_preset_is_written_for_every_framework_and_is_the_same_every_time() {
    for (name, preset) in presets() {
        for framework in Framework::ALL {
            let script = written(&preset, framework);
            assert_eq!(script, written(&preset, framework), "{name}");
            assert!(script.starts_with("\"\"\"") && script.ends_with("main()\n"), "{name}\n{script}");
            assert!(script.lines().all(|line| line == line.trim_end()), "{name}: blanks at the end of a line");
            assert!(!script.contains("\n\n\n\n"), "{name}: more than two blank lines");
        }
    }
}

#[test]
fn every_module_that_is_used_is_imported_and_no_other() {
    for (name, preset) in presets() {
        for framework in Framework::ALL {
            let script = written(&preset, framework);
            let (imports, body) = script.split_once("\nCOORDINATES").expect("constants come first");
            for (used, import) in [
                ("np.", "import numpy as np\n"),
                ("math.", "import math\n"),
                ("bisect.", "import bisect\n"),
                ("torch.", "import torch\n"),
                ("jnp.", "import jax.numpy as jnp\n"),
                ("optax.", "import optax\n"),
                ("keras.", "import keras\n"),
                ("NamedTuple", "from typing import NamedTuple\n"),
            ] {
                let word = |place: &usize| !body[..*place].ends_with(|c: char| c.is_alphanumeric() || c == '_');
                let reads = body.match_indices(used).any(|(place, _)| word(&place));
                let configures = imports.lines().any(|line| line.starts_with(used));
                let has = imports.contains(import);
                assert_eq!(reads || configures, has, "{name}: {used}\n{script}");
            }
        }
    }
}

#[test]
fn parentheses_and_quotes_close() {
    for (name, preset) in presets() {
        for framework in Framework::ALL {
            let script = written(&preset, framework);
            assert_eq!(script.matches("\"\"\"").count() % 2, 0, "{name}");
            let mut open = Vec::new();
            let mut quoted = false;
            let code = script.split("\"\"\"").step_by(2).flat_map(|code| code.lines());
            for line in code.map(|line| line.split("  # ").next().unwrap_or(line)) {
                let mut letters = line.chars();
                while let Some(c) = letters.next() {
                    match c {
                        '\\' if quoted => drop(letters.next()),
                        '"' => quoted = !quoted,
                        '(' | '[' | '{' if !quoted => open.push(c),
                        ')' | ']' | '}' if !quoted => {
                            let pair = format!("{}{c}", open.pop().expect("something is open"));
                            assert!(["()", "[]", "{}"].contains(&pair.as_str()), "{name}: {line}");
                        }
                        _ => {}
                    }
                }
                assert!(!quoted, "{name}: {line}");
            }
            assert!(open.is_empty(), "{name}");
        }
    }
}

#[test]
fn a_rule_of_ones_own_keeps_its_lines_and_names() {
    let run = "rule = '''\nlambda = 0.5*g + pull*theta\nV = if(norm(g) > 1, 0.9*V, V) + lambda\ntheta = theta - alpha*V\n'''\n\
               optimizer_parameters = { pull = 0.25 }\nalpha0 = 0.1";
    let script = written(&one("surface = 'ravine'", run), Framework::NumPy);
    for line in [
        "        lambda_ = 0.5*g + pull*theta\n",
        "        self.V = (0.9*self.V if np.linalg.norm(g) > 1 else self.V) + lambda_\n",
        "        return theta - alpha*self.V\n",
    ] {
        assert!(script.contains(line), "{line}\n{script}");
    }
}

#[test]
fn the_gradient_of_a_surface_is_written_as_a_person_would() {
    let gradient = |problem: &str| {
        let script = written(&one(problem, "optimizer = 'gradient-descent'"), Framework::NumPy);
        let from = script.find("def gradient(theta):\n    x, y = theta\n").expect("a gradient");
        let rest = &script[from..];
        rest[rest.find("    x, y").expect("above")..rest.find("\n\n\n").expect("ends")].to_owned()
    };
    assert_eq!(gradient("surface = 'ravine'"), "    x, y = theta\n    return np.array([x, K*y])");
    assert_eq!(
        gradient("surface = 'himmelblau'"),
        "    x, y = theta\n    a = x + y**2 - 7\n    b = y + x**2 - 11\n    return np.array([2*a + 4*b*x, 4*a*y + 2*b])"
    );
    let typed = "formula = '''\nradius = x^2 + y^2 + 1\nf = ln(radius) - x\n'''";
    assert_eq!(
        gradient(typed),
        "    x, y = theta\n    a = 1/(x**2 + y**2 + 1)\n    return np.array([2*a*x - 1, 2*a*y])"
    );
}

/// The list of runs, in one line.
fn runs(script: &str) -> String {
    let from = script.find("RUNS = [").expect("every script has runs");
    let rest = &script[from..];
    let text = rest[..rest.find("\n]\n").expect("ends")].replace('\n', " ");
    let words: Vec<&str> = text.split_whitespace().collect();
    words.join(" ").replace("( ", "(").replace(", )", ")").replace(" )", ")")
}

#[test]
fn schedules_of_optax_count_in_double_precision() {
    // A count of Optax is a 32-bit integer, whose quotients JAX takes in single precision.
    let run = "optimizer = 'adam'\nschedule = 'exponential-torch'\nalpha0 = 0.1";
    let script = written(&one("surface = 'ravine'", run), Framework::Optax);
    assert!(runs(&script).contains("in_double(optax.exponential_decay(0.1, transition_steps=1, decay_rate=0.95))"));
    assert!(script.contains("return lambda count: schedule(jnp.float64(count))"), "{script}");
}

#[test]
fn what_is_called_as_the_script_calls_its_own_things_gets_another_name() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/code/clashes.toml");
    let preset = fs::read_to_string(path).expect("part of the repository");
    for framework in Framework::ALL {
        let script = written(&preset, framework);
        let defined = |line: &str| {
            let name = line.strip_prefix("def ").or_else(|| line.strip_prefix("class "));
            let constant = line.split_once(" = ").map(|(name, _)| name).filter(|name| !name.contains([' ', '.']));
            name.map(|name| name.split(['(', ':']).next().unwrap_or(name)).or(constant).map(str::to_owned)
        };
        let mut names: Vec<String> = script.lines().filter_map(defined).collect();
        let count = names.len();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), count, "a name has two meanings\n{script}");
        assert!(names.iter().all(|name| name != "None" && name != "lambda"), "a keyword is a name\n{script}");
    }
}

#[test]
fn a_parameter_is_given_under_the_name_that_its_class_takes() {
    let run = "rule = 'theta = theta - alpha*g*name*count'\noptimizer_parameters = { name = 0.5, count = 2 }\n\
               alpha0 = 0.1\nname = 'own'";
    for (framework, signature, call) in [
        (Framework::Keras, "def __init__(self, learning_rate, name_, count):", "name_=0.5, count=2.0"),
        (Framework::Optax, "def own(learning_rate, name, count_):", "name=0.5, count_=2.0"),
    ] {
        let script = written(&one("surface = 'ravine'", run), framework);
        assert!(script.contains(signature) && runs(&script).contains(call), "{script}");
    }
}

#[test]
fn a_class_that_refuses_a_value_is_replaced_by_one_from_the_text() {
    let torch = |run: &str| runs(&written(&one("surface = 'ravine'", run), Framework::PyTorch));
    let optax = |run: &str| runs(&written(&one("surface = 'ravine'", run), Framework::Optax));
    assert!(torch("optimizer = 'rprop'").contains("torch.optim.Rprop("));
    assert!(!torch("optimizer = 'rprop'\noptimizer_parameters = { eta_plus = 1 }").contains("torch.optim."));
    let falling = "optimizer = 'heavy-ball'\nschedule = 'inverse-time'\nalpha0 =";
    assert!(torch(&format!("{falling} 0.01")).contains("torch.optim.SGD("));
    assert!(!torch(&format!("{falling} -0.01")).contains("torch.optim.SGD("));
    // In 20 steps there is no room for 20 of warm-up, nor for 100 of decay behind them.
    for (schedule, call) in [("wsd", "optax.join_schedules("), ("warmup-cosine", "optax.warmup_cosine_decay_schedule(")]
    {
        let run = |warmup: u32| {
            let parameters = if schedule == "wsd" { ", decay = 5" } else { "" };
            format!(
                "optimizer = 'adam'\nschedule = '{schedule}'\nschedule_parameters = {{ warmup = {warmup}{parameters} }}"
            )
        };
        assert!(optax(&run(15)).contains(call), "{schedule}");
        assert!(!optax(&run(20)).contains(call), "{schedule}");
    }
}

#[test]
fn wrappers_of_the_libraries_are_called_as_they_ask_for() {
    let script = |run: &str, framework| written(&one("surface = 'ravine'", run), framework);
    let clipped = script("optimizer = 'gradient-clipped-value'", Framework::PyTorch);
    assert!(runs(&clipped).contains("torch.nn.utils.clip_grad_value_(params, 1)"), "{clipped}");
    assert!(clipped.contains("                clip([theta])\n            optimizer.step()\n"), "{clipped}");
    let sam = script("optimizer = 'sam'", Framework::Optax);
    assert!(runs(&sam).contains("optax.contrib.sam(optax.sgd(rate), "), "{sam}");
    assert!(sam.contains("grad_fn=lambda theta, _: gradient(theta)"), "{sam}");
    let lookahead = script("optimizer = 'lookahead'", Framework::Optax);
    assert!(runs(&lookahead).contains("fast(optax.lookahead(optax.adam(rate, "), "{lookahead}");
}

#[test]
fn a_step_takes_only_the_parameters_that_it_reads() {
    let script = written(&one("surface = 'ravine'", "optimizer = 'cocob'"), Framework::NumPy);
    assert!(script.contains("        cautious = self.cautious\n"), "{script}");
}
