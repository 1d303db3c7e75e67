//! A stream of text whose lines end in one way, so that they can be counted, and are of a bounded length.

use std::cell::Cell;
use std::io::{self, Read};
use std::rc::Rc;

/// No file has longer lines; one that is no table must not fill the memory.
const LONGEST: u64 = 1 << 20;

/// Every line ends in `\n`, also where the source has `\r\n`, `\r`, or nothing behind its last one.
pub struct Lines<R> {
    source: R,
    /// Bytes since whoever reads has come to the end of a record.
    since: Rc<Cell<u64>>,
    /// The last byte was a `\r`, for which a `\n` was given.
    after_return: bool,
    last: u8,
}

impl<R> Lines<R> {
    /// `since` is set to 0 with each record; where it grows too large, reading ends with `InvalidData`.
    pub fn new(source: R, since: Rc<Cell<u64>>) -> Lines<R> {
        Lines { source, since, after_return: false, last: b'\n' }
    }

    /// Brings the ends of lines in `bytes` to one form; says how many bytes are left.
    fn settle(&mut self, bytes: &mut [u8]) -> usize {
        if !self.after_return && !bytes.contains(&b'\r') {
            return bytes.len();
        }
        let mut kept = 0;
        for i in 0..bytes.len() {
            let byte = bytes[i];
            let doubled = byte == b'\n' && self.after_return;
            self.after_return = byte == b'\r';
            if !doubled {
                bytes[kept] = if byte == b'\r' { b'\n' } else { byte };
                kept += 1;
            }
        }
        kept
    }
}

impl<R: Read> Read for Lines<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        loop {
            let read = self.source.read(buffer)?;
            self.since.set(self.since.get() + read as u64);
            if self.since.get() > LONGEST {
                return Err(io::Error::from(io::ErrorKind::InvalidData));
            }
            if read == 0 {
                let open = self.last != b'\n' && !buffer.is_empty();
                if open {
                    (buffer[0], self.last) = (b'\n', b'\n');
                }
                return Ok(usize::from(open));
            }
            let kept = self.settle(&mut buffer[..read]);
            if kept > 0 {
                self.last = buffer[kept - 1];
                return Ok(kept);
            }
        }
    }
}
