//! Decides whether bytes are a picture in a format that captchas use. A PNG is decoded completely. For the other
//! formats the parser walks through the parts by their stated lengths, so that a truncated picture or a mere header
//! does not pass.

use crate::pixels::is_png;

const PNG: &[u8] = b"\x89PNG\r\n\x1a\n";

/// True if the bytes are a picture, as far as can be determined without decoding all formats.
pub fn is_picture(bytes: &[u8]) -> bool {
    let kinds = [gif, jpeg, bmp, webp];
    if bytes.starts_with(PNG) { is_png(bytes) } else { kinds.iter().any(|whole| whole(Rest(bytes)).is_some()) }
}

/// The bytes that are still unread.
#[derive(Clone, Copy)]
struct Rest<'a>(&'a [u8]);

impl<'a> Rest<'a> {
    fn take(&mut self, length: usize) -> Option<&'a [u8]> {
        let (taken, rest) = self.0.split_at_checked(length)?;
        self.0 = rest;
        Some(taken)
    }

    /// Consumes exactly these bytes.
    fn expect(&mut self, bytes: &[u8]) -> Option<()> {
        (self.take(bytes.len())? == bytes).then_some(())
    }

    fn byte(&mut self) -> Option<u8> {
        self.take(1)?.first().copied()
    }

    /// A little-endian number.
    fn little(&mut self, length: usize) -> Option<usize> {
        Some(self.take(length)?.iter().rev().fold(0, |number, byte| number << 8 | usize::from(*byte)))
    }

    /// A big-endian number.
    fn big(&mut self, length: usize) -> Option<usize> {
        Some(self.take(length)?.iter().fold(0, |number, byte| number << 8 | usize::from(*byte)))
    }
}

/// Screen, blocks including an image, trailer.
fn gif(mut rest: Rest) -> Option<()> {
    rest.expect(b"GIF8").filter(|()| matches!(rest.take(2), Some(b"7a" | b"9a")))?;
    size(rest.little(2)?, rest.little(2)?)?;
    let flags = rest.byte()?;
    rest.take(2)?;
    colours(&mut rest, flags)?;
    let mut drawn = false;
    loop {
        match rest.byte()? {
            b'!' => {
                rest.byte()?;
                blocks(&mut rest)?;
            }
            b',' => {
                rest.take(4)?;
                size(rest.little(2)?, rest.little(2)?)?;
                let flags = rest.byte()?;
                colours(&mut rest, flags)?;
                rest.byte().filter(|bits| (1..12).contains(bits))?;
                drawn |= blocks(&mut rest)? > 0;
            }
            b';' => return drawn.then_some(()),
            _ => return None,
        }
    }
}

/// A GIF's colour table, if there is one.
fn colours(rest: &mut Rest, flags: u8) -> Option<()> {
    if flags & 0x80 != 0 {
        rest.take(6 << (flags & 7))?;
    }
    Some(())
}

/// A GIF's data blocks up to the empty one. Returns their number.
fn blocks(rest: &mut Rest) -> Option<usize> {
    for count in 0.. {
        match rest.byte()? {
            0 => return Some(count),
            length => rest.take(length.into())?,
        };
    }
    None
}

/// Segments including a frame and its scan, up to the end of the image.
fn jpeg(mut rest: Rest) -> Option<()> {
    rest.expect(b"\xff\xd8")?;
    let (mut framed, mut scanned) = (false, false);
    loop {
        rest.expect(b"\xff")?;
        let mut marker = 0xff;
        while marker == 0xff {
            marker = rest.byte()?;
        }
        match marker {
            0x01 | 0xd0..=0xd7 => {}
            0xd9 => return (framed && scanned).then_some(()),
            _ => {
                let length = rest.big(2)?.checked_sub(2)?;
                let mut segment = Rest(rest.take(length)?);
                match marker {
                    0xc4 | 0xc8 | 0xcc => {}
                    0xc0..=0xcf => {
                        segment.byte()?;
                        size(segment.big(2)?, segment.big(2)?)?;
                        framed = true;
                    }
                    0xda => scanned |= framed && scan(&mut rest)? > 0,
                    _ => {}
                }
            }
        }
    }
}

/// A JPEG scan's data, up to the next marker that does not belong to it. Returns its length.
fn scan(rest: &mut Rest) -> Option<usize> {
    let ends = |pair: &[u8]| matches!(pair, [0xff, marker] if !matches!(marker, 0 | 0xd0..=0xd7 | 0xff));
    let length = rest.0.windows(2).position(ends)?;
    rest.take(length).map(<[u8]>::len)
}

/// Both headers, and as many pixels as they state.
fn bmp(mut rest: Rest) -> Option<()> {
    let whole = rest.0.len();
    rest.expect(b"BM")?;
    let (length, _, points) = (rest.little(4)?, rest.take(4)?, rest.little(4)?);
    let header = rest.little(4)?;
    let side = if header == 12 { 2 } else { 4 };
    let (width, height) = (rest.little(side)?, rest.little(side)?);
    size(width, height)?;
    rest.take(2)?;
    let depth = rest.little(2)?;
    let packed = header != 12 && matches!(rest.little(4)?, 1 | 2 | 4 | 5);
    // A negative height means that rows are stored top down.
    let turned = u32::try_from(height).ok()?.cast_signed().unsigned_abs();
    let height = if side == 4 { usize::try_from(turned).ok()? } else { height };
    let needed = if packed { 1 } else { width.checked_mul(depth)?.div_ceil(32).checked_mul(4)?.checked_mul(height)? };
    let fits = points >= header.checked_add(14)? && points.checked_add(needed.max(1))? <= whole && length <= whole;
    ((header == 12 || header >= 40) && fits).then_some(())
}

