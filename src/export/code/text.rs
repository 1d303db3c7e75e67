//! Lines of Python: string literals, docstrings, and lines that are broken where they grow too long.

/// The longest line, as Python's formatters count it.
const WIDTH: usize = 96;

/// A string literal.
pub fn string(text: &str) -> String {
    let mut literal = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => literal.extend(['\\', c]),
            '\n' => literal.push_str("\\n"),
            '\r' => literal.push_str("\\r"),
            '\t' => literal.push_str("\\t"),
            c if c.is_control() => literal.push_str(&format!("\\x{:02x}", c as u32)),
            c => literal.push(c),
        }
    }
    literal.push('"');
    literal
}

/// Text for a docstring or a comment: one line, without what would end it.
pub fn prose(text: &str) -> String {
    let plain: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    plain.replace('\\', "\\\\").replace("\"\"\"", "'''").trim().to_owned()
}

/// A docstring of one or several paragraphs, each filled to the width.
pub fn docstring(indent: &str, paragraphs: &[String]) -> String {
    let whole = paragraphs.join(" ");
    // A quotation mark at the end would join those that close the string.
    let closes = |text: &str| text.ends_with('"') || text.ends_with('\\');
    if paragraphs.len() == 1 && indent.len() + whole.chars().count() + 6 <= WIDTH && !closes(&whole) {
        return format!("{indent}\"\"\"{whole}\"\"\"\n");
    }
    let mut text = String::new();
    for (i, paragraph) in paragraphs.iter().enumerate() {
        let lines = fill(paragraph, WIDTH - indent.len() - 3);
        for (j, line) in lines.iter().enumerate() {
            let quotes = if i == 0 && j == 0 { "\"\"\"" } else { "" };
            text.push_str(&format!("{indent}{quotes}{line}\n"));
        }
        if i + 1 < paragraphs.len() {
            text.push('\n');
        }
    }
    text + indent + "\"\"\"\n"
}

/// Words in lines of at most `width` characters, where words are not longer.
fn fill(text: &str, width: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    for word in text.split_whitespace() {
        let line = lines.last_mut().expect("there is a first line");
        if line.is_empty() {
            line.push_str(word);
        } else if line.chars().count() + 1 + word.chars().count() <= width {
            line.push(' ');
            line.push_str(word);
        } else {
            lines.push(word.to_owned());
        }
    }
    lines
}

/// `head` and an expression, broken at its sums where that is needed: `y = (`, the terms, `)`.
pub fn line(indent: &str, head: &str, expression: &str) -> String {
    let whole = format!("{indent}{head}{expression}\n");
    let terms = terms(expression);
    if whole.chars().count() <= WIDTH || terms.len() < 2 {
        return whole;
    }
    let mut text = format!("{indent}{head}(\n");
    let mut current = String::new();
    for term in terms {
        if !current.is_empty() && indent.len() + 5 + current.chars().count() + term.chars().count() > WIDTH {
            text.push_str(&format!("{indent}    {}\n", current.trim_end()));
            current.clear();
        }
        current.push_str(term);
        current.push(' ');
    }
    text + &format!("{indent}    {}\n{indent})\n", current.trim_end())
}

/// What holds together less than a sum.
const LOOSER: [&[u8]; 12] =
    [b"if ", b"and ", b"or ", b"not ", b"& ", b"| ", b"< ", b"> ", b"<= ", b">= ", b"== ", b"!= "];

/// The terms of a sum, each with the sign before it. Only a sum outside of all parentheses has several.
fn terms(expression: &str) -> Vec<&str> {
    let bytes = expression.as_bytes();
    let (mut depth, mut start, mut terms) = (0usize, 0, Vec::new());
    for at in 0..bytes.len() {
        match bytes[at] {
            b'(' | b'[' => depth += 1,
            b')' | b']' => depth = depth.saturating_sub(1),
            b' ' if depth == 0
                && matches!(bytes.get(at + 1), Some(b'+' | b'-'))
                && bytes.get(at + 2) == Some(&b' ') =>
            {
                terms.push(&expression[start..at]);
                start = at + 1;
            }
            // A choice or a comparison is looser than a sum.
            b' ' if depth == 0 && LOOSER.iter().any(|word| bytes[at + 1..].starts_with(word)) => {
                return vec![expression];
            }
            _ => {}
        }
    }
    terms.push(&expression[start..]);
    terms
}

