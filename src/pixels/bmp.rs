//! BMP without compression, in the depths that there are: a palette, or masks of colours.

use super::{Pixels, area, on_paper};

/// The length of the file's own header.
const FILE_HEADER: usize = 14;
/// The picture's header of OS/2, whose numbers are shorter.
const CORE_HEADER: usize = 12;
/// The usual header. Its masks, if it has any, stand behind it.
const INFO_HEADER: usize = 40;
/// The compressions that are none: plain, masks, masks with alpha.
const PLAIN: u32 = 0;
const MASKS: [u32; 2] = [3, 6];

/// How pixels are stored.
struct Layout {
    width: usize,
    height: usize,
    is_top_down: bool,
    bits: usize,
    colours: Colours,
}

enum Colours {
    Palette(Vec<[u8; 3]>),
    /// The masks of red, green, blue and alpha.
    Masks([u32; 4]),
}

pub(super) fn decode(bytes: &[u8]) -> Option<Pixels> {
    let start = usize::try_from(number(bytes, 10, 4)?).ok()?;
    let Layout { width, height, is_top_down, bits, colours } = layout(bytes)?;
    let length = (width * bits).div_ceil(32) * 4;
    let mut rows = Vec::with_capacity(area(width, height)?);
    for y in 0..height {
        let y = if is_top_down { y } else { height - 1 - y };
        let row = bytes.get(start.checked_add(y * length)?..)?.get(..(width * bits).div_ceil(8))?;
        rows.extend((0..width).map(|x| colours.of(pixel(row, x, bits))));
    }
    Pixels::of(width, rows)
}

fn layout(bytes: &[u8]) -> Option<Layout> {
    let header = usize::try_from(number(bytes, FILE_HEADER, 4)?).ok()?;
    let at = |place: usize, length: usize| number(bytes, FILE_HEADER + place, length);
    if header == CORE_HEADER {
        let (width, height) = (usize::try_from(at(4, 2)?).ok()?, usize::try_from(at(6, 2)?).ok()?);
        let bits = usize::try_from(at(10, 2)?).ok()?;
        let colours = colours(bytes, header, bits, 3, 0, None)?;
        return Some(Layout { width, height, is_top_down: false, bits, colours });
    }
    if header < INFO_HEADER {
        return None;
    }
    let height = at(8, 4)?.cast_signed();
    let (bits, compression) = (usize::try_from(at(14, 2)?).ok()?, at(16, 4)?);
    let masks = match compression {
        PLAIN => None,
        other if MASKS.contains(&other) => {
            let has_alpha = header > INFO_HEADER + 12 || other == MASKS[1];
            Some([at(40, 4)?, at(44, 4)?, at(48, 4)?, if has_alpha { at(52, 4)? } else { 0 }])
        }
        _ => return None,
    };
    let used = usize::try_from(at(32, 4)?).ok()?;
    let colours = colours(bytes, header, bits, 4, used, masks)?;
    let (width, is_top_down) = (usize::try_from(at(4, 4)?).ok()?, height < 0);
    Some(Layout { width, height: usize::try_from(height.unsigned_abs()).ok()?, is_top_down, bits, colours })
}

fn colours(
    bytes: &[u8],
    header: usize,
    bits: usize,
    length: usize,
    used: usize,
    masks: Option<[u32; 4]>,
) -> Option<Colours> {
    let palette = |most: usize| {
        let count = if used == 0 { most } else { used.min(most) };
        let table = bytes.get(FILE_HEADER.checked_add(header)?..)?.get(..count * length)?;
        let colour = |entry: &[u8]| match entry {
            [blue, green, red, ..] => [*red, *green, *blue],
            _ => [255; 3],
        };
        Some(Colours::Palette(table.chunks(length).map(colour).collect()))
    };
    match bits {
        1 | 4 | 8 => palette(1 << bits),
        16 => Some(Colours::Masks(masks.unwrap_or([0x7c00, 0x03e0, 0x001f, 0]))),
        24 | 32 => Some(Colours::Masks(masks.unwrap_or([0x00ff_0000, 0xff00, 0xff, 0]))),
        _ => None,
    }
}

impl Colours {
    fn of(&self, pixel: u32) -> [u8; 3] {
        match self {
            Self::Palette(colours) => {
                let found = usize::try_from(pixel).ok().and_then(|place| colours.get(place));
                found.copied().unwrap_or([255; 3])
            }
            Self::Masks([red, green, blue, alpha]) => {
                let colour = [red, green, blue].map(|mask| part(pixel, *mask));
                if *alpha == 0 { colour } else { on_paper(colour, part(pixel, *alpha)) }
            }
        }
    }
}

