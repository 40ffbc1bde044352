//! What an author says about roles: `%% mermaidc:` directives and role classes.

use std::collections::BTreeMap;

use super::model::{HitPolicy, Role};
use super::role_rule::RoleRule;
use crate::diagnostic::{Diagnostic, declare_rule};
use crate::model::graph::Graph;
use crate::model::{Bounds, Directive, NumberRange, Pin, Remark, RoleWord, Word};
use crate::source::Span;

declare_rule! {
    /// A `%% mermaidc:` directive that cannot be followed.
    ///
    /// ## Why it is bad
    ///
    /// Mermaid takes the directive for a comment, so nobody notices that it does nothing: a
    /// misspelt id leaves the chart with the meaning that it was to change.
    ///
    /// ## Fails
    ///
    /// ```mermaid
    /// graph TD
    ///   %% mermaidc: qestion A
    ///   A --> B
    /// ```
    ///
    /// ## Passes
    ///
    /// ```mermaid
    /// graph TD
    ///   %% mermaidc: question A
    ///   A --> B
    /// ```
    pub INVALID_DIRECTIVE = "invalid-directive", Config, Error
}

/// A role that an author gives.
#[derive(Clone, Copy, Debug)]
pub(super) struct Given {
    pub role: Role,
    /// [`RoleRule::Directive`] or [`RoleRule::Class`].
    pub by: RoleRule,
    /// The word as written (`fork` is a step).
    pub word: &'static str,
    pub span: Span,
}

/// Everything that directives and classes say.
#[derive(Debug, Default)]
pub(super) struct Overrides {
    /// The roles that are given, which few nodes have.
    roles: BTreeMap<usize, Given>,
    /// `else B D`: (question, target, place of the target's word).
    pub elses: Vec<(usize, usize, Span)>,
    /// `entry A`.
    pub entries: Vec<(usize, Span)>,
    /// `policy unique`.
    pub policy: Option<(HitPolicy, Span)>,
    /// `same Q3 Q7`, each with its place.
    pub same: Vec<Vec<(usize, Span)>>,
    /// `range B 0..100`.
    pub ranges: Vec<(usize, Bounds, Span)>,
    /// `name A = CommunicationKind`.
    pub names: Vec<(usize, String, Span)>,
    /// What is wrong with them.
    pub findings: Vec<Diagnostic>,
}

impl Overrides {
    pub fn of(graph: &Graph) -> Self {
        let mut this = Self::default();
        for (index, node) in graph.nodes().filter(|(_, node)| node.is_node()) {
            let given = node
                .extras
                .classes
                .iter()
                .rev()
                .find_map(|class| role_of_class(class));
            if let Some(word) = given {
                let given = Given {
                    role: role_of_word(word),
                    by: RoleRule::Class,
                    word: word.as_str(),
                    span: node.span,
                };
                this.roles.insert(index.index(), given);
            }
        }
        for remark in &graph.frame.remarks {
            this.read(graph, remark);
        }
        this
    }

    /// The roles that are given, in order of the nodes.
    pub fn roles(&self) -> impl Iterator<Item = (usize, Given)> {
        self.roles.iter().map(|(&node, &given)| (node, given))
    }

    /// The role that is given to a node.
    pub fn role(&self, node: usize) -> Option<Given> {
        self.roles.get(&node).copied()
    }

    fn read(&mut self, graph: &Graph, remark: &Remark) {
        let verb = &remark.verb;
        match &remark.directive {
            Directive::Empty => self.wrong(
                remark.span,
                "this directive is empty",
                None,
                &Directive::VERBS,
            ),
            Directive::Role(word, ids) => self.read_role(graph, verb, ids, *word),
            Directive::Else(ids) => self.read_else(graph, verb, ids),
            Directive::Entry(ids) => {
                for (node, span) in self.nodes(graph, verb, ids) {
                    self.entries.push((node, span));
                }
            }
            Directive::Policy(words) => self.read_policy(verb, words),
            Directive::Same(ids) => self.read_same(graph, verb, ids),
            Directive::Range(range) => self.read_range(graph, verb, range.as_ref()),
            Directive::Name(pin) => self.read_name(graph, verb, pin.as_ref()),
            // What is allowed or skipped is the linter's to say.
            Directive::Allow { .. } | Directive::Skip { .. } => {}
            Directive::Table | Directive::Unknown => self.wrong(
                verb.span,
                &format!("`{}` is not a directive of mermaidc", verb.text),
                Some(&verb.text),
                &Directive::VERBS,
            ),
        }
    }

