//! `run`: the summary, the trajectory, where files come from and go.

use std::fs;
use std::process::{Command, Stdio};

use thalweg::catalog;
use thalweg::experiment::{Experiment, Preset, Trace};
use thalweg::figure::Chance;
use thalweg::words::Language;

use super::{TWO, done, failed, folder, names, run, stderr, thalweg};

#[test]
fn every_built_in_preset_runs_and_says_where_its_runs_stand() {
    for (id, _) in catalog::presets() {
        let output = run(&["run", id]);
        assert_eq!(output.status.code(), Some(0), "{id}");
        assert!(output.stdout.is_empty(), "{id}");
        let said = stderr(&output);
        assert!(said.lines().count() >= 2 && said.starts_with("run "), "{id}\n{said}");
    }
}

#[test]
fn divergence_is_a_result() {
    let (_folder, path) = folder("two.toml", TWO);
    let output = run(&["run", &path]);
    assert_eq!(output.status.code(), Some(0));
    assert!(stderr(&output).contains("diverged at step"), "{}", stderr(&output));
}

#[test]
fn the_trajectory_is_one_block_of_rows_a_run() {
    let (_folder, path) = folder("two.toml", TWO);
    let csv = done(&["run", &path, "--out", "-", "--state"]);
    let lines: Vec<&str> = csv.lines().collect();
    assert_eq!(lines[0], "run,step,epoch,rate,loss,x,y,dx,dy,V_x,V_y");
    assert_eq!(lines[1], "\"Calm, \"\"slow\"\"\",0,0,,13,1,1,,,,");
    assert_eq!(lines[2], "\"Calm, \"\"slow\"\"\",1,1,0.01,7.5213,0.99,0.75,1,25,,");
    assert_eq!(lines[502], "Momentum (running mean),0,0,,13,1,1,,,0,0");
    assert!(lines.len() < 1002 && lines.iter().all(|line| !line.contains("inf") && !line.contains("NaN")));
    let without = done(&["run", &path, "--out", "-"]);
    assert!(without.starts_with("run,step,epoch,rate,loss,x,y,dx,dy\n"));
}

#[test]
fn states_of_one_rule_have_a_column_each_though_their_names_meet() {
    let rule = "rule = 'V = V + g; V_x = V_x + 1; x = x + 2; theta = theta - V*V_x*x'\nalpha0 = 1\n";
    let (head, _) = TWO.split_once("[[runs]]").expect("it has runs");
    let (_folder, path) = folder("meet.toml", format!("{head}[[runs]]\n{rule}"));
    let csv = done(&["run", &path, "--out", "-", "--state", "--steps", "1"]);
    let lines: Vec<&str> = csv.lines().collect();
    assert_eq!(lines[0], "run,step,epoch,rate,loss,x,y,dx,dy,V_x,V_y,V_x_,x_");
    assert!(lines[2].ends_with(",1,25,1,25,1,2"), "{}", lines[2]);
}

#[test]
fn every_number_of_the_trajectory_reads_back_to_itself() {
    let csv = done(&["run", "6-plateau-crossing", "--out", "-", "--state"]);
    for field in csv.lines().skip(1).flat_map(|line| line.split(',').skip(1)).filter(|field| !field.is_empty()) {
        let number: f64 = field.parse().expect("a number");
        let shortest = format!("{number:?}");
        assert_eq!(field, shortest.strip_suffix(".0").unwrap_or(&shortest));
    }
}

#[test]
fn an_output_file_is_replaced_whole() {
    let (folder, path) = folder("two.toml", TWO);
    let out = folder.path().join("out.csv");
    fs::write(&out, "old").expect("the folder is new");
    done(&["run", &path, "--out", out.to_str().expect("UTF-8"), "--steps", "3"]);
    assert_eq!(fs::read_to_string(&out).expect("written").lines().count(), 9);
    assert_eq!(names(folder.path()), ["out.csv", "two.toml"]);
}

#[test]
fn a_value_can_be_set_for_one_call() {
    let steps = |arguments: &[&str]| done(arguments).lines().count();
    let base = ["run", "1-momentum-zigzag", "--out", "-"];
    assert_eq!(
        steps(&[&base[..], &["--steps", "5"]].concat()),
        steps(&[&base[..], &["--set", "training.steps=5"]].concat())
    );
    let rate = |key: &str| {
        let csv =
            done(&["run", "1-momentum-zigzag", "--steps", "1", "--out", "-", "--set", &format!("{key}.alpha0=0.25")]);
        csv.lines().nth(2).expect("the first step").split(',').nth(3).expect("the rate").to_owned()
    };
    assert_eq!(rate("runs.1"), "0.25");
    assert_eq!(rate("runs.\"Gradient descent\""), "0.25");
    let said = failed(&["run", "1-momentum-zigzag", "--set", "training.step=5"]);
    assert!(said.contains("Did you mean `steps`?") && said.contains("with --set"), "{said}");
    assert!(failed(&["run", "1-momentum-zigzag", "--set", "runs.9.alpha0=1"]).contains("there is no run 9"));
    assert!(failed(&["run", "1-momentum-zigzag", "--steps", "1000000000000"]).contains("from 1 to 100,000,000"));
}

