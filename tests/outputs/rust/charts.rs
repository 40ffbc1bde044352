//! Charts to compile: the repository's, and random ones.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use mermaidc::config::Settings;
use mermaidc::decision::{
    ChoiceId, Decimal, Decisions, NumberRange, Numbers, Variable, is_else_word,
};
use mermaidc::driver::{self, Options, Request};
use mermaidc::model::graph::Graph;
use mermaidc::source::{Chart, Source, SourceKind, charts};
use mermaidc::syntax::{Reading, read};

/// A chart of a file, read.
pub struct Read {
    pub source: Source,
    pub chart: Chart,
    pub reading: Reading,
}

impl Read {
    /// The only chart of a text.
    pub fn new(name: &str, text: &str) -> Self {
        let mut all = Self::all(name, text);
        assert_eq!(all.len(), 1, "one chart in {name}");
        all.remove(0)
    }

    /// Every chart of a text.
    pub fn all(name: &str, text: &str) -> Vec<Self> {
        let source = Source::new(name, text);
        let kind = SourceKind::from_name(name).unwrap_or(SourceKind::Mermaid);
        charts(&source, kind)
            .into_iter()
            .map(|chart| Self {
                reading: read(&chart),
                source: source.clone(),
                chart,
            })
            .collect()
    }

    pub fn graph(&self) -> &Graph {
        self.reading.graph().expect("a flowchart")
    }

    pub fn decisions(&self) -> Decisions {
        Decisions::of(self.graph())
    }

    /// The module, or the messages of the refusal.
    pub fn rust(&self, options: &Options) -> Result<String, Vec<String>> {
        let request = Request::new(driver::emitter("rust").expect("an emitter of that name"))
            .options(options.clone())
            .chart(self.chart.number);
        let kind = SourceKind::from_name(self.source.name()).unwrap_or(SourceKind::Mermaid);
        let made = driver::compile(&self.source, kind, &request, &Settings::default());
        match made.result {
            Ok(mut made) => Ok(made.remove(0).text),
            Err(_) => {
                let refusals = ["no-table", "invalid-directive"];
                let found = made.checked.diagnostics.into_iter();
                let refused = found.filter(|finding| refusals.contains(&finding.rule.name));
                Err(refused.map(|finding| finding.message).collect())
            }
        }
    }

    /// The module under a name.
    pub fn named(&self, name: &str) -> Result<String, Vec<String>> {
        self.rust(&Options::default().with(|o| o.name = Some(name.to_owned())))
    }
}

/// The module of a chart's text.
pub fn rust(text: &str) -> Result<String, Vec<String>> {
    Read::new("chart.mmd", text).rust(&Options::default())
}

pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Every file under `fixtures/` that can hold charts, in order.
pub fn fixture_files() -> Vec<PathBuf> {
    let mut files = Vec::new();
    let mut todo = vec![root().join("fixtures")];
    while let Some(folder) = todo.pop() {
        for entry in std::fs::read_dir(&folder).expect("fixtures") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                todo.push(path);
            } else if SourceKind::from_name(&path.to_string_lossy()).is_some() {
                files.push(path);
            }
        }
    }
    files.sort();
    files
}

/// Every chart of the fixtures that is accepted, is one decision and becomes a module.
pub fn fixture_decisions() -> Vec<(String, Read)> {
    let mut decisions = Vec::new();
    for path in fixture_files() {
        let Ok(text) = std::fs::read_to_string(&path) else {
            continue;
        };
        let name = path
            .strip_prefix(root())
            .unwrap_or(&path)
            .to_string_lossy()
            .into_owned();
        for read in Read::all(&name, &text) {
            let graph = read.reading.graph().is_some() && read.reading.is_accepted();
            if graph && read.decisions().list.len() == 1 && read.named("m").is_ok() {
                decisions.push((format!("{name}:{}", read.chart.number), read));
            }
        }
    }
    decisions
}

/// The charts from elsewhere that the variable `MERMAIDC_CHARTS` names: files of lines of JSON, parted by
/// colons, each line with the `text` of a chart.
pub fn charts_from_elsewhere() -> Vec<Read> {
    let files = std::env::var("MERMAIDC_CHARTS").unwrap_or_default();
    let mut found = Vec::new();
    for file in files.split(':').filter(|file| !file.is_empty()) {
        for line in std::fs::read_to_string(file).expect("a file").lines() {
            let line: serde_json::Value = serde_json::from_str(line).expect("JSON");
            let text = line["text"].as_str().expect("a text");
            let own = Read::all("chart.mmd", text).into_iter();
            found.extend(own.filter(|read| {
                let graph = read.reading.graph().is_some() && read.reading.is_accepted();
                graph && read.decisions().list.len() == 1
            }));
        }
    }
    found
}

/// The seeds of random charts: these, or as many as `MERMAIDC_SEEDS=first..last` says.
pub fn seeds(otherwise: std::ops::Range<u64>) -> std::ops::Range<u64> {
    let said = std::env::var("MERMAIDC_SEEDS").unwrap_or_default();
    let ends = said
        .split_once("..")
        .and_then(|(first, last)| Some(first.trim().parse().ok()?..last.trim().parse().ok()?));
    ends.unwrap_or(otherwise)
}

/// Numbers to try with a question, in its smallest place: the ends of what its answers hold for, and those
/// beside them.
pub fn numbers_to_try(numbers: &Numbers) -> Vec<i64> {
    let ranges = numbers.ranges.iter().flatten();
    let ends = ranges.flat_map(|range| [range.low, range.high]).flatten();
    let whole = ends.filter_map(|end| end.at_scale(numbers.scale));
    let mut all: Vec<i64> = whole.flat_map(|at| [at - 1, at, at + 1]).collect();
    all.sort_unstable();
    all.dedup();
    all
}

