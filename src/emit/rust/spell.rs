//! Numbers and symbols as words: an identifier cannot begin with `500` or hold `<`.

const ONES: [&str; 20] = [
    "Zero",
    "One",
    "Two",
    "Three",
    "Four",
    "Five",
    "Six",
    "Seven",
    "Eight",
    "Nine",
    "Ten",
    "Eleven",
    "Twelve",
    "Thirteen",
    "Fourteen",
    "Fifteen",
    "Sixteen",
    "Seventeen",
    "Eighteen",
    "Nineteen",
];

const TENS: [&str; 10] = [
    "", "", "Twenty", "Thirty", "Forty", "Fifty", "Sixty", "Seventy", "Eighty", "Ninety",
];

/// ASCII digits in words: as a number where it has at most nine digits and no leading zero, else
/// digit by digit.
pub(super) fn digits(digits: &str) -> Vec<String> {
    let mut words = Vec::new();
    match digits.parse::<u32>() {
        Ok(0) if digits.len() == 1 => words.push(ONES[0]),
        Ok(number) if digits.len() <= 9 && !digits.starts_with('0') => {
            for (unit, name) in [(1_000_000, "Million"), (1_000, "Thousand"), (1, "")] {
                let part = number / unit % 1_000;
                if part > 0 {
                    below_thousand(part as usize, &mut words);
                    words.extend(Some(name).filter(|name| !name.is_empty()));
                }
            }
        }
        _ => words.extend(
            digits
                .bytes()
                .map(|digit| ONES[usize::from(digit.saturating_sub(b'0')) % 10]),
        ),
    }
    words.into_iter().map(str::to_owned).collect()
}

fn below_thousand(number: usize, words: &mut Vec<&'static str>) {
    if number >= 100 {
        words.extend([ONES[number / 100], "Hundred"]);
    }
    match number % 100 {
        0 => {}
        rest @ 1..20 => words.push(ONES[rest]),
        rest => {
            words.push(TENS[rest / 10]);
            words.extend(Some(ONES[rest % 10]).filter(|_| rest % 10 > 0));
        }
    }
}

/// A comparison, arrow or range sign at the start of `text`: its length in characters and its name.
pub(super) fn operator(text: &[char]) -> Option<(usize, &'static str)> {
    const OPERATORS: &[(&str, &str)] = &[
        ("-->", "To"),
        ("==>", "To"),
        ("<=>", "Equals"),
        ("...", "To"),
        ("->", "To"),
        ("=>", "To"),
        ("..", "To"),
        ("<=", "AtMost"),
        ("=<", "AtMost"),
        (">=", "AtLeast"),
        ("!=", "Not"),
        ("<>", "Not"),
        ("===", "Equals"),
        ("==", "Equals"),
        ("=", "Equals"),
        ("<", "Below"),
        (">", "Above"),
        ("≤", "AtMost"),
        ("≥", "AtLeast"),
        ("≠", "Not"),
        ("≈", "About"),
        ("→", "To"),
        ("⇒", "To"),
    ];
    OPERATORS.iter().find_map(|&(sign, name)| {
        let length = sign.chars().count();
        let head = text.get(..length)?;
        sign.chars()
            .eq(head.iter().copied())
            .then_some((length, name))
    })
}

/// The name of a sign that stands alone, for labels without a letter or digit.
pub(super) fn sign(sign: char) -> Option<&'static str> {
    Some(match sign {
        '👍' => "ThumbsUp",
        '👎' => "ThumbsDown",
        '+' => "Plus",
        '-' | '−' => "Minus",
        '*' | '×' => "Times",
        '/' | '÷' => "Slash",
        '\\' => "Backslash",
        '_' => "Underscore",
        '%' => "Percent",
        '&' => "And",
        '|' => "Pipe",
        '#' => "Hash",
        '@' => "At",
        '$' => "Dollar",
        '€' => "Euro",
        '£' => "Pound",
        '¥' => "Yen",
        '^' => "Caret",
        '~' => "Tilde",
        '?' => "QuestionMark",
        '!' => "Bang",
        '.' => "Dot",
        ':' => "Colon",
        ';' => "Semicolon",
        ',' => "Comma",
        '∞' => "Infinity",
        '✓' | '✔' | '☑' | '✅' => "Check",
        '✗' | '✘' | '✖' | '❌' => "Cross",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_words() {
        let spelt = |text: &str| digits(text).concat();
        assert_eq!(spelt("0"), "Zero");
        assert_eq!(spelt("10"), "Ten");
        assert_eq!(spelt("21"), "TwentyOne");
        assert_eq!(spelt("404"), "FourHundredFour");
        assert_eq!(spelt("500"), "FiveHundred");
        assert_eq!(spelt("10000"), "TenThousand");
        assert_eq!(spelt("1000001"), "OneMillionOne");
        assert_eq!(spelt("007"), "ZeroZeroSeven");
        assert_eq!(
            spelt("1234567890"),
            "OneTwoThreeFourFiveSixSevenEightNineZero"
        );
    }

    #[test]
    fn operators_are_words() {
        let name = |text: &str| operator(&text.chars().collect::<Vec<_>>());
        assert_eq!(name("<= 3"), Some((2, "AtMost")));
        assert_eq!(name("< 3"), Some((1, "Below")));
        assert_eq!(name("→ on"), Some((1, "To")));
        assert_eq!(name("- on"), None);
    }
}
