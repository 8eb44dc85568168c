//! Highlighted texts.

use anstyle::{AnsiColor, Style as Ansi};

/// A text's highlighting.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Paint {
    /// No highlighting.
    Plain,
    /// A heading.
    Bold,
    /// Less important.
    Dim,
    /// Good.
    Green,
    /// A warning.
    Yellow,
    /// Bad.
    Red,
    /// A measured value.
    Cyan,
}

impl Paint {
    /// The escape sequences of the highlighting.
    pub fn ansi(self) -> Ansi {
        let colour = |colour: AnsiColor| Ansi::new().fg_color(Some(colour.into()));
        match self {
            Self::Plain => Ansi::new(),
            Self::Bold => Ansi::new().bold(),
            Self::Dim => Ansi::new().dimmed(),
            Self::Green => colour(AnsiColor::Green),
            Self::Yellow => colour(AnsiColor::Yellow),
            Self::Red => colour(AnsiColor::Red),
            Self::Cyan => colour(AnsiColor::Cyan),
        }
    }
}

/// A text with its highlighting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run {
    /// The text.
    pub text: String,
    /// Its highlighting.
    pub paint: Paint,
}

impl Run {
    /// A text with this highlighting.
    pub fn new(text: impl Into<String>, paint: Paint) -> Self {
        Self { text: text.into(), paint }
    }

    /// A text without highlighting.
    pub fn plain(text: impl Into<String>) -> Self {
        Self::new(text, Paint::Plain)
    }
}