/// The part of a pixel below a mask, from 0 to 255.
fn part(pixel: u32, mask: u32) -> u8 {
    let most = mask.checked_shr(mask.trailing_zeros()).unwrap_or(0);
    let value = (pixel & mask).checked_shr(mask.trailing_zeros()).unwrap_or(0);
    let scaled = u64::from(value) * 255 / u64::from(most).max(1);
    u8::try_from(scaled).unwrap_or(255)
}

/// A row's pixel as a number.
fn pixel(row: &[u8], x: usize, bits: usize) -> u32 {
    match bits {
        1 | 4 | 8 => {
            let byte = row.get(x * bits / 8).copied().unwrap_or_default();
            let shift = 8 - bits - x * bits % 8;
            u32::from(byte) >> shift & ((1 << bits) - 1)
        }
        _ => number(row, x * bits / 8, bits / 8).unwrap_or(u32::MAX),
    }
}

/// A little-endian number.
fn number(bytes: &[u8], place: usize, length: usize) -> Option<u32> {
    let digits = bytes.get(place..place.checked_add(length)?)?;
    Some(digits.iter().rev().fold(0, |number, byte| number << 8 | u32::from(*byte)))
}

#[cfg(test)]
mod tests {
    use super::*;

    const BLACK: [u8; 3] = [0; 3];
    const WHITE: [u8; 3] = [255; 3];
    const RED: [u8; 3] = [255, 0, 0];

    /// A picture of two by two pixels: black and white above, red and black below.
    fn picture(bits: u16, compression: u32, extra: &[u8], rows: [&[u8]; 2], top_down: bool) -> Vec<u8> {
        let mut bytes = b"BM\0\0\0\0\0\0\0\0".to_vec();
        bytes.extend((54 + extra.len() as u32).to_le_bytes());
        bytes.extend(40_u32.to_le_bytes());
        bytes.extend(2_i32.to_le_bytes());
        bytes.extend(if top_down { -2_i32 } else { 2 }.to_le_bytes());
        bytes.extend([1, 0]);
        bytes.extend(bits.to_le_bytes());
        bytes.extend(compression.to_le_bytes());
        bytes.extend([0; 12]);
        bytes.extend((if bits <= 8 { extra.len() as u32 / 4 } else { 0 }).to_le_bytes());
        bytes.extend([0; 4]);
        bytes.extend(extra);
        let rows = if top_down { rows } else { [rows[1], rows[0]] };
        for row in rows {
            bytes.extend(row);
            bytes.extend(vec![0; row.len().next_multiple_of(4) - row.len()]);
        }
        bytes
    }

    #[test]
    fn every_depth_is_decoded_upwards_and_downwards() {
        let palette: &[u8] = &[0, 0, 0, 0, 255, 255, 255, 0, 0, 0, 255, 0];
        let masks: &[u8] = &[0, 0, 0, 255, 0, 0, 255, 0, 0, 255, 0, 0];
        let wide: [&[u8]; 2] = [&[0, 0, 0, 0, 255, 255, 255, 0], &[0, 0, 255, 0, 0, 0, 0, 0]];
        for top_down in [false, true] {
            for bytes in [
                picture(4, 0, palette, [&[0x01], &[0x20]], top_down),
                picture(8, 0, palette, [&[0, 1], &[2, 0]], top_down),
                picture(16, 0, &[], [&[0, 0, 0xff, 0x7f], &[0, 0x7c, 0, 0]], top_down),
                picture(24, 0, &[], [&[0, 0, 0, 255, 255, 255], &[0, 0, 255, 0, 0, 0]], top_down),
                picture(32, 0, &[], wide, top_down),
                picture(32, 3, masks, [&[0, 0, 0, 0, 0, 255, 255, 255], &[0, 0, 0, 255, 0, 0, 0, 0]], top_down),
            ] {
                assert_eq!(decode(&bytes).unwrap().rows, [BLACK, WHITE, RED, BLACK], "{bytes:?}");
            }
            let two = decode(&picture(1, 0, &palette[..8], [&[0x40], &[0x80]], top_down)).unwrap();
            assert_eq!((two.width, two.rows), (2, vec![BLACK, WHITE, WHITE, BLACK]));
        }
    }

    #[test]
    fn what_is_cut_short_compressed_or_huge_is_no_picture() {
        let whole = picture(24, 0, &[], [&[0; 6], &[0; 6]], false);
        assert!(decode(&whole).is_some());
        assert!((0..whole.len() - 2).all(|length| decode(&whole[..length]).is_none()));
        assert_eq!(decode(&picture(8, 1, &[0; 8], [&[0, 1], &[1, 0]], false)), None);
        let mut huge = whole;
        huge[18..22].copy_from_slice(&i32::MAX.to_le_bytes());
        assert_eq!(decode(&huge), None);
    }
}
