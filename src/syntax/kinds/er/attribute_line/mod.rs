//! The line of an attribute as it was meant: tolerant, for lines that Mermaid refuses or reads as
//! something else.

mod words;

use super::lexicon::{ErLexicon, Mode};
use super::parse;
use super::token::{Kind, Tokens};
use crate::source::OffsetMap;
use crate::syntax::lex::Lexer;
use words::{Word, flush, in_backticks, is_plain, key, without_space, words};

/// An attribute in the order in which Mermaid takes it.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct AttributeLine {
    /// The line, rewritten.
    pub(crate) text: String,
    /// What is wrong with it as it stands, and where in the line.
    pub(crate) problem: Option<(Problem, usize, usize)>,
}

/// What is wrong with the line of an attribute.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Problem {
    /// `id: int`
    Colon,
    /// `double precision x`, `decimal(10, 2) x`
    Type,
    /// `List<int> x`
    Angle,
    /// `List~int x`
    Generic,
    /// A name or a type with a sign in it that words do not take.
    Sign,
    /// `int pk`
    KeyAsName,
    /// `'comment'`
    SingleQuotes,
    /// `PK FK`, `PRIMARY KEY`
    Keys,
    /// `"comment" PK`
    CommentFirst,
    /// `"one" "two"`
    TwoComments,
    /// Words that are neither keys nor in quotes.
    Words,
    /// `;`
    Semicolon,
}

/// Whether a piece of a line is one or more whole attributes.
pub(crate) fn is_attributes(text: &str) -> bool {
    let mut lexer = Lexer::<ErLexicon>::new(text);
    lexer.resume_in(0, Mode::Block);
    let mut tokens = Vec::new();
    loop {
        let token = lexer.next();
        if token.kind == Kind::Cut {
            break;
        }
        tokens.push(token);
    }
    let map = OffsetMap::default();
    let mut rest = Tokens {
        rest: &tokens,
        text,
        map: &map,
    };
    while !rest.rest.is_empty() {
        match parse::attribute(rest) {
            Ok((after, _)) => rest = after,
            Err(_) => return false,
        }
    }
    true
}

/// Whether a piece of a line is a single word, such as a type or a name.
pub(crate) fn is_one_word(text: &str) -> bool {
    words(text).len() == 1 && is_attributes(&format!("{text} x"))
}

/// Reads the line of an attribute as it was meant; `None` where it can hardly be one.
pub(crate) fn attribute_line(line: &str) -> Option<AttributeLine> {
    let mut line = Line {
        words: words(line),
        problem: None,
    };
    line.semicolon();
    let (ty, name) = line.type_and_name()?;
    let (keys, comment) = line.details();
    let mut text = format!("{} {}", ty.text, name);
    if !keys.is_empty() {
        text.push(' ');
        text.push_str(&keys.join(", "));
    }
    let comments: Vec<String> = ty.values.into_iter().chain(comment).collect();
    if !comments.is_empty() {
        text.push_str(&format!(" \"{}\"", comments.join(", ").replace('"', "'")));
    }
    is_attributes(&text).then_some(AttributeLine {
        text,
        problem: line.problem,
    })
}

/// A type, and the values of an `enum('a','b')`, which become a comment.
struct Type {
    text: String,
    values: Option<String>,
}

struct Line<'t> {
    /// The words that are still to be read.
    words: Vec<Word<'t>>,
    problem: Option<(Problem, usize, usize)>,
}

/// Types of more than one word, beside those with `unsigned` and the like.
const TYPES: [&[&str]; 8] = [
    &["double", "precision"],
    &["character", "varying"],
    &["bit", "varying"],
    &["timestamp", "with", "time", "zone"],
    &["timestamp", "without", "time", "zone"],
    &["time", "with", "time", "zone"],
    &["time", "without", "time", "zone"],
    &["long", "long"],
];

/// Words that say more of a type, before or after it.
const MORE: [&str; 5] = ["unsigned", "signed", "long", "short", "zerofill"];

impl<'t> Line<'t> {
    /// Keeps the first thing that is wrong.
    fn wrong(&mut self, problem: Problem, from: Word<'_>, to: Word<'_>) {
        if self.problem.is_none() {
            self.problem = Some((problem, from.0, to.0 + to.1.len()));
        }
    }

    fn semicolon(&mut self) {
        if let Some(last) = self.words.last_mut()
            && let Some(rest) = last.1.strip_suffix(';')
        {
            let sign = (last.0 + rest.len(), ";");
            last.1 = rest;
            if rest.is_empty() {
                self.words.pop();
            }
            self.wrong(Problem::Semicolon, sign, sign);
        }
    }

