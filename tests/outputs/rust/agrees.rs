//! The generated modules decide as the library does.
//!
//! All modules stand in one crate, compiled with warnings denied. A driver that knows their dynamic API
//! only (lists, labels, ids, answers found by their text) reads what to decide and says what came out.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::Write as _;
use std::process::Stdio;

use mermaidc::decision::{Answers, ChoiceId, Decision, EntryId, VariableId, Walker};
use mermaidc::model::graph::NodeIndex;

use super::charts::{
    Random, Read, charts_from_elsewhere, fixture_decisions, holding, numbers_to_try, random_chart,
    root, seeds,
};
use super::compiler::{folder, rustc, succeed};

/// How many answer sets of a module are tried; all, if there are no more.
const SETS: usize = 2_000;

/// Between the parts of a request.
const UNIT: char = '\u{1f}';

const DRIVER: &str = r#"
use std::fmt::Write as _;

/// What a module decides, asked through its dynamic API.
macro_rules! drive {
    ($module:ident, entry: $entry:tt, steps: $steps:tt, again: $again:tt, numbers: [$($number:ident)*]) => {
        fn $module(walk: bool, at: usize, parts: &[&str], out: &mut String) {
            use self::$module::*;
            let _ = at;
            if walk {
                let mut walker = drive!(@walker $entry, at);
                for part in parts {
                    let question = walker.question();
                    let asked = match (part.strip_prefix('='), question) {
                        (Some(label), Some(question)) => {
                            let answer = question.answer(label).expect("an answer with this text");
                            assert_eq!(answer.to_string(), label);
                            walker.answer(answer).expect("the question being asked")
                        }
                        (Some(_), None) => None,
                        (None, _) => walker.back(),
                    };
                    let _ = write!(out, "{} ", asked.map_or("-", Question::node_id));
                }
                return;
            }
            let mut answers = Answers::NONE;
            for part in parts {
                if let Some((question, value)) = part.split_once('\u{1e}') {
                    let question = Question::ALL.into_iter().find(|q| q.node_id() == question).expect("a question");
                    let value: i64 = value.parse().expect("a number");
                    let _ = value;
                    $(
                        if let Some(answer) = Answers::NONE.$number(value).get(question) {
                            answers = answers.$number(value);
                            assert_eq!(answers.get(question), Some(answer));
                        }
                    )*
                    let _ = question;
                    continue;
                }
                let (question, label) = part.split_once('=').expect("id=label");
                let question = Question::ALL.into_iter().find(|q| q.node_id() == question).expect("a question");
                let answer = question.answer(&format!("  {} ", label.to_ascii_uppercase())).expect("an answer");
                assert_eq!((answer.question(), answer.label()), (question, label));
                assert_eq!(answers.clone().with(answer).get(question), Some(answer));
                assert_eq!(answers.clone().with(answer).without(question), answers);
                answers = answers.with(answer);
            }
            let decision = drive!(@decide $entry, answers, at);
            let ids: Vec<_> = decision.outcomes().map(Outcome::node_id).collect();
            let _ = write!(out, "outcomes {} open", ids.join(" "));
            for question in decision.open() {
                let _ = write!(out, " {}", question.node_id());
            }
            assert_eq!(decision.next_question(), decision.open().next());
            assert!(Outcome::ALL.into_iter().all(|o| decision.has(o) == ids.contains(&o.node_id())));
            drive!(@list $steps, decision, steps, Step, out);
            drive!(@list $again, decision, again, Again, out);
        }
    };
    (@walker yes, $at:ident) => { Walker::from_entry(Entry::ALL[$at]) };
    (@walker no, $at:ident) => { Walker::new() };
    (@decide yes, $answers:ident, $at:ident) => {{
        if $at == 0 {
            assert_eq!($answers.decide(), $answers.decide_from(Entry::ALL[0]));
        }
        $answers.decide_from(Entry::ALL[$at])
    }};
    (@decide no, $answers:ident, $at:ident) => { $answers.decide() };
    (@list yes, $decision:ident, $method:ident, $ty:ident, $out:ident) => {
        let _ = write!($out, " {}", stringify!($method));
        for each in $decision.$method() {
            let each: $ty = each;
            let _ = write!($out, " {}", each.node_id());
        }
    };
    (@list no, $decision:ident, $method:ident, $ty:ident, $out:ident) => {};
}
"#;

