//! What is wrong, on the standard error: file, line and column, and the place underlined.

use std::fmt::{self, Write as _};
use std::io::{IsTerminal, Write as _};
use std::process::ExitCode;

use miette::{
    Diagnostic, GraphicalReportHandler, GraphicalTheme, LabeledSpan, MietteError, MietteSpanContents, SourceCode,
    SourceSpan, SpanContents,
};

use crate::words::{Fault, Language, Message, line_column, visible};

/// A line that is longer is not shown; a formula of 64 KiB would fill the screen.
const LONGEST_LINE: usize = 1000;

/// Why a command ends before it is done.
pub enum Failure {
    /// All that is wrong with a text; the places are ranges of it.
    Faults {
        /// Of the file.
        name: String,
        text: String,
        faults: Vec<Fault>,
    },
    /// Something that has no place in a text.
    Said(Box<Fault>),
    /// What is wrong has been said already.
    Reported,
    /// Whoever read the output has gone away.
    NoReader,
    /// Stopped by the signal of that number: Ctrl-C, or a request to terminate.
    Interrupted(u8),
}

impl From<Message> for Failure {
    fn from(message: Message) -> Failure {
        Failure::Said(Box::new(Fault::new(message)))
    }
}

impl Failure {
    /// Says it and gives the exit status.
    pub fn report(&self) -> ExitCode {
        match self {
            Failure::NoReader => return ExitCode::SUCCESS,
            // 128 and the signal's number, as shells have it.
            Failure::Interrupted(signal) => return ExitCode::from(128 + signal),
            Failure::Reported | Failure::Said(_) | Failure::Faults { .. } => self.say(),
        }
        ExitCode::FAILURE
    }

    /// Says what is wrong, and nothing of what is not.
    pub fn say(&self) {
        match self {
            Failure::Faults { name, text, faults } => {
                let (name, text) = (visible(name), visible(text));
                for fault in faults {
                    say(&Said { fault, file: Some(File { name: &name, text: &text }) });
                }
            }
            Failure::Said(fault) => say(&Said { fault, file: None }),
            Failure::Reported | Failure::NoReader | Failure::Interrupted(_) => {}
        }
    }
}

fn say(said: &Said) {
    let color = std::io::stderr().is_terminal() && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty());
    let theme = if color { GraphicalTheme::unicode() } else { GraphicalTheme::unicode_nocolor() };
    let mut text = String::new();
    let handler = GraphicalReportHandler::new_themed(theme).with_width(100).with_context_lines(1);
    if handler.render_report(&mut text, said).is_err() {
        text.clear();
        writeln!(text, "{said}").expect("a String takes all");
    }
    // Where even the standard error is gone there is no one to tell.
    let _ = std::io::stderr().write_all(text.as_bytes());
}

/// A fault as miette draws it.
#[derive(Debug)]
struct Said<'a> {
    fault: &'a Fault,
    file: Option<File<'a>>,
}

impl Said<'_> {
    /// The file and the range in it, where there is one that can be shown.
    fn place(&self) -> Option<(&File<'_>, SourceSpan)> {
        let (file, span) = (self.file.as_ref()?, self.fault.place.span?);
        let lines = file.lines(span.start, span.end);
        let shown = lines.lines().all(|line| line.len() <= LONGEST_LINE);
        shown.then(|| (file, SourceSpan::new(span.start.into(), span.end - span.start)))
    }
}

impl fmt::Display for Said<'_> {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        if let (None, Some(file), Some(span)) = (self.place(), &self.file, self.fault.place.span) {
            let (line, column) = line_column(file.text, span.start);
            write!(f, "{}:{line}:{column}: ", file.name)?;
        }
        f.write_str(&visible(&self.fault.message.say(Language::En)))
    }
}

impl std::error::Error for Said<'_> {}

impl Diagnostic for Said<'_> {
    fn help<'b>(&'b self) -> Option<Box<dyn fmt::Display + 'b>> {
        let help = self.fault.help.as_ref()?;
        Some(Box::new(visible(&help.say(Language::En))))
    }

    fn source_code(&self) -> Option<&dyn SourceCode> {
        self.place().map(|(file, _)| file as &dyn SourceCode)
    }

    fn labels(&self) -> Option<Box<dyn Iterator<Item = LabeledSpan> + '_>> {
        let (_, span) = self.place()?;
        Some(Box::new(std::iter::once(LabeledSpan::new_with_span(None, span))))
    }
}

/// A file whose columns count characters, as editors do; miette's own count bytes.
#[derive(Debug)]
struct File<'a> {
    name: &'a str,
    text: &'a str,
}

impl File<'_> {
    /// The lines that a range is in.
    fn lines(&self, start: usize, end: usize) -> &str {
        &self.text[self.line_start(start)..self.line_end(end)]
    }

    fn line_start(&self, offset: usize) -> usize {
        self.text[..offset].rfind('\n').map_or(0, |newline| newline + 1)
    }

    fn line_end(&self, offset: usize) -> usize {
        self.text[offset..].find('\n').map_or(self.text.len(), |length| offset + length)
    }
}

impl SourceCode for File<'_> {
    fn read_span<'a>(
        &'a self,
        span: &SourceSpan,
        before: usize,
        _after: usize,
    ) -> Result<Box<dyn SpanContents<'a> + 'a>, MietteError> {
        let (start, end) = (span.offset(), span.offset() + span.len());
        let (line, column) = line_column(self.text, start);
        // Without context miette asks where the range is; with it, for the lines to show.
        let (from, to, column) =
            if before == 0 { (start, end, column - 1) } else { (self.line_start(start), self.line_end(end), 0) };
        let shown = &self.text.as_bytes()[from..to];
        let span = SourceSpan::new(from.into(), to - from);
        let contents = MietteSpanContents::new_named(self.name.to_owned(), shown, span, line - 1, column, shown.len());
        Ok(Box::new(contents))
    }
}
