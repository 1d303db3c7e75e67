//! From Markdown to blocks of words.

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

/// A part of the text with lines of its own.
#[derive(Clone, Debug, PartialEq)]
pub enum Block {
    Paragraph(Words),
    /// `level` from 1, the highest.
    Heading {
        level: usize,
        words: Words,
    },
    /// An entry of a list; `depth` from 1.
    Item {
        depth: usize,
        mark: String,
        words: Words,
    },
    Formula(String),
    /// A text with lines of its own, as a program has them.
    Code(String),
    /// The first row is the head.
    Table(Vec<Vec<Words>>),
    Rule,
}

/// A run of words and formulas.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Words(pub Vec<Word>);

/// What is never broken over two lines.
#[derive(Clone, Debug, PartialEq)]
pub struct Word {
    pub what: What,
    pub bold: bool,
    /// Emphasis, code: the family has no italics, so that it is set in the heavier weight as well.
    pub marked: bool,
    /// Whether a space stands before it; what has none stays beside the word before.
    pub spaced: bool,
}

#[derive(Clone, Debug, PartialEq)]
pub enum What {
    Text(String),
    Formula(String),
    /// A line ends here.
    Break,
}

impl Words {
    /// The words as a line of text, for a screen reader.
    pub fn plain(&self) -> String {
        let mut plain = String::new();
        for word in &self.0 {
            if word.spaced && !plain.is_empty() {
                plain.push(' ');
            }
            if let What::Text(text) | What::Formula(text) = &word.what {
                plain.push_str(text);
            }
        }
        plain
    }
}

/// Reads a text; everything is some Markdown, so that this cannot fail.
pub fn parse(source: &str) -> Vec<Block> {
    let mut reader = Reader::default();
    for event in Parser::new_ext(source, Options::ENABLE_TABLES | Options::ENABLE_MATH) {
        reader.read(event);
    }
    reader.close();
    reader.blocks
}

#[derive(Default)]
struct Reader {
    blocks: Vec<Block>,
    words: Words,
    bold: usize,
    marked: usize,
    heading: Option<usize>,
    code: Option<String>,
    /// A space was read and belongs before the next word.
    space: bool,
    /// The lists that are open: the number of the next entry, if they have numbers.
    lists: Vec<Option<u64>>,
    /// The mark of the entry that begins.
    mark: Option<String>,
    rows: Vec<Vec<Words>>,
}

impl Reader {
    fn read(&mut self, event: Event) {
        match event {
            Event::Start(tag) => self.begin(tag),
            Event::End(tag) => self.end(tag),
            Event::Text(text) if self.code.is_some() => self.code.iter_mut().for_each(|code| code.push_str(&text)),
            Event::Text(text) => self.text(&text, self.marked > 0),
            Event::Code(text) => self.text(&text, true),
            Event::InlineMath(latex) => self.word(What::Formula(latex.into_string()), false),
            Event::DisplayMath(latex) => {
                self.close();
                self.blocks.push(Block::Formula(latex.into_string()));
            }
            Event::SoftBreak => self.space = true,
            Event::HardBreak => self.word(What::Break, false),
            Event::Rule => self.blocks.push(Block::Rule),
            // A file from elsewhere may hold HTML; it is shown as it was typed.
            Event::Html(text) | Event::InlineHtml(text) => self.text(&text, false),
            Event::FootnoteReference(_) | Event::TaskListMarker(_) => {}
        }
    }