#[test]
fn a_path_that_exists_wins_over_an_id_and_a_dash_is_the_standard_input() {
    let (home, _) = folder("5-saddle-point", TWO);
    let output = thalweg(&["run", "5-saddle-point"]).current_dir(home.path()).output().expect("starts");
    assert!(stderr(&output).contains("Calm"), "{}", stderr(&output));
    let (_folder, path) = folder("two.toml", TWO);
    let input = fs::File::open(path).expect("just written");
    let output = thalweg(&["run", "-"]).stdin(input).output().expect("starts");
    assert!(stderr(&output).contains("Calm"), "{}", stderr(&output));
}

#[test]
fn a_reader_that_goes_away_is_no_error() {
    let mut child = thalweg(&["run", "1-momentum-zigzag", "--steps", "200000", "--out", "-"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("starts");
    drop(child.stdout.take());
    let output = child.wait_with_output().expect("ends");
    assert_eq!(output.status.code(), Some(0));
    assert!(!stderr(&output).contains("error") && !stderr(&output).contains("panicked"));
}

#[cfg(unix)]
#[test]
fn ctrl_c_and_a_request_to_terminate_stop_long_work_and_leave_nothing() {
    stopped_by("-INT", 130);
    stopped_by("-TERM", 143);
}

#[cfg(unix)]
#[test]
fn a_terminal_that_closes_stops_long_work_and_leaves_nothing() {
    // Under `nohup` the test's own children ignore the signal, as they should.
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let ignored = status.lines().find_map(|line| u64::from_str_radix(line.strip_prefix("SigIgn:")?.trim(), 16).ok());
    if ignored.is_none_or(|ignored| ignored & 1 == 0) {
        stopped_by("-HUP", 129);
    }
}

#[test]
fn what_a_file_says_cannot_act_on_the_terminal() {
    let named = TWO.replace("Calm, \\\"slow\\\"", "Calm\\u001b[31m\\u009b2J\\u202e\\nred");
    assert!(named.contains("u001b"));
    let (_folder, path) = folder("two.toml", &named);
    let said = stderr(&run(&["run", &path]));
    assert!(said.lines().count() == 3 && said.contains("Calm?[31m·2J\u{fffd} red"), "{said}");
    let twice = named.replace(
        "optimizer = \"momentum\"",
        "name = \"Calm\\u001b[31m\\u009b2J\\u202e\\nred\"\noptimizer = \"momentum\"",
    );
    let (_folder, path) = folder("twice.toml", twice);
    let said = failed(&["run", &path]);
    assert!(said.contains("is already called") && !said.contains(['\u{9b}', '\u{202e}']), "{said}");
    let (_folder, path) = folder("raw.toml", "title = \"\u{1b}[31m\"\n");
    failed(&["check", &path]);
}

#[cfg(unix)]
fn stopped_by(signal: &str, status: i32) {
    let (folder, path) = folder("two.toml", TWO);
    let out = folder.path().join("out.csv");
    let mut child = thalweg(&["run", &path, "--set", "runs.2.alpha0=0.01", "--steps", "100000000", "--out"])
        .arg(&out)
        .stderr(Stdio::null())
        .spawn()
        .expect("starts");
    std::thread::sleep(std::time::Duration::from_millis(400));
    let sent = Command::new("kill").args([signal, &child.id().to_string()]).status().expect("kill is there");
    assert!(sent.success());
    assert_eq!(child.wait().expect("ends").code(), Some(status));
    assert_eq!(names(folder.path()), ["two.toml"]);
}

/// A preset whose data are in `points.csv` beside it.
const POINTS: &str = r#"
[problem]
example_loss = "least-squares"
data = { csv = "points.csv", columns = { u = "Height (cm)", v = "Weight" }, standardize = true }
[training]
start = [0, 0]
steps = 60
batch = 2
[[runs]]
name = "GD"
optimizer = "gradient-descent"
alpha0 = 0.1
"#;
const CSV: &str = "\u{feff}Name,\"Height (cm)\",Weight\r\nA,170,60\r\nB,182.5,75\r\nC,160,50\r\nD,175,\"68\"\r\n";

#[test]
fn data_come_from_a_file_beside_the_preset() {
    let (folder, path) = folder("points.toml", POINTS);
    fs::write(folder.path().join("points.csv"), CSV).expect("writable");
    let csv = done(&["run", &path, "--out", "-"]);
    assert!(csv.starts_with("run,step,epoch,rate,loss,W,b,dW,db\nGD,0,0,,1,0,0,,\n"), "{csv}");
    assert_eq!(csv.lines().last().and_then(|line| line.split(',').nth(2)), Some("30"));
    // From the standard input, paths are relative to the current folder.
    let mut command = thalweg(&["check", "-"]);
    command.current_dir(folder.path()).stdin(fs::File::open(&path).expect("readable"));
    assert!(command.output().expect("the program starts").status.success());
    let absolute = POINTS.replace("points.csv", folder.path().join("points.csv").to_str().expect("UTF-8"));
    let (_elsewhere, path) = super::folder("elsewhere.toml", absolute);
    assert_eq!(done(&["run", &path, "--out", "-"]), csv);
}

#[test]
fn a_file_of_data_that_cannot_be_read_is_named_at_its_place_in_the_preset() {
    let (folder, path) = folder("points.toml", POINTS);
    let said = failed(&["run", &path]);
    assert!(said.contains("points.csv cannot be read: ") && said.contains("points.toml:4:10"), "{said}");
    fs::write(folder.path().join("points.csv"), CSV.replace("182.5", "tall")).expect("writable");
    let said = failed(&["run", &path]);
    assert!(said.contains("line 3, column “Height (cm)”: “tall” is no number"), "{said}");
    for other in [".", "/dev/zero"] {
        let said = failed(&["run", &path, "--set", &format!("problem.data.csv=\"{other}\"")]);
        assert!(said.contains("is no regular file"), "{said}");
    }
}

#[test]
fn over_seeds_a_table_says_what_lies_between_the_outer_tenths() {
    let output = run(&["run", "3-rate-decay", "--seeds", "11", "--steps", "80"]);
    assert_eq!(output.status.code(), Some(0));
    let said = stderr(&output);
    let lines: Vec<&str> = said.lines().collect();
    assert_eq!(lines[0], "Seeds 0 to 10");
    assert!(lines[1].starts_with("run ") && lines[1].contains("median") && lines.len() == 7, "{said}");
    let numbers: Vec<f64> = lines[2].split_whitespace().filter_map(|cell| cell.parse().ok()).collect();
    let [median, low, high, radius, nearest, farthest, diverged] = numbers[..] else { panic!("{said}") };
    assert!(low < median && median < high && nearest < radius && radius < farthest && diverged == 0.0, "{said}");
    let still = stderr(&run(&["run", "1-momentum-zigzag", "--seeds", "2"]));
    assert!(still.ends_with("Nothing in this experiment depends on the seed: every seed gives the same.\n"), "{still}");
    for wrong in ["0", "65", "many"] {
        assert_eq!(run(&["run", "3-rate-decay", "--seeds", wrong]).status.code(), Some(2));
    }
}

#[test]
fn the_dots_of_a_figure_are_where_the_trajectories_of_its_seeds_end() {
    let text = catalog::preset("3-rate-decay").expect("built in").replace("loss_scale = \"log\"", "seeds = 4");
    let preset = Preset::read(&text).expect("it is right");
    let experiment = Experiment::new(&preset).expect("it is right");
    let traces: Vec<Trace> = experiment.runs.iter().map(|plan| Trace::record(plan, experiment.pair)).collect();
    let chance = Chance::over(&experiment, &traces, &preset.view, &mut |_| Ok::<(), ()>(())).expect("nothing stops it");
    let chance = chance.expect("seeds are asked for");
    let table = done(&["run", "3-rate-decay", "--seeds", "4", "--out", "-"]);
    let rows: Vec<Vec<&str>> = table.lines().skip(1).map(|row| row.split(',').collect()).collect();
    for (plan, run) in experiment.runs.iter().zip(&chance.runs) {
        let ends = rows.iter().filter(|row| row[1] == plan.name.get(Language::En) && row[2] == "320");
        let ends: Vec<[f64; 2]> = ends.map(|row| [6, 7].map(|i| row[i].parse().expect("a number"))).collect();
        assert_eq!(run.ends, ends);
    }
}

#[test]
fn the_trajectories_of_seeds_begin_with_a_column_for_the_seed() {
    let of = |more: &[&str]| done(&[&["run", "3-rate-decay", "--steps", "20", "--out", "-"], more].concat());
    let all = of(&["--seeds", "3", "--set", "training.seed=5"]);
    let mut expected = String::from("seed,");
    for seed in 5..8 {
        let one = of(&["--set", &format!("training.seed={seed}")]);
        let (header, rows) = one.split_once('\n').expect("a header");
        if seed == 5 {
            expected = expected + header + "\n";
        }
        rows.lines().for_each(|row| expected += &format!("{seed},{row}\n"));
    }
    assert_eq!(all, expected);
}