/// The container, whose first chunk must be an image's.
fn webp(mut rest: Rest) -> Option<()> {
    rest.expect(b"RIFF")?;
    let length = rest.little(4)?;
    let mut inside = Rest(rest.take(length)?);
    inside.expect(b"WEBPVP8")?;
    inside.byte().filter(|kind| b" LX".contains(kind))?;
    let length = inside.little(4)?;
    (length > 0).then(|| inside.take(length))?.map(drop)
}

/// Both sides must be positive.
fn size(width: usize, height: usize) -> Option<()> {
    (width > 0 && height > 0).then_some(())
}

#[cfg(test)]
mod tests {
    use base64::Engine;
    use base64::engine::general_purpose::STANDARD;

    use super::*;

    const GIF: &str = "R0lGODdhAwACAIEAAP8AAAAA/wAAAAAAACwAAAAAAwACAAAICAABCAQQAEBAADs=";
    const JPEG: &str = "/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAFA3PEY8MlBGQUZaVVBfeMiCeG5uePWvuZHI////////////////////////\
                        ////////////////////////////wAALCAACAAMBAREA/8QAFAABAAAAAAAAAAAAAAAAAAAAA//EABUQAQEAAAAAAAAA\
                        AAAAAAAAAAAB/9oACAEBAAA/ABj/2Q==";
    const BMP: &str =
        "Qk1GAAAAAAAAAD4AAAAoAAAAAwAAAAIAAAABAAEAAAAAAAgAAADEDgAAxA4AAAIAAAACAAAAAAAAAP///wBAAAAAAAAAAA==";
    const WEBP: &str = "UklGRiAAAABXRUJQVlA4TBMAAAAvAkAAAA8Q87//8x8OXnAQ0f8IAA==";

    fn bytes(text: &str) -> Vec<u8> {
        STANDARD.decode(text).unwrap()
    }

    /// The picture with one byte replaced.
    fn changed(text: &str, place: usize, byte: u8) -> Vec<u8> {
        let mut bytes = bytes(text);
        bytes[place] = byte;
        bytes
    }

    #[test]
    fn a_small_picture_of_each_format_passes() {
        for text in [GIF, JPEG, BMP, WEBP] {
            assert!(is_picture(&bytes(text)), "{text}");
        }
    }

    #[test]
    fn a_picture_truncated_anywhere_does_not_pass() {
        for text in [GIF, JPEG, BMP, WEBP] {
            let bytes = bytes(text);
            for length in 0..bytes.len() {
                assert!(!is_picture(&bytes[..length]), "{length} of {text}");
            }
        }
    }

    #[test]
    fn bytes_that_only_begin_and_end_like_a_picture_do_not_pass() {
        let gif = [b"GIF89a", &[0; 100][..], b";"].concat();
        let bmp = [b"BM", &[0; 100][..]].concat();
        let webp = [b"RIFF", &[0; 4][..], b"WEBP", &[0; 100]].concat();
        for bytes in [&gif[..], b"\xff\xd8\xff\xe0\0\x02\xff\xd9", &bmp, &webp, b"<html>", b""] {
            assert!(!is_picture(bytes), "{bytes:?}");
        }
    }

    #[test]
    fn a_picture_without_width_or_height_does_not_pass() {
        // In this order: the screen's width, the image's width, the frame's height, the bitmap's width.
        for (text, place) in [(GIF, 6), (GIF, 32), (JPEG, 95), (BMP, 18)] {
            assert!(!is_picture(&changed(text, place, 0)), "{place} of {text}");
        }
    }

    #[test]
    fn an_animation_without_an_image_does_not_pass() {
        assert!(!is_picture(b"GIF89a\x03\0\x02\0\0\0\0!\xf9\x04\0\0\0\0\0;"));
    }

    #[test]
    fn a_bitmap_must_have_the_length_that_its_headers_state() {
        let upside_down = [0xfe, 0xff, 0xff, 0xff];
        let mut turned = bytes(BMP);
        turned.splice(22..26, upside_down);
        assert!(is_picture(&turned));
        for (place, byte) in [(2, 0xff), (10, 0xff), (10, 2), (14, 20), (18, 99), (22, 99), (28, 24)] {
            assert!(!is_picture(&changed(BMP, place, byte)), "{place}");
        }
    }

    #[test]
    fn no_wrong_byte_causes_a_panic() {
        for text in [GIF, JPEG, BMP, WEBP] {
            for place in 0..bytes(text).len() {
                for byte in [0, 1, 0x7f, 0x80, 0xff] {
                    is_picture(&changed(text, place, byte));
                }
            }
        }
    }
}
