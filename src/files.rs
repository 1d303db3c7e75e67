//! Reading presets and data, and writing what is exported: whole or not at all.

use std::fs;
use std::io::{self, BufWriter, Read, Write};
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

use crate::experiment::Preset;
use crate::experiment::data::{self, Loaded, Table, Wanted};
use crate::words::{Fault, Message, line_column};

/// No preset is longer; a device or a film opened by mistake must not fill the memory.
const LONGEST: u64 = 16 * 1024 * 1024;

/// The text of a preset file.
///
/// # Errors
/// A sentence: no such file, a folder, not UTF-8 (with line and column), too long.
pub fn read(path: &Path) -> Result<String, Message> {
    let name = path.display().to_string();
    let failed = |error: io::Error| cannot("files-cannot-read", &name, &error);
    let about = fs::metadata(path).map_err(failed)?;
    if about.is_dir() {
        return Err(Message::new("files-folder").with("file", name));
    }
    text(fs::File::open(path).map_err(failed)?, &name)
}

/// Reads the file that a preset's data come from, if they come from one; the preset lies in `folder`, and says the way to
/// the file from the current one afterwards. What goes wrong is a fault of the preset.
pub fn load(preset: &mut Preset, folder: &Path) -> Loaded {
    preset.csv_from(folder);
    let Some(wanted) = Wanted::by(preset) else { return Loaded::default() };
    let read = table(&wanted);
    Loaded::new(wanted, read)
}

/// Makes a preset that was loaded say the way to its data from beside the file `path`, where it will be written.
pub fn place_beside(preset: &mut Preset, path: &Path) {
    let absolute = |path: &Path| std::path::absolute(path).ok();
    if let (Some(here), Some(path)) = (std::env::current_dir().ok(), absolute(path)) {
        preset.csv_from(&here);
        preset.csv_to(path.parent().unwrap_or(&here));
    }
}

/// The columns of a file that are wanted.
///
/// # Errors
/// Everything that is wrong with the file.
pub fn table(wanted: &Wanted) -> Result<Table, Vec<Fault>> {
    let (name, path) = (wanted.path.as_str(), Path::new(&wanted.path));
    let failed = |error: io::Error| vec![Fault::new(cannot("files-cannot-read", name, &error))];
    // A device or a pipe could go on for ever.
    if !fs::metadata(path).map_err(failed)?.is_file() {
        return Err(vec![Fault::new(Message::new("data-not-regular").with("file", name))]);
    }
    data::read(fs::File::open(path).map_err(failed)?, name, wanted.headers.as_deref())
}

/// The columns of a file, those of texts left out; `None` where that does not help. The table, and what was wanted for
/// it.
pub fn table_without_texts(path: &str) -> Option<(Wanted, Table)> {
    let headers = data::without_texts(fs::File::open(path).ok()?, path)?;
    let wanted = Wanted { path: path.to_owned(), headers: Some(headers) };
    let table = table(&wanted).ok()?;
    Some((wanted, table))
}

/// The text that `source`, called `name`, gives until its end.
pub fn text(source: impl Read, name: &str) -> Result<String, Message> {
    let mut bytes = Vec::new();
    let read = source.take(LONGEST + 1).read_to_end(&mut bytes);
    read.map_err(|error| cannot("files-cannot-read", name, &error))?;
    if bytes.len() as u64 > LONGEST {
        return Err(Message::new("files-too-long").with("file", name));
    }
    String::from_utf8(bytes).map_err(|error| {
        let good = error.utf8_error().valid_up_to();
        let (line, column) = line_column(&String::from_utf8_lossy(&error.as_bytes()[..good]), good);
        Message::new("files-not-utf8").with("file", name).with("line", line).with("column", column)
    })
}

/// A file that is being written. It replaces what was there when it is finished; dropped before, it leaves no trace.
pub struct Output {
    name: String,
    to: To,
}

enum To {
    /// Beside the target, under another name.
    Beside(BufWriter<NamedTempFile>, PathBuf),
    /// Straight to what is no regular file: a device, a pipe, the standard output.
    Straight(BufWriter<Box<dyn Write>>),
}

