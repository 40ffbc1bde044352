//! The tests in cells of rule sets, as far as tables need them: words, numbers, intervals.

use nom::branch::alt;
use nom::bytes::complete::{tag, take_till};
use nom::character::complete::{char, digit1, multispace0, one_of};
use nom::combinator::{all_consuming, map, map_opt, opt, recognize, value};
use nom::multi::{separated_list0, separated_list1};
use nom::sequence::{delimited, pair, preceded};
use nom::{IResult, Parser};

use crate::decision::{Decimal, NumberRange};

/// One test of a cell.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Test {
    /// This answer.
    Words(String),
    /// A number in this range; `None` holds for none.
    Numbers(Option<NumberRange>),
    /// Any answer but these.
    Others(Vec<String>),
}

/// The tests of a cell, of which one must hold; none where it asks for nothing. `None` where the cell is
/// something else.
pub(super) fn tests(cell: &str) -> Option<Vec<Test>> {
    let cell = cell.trim();
    if matches!(cell, "" | "-") {
        return Some(Vec::new());
    }
    let mut whole = all_consuming(separated_list1(sign(","), test));
    whole.parse(cell).ok().map(|(_, tests)| tests)
}

/// The words that an output says: one text, or a list of some; what is neither is said as it is.
pub(super) fn words(cell: &str) -> Vec<String> {
    let cell = cell.trim();
    let list = delimited(sign("["), separated_list0(sign(","), literal), sign("]"));
    let mut whole = all_consuming(alt((list, map(literal, |words| vec![words]))));
    match whole.parse(cell) {
        Ok((_, words)) => words,
        Err(_) if cell.is_empty() => Vec::new(),
        Err(_) => vec![cell.to_owned()],
    }
}

/// An interval as CSV has it: `[500, 649]`, `(-∞, 500)`.
pub(super) fn interval(text: &str) -> Option<NumberRange> {
    let end = || {
        let open = preceded(opt(one_of("-+")), tag("∞"));
        alt((value(None, sign_of(open)), map(sign_of(number), Some)))
    };
    let whole = (
        sign_of(one_of("[(")),
        end(),
        sign(","),
        end(),
        sign_of(one_of("])")),
    );
    let (_, (open, low, _, high, close)) = all_consuming(whole).parse(text).ok()?;
    Some(between(low, open == '[', high, close == ']'))
}

fn between(
    low: Option<Decimal>,
    low_included: bool,
    high: Option<Decimal>,
    high_included: bool,
) -> NumberRange {
    NumberRange {
        low_included: low_included && low.is_some(),
        high_included: high_included && high.is_some(),
        low,
        high,
    }
}

fn sign_of<'a, O>(
    inner: impl Parser<&'a str, Output = O, Error = nom::error::Error<&'a str>>,
) -> impl Parser<&'a str, Output = O, Error = nom::error::Error<&'a str>> {
    delimited(multispace0, inner, multispace0)
}

fn sign<'a>(
    text: &'static str,
) -> impl Parser<&'a str, Output = &'a str, Error = nom::error::Error<&'a str>> {
    sign_of(tag(text))
}

fn test(input: &str) -> IResult<&str, Test> {
    alt((
        value(Test::Numbers(None), (sign("> 0"), sign("and"), sign("< 0"))),
        value(
            Test::Numbers(Some(between(None, false, None, false))),
            (sign("type($)"), sign("=="), sign("'number'")),
        ),
        map((others, literals), |(_, named)| Test::Others(named)),
        map(literal, Test::Words),
        map(sign_of(alt((tag("true"), tag("false")))), |word: &str| {
            Test::Words(word.to_owned())
        }),
        map(range, |range| Test::Numbers(Some(range))),
    ))
    .parse(input)
}

fn others(input: &str) -> IResult<&str, ()> {
    let given = (sign("$"), sign("!="), sign("null"), sign("and"));
    value((), (opt(given), opt(sign("$")), sign("not"), sign("in"))).parse(input)
}

fn literals(input: &str) -> IResult<&str, Vec<String>> {
    delimited(sign("["), separated_list0(sign(","), literal), sign("]")).parse(input)
}

