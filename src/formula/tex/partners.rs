//! What closes what: braces, parentheses, environments.

/// For every position of a text where something opens, the position where it closes.
pub struct Partners {
    closing: Vec<u32>,
    /// The braces that nothing closes or opens, and whether they open.
    pub alone: Vec<(usize, bool)>,
}

const NONE: u32 = u32::MAX;

impl Partners {
    pub fn of(text: &str) -> Partners {
        let mut partners = Partners { closing: vec![NONE; text.len()], alone: Vec::new() };
        let mut open: Vec<(u8, usize)> = Vec::new();
        let bytes = text.as_bytes();
        let mut at = 0;
        while at < bytes.len() {
            let rest = &text.as_bytes()[at..];
            match bytes[at] {
                b'\\' if rest.starts_with(b"\\begin{") => open.push((b'b', at)),
                b'\\' if rest.starts_with(b"\\end{") => partners.close(&mut open, b'b', at),
                // What a backslash stands before is no brace.
                b'\\' => at += 1,
                b'%' => at += rest.iter().position(|byte| *byte == b'\n').unwrap_or(rest.len()),
                kind @ (b'{' | b'(') => open.push((kind, at)),
                b'}' => partners.close(&mut open, b'{', at),
                b')' => partners.close(&mut open, b'(', at),
                _ => {}
            }
            at += 1;
        }
        partners.alone.extend(open.iter().filter(|(kind, _)| *kind == b'{').map(|(_, at)| (*at, true)));
        partners
    }

    /// Closes the last open one of a kind, and gives up those within it that nothing closed. Nothing closes beyond a
    /// brace but a brace.
    fn close(&mut self, open: &mut Vec<(u8, usize)>, kind: u8, at: usize) {
        let within = |other: u8| match kind {
            b'{' => other == b'(' || other == b'b',
            b'b' => other == b'(',
            _ => false,
        };
        while open.pop_if(|(other, _)| *other != kind && within(*other)).is_some() {}
        match open.pop_if(|(other, _)| *other == kind) {
            Some((_, start)) => self.closing[start] = at as u32,
            None if kind == b'{' => self.alone.push((at, false)),
            None => {}
        }
    }

    /// Where what opens at a position closes.
    pub fn closing(&self, at: usize) -> Option<usize> {
        self.closing.get(at).filter(|closing| **closing != NONE).map(|closing| *closing as usize)
    }
}