    fn read_same(&mut self, graph: &Graph, verb: &Word, ids: &[Word]) {
        let nodes = self.nodes(graph, verb, ids);
        if nodes.len() == 1 {
            self.findings.push(
                Diagnostic::new(
                    &INVALID_DIRECTIVE,
                    verb.span,
                    "`same` names only one question",
                )
                .help("Name the questions that are the same: `same Q3 Q7`."),
            );
        } else if !nodes.is_empty() {
            self.same.push(nodes);
        }
    }

    fn read_role(&mut self, graph: &Graph, verb: &Word, ids: &[Word], word: RoleWord) {
        let (role, word) = (role_of_word(word), word.as_str());
        for (node, span) in self.nodes(graph, verb, ids) {
            let given = Given {
                role,
                by: RoleRule::Directive,
                word,
                span,
            };
            match self.role(node) {
                Some(first) if first.by == RoleRule::Directive && first.word != word => {
                    let id = &graph.node(crate::model::graph::NodeIndex::new(node)).id;
                    self.findings.push(
                        Diagnostic::new(
                            &INVALID_DIRECTIVE,
                            span,
                            format!("`{id}` is given two roles: `{}` and `{word}`", first.word),
                        )
                        .annotate(first.span, format!("given the role `{}` here", first.word))
                        .help("A node has one role: remove one of the two."),
                    );
                }
                _ => drop(self.roles.insert(node, given)),
            }
        }
    }

    fn read_else(&mut self, graph: &Graph, verb: &Word, rest: &[Word]) {
        let nodes = self.nodes(graph, verb, rest);
        if let [(question, _), (target, span)] = nodes[..] {
            self.elses.push((question, target, span));
        } else if !rest.is_empty() && nodes.len() == rest.len() {
            self.findings.push(
                Diagnostic::new(
                    &INVALID_DIRECTIVE,
                    verb.span,
                    "`else` needs a question and the node it leads to",
                )
                .help("Write `else B D` for the unlabelled link from `B` to `D`."),
            );
        }
    }

    fn read_policy(&mut self, verb: &Word, rest: &[Word]) {
        let known = [HitPolicy::Unique, HitPolicy::Collect, HitPolicy::First];
        let words = known.map(HitPolicy::name);
        match rest {
            [word] => match known.into_iter().find(|policy| policy.name() == word.text) {
                Some(policy) => self.policy = Some((policy, word.span)),
                None => self.wrong(
                    word.span,
                    &format!("`{}` is not a hit policy", word.text),
                    Some(&word.text),
                    &words,
                ),
            },
            _ => self.wrong(verb.span, "`policy` needs one word", None, &words),
        }
    }

    fn read_range(&mut self, graph: &Graph, verb: &Word, range: Option<&NumberRange>) {
        let help = "Write `range B 0..100`, `range B 0..` or `range B ..100`.";
        let Some(range) = range else {
            self.findings.push(
                Diagnostic::new(
                    &INVALID_DIRECTIVE,
                    verb.span,
                    "`range` needs a question and two numbers",
                )
                .help(help),
            );
            return;
        };
        let Some(node) = self.node(graph, &range.question) else {
            return;
        };
        match range.bounds {
            Some(bounds) => self.ranges.push((node, bounds, range.question.span)),
            None => self.findings.push(
                Diagnostic::new(
                    &INVALID_DIRECTIVE,
                    range.written.span,
                    format!("`{}` is not a range of numbers", range.written.text),
                )
                .help(help),
            ),
        }
    }