    /// The type and the name, in whatever order a colon has them.
    fn type_and_name(&mut self) -> Option<(Type, String)> {
        let &(at, first) = self.words.first()?;
        let colon = first
            .find(':')
            .filter(|_| !first.starts_with(['"', '`', '\'']));
        if let Some(colon) = colon {
            let (name, after) = (&first[..colon], &first[colon + 1..]);
            let sign = (at + colon, ":");
            self.words[0] = (at + colon + 1, after);
            if after.is_empty() {
                self.words.remove(0);
            }
            return self.after_colon((at, name), sign);
        }
        if let Some(&(colon, second)) = self.words.get(1)
            && let Some(after) = second.strip_prefix(':')
        {
            self.words[1] = (colon + 1, after);
            self.words.drain(..1 + usize::from(after.is_empty()));
            return self.after_colon((at, first), (colon, ":"));
        }
        let len = self.type_len(true);
        let ty = self.type_of(len)?;
        let word = *self.words.first()?;
        self.words.remove(0);
        let name = match word.1.strip_suffix(':') {
            Some(name) => {
                self.wrong(
                    Problem::Colon,
                    (word.0 + name.len(), ":"),
                    (word.0 + name.len(), ":"),
                );
                (word.0, name)
            }
            None => word,
        };
        Some((ty, self.name(name)?))
    }

    fn after_colon(&mut self, name: Word<'t>, sign: Word<'_>) -> Option<(Type, String)> {
        self.wrong(Problem::Colon, sign, sign);
        let len = self.type_len(false);
        let ty = self.type_of(len)?;
        Some((ty, self.name(name)?))
    }

    /// A type: as many words as are one.
    fn type_of(&mut self, len: usize) -> Option<Type> {
        let taken: Vec<Word<'_>> = self.words.drain(..len).collect();
        let (first, last) = (*taken.first()?, *taken.last()?);
        let glued: Vec<String> = taken.iter().map(|word| without_space(word.1)).collect();
        let mut text = glued.join("_");
        if len > 1 || text != first.1 {
            self.wrong(Problem::Type, first, last);
        }
        let mut values = None;
        if text.contains(['\'', '"']) {
            self.wrong(Problem::Type, first, last);
            let open = text.find('(')?;
            let inner = text[open + 1..].trim_end_matches(')');
            values = Some(inner.replace(['\'', '"'], "").replace(',', ", "));
            text.truncate(open);
        }
        if text.contains('<') && text.ends_with('>') {
            self.wrong(Problem::Angle, first, last);
            text = text.replace(['<', '>'], "~");
        }
        if text.matches('~').count() == 1 && is_attributes(&format!("{text}~ x")) {
            self.wrong(Problem::Generic, first, last);
            text.push('~');
        }
        if !is_attributes(&format!("{text} x")) {
            self.wrong(Problem::Sign, first, last);
            text = in_backticks(&text)?;
        }
        Some(Type { text, values })
    }

    /// How many words the type has, with a name after it or without.
    fn type_len(&self, named: bool) -> usize {
        let is = |at: usize, wanted: &str| {
            let word = self.words.get(at).map(|word| word.1);
            let word = word.map(|word| word.split('(').next().unwrap_or_default());
            word.is_some_and(|word| word.eq_ignore_ascii_case(wanted))
        };
        let named = |len: usize| !named || self.words.get(len).is_some_and(|word| is_plain(word.1));
        for words in TYPES {
            let all = words.iter().enumerate().all(|(i, wanted)| is(i, wanted));
            if all && named(words.len()) {
                return words.len();
            }
        }
        let more = |at: usize| MORE.iter().any(|more| is(at, more));
        match () {
            () if more(0) && !more(1) && self.words.len() > 1 && named(2) => 2,
            () if more(1) && named(2) => 2,
            () => 1.min(self.words.len()),
        }
    }

    fn name(&mut self, name: Word<'_>) -> Option<String> {
        let plain = name.1.trim_matches(['"', '\'']);
        if is_attributes(&format!("x {}", name.1)) && !name.1.starts_with('"') {
            return Some(name.1.to_owned());
        }
        let key = !key(&[(0, plain)]).0.is_empty();
        let problem = if key {
            Problem::KeyAsName
        } else {
            Problem::Sign
        };
        self.wrong(problem, name, name);
        match !key && is_attributes(&format!("x {plain}")) {
            true => Some(plain.to_owned()),
            false => in_backticks(plain),
        }
    }

