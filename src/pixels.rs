//! Decodes captcha pictures (PNG only).

use std::io::Cursor;

/// A picture as rows of pixels.
#[derive(Clone, Debug)]
pub struct Pixels {
    /// The number of pixels per row, at least one.
    pub width: usize,
    /// The pixels of all rows, in order.
    pub rows: Vec<[u8; 3]>,
}

impl Pixels {
    /// Decodes a PNG of a captcha's size.
    pub fn decode(bytes: &[u8]) -> Option<Self> {
        let limits = png::Limits { bytes: 8 << 20 };
        let mut decoder = png::Decoder::new_with_limits(Cursor::new(bytes), limits);
        decoder.set_transformations(png::Transformations::normalize_to_color8() | png::Transformations::ALPHA);
        let mut reader = decoder.read_info().ok()?;
        let mut buffer = vec![0; reader.output_buffer_size().filter(|size| *size <= 8 << 20)?];
        let info = reader.next_frame(&mut buffer).ok()?;
        let colour = |point: &[u8]| match *point {
            [grey, alpha] => on_paper([grey; 3], alpha),
            [red, green, blue, alpha] => on_paper([red, green, blue], alpha),
            _ => [255; 3],
        };
        let samples = info.color_type.samples();
        let rows = buffer.get(..info.buffer_size())?.chunks_exact(samples).map(colour).collect();
        Some(Self { width: usize::try_from(info.width).ok().filter(|width| *width > 0)?, rows })
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

fn on_paper(colour: [u8; 3], alpha: u8) -> [u8; 3] {
    let alpha = u16::from(alpha);
    // Always between 0 and 255.
    colour.map(|part| u8::try_from((u16::from(part) * alpha + 255 * (255 - alpha)) / 255).unwrap_or(255))
}

/// True if the bytes are a PNG that can be decoded completely.
pub fn is_png(bytes: &[u8]) -> bool {
    Pixels::decode(bytes).is_some()
}
