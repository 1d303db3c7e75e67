//! What was chosen for a table that opened: nobody was asked.

use crate::app::action::Notice;
use crate::app::model::Model;
use crate::experiment::preset::{Columns, DataSource, Function};
use crate::words::Message;

/// Columns that are named before the rest is passed over.
const NAMED: usize = 6;

/// Says which column is fitted, and how, whether columns of texts were left out, and what columns are called whose
/// headers are no names.
pub fn notice(model: &Model, texts: bool) -> Notice {
    let examples = model.experiment.problem.data.as_ref();
    let (count, names) = examples.map_or((0, &[][..]), |data| (data.len() as u64, data.names()));
    let (target, inputs) = names.split_last().map_or((String::new(), 0), |(last, rest)| (last.clone(), rest.len()));
    let Function::Examples { loss, data: DataSource::Csv { columns, .. }, .. } =
        &model.document.preset.problem.function
    else {
        return Notice::calm(Message::new("app-data-opened"));
    };
    let key = if loss == "logistic" { "app-data-opened-labels" } else { "app-data-opened" };
    let title = Message::new(key).with("examples", count).with("target", target).with("inputs", inputs as u64);
    let notice = Notice::calm(title);
    let notice = if texts { notice.with_line(Message::new("app-data-texts")) } else { notice };
    let renamed: Vec<String> = match columns {
        Some(Columns::Named(pairs)) => pairs
            .iter()
            .filter(|(name, header)| name != header)
            .map(|(name, header)| format!("“{header}” → {name}"))
            .collect(),
        _ => Vec::new(),
    };
    if renamed.is_empty() {
        return notice;
    }
    let more = if renamed.len() > NAMED { ", …" } else { "" };
    let names = renamed[..renamed.len().min(NAMED)].join(", ") + more;
    notice.with_line(Message::new("app-data-renamed").with("names", names))
}
