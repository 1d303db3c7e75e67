//! Data from a CSV: how it is read, and what is said of one that is wrong.

use thalweg::experiment::data::read;

use super::data::{FILE, columns, examples, from_csv, said, sentences};

#[test]
fn a_csv_is_read_as_rfc_4180_has_it() {
    let expected = [vec![1.5, -2.0, 3e-3], vec![4.0, 0.25, 60.0]];
    for csv in [
        "u,v\n1.5,4\n-2,.25\n3e-3,6e1\n",
        "u,v\r\n1.5,4\r\n-2,.25\r\n3e-3,6e1",
        "\u{feff}u,v\n1.5,4\n-2,.25\n3e-3,6e1\n",
        "\"u\",\"v\"\n\"1.5\",\"4\"\n\n-2 , .25\n+0.003,\t60\n\n",
    ] {
        let experiment = from_csv(FILE, csv.as_bytes()).unwrap_or_else(|faults| panic!("{csv:?}: {faults:#?}"));
        assert_eq!(columns(&experiment), expected, "{csv:?}");
        assert_eq!(examples(&experiment).names(), ["u", "v"]);
        assert_eq!(experiment.problem.coordinates, ["W", "b"]);
    }
}

#[test]
fn columns_are_chosen_and_renamed_by_their_headers() {
    let csv = "name,\"Height (cm)\",\"Weight, kg\",age\n\"Kim, A.\",170,60,31\n\"says \"\"hi\"\"\",182.5,75,40\n";
    let data = "{ csv = \"points.csv\", columns = { v = \"Weight, kg\", u = \"Height (cm)\" } }";
    let chosen = from_csv(data, csv.as_bytes()).expect("good data");
    assert_eq!(examples(&chosen).names(), ["v", "u"]);
    assert_eq!(columns(&chosen), [[60.0, 75.0], [170.0, 182.5]]);
    let faults = sentences("{ csv = \"points.csv\", columns = { u = \"Height (m)\", v = \"age\" } }", csv);
    assert_eq!(faults, ["points.csv has no column “Height (m)”. Did you mean `Height (cm)`?"]);
    let faults = sentences("{ csv = \"points.csv\", columns = [\"q\", \"age\"] }", csv);
    assert_eq!(faults, ["points.csv has no column “q”. Its columns are “name”, “Height (cm)”, “Weight, kg”, “age”."]);
}

#[test]
fn bad_data_are_named_by_line_and_column() {
    let one = |csv: &str, sentence: &str| assert_eq!(sentences(FILE, csv), [sentence], "{csv:?}");
    one("", "points.csv is empty. A CSV has a header, and below it rows of numbers.");
    one("\u{feff}", "points.csv is empty. A CSV has a header, and below it rows of numbers.");
    one("\n\n", "points.csv is empty. A CSV has a header, and below it rows of numbers.");
    one("u,v\n", "points.csv has a header, but no rows below it.");
    one(
        "1,2\n3,4\n",
        "points.csv has no header: its first line is all numbers. The first line names the columns, as in `u,v`.",
    );
    one(
        "u\n1\n",
        "points.csv has only one column; two or more are needed. The columns of a CSV are separated by commas.",
    );
    assert!(sentences(FILE, "u;v\n1;2\n")[0].ends_with("separated by semicolons; a CSV separates them by commas."));
    assert!(sentences(FILE, "u\tv\n1\t2\n")[0].ends_with("separated by tabs; a CSV separates them by commas."));
    one("u,v\n1,2\n3,\n", "points.csv, line 3, column “v”: the value is missing.");
    one("u,v\n1,2\n\n3,  \n", "points.csv, line 4, column “v”: the value is missing.");
    one("u,v\r\n1,2\r\n\r\n3,", "points.csv, line 4, column “v”: the value is missing.");
    one(
        "u,v\r1,2\r3,x",
        "points.csv, line 3, column “v”: “x” is no number. To leave a column of texts out, name those to be read: `columns = [\"u\", \"v\"]`.",
    );
    one("u,v\n\"1\n\",2\n3,\n", "points.csv, line 4, column “v”: the value is missing.");
    one("u,v\n1,2\n3\n", "points.csv, line 3: there is one value, but the header names 2 columns.");
    one("u,v\n1,inf\n", "points.csv, line 2, column “v”: “inf” is no finite number.");
    one("u,v\nNaN,1\n", "points.csv, line 2, column “u”: “NaN” is no finite number.");
    one("u,v\n1e999,1\n", "points.csv, line 2, column “u”: “1e999” is no finite number.");
    one("u,u\n1,2\n", "points.csv has more than one column “u”.");
    let text = sentences(FILE, "u,v\n1,n/a\n");
    assert!(text[0].starts_with("points.csv, line 2, column “v”: “n/a” is no number. To leave a column"), "{text:?}");
    let many = sentences(FILE, &format!("u,v\n{}", "1,\n".repeat(9)));
    assert_eq!(many.len(), 6);
    assert_eq!(many[5], "points.csv: 4 more values are wrong.");
    assert_eq!(
        sentences(FILE, &format!("u,v\n1,\"2\n{}", "3,4\n".repeat(400_000)))[0],
        "points.csv has a row of more than 1 MiB; a quotation mark may be left open."
    );
    let binary = from_csv(FILE, b"\xff\xfeu\0,\0v\0\n\0").err().expect("UTF-16");
    assert!(said(&binary[0]).starts_with("The header of points.csv is not UTF-8 text."));
}

#[test]
fn nothing_that_a_file_holds_makes_the_reader_panic() {
    use proptest::prelude::*;
    proptest!(|(csv in prop_oneof![
        "[ -~\n\r\"]{0,60}".prop_map(String::into_bytes),
        proptest::collection::vec(any::<u8>(), 0..60),
        "(u,v\n)?([0-9.,e\n-]{0,12}){0,6}".prop_map(String::into_bytes),
    ])| {
        if let Ok(experiment) = from_csv(FILE, &csv) {
            prop_assert!(columns(&experiment).iter().flatten().all(|value| value.is_finite()));
        }
    });
}

#[test]
fn a_million_rows_are_read_and_one_more_is_refused() {
    let mut csv = String::from("u,v\n");
    for i in 0..1_000_000 {
        csv += if i % 2 == 0 { "1,2\n" } else { "3,4\n" };
    }
    let table = read(csv.as_bytes(), "points.csv", None).expect("a million rows");
    assert!(table.columns.len() == 2 && table.columns.iter().all(|column| column.len() == 1_000_000));
    csv += "1,2\n";
    assert_eq!(sentences(FILE, &csv), ["points.csv has more than 1,000,000 rows."]);
}
