//! What a label shows: tags, entity codes, icons and types in `~`, and how a message quotes it.
//!
//! Each of these is read in one place. What is done with them differs, and stays with who does it: decisions keep
//! what their author meant as text (`Vec<T>`), pictures draw what a browser would show, titles are sanitised as
//! DOMPurify does it, and rules look for what a browser would drop.

mod element;
mod entity;
mod generics;
mod icon;
mod quote;
mod shown;
mod tag;

pub(crate) use element::{BREAKS, FORMATTING, is_known};
pub(crate) use entity::{decoded, entity};
pub(crate) use generics::generics;
pub(crate) use icon::icon;
pub(crate) use quote::{code, is_hidden};
pub(crate) use shown::{is_plain, shown};
pub(crate) use tag::{Piece, Tag, pieces};