    fn begin(&mut self, tag: Tag) {
        match tag {
            Tag::Strong => self.bold += 1,
            Tag::Emphasis | Tag::Link { .. } => self.marked += 1,
            Tag::Heading { level, .. } => {
                self.close();
                (self.heading, self.bold) = (Some(level as usize), self.bold + 1);
            }
            Tag::Paragraph => self.close(),
            Tag::CodeBlock(_) => {
                self.close();
                self.code = Some(String::new());
            }
            Tag::List(first) => {
                self.close();
                self.lists.push(first);
            }
            Tag::Item => {
                let number = self.lists.last_mut().and_then(Option::as_mut);
                self.mark = Some(number.map_or_else(
                    || "•".to_owned(),
                    |number| {
                        *number += 1;
                        format!("{}.", *number - 1)
                    },
                ));
            }
            Tag::TableHead => {
                self.close();
                self.rows.push(Vec::new());
                self.bold += 1;
            }
            Tag::TableRow => self.rows.push(Vec::new()),
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Strong => self.bold -= 1,
            TagEnd::Emphasis | TagEnd::Link => self.marked -= 1,
            TagEnd::Heading(_) => {
                self.close();
                (self.heading, self.bold) = (None, self.bold - 1);
            }
            TagEnd::Paragraph | TagEnd::Item => self.close(),
            TagEnd::CodeBlock => {
                self.blocks.extend(self.code.take().map(|code| Block::Code(code.trim_end().to_owned())))
            }
            TagEnd::List(_) => {
                self.close();
                self.lists.pop();
            }
            TagEnd::TableCell => {
                let words = std::mem::take(&mut self.words);
                self.space = false;
                if let Some(row) = self.rows.last_mut() {
                    row.push(words);
                }
            }
            TagEnd::TableHead => self.bold -= 1,
            TagEnd::Table => self.blocks.push(Block::Table(std::mem::take(&mut self.rows))),
            _ => {}
        }
    }

    /// Ends the block that is being read.
    fn close(&mut self) {
        self.space = false;
        if self.words.0.is_empty() {
            return;
        }
        let words = std::mem::take(&mut self.words);
        let depth = self.lists.len();
        self.blocks.push(match (self.heading, self.mark.take()) {
            (Some(level), _) => Block::Heading { level, words },
            (None, Some(mark)) => Block::Item { depth, mark, words },
            // What goes on in an entry after a formula stands under it.
            (None, None) if depth > 0 => Block::Item { depth, mark: String::new(), words },
            (None, None) => Block::Paragraph(words),
        });
    }

    fn text(&mut self, text: &str, marked: bool) {
        for (i, part) in text.split([' ', '\n']).enumerate() {
            self.space |= i > 0;
            if !part.is_empty() {
                self.word(What::Text(part.to_owned()), marked);
            }
        }
    }

    fn word(&mut self, what: What, marked: bool) {
        let spaced = std::mem::take(&mut self.space);
        self.words.0.push(Word { what, bold: self.bold > 0, marked, spaced });
    }
}

#[cfg(test)]
mod tests {
    use super::{Block, What, parse};

    #[test]
    fn a_formula_stays_beside_what_touches_it() {
        let blocks = parse("above **($\\alpha$)가** it");
        let [Block::Paragraph(words)] = blocks.as_slice() else { panic!("{blocks:?}") };
        let seen: Vec<(bool, bool)> = words.0.iter().map(|word| (word.spaced, word.bold)).collect();
        assert_eq!(seen, [(false, false), (true, true), (false, true), (false, true), (true, false)]);
        assert_eq!(words.0[2].what, What::Formula("\\alpha".to_owned()));
    }

    #[test]
    fn a_program_keeps_its_lines() {
        let blocks = parse("## Head\n\n```\na:\n  b = 1\n\n  c = 2\n```\n\nText");
        let [Block::Heading { level: 2, .. }, Block::Code(code), Block::Paragraph(_)] = blocks.as_slice() else {
            panic!("{blocks:?}")
        };
        assert_eq!(code, "a:\n  b = 1\n\n  c = 2");
    }

    #[test]
    fn lists_tables_and_formulas_are_blocks() {
        let blocks = parse("Text\n\n$$x^2$$\n\n- one\n- two\n\n| | a |\n|---|---|\n| b | 1 |\n");
        assert!(matches!(
            blocks.as_slice(),
            [Block::Paragraph(_), Block::Formula(_), Block::Item { .. }, Block::Item { .. }, Block::Table(rows)]
                if rows.len() == 2 && rows.iter().all(|row| row.len() == 2)
        ));
    }
}
