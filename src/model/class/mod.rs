//! What a class diagram says: classes, relations, namespaces and notes.

mod json;

use super::graph::Direction;
use super::{Frame, Place, Text};

/// A class diagram.
#[derive(Clone, Debug, Default)]
pub struct ClassDiagram {
    /// What stands around the statements.
    pub frame: Frame,
    /// Which way it is drawn.
    pub direction: Direction,
    /// The classes, in order of first mention.
    pub classes: Vec<Class>,
    /// The circles of lollipops.
    pub interfaces: Vec<Interface>,
    /// The relations, as they are drawn.
    pub relations: Vec<Relation>,
    /// The namespaces, in order of first mention; an outer one stands before those in it.
    pub namespaces: Vec<Namespace>,
    /// The notes.
    pub notes: Vec<Note>,
    /// The style classes.
    pub class_defs: Vec<ClassDef>,
    /// Statements about classes that are not there when they are read: Mermaid ignores them.
    pub missed: Vec<Missed>,
}

/// A name in a statement about classes that are there already, and no class has it.
#[derive(Clone, Debug, PartialEq)]
pub struct Missed {
    /// The name.
    pub name: Text,
    /// What the statement would have done.
    pub what: About,
}

/// A statement about a class that is there already.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum About {
    /// `style`
    Style,
    /// `cssClass`
    CssClass,
    /// `click`
    Click,
    /// `link`
    Link,
    /// `callback`
    Callback,
}

impl About {
    /// The word that it begins with.
    #[must_use]
    pub const fn keyword(self) -> &'static str {
        match self {
            Self::Style => "style",
            Self::CssClass => "cssClass",
            Self::Click => "click",
            Self::Link => "link",
            Self::Callback => "callback",
        }
    }
}

/// Points at a class.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ClassIndex(pub u32);

/// Points at a namespace.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NamespaceIndex(pub u32);

/// A class.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Class {
    /// Its id, without generics.
    pub id: String,
    /// The text shown.
    pub label: Text,
    /// What stands in the `~`.
    pub generics: String,
    /// The annotations, without `<<` and `>>`.
    pub annotations: Vec<String>,
    /// The attributes.
    pub members: Vec<Member>,
    /// The methods.
    pub methods: Vec<Member>,
    /// The namespace that it stands in.
    pub namespace: Option<NamespaceIndex>,
    /// The style classes, separated by spaces, as Mermaid has them.
    pub style_classes: String,
    /// The styles.
    pub styles: Vec<String>,
    /// What a click opens.
    pub link: Option<Hyperlink>,
    /// What a click calls.
    pub callback: Option<Callback>,
    /// The tooltip.
    pub tooltip: Option<String>,
    /// Whether a `class` statement declares it.
    pub declared: bool,
    /// Where it is declared, else mentioned first.
    pub place: Place,
}

/// An attribute or a method.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Member {
    /// The text shown.
    pub text: String,
    /// Who sees it.
    pub visibility: Option<Visibility>,
    /// Its name, without visibility and classifier.
    pub name: String,
    /// A method's parameters.
    pub parameters: String,
    /// What a method gives.
    pub return_type: String,
    /// Whether it is static, abstract or neither.
    pub classifier: Option<Classifier>,
    /// Its place.
    pub place: Place,
}

/// Who sees a member.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Visibility {
    /// `+`
    Public,
    /// `-`
    Private,
    /// `#`
    Protected,
    /// `~`
    Package,
}

impl Visibility {
    /// The sign that is written.
    #[must_use]
    pub const fn sign(self) -> char {
        match self {
            Self::Public => '+',
            Self::Private => '-',
            Self::Protected => '#',
            Self::Package => '~',
        }
    }

    /// The name in JSON.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Public => "public",
            Self::Private => "private",
            Self::Protected => "protected",
            Self::Package => "package",
        }
    }
}

/// What the last sign of a member says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Classifier {
    /// `$`
    Static,
    /// `*`
    Abstract,
}

/// An address that a click opens.
#[derive(Clone, Debug, PartialEq)]
pub struct Hyperlink {
    /// The address.
    pub url: Text,
    /// Where it is opened.
    pub target: String,
}

/// A function that a click calls.
#[derive(Clone, Debug, PartialEq)]
pub struct Callback {
    /// The function.
    pub function: String,
    /// Its arguments, as written.
    pub arguments: Option<String>,
}