/// The first answer that holds for a number, else the one that stands for every other.
pub fn holding(variable: &Variable, numbers: &Numbers, value: i64) -> Option<ChoiceId> {
    let holds = |range: &NumberRange| {
        let at = |end: Option<Decimal>| end.and_then(|end| end.at_scale(numbers.scale));
        at(range.low).is_none_or(|low| low < value || range.low_included && low == value)
            && at(range.high)
                .is_none_or(|high| value < high || range.high_included && high == value)
    };
    let by_number = variable
        .choice_ids()
        .find(|choice| numbers.ranges[choice.index()].is_some_and(|range| holds(&range)));
    by_number.or_else(|| {
        let mut others = variable.choice_ids();
        others.find(|&at| variable[at].otherwise || is_else_word(&variable[at].key))
    })
}

/// A small random number generator (xorshift64*), the same on every run.
pub struct Random(u64);

impl Random {
    pub fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    /// A number below `end`.
    pub fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        let high = self.0.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 33;
        usize::try_from(high).expect("31 bits") % end.max(1)
    }

    pub fn chance(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }

    pub fn pick<'t, T>(&mut self, list: &'t [T]) -> &'t T {
        &list[self.below(list.len())]
    }
}

/// A random decision chart: questions with labelled links, answers drawn as nodes, else and also, steps,
/// merges, loops, several entries, questions asked twice, labels of many kinds.
pub fn random_chart(seed: u64) -> String {
    const LABELS: &[&str] = &[
        "Ship it",
        "Wait",
        "*/ \"x\"",
        "größer",
        "再起動",
        "שלום עולם",
        "a `b` c",
        "{} #[cfg(x)]",
        "Self",
        "🚀",
        "C++",
        "< 3",
        "Call the owner",
        "Log",
        "Retry",
        "Retry",
        "1.5 GB",
        "back\\slash",
        "Привет",
        "fn main() {}",
    ];
    const ANSWERS: &[&[&str]] = &[
        &["Yes", "No"],
        &["No", "Yes"],
        &["low", "mid", "high"],
        &["< 10", "10 - 20", "> 20"],
        &["yes", "maybe"],
        &["Self", "None", "Some"],
        &["+", "-", "*", "/"],
        &["да", "нет"],
        &["ok", "else"],
        &["< 500", "500 to 649", "650 or more"],
        &["under 1.5 kg", "1.5 kg or more"],
        &["up to 2,25 %", "over 2,25 %", "unknown"],
        &["0", "1-5", "6+"],
        &["<500", ">500"],
        &["<= 10", ">= 10"],
        &["under 18", "18-64", "else"],
    ];
    let mut random = Random::new(seed);
    let questions = 1 + random.below(6);
    let steps = random.below(4);
    let ends = 1 + random.below(5);
    let mut text =
        String::from("flowchart TD\n  %% mermaidc: allow incomplete-decision -- random\n");
    for question in 0..questions {
        let words = random.pick(LABELS).replace('"', "#quot;");
        let _ = writeln!(text, "  Q{question}{{\"{words} {question}?\"}}");
    }
    for step in 0..steps {
        let words = random.pick(LABELS).replace('"', "#quot;");
        let _ = writeln!(text, "  S{step}[\"{words}\"]");
    }
    for end in 0..ends {
        let words = random.pick(LABELS).replace('"', "#quot;");
        let _ = writeln!(text, "  E{end}([\"{words}\"])");
    }
    let loops = random.chance(30);
    // A node further on; with loops, sometimes any question.
    let target = |random: &mut Random, from: usize| -> String {
        match random.below(10) {
            0..4 if from < questions => format!("Q{}", from + random.below(questions - from)),
            4..6 if steps > 0 => format!("S{}", random.below(steps)),
            6 if loops => format!("Q{}", random.below(questions)),
            _ => format!("E{}", random.below(ends)),
        }
    };
    for question in 0..questions {
        let answers = *random.pick(ANSWERS);
        for answer in answers {
            let to = target(&mut random, question + 1);
            if random.chance(25) && ["Yes", "No"].contains(answer) {
                let node = format!("N{question}{answer}");
                let _ = writeln!(text, "  Q{question} --> {node}{{{answer}}}");
                if random.chance(85) {
                    let _ = writeln!(text, "  {node} --> {to}");
                }
            } else {
                let _ = writeln!(text, "  Q{question} -->|\"{answer}\"| {to}");
            }
        }
        if random.chance(25) {
            let to = target(&mut random, question + 1);
            let _ = writeln!(text, "  Q{question} --> {to}");
        }
    }
    for step in 0..steps {
        let to = if step + 1 < steps && random.chance(40) {
            format!("S{}", step + 1)
        } else {
            target(&mut random, if loops { 0 } else { questions })
        };
        let _ = writeln!(text, "  S{step} --> {to}");
    }
    if random.chance(25) {
        let _ = writeln!(
            text,
            "  Start([Begin]) --> Q0\n  Other([Or here]) --> Q{}",
            random.below(questions)
        );
    }
    if questions > 2 && random.chance(15) {
        let _ = writeln!(text, "  %% mermaidc: same Q1 Q2");
    }
    if random.chance(10) {
        let _ = writeln!(text, "  %% mermaidc: policy first");
    }
    text
}
