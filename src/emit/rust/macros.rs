//! The macros of a module: what each question, answer and outcome would otherwise say again.
//!
//! They are text, since a token printer does not lay out the body of a macro.

use proc_macro2::TokenStream;

use super::chart::Part;
use super::decision;
use super::labels::code_type;
use super::table::Table;
use super::tokens::verbatim;

/// `words!`, which declares enums of what has words in the chart; `derives` are added to each.
pub(super) fn words(table: &Table, derives: &[TokenStream]) -> TokenStream {
    let derives: String = derives
        .iter()
        .map(|path| format!(", {path}").replace(" :: ", "::"))
        .collect();
    let when = |text: &'static str| if table.has_numbers() { text } else { "" };
    let in_bits = decision::is_listed_in_words(table);
    let text = WORDS
        .replace("{derives}", &derives)
        .replace("{measured}", when("$(of $unit:literal $from:ident)? "))
        .replace("{value}", when(" $(, for $($value:tt)+)?"))
        .replace("{numbers}", when(NUMBERS))
        .replace(
            "{in set}",
            if in_bits {
                " $(in $set:ident $says:literal)?"
            } else {
                ""
            },
        )
        .replace("{listed}", if in_bits { LISTED } else { "" });
    verbatim(text.trim())
}

/// The answer of an enum that holds for a number; public where the answers are numbers, by a name that says
/// in what they are counted.
const NUMBERS: &str = r#"
            $(#[doc = concat!("The answer for a number", $unit, "; `None` where none holds.")]
            pub const fn $from(value: i64) -> Option<Self> { Self::holding(value) })?
            const fn holding(value: i64) -> Option<Self> {
                match value { $($($($value)+ => Some(Self::$one),)?)* _ => None }
            }"#;

/// The method of `Decision` that lists what is in a set of bits.
const LISTED: &str = "
        $(impl Decision {
            #[doc = $says]
            pub fn $set(self) -> impl Iterator<Item = $ty> {
                $ty::ALL.into_iter().filter(move |&one| self.$set & 1 << one as u8 != 0)
            }
        })?";