impl Output {
    /// Opens `path` for writing.
    ///
    /// # Errors
    /// A sentence that says why the file cannot be written.
    pub fn create(path: &Path) -> Result<Output, Message> {
        let name = path.display().to_string();
        let failed = |error: io::Error| cannot("files-cannot-write", &name, &error);
        match fs::metadata(path) {
            Ok(about) if about.is_dir() => return Err(Message::new("files-output-folder").with("file", name)),
            Ok(about) if !about.is_file() => {
                let file = fs::File::options().write(true).open(path).map_err(failed)?;
                return Ok(Output { name, to: To::Straight(BufWriter::new(Box::new(file))) });
            }
            // What may not be written is not replaced either, though the folder would allow it.
            Ok(_) => drop(fs::File::options().write(true).open(path).map_err(failed)?),
            Err(_) => {}
        }
        // Through a link its target is replaced, not the link.
        let target = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
        let folder = target.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        let file = beside(&target).tempfile_in(folder).map_err(failed)?;
        Ok(Output { name, to: To::Beside(BufWriter::with_capacity(1 << 16, file), target) })
    }

    /// The standard output.
    pub fn standard() -> Output {
        Output { name: "<stdout>".to_owned(), to: To::Straight(BufWriter::new(Box::new(io::stdout()))) }
    }

    /// Adds to the file. A reader that has gone away is `Ok(false)`: there is no one left to write for.
    pub fn write(&mut self, bytes: &[u8]) -> Result<bool, Message> {
        let written = match &mut self.to {
            To::Beside(file, _) => file.write_all(bytes),
            To::Straight(file) => file.write_all(bytes),
        };
        self.outcome(written)
    }

    /// Puts the file in its place; as [`Output::write`] otherwise.
    pub fn finish(mut self) -> Result<bool, Message> {
        let finished = match &mut self.to {
            To::Beside(file, _) => file.flush().and_then(|()| file.get_ref().as_file().sync_all()),
            To::Straight(file) => file.flush(),
        };
        let written = self.outcome(finished)?;
        if let To::Beside(file, target) = self.to {
            let kept = file.into_inner().map_err(io::IntoInnerError::into_error);
            let kept = kept.and_then(|file| file.persist(target).map_err(io::Error::from));
            kept.map_err(|error| cannot("files-cannot-write", &self.name, &error))?;
        }
        Ok(written)
    }

    fn outcome(&self, result: io::Result<()>) -> Result<bool, Message> {
        match result {
            Ok(()) => Ok(true),
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(false),
            Err(error) => Err(cannot("files-cannot-write", &self.name, &error)),
        }
    }
}

/// Where the preset stands that made a picture: beside it, with one ending more, so that it is neither that of another
/// picture nor the file that the experiment itself is kept in.
pub fn preset_of(picture: &Path) -> PathBuf {
    let mut name = picture.as_os_str().to_owned();
    name.push(".toml");
    PathBuf::from(name)
}

/// Makes a folder and those above it, unless they are there.
pub fn folder(path: &Path) -> Result<(), Message> {
    fs::create_dir_all(path).map_err(|error| cannot("files-cannot-write", &path.display().to_string(), &error))
}

/// Writes a whole file, replacing what was there.
pub fn write(path: &Path, bytes: &[u8]) -> Result<(), Message> {
    let mut output = Output::create(path)?;
    output.write(bytes)?;
    output.finish().map(drop)
}

/// A temporary file with the permissions of the file that it will replace, or of any new file.
#[cfg(unix)]
fn beside(target: &Path) -> tempfile::Builder<'static, 'static> {
    use std::os::unix::fs::PermissionsExt;
    // The system takes the user's mask off those of a new file.
    let permissions = fs::metadata(target).map_or(fs::Permissions::from_mode(0o666), |old| old.permissions());
    let mut builder = tempfile::Builder::new();
    builder.prefix(".thalweg-").permissions(permissions);
    builder
}

#[cfg(not(unix))]
fn beside(_target: &Path) -> tempfile::Builder<'static, 'static> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(".thalweg-");
    builder
}

/// A sentence with what the system says, without its number.
fn cannot(key: &'static str, name: &str, error: &io::Error) -> Message {
    let text = error.to_string();
    let reason = text.split(" (os error").next().unwrap_or_default().to_owned();
    let reason = if reason.is_empty() { text } else { reason };
    Message::new(key).with("file", name).with("reason", reason)
}