/// One module of the crate, and what the library says of its chart.
struct Module {
    name: String,
    read: Read,
    decision: Decision,
    text: String,
    /// The variants of `Step`, `Entry` and `Again`, by node id; none without the enum.
    steps: Option<Vec<String>>,
    entries: bool,
    again: bool,
}

impl Module {
    fn new(name: String, read: Read) -> Option<Self> {
        let mut decisions = read.decisions().list;
        let decision = decisions.pop().filter(|_| decisions.is_empty())?;
        let decision = decision.in_one_view().into_owned();
        let text = read.named("table").ok()?;
        // `A("Go", node "a", line 2)`, or `at` where comments could not be made of the words.
        let ids = |line: &str| {
            let (_, rest) = line
                .split_once(", node ")
                .or_else(|| line.rsplit_once(", at "))?;
            let literal = format!("\"{}\"", rest.split('"').nth(1)?);
            Some(syn::parse_str::<syn::LitStr>(&literal).ok()?.value())
        };
        let steps = text
            .split("\n        Step by node_id {\n")
            .nth(1)
            .and_then(|text| text.split("\n        }").next());
        Some(Self {
            steps: steps.map(|steps| steps.lines().filter_map(ids).collect()),
            entries: text.contains("\n        Entry by node_id {"),
            again: text.contains("\n        Again by node_id {"),
            name,
            read,
            decision,
            text,
        })
    }

    fn id(&self, node: NodeIndex) -> &str {
        &self.read.graph().node(node).id
    }

    /// The id of the node that names a variable.
    fn variable(&self, variable: VariableId) -> &str {
        self.id(self.decision.named_by(variable).node)
    }

    fn arm(&self) -> String {
        let word = |has: bool| if has { "yes" } else { "no" };
        let (entry, steps, again) = (
            word(self.entries),
            word(self.steps.is_some()),
            word(self.again),
        );
        format!(
            "drive!({}, entry: {entry}, steps: {steps}, again: {again}, numbers: [{}]);\n",
            self.name,
            self.setters().join(" ")
        )
    }

