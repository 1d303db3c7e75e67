//! What is chance of the runs: the band of their losses, and where they ended.

use resvg::usvg::roxmltree::{Document, Node};
use thalweg::experiment::{Experiment, Preset, Seeds, Trace};
use thalweg::figure::{Chance, Options, What};

use super::{SMALL, built_in, picture, words};

/// Two runs on mini-batches of a line, the second hidden, over so many seeds.
fn line(seeds: &str) -> String {
    format!(
        "[problem]\nexample_loss = \"least-squares\"\ndata = {{ generator = \"line\", examples = 40 }}\n\
         view = [-2, 4, -4, 2]\n[training]\nstart = [0, 0]\nsteps = 30\nbatch = 4\n\
         [[runs]]\nname = \"seen\"\noptimizer = \"gradient-descent\"\nalpha0 = 0.05\n\
         [[runs]]\nname = \"hidden\"\noptimizer = \"momentum\"\nvisible = false\n[view]\n{seeds}\n"
    )
}

fn group<'a>(document: &'a Document, class: &str) -> Option<Node<'a, 'a>> {
    document.descendants().find(|node| node.attribute("class") == Some(class))
}

/// How many dots there are in the landscape, and filled areas in the plot of the loss.
fn drawn(text: &str) -> [usize; 2] {
    let svg = picture(text, &SMALL).svg();
    let document = Document::parse(&svg).expect("the figure is XML");
    let count = |class: &str, is: &dyn Fn(&Node) -> bool| {
        group(&document, class).map_or(0, |group| group.descendants().filter(|node| is(node)).count())
    };
    let filled = |node: &Node| node.attribute("fill").is_some_and(|fill| fill != "none") && node.has_tag_name("path");
    [count("clouds", &|node| node.has_tag_name("circle")), count("series", &filled)]
}

#[test]
fn every_seed_has_a_dot_and_every_visible_run_a_band() {
    assert_eq!(drawn(&line("seeds = 9")), [9, 1]);
    assert_eq!(drawn(&line("seeds = 9").replace("visible = false\n", "")), [18, 2]);
    assert_eq!(drawn(&line("seeds = 1")), [0, 0]);
    assert_eq!(drawn(&line("")), [0, 0]);
}

#[test]
fn where_nothing_is_left_to_chance_there_is_no_band() {
    assert_eq!(drawn(&line("seeds = 9").replace("batch = 4\n", "")), [0, 0]);
    assert_eq!(drawn(&(built_in("1-momentum-zigzag").replace("[view]\n", "[view]\nseeds = 9\n"))), [0, 0]);
}

#[test]
fn a_figure_says_of_how_many_seeds_its_band_is() {
    let said = |what, word: &str| {
        let words = words(&picture(&line("seeds = 9"), &Options { what, ..SMALL }).svg());
        assert_eq!(words.iter().filter(|other| *other == word).count(), 1, "{word}: {words:?}");
    };
    said(What::All, "median, 10–90 % of 9 seeds");
    said(What::All, "where 9 seeds end");
    said(What::Loss, "median, 10–90 % of 9 seeds");
    // The loss of mini-batches would hide the band; who asks for it gets it.
    let batch = |text: &str| words(&picture(text, &SMALL).svg()).contains(&"mini-batch".to_owned());
    assert_eq!([batch(&line("seeds = 9")), batch(&line("seeds = 9\nbatch_loss = true"))], [false, true]);
}

#[test]
fn the_dots_are_where_each_seed_ended() {
    let preset = Preset::read(&line("seeds = 5")).expect("the preset is right");
    let experiment = Experiment::new(&preset).expect("the preset is right");
    let trace = |experiment: &Experiment, run: usize| Trace::record(&experiment.runs[run], experiment.pair);
    let own = [trace(&experiment, 0), trace(&experiment, 1)];
    let chance = Chance::over(&experiment, &own, &preset.view, &mut |_| Ok::<(), ()>(())).expect("nothing stops it");
    let chance = chance.expect("seeds are asked for");
    assert_eq!(chance.seeds, 5);
    for (run, of) in chance.runs.iter().enumerate() {
        let ends = (0..5).map(|seed| trace(&experiment.with_seed(seed), run));
        let ends: Vec<_> =
            ends.map(|trace| trace.at(30).expect("a good row").point).map(|end| [end[0], end[1]]).collect();
        assert_eq!(of.ends, ends);
        assert_eq!(of.losses.len(), 31);
    }
    let mut alone = Seeds::new(30);
    alone.add(&experiment, &own);
    let alone = Chance::of(&alone, &experiment);
    for (run, trace) in own.iter().enumerate() {
        for &[step, low, median, high] in &alone.runs[run].losses {
            assert_eq!([low, median, high], [trace.at(step as u64).expect("a good row").loss; 3]);
        }
    }
}

#[test]
fn seeds_that_diverge_leave_the_picture_whole() {
    let wild = line("seeds = 6").replace("alpha0 = 0.05", "alpha0 = 3.0").replace("steps = 30", "steps = 3000");
    for what in [What::All, What::Loss] {
        let svg = picture(&wild, &Options { what, ..SMALL }).svg();
        assert!(Document::parse(&svg).is_ok() && !svg.contains("NaN") && !svg.contains("inf"), "{what:?}");
    }
}

#[test]
fn of_one_coordinate_the_dots_lie_on_the_curve() {
    let text = "[problem]\nformula = \"f = x^2\"\ncoordinates = [\"x\"]\n[training]\nstart = [2]\nsteps = 30\n\
                gradient_noise = 1.0\n[[runs]]\noptimizer = \"gradient-descent\"\nalpha0 = 0.1\n[view]\nseeds = 7\n";
    assert_eq!(drawn(text), [7, 1]);
}
