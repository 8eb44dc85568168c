//! The captcha's picture: six characters of a bitmap font, enlarged, shifted and covered with noise.
//!
//! It has one bit per pixel, so a picture takes a few hundred bytes and drawing one takes microseconds.

use base64::Engine;
use font8x8::UnicodeFonts;

use super::draw::CODE_LENGTH;

/// The picture's width in pixels.
pub const WIDTH: usize = MARGIN * 2 + CODE_LENGTH * ADVANCE;
/// The picture's height in pixels.
pub const HEIGHT: usize = 56;

const MARGIN: usize = 8;
/// The size of one dot of the font in pixels.
const SCALE: usize = 4;
const GLYPH: usize = 8 * SCALE;
const ADVANCE: usize = GLYPH + 2;
const NOISE_DOTS: usize = 120;
const NOISE_LINES: usize = 2;

/// The pixels, 1 is white.
struct Canvas {
    bytes: Vec<u8>,
}

impl Canvas {
    const ROW: usize = WIDTH.div_ceil(8);

    fn new() -> Self {
        Self { bytes: vec![0xff; Self::ROW * HEIGHT] }
    }

    fn blacken(&mut self, x: usize, y: usize) {
        if x < WIDTH
            && let Some(byte) = self.bytes.get_mut(y * Self::ROW + x / 8)
        {
            *byte &= !(0x80 >> (x % 8));
        }
    }

    fn glyph(&mut self, letter: char, left: usize, top: usize) {
        for (row, dots) in font8x8::BASIC_FONTS.get(letter).unwrap_or_default().into_iter().enumerate() {
            for column in (0..8).filter(|column| dots & (1 << column) != 0) {
                for dot in 0..SCALE * SCALE {
                    self.blacken(left + column * SCALE + dot % SCALE, top + row * SCALE + dot / SCALE);
                }
            }
        }
    }

    fn line(&mut self, from: usize, to: usize) {
        for x in 0..WIDTH {
            self.blacken(x, (from * (WIDTH - x) + to * x) / WIDTH);
        }
    }
}

/// The PNG of `text` in base64, as in `pic_code` (§1.1.1). Empty only if the encoder fails.
pub(super) fn picture(text: &str, mut rng: fastrand::Rng) -> String {
    let mut canvas = Canvas::new();
    for (place, letter) in text.chars().enumerate() {
        canvas.glyph(letter, MARGIN + place * ADVANCE, rng.usize(4..=HEIGHT - GLYPH - 4));
    }
    for _ in 0..NOISE_LINES {
        canvas.line(rng.usize(..HEIGHT), rng.usize(..HEIGHT));
    }
    for _ in 0..NOISE_DOTS {
        canvas.blacken(rng.usize(..WIDTH), rng.usize(..HEIGHT));
    }
    base64::engine::general_purpose::STANDARD.encode(png(&canvas).unwrap_or_default())
}

fn png(canvas: &Canvas) -> Result<Vec<u8>, png::EncodingError> {
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, WIDTH as u32, HEIGHT as u32);
    encoder.set_color(png::ColorType::Grayscale);
    encoder.set_depth(png::BitDepth::One);
    encoder.set_compression(png::Compression::Fast);
    encoder.set_filter(png::Filter::Up); // most rows of an enlarged font are equal
    let mut writer = encoder.write_header()?;
    writer.write_image_data(&canvas.bytes)?;
    writer.finish()?;
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use super::super::draw;
    use super::*;

    fn decoded(text: &str) -> (u32, u32, Vec<u8>) {
        let bytes = base64::engine::general_purpose::STANDARD.decode(picture(text, draw::rng(7, &["noise"]))).unwrap();
        let mut reader = png::Decoder::new(Cursor::new(bytes)).read_info().unwrap();
        let mut pixels = vec![0; reader.output_buffer_size().unwrap()];
        let info = reader.next_frame(&mut pixels).unwrap();
        (info.width, info.height, pixels)
    }

    // §1.1.1
    #[test]
    fn the_picture_is_a_png_of_the_promised_size() {
        let (width, height, _) = decoded("3ac4de");
        assert_eq!((width as usize, height as usize), (WIDTH, HEIGHT));
    }

    #[test]
    fn different_texts_give_different_pictures_under_the_same_noise() {
        assert_eq!(decoded("3ac4de"), decoded("3ac4de"));
        assert_ne!(decoded("3ac4de").2, decoded("3ac4df").2);
    }

    #[test]
    fn every_character_of_the_alphabet_is_drawn_as_one_of_its_own() {
        let glyphs: Vec<_> =
            draw::ALPHABET.iter().filter_map(|byte| font8x8::BASIC_FONTS.get(char::from(*byte))).collect();
        assert_eq!(glyphs.len(), draw::ALPHABET.len());
        for (place, glyph) in glyphs.iter().enumerate() {
            assert!(!glyphs[..place].contains(glyph));
        }
    }

    #[test]
    fn a_picture_is_small() {
        assert!(picture("3ac4de", draw::rng(1, &[])).len() < 4096);
    }
}
