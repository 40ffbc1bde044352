//! Decision tables that were written down: CSV, JDM, and the JSON of decisions. A comparison takes them as
//! it takes charts.

mod csv;
mod decision_json;
mod expression;
mod jdm;

use serde_json::Value;

use crate::decision::WrittenTable;
use crate::source::Source;

/// What a file of decision tables is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TableFormat {
    /// Comma-separated values.
    Csv,
    /// A JDM decision model, or what `--to decision-json` writes.
    Json,
}

impl TableFormat {
    /// The format of a file by its name.
    #[must_use]
    pub fn of_name(name: &str) -> Option<Self> {
        let (_, extension) = name.rsplit_once('.')?;
        match extension.to_ascii_lowercase().as_str() {
            "csv" | "tsv" => Some(Self::Csv),
            "json" => Some(Self::Json),
            _ => None,
        }
    }
}

/// Why a file is not read as decision tables.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotATable {
    /// The line, where there is one.
    pub line: Option<u64>,
    /// What is wrong.
    pub message: String,
}

impl NotATable {
    fn new(message: impl Into<String>) -> Self {
        Self {
            line: None,
            message: message.into(),
        }
    }

    fn at(line: u64, message: impl Into<String>) -> Self {
        Self {
            line: Some(line),
            message: message.into(),
        }
    }
}

/// The decision tables of a file.
pub(super) fn tables(source: &Source, format: TableFormat) -> Result<Vec<WrittenTable>, NotATable> {
    match format {
        TableFormat::Csv => csv::tables(source.text()),
        TableFormat::Json => {
            let value: Value = serde_json::from_str(source.text()).map_err(|error| {
                NotATable::at(error.line() as u64, format!("not valid JSON: {error}"))
            })?;
            match (value.get("nodes"), value.get("charts")) {
                (Some(nodes), _) => jdm::tables(nodes),
                (_, Some(charts)) => decision_json::tables(charts),
                _ => Err(NotATable::new(
                    "neither a JDM model (`nodes`) nor the JSON of decisions (`charts`)",
                )),
            }
        }
    }
}

/// The list in a field of a JSON object; empty where there is none.
fn list<'a>(value: &'a Value, field: &str) -> &'a [Value] {
    let list = value.get(field).and_then(Value::as_array);
    list.map_or(&[], Vec::as_slice)
}

/// The text in a field of a JSON object; empty where there is none.
fn text<'a>(value: &'a Value, field: &str) -> &'a str {
    let text = value.get(field).and_then(Value::as_str);
    text.unwrap_or_default()
}
