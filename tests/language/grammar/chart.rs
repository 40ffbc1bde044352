//! Whether a text is a chart by the grammar: prepared, made into tokens, and these matched.

use std::collections::BTreeSet;

use super::ebnf::{Expr, Grammar, Rule};
use super::matcher::{Found, Matcher};

/// What a text is by the grammar.
pub struct Chart {
    /// Why it is none, if so.
    pub fails: Option<&'static str>,
    /// The productions that it has: steps and rules of the lexer, and of a chart also statements.
    pub reached: BTreeSet<usize>,
    /// What the rules of the lexer look like that it has.
    pub rules: BTreeSet<usize>,
}

/// Asks the grammar about a text.
pub fn chart(grammar: &Grammar, text: &str) -> Chart {
    let mut chart = Chart {
        fails: None,
        reached: BTreeSet::new(),
        rules: BTreeSet::new(),
    };
    chart.fails = fails(grammar, text, Some(&mut chart)).err();
    chart
}

/// Whether a text is a chart by the grammar.
pub fn is_chart(grammar: &Grammar, text: &str) -> bool {
    fails(grammar, text, None).is_ok()
}

type Marks<'c> = Option<&'c mut Chart>;

fn mark(marks: &mut Marks<'_>, number: usize) {
    if let Some(chart) = marks {
        chart.reached.insert(number);
    }
}

/// Marks the productions of one way to match.
fn mark_all(
    marks: &mut Marks<'_>,
    matcher: &mut Matcher<'_>,
    expr: usize,
    (at, end): (usize, usize),
) {
    if let Some(chart) = marks {
        matcher.walk(expr, at, end, &mut |found| {
            if let Found::Production(number) = found {
                chart.reached.insert(number);
            }
        });
    }
}

fn fails(grammar: &Grammar, text: &str, mut marks: Marks<'_>) -> Result<(), &'static str> {
    let marks = &mut marks;
    let text = steps(grammar, "preparation", text.chars().collect(), marks);
    let copy = steps(grammar, "detection", text.clone(), marks);
    let kind = grammar.number("Flowchart");
    let mut matcher = Matcher::new(grammar, copy);
    if !matcher.matches(grammar.expr(kind)) {
        return Err("it is not a flowchart");
    }
    let len = matcher.text.len();
    mark(marks, kind);
    mark_all(marks, &mut matcher, grammar.expr(kind), (0, len));
    let text = steps(grammar, "encoding", text, marks);
    statements(grammar, text, marks)
}

/// Whether a prepared text is a sentence: tokens are made of it, and matched.
pub fn is_sentence(grammar: &Grammar, text: Vec<char>) -> bool {
    statements(grammar, text, &mut None).is_ok()
}

fn statements(
    grammar: &Grammar,
    text: Vec<char>,
    marks: &mut Marks<'_>,
) -> Result<(), &'static str> {
    let mut lexer = Lexer::new(grammar, text);
    let mut tokens = Vec::new();
    while let Some(token) = lexer.next() {
        if let Some(chart) = marks {
            chart.rules.append(&mut lexer.taken);
        }
        let token = token.map_err(|()| "no rule of the lexer fits")?;
        mark(marks, token.number);
        mark_all(
            marks,
            &mut lexer.matcher,
            token.expr,
            (token.start, token.end),
        );
        tokens.push((token.number, lexer.text_of(&token)));
    }
    let mut matcher = Matcher::of_tokens(grammar, &tokens);
    let start = grammar.number("chart");
    if !matcher.matches(grammar.expr(start)) {
        return Err("the tokens are not statements");
    }
    mark(marks, start);
    mark_all(marks, &mut matcher, grammar.expr(start), (0, tokens.len()));
    Ok(())
}

/// The steps of a list, one after the other.
fn steps(grammar: &Grammar, list: &str, mut text: Vec<char>, marks: &mut Marks<'_>) -> Vec<char> {
    mark(marks, grammar.number(list));
    for step in grammar.names(list) {
        text = rewrite(grammar, step, text, marks);
    }
    text
}

/// Puts what a step says in the place of all that it finds, from left to right.
fn rewrite(grammar: &Grammar, step: usize, text: Vec<char>, marks: &mut Marks<'_>) -> Vec<char> {
    let expr = grammar.expr(step);
    let mut parts = BTreeSet::new();
    grammar.parts(expr, true, &mut parts);
    let same: Vec<usize> = (parts.iter())
        .filter_map(|&part| match grammar.exprs[part] {
            Expr::Same(number) => Some(number),
            _ => None,
        })
        .collect();
    let mut matcher = Matcher::new(grammar, text);
    let mut out = Vec::new();
    let mut at = 0;
    while at <= matcher.text.len() {
        for &number in &same {
            matcher.remember(number, at);
        }
        let end = matcher.longest(expr, at);
        if let Some(end) = end {
            out.extend(matcher.rewritten(expr, at, end));
            mark(marks, step);
            mark_all(marks, &mut matcher, expr, (at, end));
        }
        match end {
            Some(end) if end > at => at = end,
            _ => {
                out.extend(matcher.text.get(at));
                at += 1;
            }
        }
    }
    out
}

/// A token: its production, its rule's expression, and its place.
#[derive(Clone, Copy, Debug)]
pub struct Token {
    pub number: usize,
    expr: usize,
    start: usize,
    pub end: usize,
}

/// Reads a prepared text token by token.
pub struct Lexer<'g> {
    grammar: &'g Grammar,
    pub matcher: Matcher<'g>,
    pub at: usize,
    /// The modes that it is in, the present one last.
    pub modes: Vec<usize>,
    /// It has tried at the end of the text.
    pub done: bool,
    /// What the rules look like that it took.
    taken: BTreeSet<usize>,
}

impl<'g> Lexer<'g> {
    pub fn new(grammar: &'g Grammar, text: Vec<char>) -> Self {
        Self {
            grammar,
            matcher: Matcher::new(grammar, text),
            at: 0,
            modes: vec![0],
            done: false,
            taken: BTreeSet::new(),
        }
    }

    /// The next token; an error where no rule fits, and nothing at the end.
    pub fn next(&mut self) -> Option<Result<Token, ()>> {
        loop {
            let rest = self.at < self.matcher.text.len();
            if self.done {
                return None;
            }
            self.done = !rest;
            let grammar = self.grammar;
            let mode = *self.modes.last().unwrap_or(&0);
            let found = (grammar.modes[mode].1.iter())
                .find_map(|rule| Some((rule, self.matcher.longest(rule.expr, self.at)?)));
            let Some((rule, end)) = found else {
                return rest.then_some(Err(()));
            };
            let start = std::mem::replace(&mut self.at, end);
            self.taken.insert(rule.expr);
            self.take(rule);
            if let Some(number) = rule.token {
                return Some(Ok(Token {
                    number,
                    expr: rule.expr,
                    start,
                    end,
                }));
            }
        }
    }

    fn take(&mut self, rule: &Rule) {
        if rule.leaves {
            self.modes.pop();
        }
        self.modes.extend(&rule.enters);
    }

    /// A token's text, with what is put in its place.
    fn text_of(&mut self, token: &Token) -> String {
        let text = self.matcher.rewritten(token.expr, token.start, token.end);
        text.into_iter().collect()
    }
}
