//! Rules about what charts of every kind have: frames, labels, links.

mod deprecated_directive;
mod eaten_semicolon;
mod eaten_text;
mod hidden_character;
mod html_label;
mod long_label;
mod lost_setting;
mod member_types;
mod missing_acc_descr;
mod missing_acc_title;
mod missing_title;
mod plain_markdown;
mod raw_html;
mod swallowed_line;
mod text_too_large;
mod unsafe_link;
mod visible_quotes;

pub(super) use eaten_text::INFO as EATEN_TEXT;
pub(in crate::lint) use lost_setting::known_settings;

use crate::lint::{Context, Rule};

/// The rules of this folder.
pub(super) static RULES: &[&dyn for<'a> Rule<Context<'a>>] = &[
    &eaten_text::EatenText,
    &eaten_semicolon::EatenSemicolon,
    &plain_markdown::PlainMarkdown,
    &visible_quotes::VisibleQuotes,
    &text_too_large::TextTooLarge,
    &lost_setting::LostSetting,
    &deprecated_directive::DeprecatedDirective,
    &missing_title::MissingTitle,
    &missing_acc_title::MissingAccTitle,
    &missing_acc_descr::MissingAccDescr,
    &long_label::LongLabel,
    &html_label::HtmlLabel,
    &unsafe_link::UnsafeLink,
    &raw_html::RawHtml,
    &hidden_character::HiddenCharacter,
    &swallowed_line::SwallowedLine,
];
