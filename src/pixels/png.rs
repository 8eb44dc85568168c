//! PNG.

use std::io::Cursor;

use super::{MOST_PIXELS, Pixels, on_paper};

pub(super) fn decode(bytes: &[u8]) -> Option<Pixels> {
    let most = MOST_PIXELS * 4;
    let limits = png::Limits { bytes: most };
    let mut decoder = png::Decoder::new_with_limits(Cursor::new(bytes), limits);
    decoder.set_transformations(png::Transformations::normalize_to_color8() | png::Transformations::ALPHA);
    let mut reader = decoder.read_info().ok()?;
    let mut buffer = vec![0; reader.output_buffer_size().filter(|size| *size <= most)?];
    let info = reader.next_frame(&mut buffer).ok()?;
    let colour = |point: &[u8]| match *point {
        [grey, alpha] => on_paper([grey; 3], alpha),
        [red, green, blue, alpha] => on_paper([red, green, blue], alpha),
        _ => [255; 3],
    };
    let rows = buffer.get(..info.buffer_size())?.chunks_exact(info.color_type.samples()).map(colour).collect();
    Pixels::of(usize::try_from(info.width).ok()?, rows)
}