const WORDS: &str = r#"
/// Enums of what has words in the chart, and often a node and a line.
macro_rules! words {
    ($($(#[$top:meta])* $ty:ident $(by $by:ident)?{in set}
        {measured}{$($(#[$doc:meta])* $one:ident($words:literal
        $(, at $node:literal)? $(, $(node $id:literal,)? line $line:literal)?{value})
    )*})*) => {$(
        $(#[$top])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash{derives})]
        pub enum $ty {$(
            $(#[$doc])*
            $(#[doc = concat!("`", $words, "` (", $("node `", $id, "`, ",)? "line ", $line, ")")])?
            $one,
        )*}
        impl $ty {
            const NODE_IDS: &[&str] = &[$($($node,)? $($($id,)?)?)*];
            /// All, in order.
            pub const ALL: [Self; [$($words),*].len()] = [$(Self::$one),*];
            /// The words of the chart.
            pub const fn label(self) -> &'static str { match self { $(Self::$one => $words),* } }
            $(/// The node's id in the chart.
            pub const fn $by(self) -> &'static str { Self::NODE_IDS[self as usize] }
            /// The one at a node of the chart, by the node's id.
            pub fn from_node_id(id: &str) -> Option<Self> {
                Self::ALL.into_iter().find(|one| one.$by() == id)
            })?{numbers}
        }{listed}
        impl fmt::Display for $ty {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.pad(self.label()) }
        }
        impl core::str::FromStr for $ty {
            type Err = NotInChart;
            fn from_str(words: &str) -> Result<Self, NotInChart> {
                let same = |one: &Self| one.label().eq_ignore_ascii_case(words.trim());
                Self::ALL.into_iter().find(same).ok_or(NotInChart)
            }
        }
        impl TryFrom<&str> for $ty {
            type Error = NotInChart;
            fn try_from(words: &str) -> Result<Self, NotInChart> { words.parse() }
        }
    )*};
}
"#;

/// `Row`, and `row!`, which makes one of what it leads to.
pub(super) fn rows(table: &Table, parts: &[Part]) -> TokenStream {
    // A label makes a row as large as compilers look rows up fast.
    let mut fields = vec!["label: &'static str".to_owned()];
    let mut matches = vec!["$label:literal".to_owned()];
    let mut values = "        label: $label,\n".to_owned();
    for part in parts {
        let (ty, field, method, one) = (part.ty, part.field, part.method, part.argument);
        matches.push(format!("$({method}[$(${one}:ident)*])?"));
        if part.set.is_large() {
            fields.push(format!("{field}: &'static [{ty}]"));
            values += &format!("        {field}: &[$($({ty}::${one}),*)?],\n");
        } else {
            fields.push(format!("{field}: {}", part.set.ty()));
            values += &format!("        {field}: 0 $($(| 1 << {ty}::${one} as u8)*)?,\n");
        }
    }
    let how = match parts.iter().filter(|part| part.set.is_large()).count() {
        0 => ", as sets of bits",
        large if large == parts.len() => ", in chart order",
        _ => "",
    };
    let (fields, matches) = (fields.join(", "), matches.join(" "));
    // A walker may keep one.
    let derived = if table.is_tangled {
        "#[derive(Debug, PartialEq, Eq, Hash)]\n"
    } else {
        ""
    };
    verbatim(&format!(
        "/// What an answer or an entry leads to{how}.\n\
         {derived}struct Row {{ {fields} }}\n\
         macro_rules! row {{\n    ({matches}) => {{ Row {{\n{values}    }} }};\n}}"
    ))
}

/// `questions!`, which declares what is asked, with the rules that it asks itself where they are needed.
pub(super) fn questions(table: &Table) -> TokenStream {
    let asked = table.questions.iter().filter(|q| !q.answers.is_empty());
    let own = asked.clone().any(|question| !question.yes_no);
    let open = asked.count() < table.questions.len();
    let numbers = table.has_numbers();
    let shared = table.is_shared();
    let when = |needed: bool, text: &'static str| if needed { text } else { "" };
    let answer = if numbers {
        "let code = questions!(code $ty $question answer);
                self.with(Answer { question: Question::$question, code })"
    } else {
        "self.with(Answer { question: Question::$question, code: answer as {uint} + 1 })"
    };
    // A question without answers has no setter.
    let (set, setters, ty) = if open {
        (
            "$(=> $set:ident($ty:ident{measures}))?",
            "$($({setter})?)*",
            "$($ty{measure})?",
        )
    } else {
        (
            "=> $set:ident($ty:ident{measures})",
            "$({setter})*",
            "$ty{measure}",
        )
    };
    let text = QUESTIONS
        .replace("{in open}", &decision::listed(table, "Question"))
        .replace("{own}", when(own, OWN))
        .replace("{code}", when(numbers, CODE))
        .replace("{yes no}", when(table.has_yes_no(), YES_NO))
        .replace("{answers}", when(own, ANSWERS_OF))
        .replace("{open}", when(own && open, OPEN))
        .replace("{setters}", setters)
        .replace("{set}", set)
        .replace("{setter}", SETTER)
        .replace("{type}", ty)
        .replace("{number}", if numbers { NUMBER } else { "]" })
        .replace("{answer}", answer)
        .replace("{measures}", when(numbers, " $(, $of:literal, $by:ident)?"))
        .replace("{measure}", when(numbers, " $(, $of, $by)?"))
        .replace("{of}", when(numbers, " $(of $of $by)?"))
        .replace("{again}", when(shared, AGAIN))
        .replace("{places}", when(shared, PLACES))
        .replace("{rows again}", when(shared, ROWS_AGAIN))
        .replace("{count}", &table.places.len().to_string())
        .replace("{uint}", &code_type(table).to_string());
    verbatim(text.trim())
}

/// The answers to a question, if they are an enum of their own.
const OWN: &str = r#"{yes no}{open}
    (own $question:ident $items:tt $ty:ident{measures}) => {
        words! { #[doc = "Answers to the question of that name."] $question{of} $items }
        impl From<$question> for Answer {
            fn from(answer: $question) -> Self {
                Self { question: Question::$question, code: answer as {uint} + 1 }
            }
        }
    };"#;

const YES_NO: &str = "
    (own $question:ident $items:tt YesNo) => {};";

const OPEN: &str = "
    (own $question:ident $items:tt) => {};";

/// What is kept of an answer: its place from 1 on, or 0 where no answer holds for a number.
const CODE: &str = "
    (code i64 $ty:ident $value:ident) => {
        match $ty::holding($value) { Some(answer) => answer as {uint} + 1, None => 0 }
    };
    (code $ty:ident $question:ident $answer:ident) => { $answer as {uint} + 1 };";

const SETTER: &str = r#"
            #[doc = concat!("Answers [`Question::", stringify!($question), "`{number}.")]
            pub const fn $set(self, answer: $ty) -> Self {
                {answer}
            }
        "#;

const NUMBER: &str = r#"]",
                $(" with a number", $of, "; takes the answer back where none holds for it",)? ""#;

const ANSWERS_OF: &str = "
        $(questions! { own $question { $($(#[$doc])* $answer($words $($place)*))* } {type} })*";

const AGAIN: &str = "
    $(; $again:ident: $same:ident [$({ $($to:tt)* })*])*";

const PLACES: &str = "
        /// Where the chart asks, those where it asks again last.
        #[derive(Clone, Copy)]
        enum Place { $($question,)* $($again,)* }
        /// What is asked at each place.
        const ASKED: &[Question; {count}] = &[$(Question::$question,)* $(Question::$same,)*];";

const ROWS_AGAIN: &str = r#", $(&[$(row!("" $($to)*)),*]),*"#;

const QUESTIONS: &str = r#"
/// Questions: the setter, the answers, and what each of these leads to up to the next questions.
macro_rules! questions {{own}{code}
    ($(
        $(#[$top:meta])* $question:ident $it:tt {set} [$(
            $(#[$doc:meta])* $answer:ident($words:literal $($place:tt)*) { $($leads:tt)* }
        )*]
    )*{again}) => {
        words! { /// Every question of the chart, in chart order.
            Question by node_id{in open}
            { $($(#[$top])* $question $it)* } }{places}
        const CHART: &[&[Row]; {count}] = &[$(&[$(row!($words $($leads)*)),*]),*{rows again}];{answers}
        impl Answers { {setters} }
    };
}
"#;
