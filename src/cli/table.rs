//! Columns of text, one under the other.

use std::fmt::Write as _;

use crate::words::visible_line;

/// A table with a head. Columns that are `right` stand to the right: numbers. Whatever a cell holds, a row is a line.
pub fn table(head: &[String], rows: &[Vec<String>], right: &[bool]) -> String {
    let rows: Vec<Vec<String>> = rows.iter().map(|row| row.iter().map(|cell| visible_line(cell)).collect()).collect();
    let widest = |column: usize| {
        let cells = std::iter::once(&head[column]).chain(rows.iter().map(|row| &row[column]));
        cells.map(|cell| width(cell)).max().unwrap_or(0)
    };
    let widths: Vec<usize> = (0..head.len()).map(widest).collect();
    let mut text = String::new();
    for row in std::iter::once(head).chain(rows.iter().map(Vec::as_slice)) {
        let mut line = String::new();
        for (column, cell) in row.iter().enumerate() {
            let blanks = " ".repeat(widths[column] - width(cell));
            let (before, behind) = if right[column] { (blanks.as_str(), "") } else { ("", blanks.as_str()) };
            write!(line, "{before}{cell}{behind}  ").expect("a String takes all");
        }
        text.push_str(line.trim_end());
        text.push('\n');
    }
    text
}

/// Cells that a text takes on a terminal: letters of East Asian scripts take two.
pub fn width(text: &str) -> usize {
    let wide = |c: char| matches!(u32::from(c), 0x1100..=0x115F | 0x2E80..=0xA4CF | 0xAC00..=0xD7A3 | 0xF900..=0xFAFF | 0xFE30..=0xFE6F | 0xFF00..=0xFF60 | 0xFFE0..=0xFFE6 | 0x2_0000..=0x3_FFFD);
    text.chars().map(|c| if wide(c) { 2 } else { 1 }).sum()
}