    /// The keys and the comments, from whatever words are left.
    fn details(&mut self) -> (Vec<&'static str>, Vec<String>) {
        let (mut keys, mut comments): (Vec<&'static str>, Vec<String>) = (Vec::new(), Vec::new());
        let mut quoted = 0;
        let mut loose: Vec<&str> = Vec::new();
        // Whether a key may follow.
        let mut comma = true;
        let words = std::mem::take(&mut self.words);
        let mut at = 0;
        while let Some(&word) = words.get(at) {
            at += 1;
            let (found, taken, clean) = key(&words[at - 1..]);
            if !found.is_empty() || word.1.trim_matches(',').is_empty() {
                let last = words[at - 1 + taken.saturating_sub(1)];
                if quoted > 0 {
                    self.wrong(Problem::CommentFirst, word, last);
                }
                if !clean || !(comma || word.1.starts_with(',')) {
                    self.wrong(Problem::Keys, word, last);
                }
                comma = last.1.ends_with(',');
                at += taken.saturating_sub(1);
                for key in found {
                    if !keys.contains(&key) {
                        keys.push(key);
                    }
                }
                continue;
            }
            let text = word.1.trim_start_matches("//").trim_start_matches("--");
            if let Some(inner) = word.1.strip_prefix('"') {
                comments.extend(flush(&mut loose));
                comments.push(inner.strip_suffix('"').unwrap_or(inner).to_owned());
                quoted += 1;
                if quoted > 1 {
                    self.wrong(Problem::TwoComments, word, word);
                }
            } else if let Some(inner) = word.1.strip_prefix('\'') {
                comments.extend(flush(&mut loose));
                comments.push(inner.strip_suffix('\'').unwrap_or(inner).to_owned());
                self.wrong(Problem::SingleQuotes, word, word);
            } else if !text.is_empty() {
                self.words_problem(&words, at - 1);
                loose.push(text.trim_end_matches(','));
            }
        }
        if let Some(&word) = words.iter().rfind(|word| !word.1.starts_with(['"', '\'']))
            && !keys.is_empty()
            && comma
        {
            self.wrong(Problem::Keys, word, word);
        }
        comments.extend(flush(&mut loose));
        comments.retain(|comment| !comment.is_empty());
        (keys, comments)
    }

    /// Words without quotes: as many as follow each other.
    fn words_problem(&mut self, words: &[Word<'t>], at: usize) {
        let more = words[at..].iter();
        let plain = more.take_while(|word| !word.1.starts_with(['"', '\'']));
        let last = plain.take_while(|word| key(&[**word]).0.is_empty()).last();
        self.wrong(Problem::Words, words[at], *last.unwrap_or(&words[at]));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_read_as_they_were_meant() {
        use Problem::{
            Angle, Colon, CommentFirst, KeyAsName, Keys, Semicolon, Sign, SingleQuotes,
            TwoComments, Type, Words,
        };
        for (line, want, problem) in [
            ("id: int", "int id", Colon),
            ("id : double precision PK", "double_precision id PK", Colon),
            ("id:int", "int id", Colon),
            ("int id: PK", "int id PK", Colon),
            ("double precision x", "double_precision x", Type),
            ("unsigned int x", "unsigned_int x", Type),
            ("int unsigned x UK", "int_unsigned x UK", Type),
            (
                "timestamp with time zone t",
                "timestamp_with_time_zone t",
                Type,
            ),
            ("decimal(10, 2) x", "decimal(10,2) x", Type),
            ("character varying(20) x", "character_varying(20) x", Type),
            ("enum('a','b') x PK", "enum x PK \"a, b\"", Type),
            ("List<int> x", "List~int~ x", Angle),
            ("2d x", "`2d` x", Sign),
            ("int $x", "int `$x`", Sign),
            ("int pk", "int `pk`", KeyAsName),
            ("int x 'a b' PK", "int x PK \"a b\"", SingleQuotes),
            ("int x PK FK", "int x PK, FK", Keys),
            ("int x PK_FK", "int x PK, FK", Keys),
            ("int x PK, FK, UNIQUE", "int x PK, FK, UK", Keys),
            ("int x PRIMARY KEY", "int x PK", Keys),
            ("int x PK,", "int x PK", Keys),
            ("int x (PK)", "int x PK", Keys),
            ("int x \"a\" PK", "int x PK \"a\"", CommentFirst),
            ("int x \"a\" \"b\"", "int x \"a, b\"", TwoComments),
            ("int x PK NOT NULL", "int x PK \"NOT NULL\"", Words),
            ("int x = 0", "int x \"= 0\"", Words),
            ("int x NN, FK", "int x FK \"NN\"", Words),
            ("int x -- the first", "int x \"the first\"", Words),
            ("int x;", "int x", Semicolon),
        ] {
            let found = attribute_line(line);
            let found = found.unwrap_or_else(|| panic!("{line}"));
            let is = found.problem.map(|problem| problem.0);
            assert_eq!((found.text.as_str(), is), (want, Some(problem)), "{line}");
        }
        for line in ["x", "", "}", "int x, int y", "x:"] {
            let found = attribute_line(line).and_then(|found| found.problem);
            assert!(
                found.is_none_or(|(problem, ..)| problem == Words),
                "{line}: {found:?}"
            );
        }
        assert!(is_attributes("int x string y PK, FK \"c\""));
        assert!(!is_attributes("int x string"));
    }
}
