//! GIF: the first frame, on its screen.

use std::num::NonZeroU64;

use gif::{ColorOutput, DecodeOptions, MemoryLimit};

use super::{MOST_PIXELS, Pixels, area, on_paper};

pub(super) fn decode(bytes: &[u8]) -> Option<Pixels> {
    let mut options = DecodeOptions::new();
    options.set_color_output(ColorOutput::RGBA);
    options.set_memory_limit(MemoryLimit::Bytes(NonZeroU64::new(4 * MOST_PIXELS as u64)?));
    options.allow_unknown_blocks(true);
    let mut decoder = options.read_info(bytes).ok()?;
    let (width, height) = (usize::from(decoder.width()), usize::from(decoder.height()));
    let frame = decoder.read_next_frame().ok()??;
    let mut rows = vec![[255; 3]; area(width, height)?];
    let (left, top, frame_width) = (usize::from(frame.left), usize::from(frame.top), usize::from(frame.width));
    for (y, row) in frame.buffer.chunks(4 * frame_width.max(1)).enumerate() {
        for (x, point) in row.chunks_exact(4).enumerate().take_while(|(x, _)| left + x < width) {
            if let ([red, green, blue, alpha], Some(place)) = (point, rows.get_mut((top + y) * width + left + x)) {
                *place = on_paper([*red, *green, *blue], *alpha);
            }
        }
    }
    Pixels::of(width, rows)
}
