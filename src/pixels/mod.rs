//! Decodes captcha pictures: PNG, JPEG, GIF and BMP.
//!
//! In: the bytes of a picture. Out: its pixels on white paper, or nothing if the bytes are no picture of these formats, or a
//! far larger one than any captcha.

mod bmp;
mod gif;
mod jpeg;
mod png;

/// The maximum number of pixels of a picture. A captcha has a few thousand.
const MOST_PIXELS: usize = 2 << 20;

/// A picture as rows of pixels.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pixels {
    /// The number of pixels per row, at least one.
    pub width: usize,
    /// The pixels of all rows, in order.
    pub rows: Vec<[u8; 3]>,
}

impl Pixels {
    /// Decodes a picture of a captcha's size.
    pub fn decode(bytes: &[u8]) -> Option<Self> {
        match bytes {
            [0x89, b'P', b'N', b'G', ..] => png::decode(bytes),
            [0xff, 0xd8, 0xff, ..] => jpeg::decode(bytes),
            [b'G', b'I', b'F', b'8', ..] => gif::decode(bytes),
            [b'B', b'M', ..] => bmp::decode(bytes),
            _ => None,
        }
    }

    /// The number of rows.
    pub fn height(&self) -> usize {
        self.rows.len() / self.width.max(1)
    }

    /// A picture of whole rows; none if there is nothing in it.
    fn of(width: usize, rows: Vec<[u8; 3]>) -> Option<Self> {
        (width > 0 && !rows.is_empty() && rows.len().is_multiple_of(width)).then_some(Self { width, rows })
    }

    /// Scales the picture down to at most `columns` by leaving out pixels evenly.
    pub fn fitted(self, columns: usize) -> Option<Self> {
        let every = self.width.div_ceil(columns.max(1));
        if every <= 1 {
            return Some(self);
        }
        let rows = self.rows.chunks(self.width).step_by(every);
        let rows: Vec<[u8; 3]> = rows.flat_map(|row| row.iter().step_by(every).copied()).collect();
        Some(Self { width: self.width.div_ceil(every), rows })
    }
}

/// The number of pixels of a picture of this size, unless there are too many.
fn area(width: usize, height: usize) -> Option<usize> {
    width.checked_mul(height).filter(|pixels| *pixels > 0 && *pixels <= MOST_PIXELS)
}

fn on_paper(colour: [u8; 3], alpha: u8) -> [u8; 3] {
    let alpha = u16::from(alpha);
    // Always between 0 and 255.
    colour.map(|part| u8::try_from((u16::from(part) * alpha + 255 * (255 - alpha)) / 255).unwrap_or(255))
}

/// True if the bytes are a PNG that can be decoded completely.
pub fn is_png(bytes: &[u8]) -> bool {
    png::decode(bytes).is_some()
}