/// Texts in either quote, put together by `+`.
fn literal(input: &str) -> IResult<&str, String> {
    let quoted = |quote: char| delimited(char(quote), take_till(move |c| c == quote), char(quote));
    let one = sign_of(alt((quoted('"'), quoted('\''))));
    map(separated_list1(char('+'), one), |parts: Vec<&str>| {
        parts.concat()
    })
    .parse(input)
}

fn range(input: &str) -> IResult<&str, NumberRange> {
    let interval = (
        sign_of(one_of("[(")),
        number,
        sign(".."),
        number,
        sign_of(one_of("])")),
    );
    let interval = map(interval, |(open, low, _, high, close)| {
        between(Some(low), open == '[', Some(high), close == ']')
    });
    let compared = pair(
        opt(sign_of(alt((
            tag("=="),
            tag(">="),
            tag("<="),
            tag(">"),
            tag("<"),
        )))),
        sign_of(number),
    );
    let compared = map(compared, |(compares, at)| match compares {
        Some(">=") => between(Some(at), true, None, false),
        Some(">") => between(Some(at), false, None, false),
        Some("<=") => between(None, false, Some(at), true),
        Some("<") => between(None, false, Some(at), false),
        _ => between(Some(at), true, Some(at), true),
    });
    alt((interval, compared)).parse(input)
}

/// A decimal number; a `..` after it is not its point.
fn number(input: &str) -> IResult<&str, Decimal> {
    let places = preceded(char('.'), digit1);
    let whole = pair(recognize(pair(opt(char('-')), digit1)), opt(places));
    map_opt(whole, |(whole, places): (&str, Option<&str>)| {
        let places = places.unwrap_or_default();
        Some(Decimal {
            units: format!("{whole}{places}").parse().ok()?,
            scale: u32::try_from(places.len()).ok()?,
        })
    })
    .parse(input)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(cell: &str) -> String {
        let one = |test: Test| match test {
            Test::Words(words) => format!("{words:?}"),
            Test::Numbers(range) => range.map_or_else(|| "never".to_owned(), |r| r.to_string()),
            Test::Others(named) => format!("all but {}", named.join(", ")),
        };
        match tests(cell) {
            None => "?".to_owned(),
            Some(tests) => tests.into_iter().map(one).collect::<Vec<_>>().join(" or "),
        }
    }

    #[test]
    fn cells_are_read() {
        for (cell, expected) in [
            ("", ""),
            ("\"Yes\"", "\"Yes\""),
            ("'a', \"b\"", "\"a\" or \"b\""),
            ("\"it's \" + '\"x\"'", "\"it's \\\"x\\\"\""),
            ("< 500", "(-∞, 500)"),
            ("[500..649]", "[500, 649]"),
            ("(1.5..2)", "(1.5, 2)"),
            (">= -0.05", "[-0.05, ∞)"),
            ("== 7", "[7, 7]"),
            ("< 5, > 9", "(-∞, 5) or (9, ∞)"),
            ("> 0 and < 0", "never"),
            ("type($) == 'number'", "(-∞, ∞)"),
            ("$ != null and $ not in [\"a\", \"b\"]", "all but a, b"),
            ("score > 5", "?"),
            ("\"open", "?"),
        ] {
            assert_eq!(shown(cell), expected, "{cell}");
        }
    }

    #[test]
    fn outputs_are_read() {
        assert_eq!(words("[\"Pack\", \"Hand over\"]"), ["Pack", "Hand over"]);
        assert_eq!(words("[]"), [""; 0]);
        assert_eq!(words("\"Refuse\""), ["Refuse"]);
        assert_eq!(words("12"), ["12"]);
    }

    #[test]
    fn intervals_of_csv_are_read() {
        for text in [
            "[500, 649]",
            "(-∞, 500)",
            "[650, ∞)",
            "(1.5, 2.25]",
            "(-∞, ∞)",
        ] {
            assert_eq!(
                interval(text).map(|range| range.to_string()).as_deref(),
                Some(text)
            );
        }
        assert_eq!(interval("500 to 649"), None);
    }
}