/// `open`, the items, `close` in one line, or a line an item where that is too long.
pub fn list(indent: &str, open: &str, items: &[String], close: &str) -> String {
    let whole = format!("{indent}{open}{}{close}\n", items.join(", "));
    if whole.chars().count() <= WIDTH {
        return whole;
    }
    let mut text = format!("{indent}{open}\n");
    for item in items {
        text.push_str(&broken(&format!("{indent}    "), item));
        text.push_str(",\n");
    }
    text + indent + close + "\n"
}

/// An item of a list, which a comma follows; a call that is too long with a line an argument.
fn broken(indent: &str, item: &str) -> String {
    if indent.len() + item.chars().count() < WIDTH {
        return format!("{indent}{item}");
    }
    let Some((open, arguments, close)) = call(item) else {
        return line(indent, "", item).trim_end().to_owned();
    };
    let deeper = format!("{indent}    ");
    let together = format!("{deeper}{}", arguments.join(", "));
    if together.chars().count() <= WIDTH {
        return format!("{indent}{open}\n{together}\n{indent}{close}");
    }
    let lines: String = arguments.iter().map(|argument| broken(&deeper, argument) + ",\n").collect();
    format!("{indent}{open}\n{lines}{indent}{close}")
}

/// What is called, with its parenthesis; the arguments; the parenthesis that closes. A list is taken apart in the same way.
fn call(text: &str) -> Option<(&str, Vec<&str>, &str)> {
    let first = text.find(['(', '[', '"', '\'']).filter(|at| matches!(text.as_bytes()[*at], b'(' | b'['))?;
    let (mut depth, mut start, mut arguments) = (0usize, first + 1, Vec::new());
    for (at, c) in text.char_indices().skip_while(|(at, _)| *at < first) {
        match c {
            '(' | '[' | '{' => depth += 1,
            ')' | ']' | '}' => depth = depth.checked_sub(1)?,
            ',' if depth == 1 => {
                arguments.push(text[start..at].trim());
                start = at + 1;
            }
            _ => {}
        }
        if depth == 0 {
            arguments.push(text[start..at].trim());
            // What stands behind the call would be lost.
            return (at + 1 == text.len()).then_some((&text[..=first], arguments, &text[at..]));
        }
    }
    None
}

/// Names to the left of `= value`: `x, y = theta`, `(x,) = theta`, over several lines where there are many.
pub fn unpack(indent: &str, names: &[String], value: &str) -> String {
    if let [name] = names {
        return format!("{indent}({name},) = {value}\n");
    }
    let whole = format!("{indent}{} = {value}\n", names.join(", "));
    if whole.chars().count() <= WIDTH {
        return whole;
    }
    let mut text = format!("{indent}(\n");
    for row in fill(&names.join(", "), WIDTH - indent.len() - 4) {
        text.push_str(&format!("{indent}    {row}\n"));
    }
    text + &format!("{indent}) = {value}\n")
}

/// What the lines `below` read of what is kept elsewhere, under names of its own: `beta, c = self.beta, self.c`.
pub fn take(indent: &str, names: &[String], from: impl Fn(&str) -> String, below: &str) -> String {
    let read: Vec<&str> = names.iter().map(String::as_str).filter(|name| reads(below, name)).collect();
    if read.is_empty() {
        return String::new();
    }
    let kept: Vec<String> = read.iter().map(|name| from(name)).collect();
    line(indent, &format!("{} = ", read.join(", ")), &kept.join(", "))
}

/// Whether a name stands somewhere in Python, not only as a part of another.
pub fn reads(python: &str, name: &str) -> bool {
    let word = |c: char| c.is_alphanumeric() || c == '_';
    python
        .match_indices(name)
        .any(|(at, _)| !python[..at].ends_with(|c| word(c) || c == '.') && !python[at + name.len()..].starts_with(word))
}