    /// The setters that take a number.
    fn setters(&self) -> Vec<&str> {
        let lines = self.text.lines();
        let name = |line: &'_ str| -> Option<(usize, usize)> {
            let end = line.rfind("(i64, ").filter(|_| line.ends_with('['))?;
            Some((line[..end].rfind(' ')? + 1, end))
        };
        lines
            .filter_map(|line| name(line).map(|(start, end)| &line[start..end]))
            .collect()
    }

    /// What the driver should say to these answers.
    fn expected(&self, entry: EntryId, answers: &Answers) -> String {
        let decided = self.decision.decide(entry, answers);
        let mut out = "outcomes ".to_owned();
        let ids: Vec<_> = decided
            .outcomes
            .iter()
            .map(|&at| self.id(self.decision[at].node))
            .collect();
        out.push_str(&ids.join(" "));
        out.push_str(" open");
        let mut open: Vec<_> = decided
            .open
            .iter()
            .map(|&question| self.decision[question].variable)
            .collect();
        open.sort_unstable();
        open.dedup();
        for variable in open {
            let _ = write!(out, " {}", self.variable(variable));
        }
        if let Some(steps) = &self.steps {
            out.push_str(" steps");
            for &step in &decided.steps {
                // Where a chart has several entries, they are not steps unless a way passes them.
                let id = self.id(step);
                if steps.iter().any(|step| step == id) {
                    let _ = write!(out, " {id}");
                }
            }
        }
        if self.again {
            out.push_str(" again");
            for &again in &decided.again {
                let _ = write!(out, " {}", self.id(self.decision[again].head));
            }
        }
        out
    }

    /// Every answer set, or so many of them at random: (entry, answers).
    fn sets(&self, random: &mut Random) -> Vec<(EntryId, Answers)> {
        let variables = &self.decision.variables;
        let entries = self.decision.entries.len();
        let all = variables.iter().try_fold(entries, |product, variable| {
            product.checked_mul(variable.answers.len() + 1)
        });
        let set = |mut number: usize| {
            let entry = number % entries;
            number /= entries;
            let mut answers = Answers::none(&self.decision);
            for variable in self.decision.variable_ids() {
                let choices = self.decision[variable].answers.len() + 1;
                let choice = (number % choices).checked_sub(1);
                answers.set(variable, choice.map(ChoiceId::new));
                number /= choices;
            }
            (EntryId::new(entry), answers)
        };
        match all {
            Some(all) if all <= SETS => (0..all).map(set).collect(),
            _ => (0..SETS)
                .map(|_| {
                    let mut answers = Answers::none(&self.decision);
                    for variable in self.decision.variable_ids() {
                        let count = self.decision[variable].answers.len();
                        // A third is left open.
                        let choice = random.below(count * 3 / 2 + 1).checked_sub(1);
                        let choice = choice.filter(|&choice| choice < count);
                        answers.set(variable, choice.map(ChoiceId::new));
                    }
                    (EntryId::new(random.below(entries)), answers)
                })
                .collect(),
        }
    }

    /// Numbers for every question that takes them, and other answers for the rest: the request, the answers
    /// that they are, and the entry; `None` where no question takes numbers.
    fn numbers(&self, random: &mut Random) -> Option<(String, Answers, EntryId)> {
        let all = &self.decision.variables;
        all.iter().find(|variable| variable.numbers.is_some())?;
        let entry = EntryId::new(random.below(self.decision.entries.len()));
        let mut request = format!("{}{UNIT}decide{UNIT}{}", self.name, entry.index());
        let mut answers = Answers::none(&self.decision);
        for at in self.decision.variable_ids() {
            let variable = &self.decision[at];
            let id = self.variable(at);
            if let Some(numbers) = &variable.numbers {
                let value = *random.pick(&numbers_to_try(numbers));
                answers.set(at, holding(variable, numbers, value));
                let _ = write!(request, "{UNIT}{id}\u{1e}{value}");
            } else {
                let choice = ChoiceId::new(random.below(variable.answers.len()));
                answers.set(at, Some(choice));
                let _ = write!(request, "{UNIT}{id}={}", variable[choice].name);
            }
        }
        Some((request, answers, entry))
    }

    fn request(&self, entry: EntryId, answers: &Answers) -> String {
        let mut request = format!("{}{UNIT}decide{UNIT}{}", self.name, entry.index());
        for variable in self.decision.variable_ids() {
            if let Some(choice) = answers.get(variable) {
                let _ = write!(
                    request,
                    "{UNIT}{}={}",
                    self.variable(variable),
                    self.decision[variable][choice].name
                );
            }
        }
        request
    }

    /// A random walk with steps back: the request, and what should be asked after each.
    fn walk(&self, random: &mut Random) -> (String, String) {
        let entry = random.below(self.decision.entries.len());
        let mut walker = Walker::new(&self.decision, EntryId::new(entry));
        let mut request = format!("{}{UNIT}walk{UNIT}{entry}", self.name);
        let mut expected = String::new();
        for _ in 0..random.below(16) {
            let asked = match walker.question() {
                Some(question) if !random.chance(20) => {
                    let question = &self.decision[question];
                    let answers = &self.decision[question.variable].answers;
                    let label = &random.pick(answers).name;
                    let _ = write!(request, "{UNIT}={label}");
                    walker.answer(label).expect("an answer to the question")
                }
                _ => {
                    let _ = write!(request, "{UNIT}back");
                    walker.back()
                }
            };
            let id = asked.map(|question| self.id(self.decision[question].node));
            let _ = write!(expected, "{} ", id.unwrap_or("-"));
        }
        (request, expected)
    }

    /// Whether every question is asked at one place only: else walkers may ask in another order.
    fn asks_once(&self) -> bool {
        self.decision.variables.len() == self.decision.questions.len()
    }
}

fn modules() -> Vec<Module> {
    let fixtures = fixture_decisions().into_iter().map(|(_, read)| read);
    let mut modules: Vec<Module> = Vec::new();
    for read in fixtures {
        modules.extend(Module::new(format!("fixture_{}", modules.len()), read));
    }
    for read in charts_from_elsewhere() {
        modules.extend(Module::new(format!("elsewhere_{}", modules.len()), read));
    }
    let seeds = seeds(0..450);
    let (named, tried) = (modules.len(), seeds.end - seeds.start);
    for seed in seeds {
        let read = Read::new("random.mmd", &random_chart(seed));
        modules.extend(Module::new(format!("random_{}", modules.len()), read));
    }
    let random = (modules.len() - named) as u64;
    assert!(
        random * 3 > tried,
        "too few random charts become modules: {random} of {tried}"
    );
    modules
}

