//! The figure as a file of any kind, piece by piece.

use crate::figure::{Animation, Format, Options, Subject, render};
use crate::words::Message;

/// Takes the bytes of a file as they come, with the share that is done (0 to 1).
pub type Put<'a, E> = dyn FnMut(&[u8], f64) -> Result<(), E> + 'a;

/// Makes the file. `put` gets its bytes, and ends the work with what
/// it returns as an error.
///
/// # Errors
/// A size that the format cannot have; what `put` returned.
pub fn write<E: From<Message>>(
    subject: &Subject,
    format: Format,
    options: &Options,
    put: &mut Put<E>,
) -> Result<(), E> {
    format.checked(options.size)?;
    put(&[], 0.0)?;
    let bytes = match format {
        Format::Svg => render(subject, options).svg().into_bytes(),
        Format::Png => render(subject, options).png()?,
        Format::Pdf => render(subject, options).pdf()?,
        Format::Gif => return animate(subject, options, put),
    };
    put(&bytes, 1.0)
}

fn animate<E: From<Message>>(subject: &Subject, options: &Options, put: &mut Put<E>) -> Result<(), E> {
    let last = options.cursor(subject.view, subject.experiment);
    let mut animation = Animation::new(options, last)?;
    while let Some(step) = animation.next() {
        animation.add(&render(subject, &Options { step: Some(step), ..*options }))?;
        put(&animation.take(), animation.part())?;
    }
    Ok(())
}