    fn read_name(&mut self, graph: &Graph, verb: &Word, pin: Option<&Pin>) {
        match pin {
            Some(pin) => {
                if let Some(node) = self.node(graph, &pin.node) {
                    self.names.push((node, pin.name.clone(), pin.span));
                }
            }
            None => self.findings.push(
                Diagnostic::new(
                    &INVALID_DIRECTIVE,
                    verb.span,
                    "`name` needs an id and a name",
                )
                .help("Write `name A = CommunicationKind`."),
            ),
        }
    }

    /// The nodes that words name; a finding for each that names none, and where there is no word.
    fn nodes(&mut self, graph: &Graph, verb: &Word, words: &[Word]) -> Vec<(usize, Span)> {
        if words.is_empty() {
            self.findings.push(
                Diagnostic::new(
                    &INVALID_DIRECTIVE,
                    verb.span,
                    format!("`{}` does not name a node", verb.text),
                )
                .help(format!("Name the ids after it: `{} A B`.", verb.text)),
            );
        }
        words
            .iter()
            .filter_map(|word| Some((self.node(graph, word)?, word.span)))
            .collect()
    }

    fn node(&mut self, graph: &Graph, word: &Word) -> Option<usize> {
        let id = word.text.as_str();
        if let Some(index) = graph.node_index(id)
            && graph.node(index).is_node()
        {
            return Some(index.index());
        }
        if graph.subgraph_index(id).is_some() {
            self.findings.push(
                Diagnostic::new(
                    &INVALID_DIRECTIVE,
                    word.span,
                    format!("`{id}` is a subgraph, and only nodes have a role"),
                )
                .help("Name the nodes in it."),
            );
            return None;
        }
        let ids: Vec<&str> = graph
            .nodes()
            .filter(|(_, node)| node.is_node())
            .map(|(_, node)| node.id.as_str())
            .collect();
        self.wrong(
            word.span,
            &format!("the chart has no node `{id}`"),
            Some(id),
            &ids,
        );
        None
    }

    fn wrong(&mut self, span: Span, message: &str, word: Option<&str>, known: &[&str]) {
        let finding = Diagnostic::new(&INVALID_DIRECTIVE, span, message);
        let nearest = word.and_then(|word| nearest(word, known));
        self.findings.push(match nearest {
            Some(nearest) => finding.help(format!("Did you mean `{nearest}`?")),
            None if known.len() <= Directive::VERBS.len() && !known.is_empty() => {
                finding.help(format!("The nodes are: {}.", known.join(", ")))
            }
            None => finding.help("Name a node that the chart draws."),
        });
    }
}

/// The known word that is nearest to another, if one is near enough to be meant.
fn nearest<'k>(word: &str, known: &[&'k str]) -> Option<&'k str> {
    let folded = word.to_lowercase();
    known
        .iter()
        .map(|known| (strsim::osa_distance(&folded, &known.to_lowercase()), *known))
        .filter(|(distance, _)| *distance * 3 <= word.chars().count().max(3))
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, known)| known)
}

/// The role that a word gives.
fn role_of_word(word: RoleWord) -> Role {
    match word {
        RoleWord::Question => Role::Question,
        RoleWord::Answer => Role::Answer,
        RoleWord::Outcome => Role::Outcome,
        RoleWord::Stop => Role::Stop,
        RoleWord::Step | RoleWord::Fork => Role::Step,
        RoleWord::Start => Role::Start,
        RoleWord::Note => Role::Note,
    }
}

/// The word for a role that a class gives. Charts use other role-like names for colour.
fn role_of_class(class: &str) -> Option<RoleWord> {
    match class {
        "question" | "answer" | "outcome" => RoleWord::of(class),
        _ => RoleWord::of(class.strip_prefix("mc-")?),
    }
}