#[test]
fn every_module_decides_as_the_library() {
    let modules = modules();
    let folder = folder("agrees");
    let mut main = String::from(DRIVER);
    let mut arms = String::new();
    for module in &modules {
        let file = folder.join(format!("{}.rs", module.name));
        std::fs::write(&file, &module.text).expect("the module to be written");
        // The module of a file has the name of what is in it: as with any generated file.
        let _ = writeln!(main, "mod {0} {{ include!({1:?}); }}", module.name, file);
        main.push_str(&module.arm());
        let _ = writeln!(arms, "            \"{0}\" => {0},", module.name);
    }
    let _ = write!(
        main,
        "fn main() {{
    let mut out = String::new();
    for line in std::io::stdin().lines() {{
        let line = line.expect(\"a line\");
        let parts: Vec<&str> = line.split('\\u{{1f}}').collect();
        let module: fn(bool, usize, &[&str], &mut String) = match parts[0] {{
{arms}            other => panic!(\"{{other}}\"),
        }};
        module(parts[1] == \"walk\", parts[2].parse().expect(\"an entry\"), &parts[3..], &mut out);
        out.push('\\n');
    }}
    print!(\"{{out}}\");
}}
"
    );
    let source = folder.join("main.rs");
    std::fs::write(&source, main).expect("the driver to be written");
    let program = folder.join("driver");
    succeed(
        rustc()
            .args([
                "--edition",
                "2024",
                "-D",
                "warnings",
                "-C",
                "debuginfo=0",
                "-o",
            ])
            .args([&program, &source]),
    );

    let mut random = Random::new(7);
    let mut requests = String::new();
    let mut expected: Vec<(String, String)> = Vec::new();
    for module in &modules {
        for (entry, answers) in module.sets(&mut random) {
            expected.push((
                module.request(entry, &answers),
                module.expected(entry, &answers),
            ));
        }
        for _ in 0..50 {
            let Some((request, answers, entry)) = module.numbers(&mut random) else {
                break;
            };
            expected.push((request, module.expected(entry, &answers)));
        }
        if module.asks_once() {
            expected.extend((0..40).map(|_| module.walk(&mut random)));
        }
    }
    let elsewhere = |request: &str| request.starts_with("elsewhere_");
    let from_elsewhere = modules
        .iter()
        .filter(|module| elsewhere(&module.name))
        .count();
    if from_elsewhere > 0 {
        let sets = expected
            .iter()
            .filter(|(request, _)| elsewhere(request))
            .count();
        eprintln!("{from_elsewhere} charts from elsewhere, {sets} sets of answers and walks");
        let (all, charts) = (expected.len(), modules.len());
        eprintln!("{charts} charts in all, {all} sets of answers and walks");
    }
    for (request, _) in &expected {
        requests.push_str(request);
        requests.push('\n');
    }
    let mut child = std::process::Command::new(&program)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("the driver");
    let mut stdin = child.stdin.take().expect("its input");
    let writer = std::thread::spawn(move || stdin.write_all(requests.as_bytes()));
    let output = child.wait_with_output().expect("the driver's end");
    writer
        .join()
        .expect("the writer")
        .expect("the requests to be written");
    assert!(output.status.success());
    let said = String::from_utf8(output.stdout).expect("UTF-8");
    assert_eq!(said.lines().count(), expected.len());
    for (said, (request, expected)) in said.lines().zip(&expected) {
        let name = request.split(UNIT).next().unwrap_or_default();
        let chart = || {
            modules
                .iter()
                .find(|module| module.name == name)
                .map(|module| module.read.source.text())
        };
        assert_eq!(
            said,
            expected,
            "{request:?}\n{}",
            chart().unwrap_or_default()
        );
    }
}

/// Every full and partial answer set of the page, with the texts reached, decided by a walk of the
/// links as they stand on the page: nothing of mermaidc but its reader.
fn cases(read: &Read) -> Vec<(BTreeMap<String, String>, Vec<String>)> {
    let graph = read.graph();
    let label = |node: NodeIndex| graph.node(node).label.text.clone();
    let after = |node: NodeIndex| {
        graph
            .edges()
            .filter(move |edge| edge.1 == node)
            .map(|edge| edge.2)
    };
    let is_answer = |node: NodeIndex| graph.node(node).shape.is_rhombus();
    let asks = |node: NodeIndex| after(node).any(is_answer);
    let questions: Vec<_> = graph
        .nodes()
        .map(|(node, _)| node)
        .filter(|&node| asks(node))
        .collect();
    let mut sets: Vec<BTreeMap<NodeIndex, NodeIndex>> = vec![BTreeMap::new()];
    for &question in &questions {
        let answered = sets.iter().flat_map(|set| {
            let with = |answer| {
                set.iter()
                    .map(|(&q, &a)| (q, a))
                    .chain([(question, answer)])
                    .collect()
            };
            after(question)
                .filter(|&to| is_answer(to))
                .map(with)
                .collect::<Vec<_>>()
        });
        let answered: Vec<_> = answered.collect();
        sets.extend(answered);
    }
    sets.into_iter()
        .map(|set| {
            let start = graph
                .nodes()
                .map(|(node, _)| node)
                .next()
                .expect("a first node");
            let mut seen = vec![start];
            let mut at = 0;
            while at < seen.len() {
                let node = seen[at];
                at += 1;
                for to in after(node) {
                    let goes = !is_answer(to) || set.get(&node) == Some(&to);
                    if goes && !seen.contains(&to) {
                        seen.push(to);
                    }
                }
            }
            let ends = seen
                .iter()
                .filter(|&&node| after(node).next().is_none() && !is_answer(node));
            let mut texts: Vec<_> = ends.map(|&node| label(node)).collect();
            texts.sort();
            let id = |node: NodeIndex| graph.node(node).id.clone();
            (
                set.into_iter()
                    .map(|(question, answer)| (id(question), label(answer)))
                    .collect(),
                texts,
            )
        })
        .collect()
}

#[test]
fn the_page_has_the_outcomes_of_a_plain_walk() {
    let page = root().join("fixtures/communication.md");
    let text = std::fs::read_to_string(page).expect("the page");
    let read = Read::new("communication.md", &text);
    let cases = cases(&read);
    assert_eq!(cases.len(), 8_748);
    let folder = folder("cases");
    let module = folder.join("communication.rs");
    std::fs::write(&module, read.named("communication").expect("a module"))
        .expect("the module to be written");
    let main = format!(
        "include!({module:?});
fn main() {{
    for line in std::io::stdin().lines() {{
        let line = line.expect(\"a line\");
        let answers = line.split('\\u{{1f}}').filter_map(|part| part.split_once('=')).map(|(id, label)| {{
            let question = Question::ALL.into_iter().find(|question| question.node_id() == id);
            question.and_then(|question| question.answer(label)).expect(\"an answer\")
        }});
        let decision = answers.fold(Answers::NONE, Answers::with).decide();
        let mut texts: Vec<_> = decision.outcomes().map(Outcome::label).collect();
        texts.sort_unstable();
        println!(\"{{}}\", texts.join(\"\\u{{1f}}\"));
    }}
}}
"
    );
    let source = folder.join("main.rs");
    std::fs::write(&source, main).expect("the driver to be written");
    let program = folder.join("driver");
    succeed(
        rustc()
            .args(["--edition", "2021", "-D", "warnings", "-o"])
            .args([&program, &source]),
    );
    let unit = UNIT.to_string();
    let requests: String = cases
        .iter()
        .map(|(answers, _)| {
            let parts: Vec<_> = answers
                .iter()
                .map(|(id, label)| format!("{id}={label}"))
                .collect();
            parts.join(&unit) + "\n"
        })
        .collect();
    let input = folder.join("requests");
    std::fs::write(&input, requests).expect("the requests to be written");
    let input = std::fs::File::open(input).expect("the requests");
    let output = succeed(std::process::Command::new(&program).stdin(input));
    let said = String::from_utf8(output.stdout).expect("UTF-8");
    let expected: Vec<_> = cases.iter().map(|(_, texts)| texts.join(&unit)).collect();
    assert_eq!(said.lines().collect::<Vec<_>>(), expected);
}