/// The circle at the end of a lollipop.
#[derive(Clone, Debug, PartialEq)]
pub struct Interface {
    /// Its name.
    pub label: String,
    /// The class that it belongs to.
    pub class: ClassIndex,
    /// Where it is written.
    pub place: Place,
}

/// A line between two ends.
#[derive(Clone, Debug, PartialEq)]
pub struct Relation {
    /// The left end.
    pub from: End,
    /// The right end.
    pub to: End,
    /// What is drawn at the left end.
    pub start: Head,
    /// What is drawn at the right end.
    pub end: Head,
    /// The line.
    pub stroke: Stroke,
    /// The text.
    pub label: Option<Text>,
    /// The multiplicity at the left end.
    pub from_cardinality: Option<Text>,
    /// The multiplicity at the right end.
    pub to_cardinality: Option<Text>,
    /// Its statement.
    pub place: Place,
}

/// What a relation ends at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum End {
    /// A class.
    Class(ClassIndex),
    /// The circle of a lollipop, by its number.
    Interface(u32),
}

impl End {
    /// Its place among all ends: classes first.
    #[must_use]
    pub const fn index(self) -> (bool, u32) {
        match self {
            Self::Class(class) => (false, class.0),
            Self::Interface(number) => (true, number),
        }
    }
}

/// What is drawn at an end of a relation.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Head {
    /// Nothing.
    #[default]
    None,
    /// `<|`: a triangle.
    Extension,
    /// `*`: a filled diamond.
    Composition,
    /// `o`: a diamond.
    Aggregation,
    /// `<`: an arrow.
    Dependency,
    /// `()`: a circle.
    Lollipop,
}

impl Head {
    /// The name in JSON.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Extension => "extension",
            Self::Composition => "composition",
            Self::Aggregation => "aggregation",
            Self::Dependency => "dependency",
            Self::Lollipop => "lollipop",
        }
    }
}

/// The line of a relation.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Stroke {
    /// `--`
    #[default]
    Normal,
    /// `..`
    Dotted,
}

/// A frame around classes.
#[derive(Clone, Debug, PartialEq)]
pub struct Namespace {
    /// The last part of its name.
    pub name: String,
    /// The text shown.
    pub label: String,
    /// The namespace around it.
    pub parent: Option<NamespaceIndex>,
    /// Whether nobody wrote it: `A` of `A.B`.
    pub implied: bool,
    /// Where it is named first.
    pub place: Place,
}

/// A note.
#[derive(Clone, Debug, PartialEq)]
pub struct Note {
    /// The text.
    pub text: Text,
    /// What it is for, as written; that need not be a class.
    pub about: Option<Text>,
    /// The namespace that it stands in.
    pub namespace: Option<NamespaceIndex>,
    /// Its statement.
    pub place: Place,
}

/// A style class.
#[derive(Clone, Debug, PartialEq)]
pub struct ClassDef {
    /// Its name.
    pub name: String,
    /// Its styles.
    pub styles: Vec<String>,
    /// Those of them that are for texts.
    pub text_styles: Vec<String>,
    /// Where it is defined first.
    pub place: Place,
}

impl ClassDiagram {
    /// Whether another chart is drawn the same, wherever its text stands. Linear.
    #[must_use]
    pub fn draws_as(&self, other: &Self) -> bool {
        self.frame.draws_as(&other.frame)
            && self.direction == other.direction
            && self.classes == other.classes
            && self.interfaces == other.interfaces
            && self.relations == other.relations
            && self.namespaces == other.namespaces
            && self.notes == other.notes
            && self.class_defs == other.class_defs
    }

    /// A class.
    #[must_use]
    pub fn class(&self, index: ClassIndex) -> &Class {
        &self.classes[index.0 as usize]
    }

    /// The id of an end, as JSON has it: of a class its own, of a circle a number.
    #[must_use]
    pub fn end_id(&self, end: End) -> String {
        match end {
            End::Class(class) => self.class(class).id.clone(),
            End::Interface(number) => format!("interface{number}"),
        }
    }

    /// The full id of a namespace: the names from the outermost to its own, with dots between.
    #[must_use]
    pub fn namespace_id(&self, index: NamespaceIndex) -> String {
        let mut names = Vec::new();
        let mut next = Some(index);
        while let Some(index) = next {
            let namespace = &self.namespaces[index.0 as usize];
            names.push(namespace.name.as_str());
            next = namespace.parent;
        }
        names.reverse();
        names.join(".")
    }
}
