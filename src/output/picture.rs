//! A captcha picture on the terminal: as an image if the terminal supports kitty's or iTerm2's protocol,
//! otherwise in half-block characters, or in ASCII if the terminal may lack those too.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use super::locale::is_utf8;
use crate::pixels::Pixels;
use crate::protocol::is_page;

/// The ways in which terminals can show pictures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Graphics {
    /// kitty's protocol: PNG in chunks, other formats as pixels.
    Kitty,
    /// iTerm2's protocol: pictures of any format.
    Iterm,
    /// Half-block characters in 24-bit colour.
    Blocks,
    /// Half-block characters in the 256 colours that all colour terminals have.
    Palette,
    /// ASCII characters only.
    Ascii,
}

/// The maximum length of base64 per message of kitty's protocol.
const CHUNK: usize = 4096;
/// Brighter pixels count as paper.
const PAPER: u8 = 160;

impl Graphics {
    /// Derives a terminal's abilities from its environment variables.
    pub fn of(variable: impl Fn(&str) -> Option<String>) -> Self {
        let is = |name: &str, words: &[&str]| {
            variable(name).is_some_and(|value| words.iter().any(|word| value.to_ascii_lowercase().contains(word)))
        };
        // A multiplexer does not pass pictures on.
        let direct = !is("TERM", &["screen", "tmux"]) && variable("TMUX").is_none();
        match () {
            () if direct && (is("TERM", &["kitty", "ghostty"]) || variable("KITTY_WINDOW_ID").is_some()) => Self::Kitty,
            () if direct && (is("TERM_PROGRAM", &["iterm", "wezterm"]) || is("LC_TERMINAL", &["iterm"])) => Self::Iterm,
            () if is("TERM", &["dumb"]) || variable("NO_COLOR").is_some_and(|value| !value.is_empty()) => Self::Ascii,
            () if !is_utf8(&variable) => Self::Ascii,
            () if is("COLORTERM", &["truecolor", "24bit"]) => Self::Blocks,
            () => Self::Palette,
        }
    }
}

/// The picture for a terminal of `columns`, or `None` if it cannot be shown.
pub fn draw(bytes: &[u8], graphics: Graphics, columns: usize) -> Option<String> {
    match graphics {
        Graphics::Kitty if bytes.starts_with(b"\x89PNG") => Some(kitty("f=100", bytes)),
        Graphics::Kitty => {
            let pixels = Pixels::decode(bytes)?;
            let format = format!("f=24,s={},v={}", pixels.width, pixels.height());
            Some(kitty(&format, pixels.rows.as_flattened()))
        }
        Graphics::Iterm if !is_page(bytes) => {
            Some(format!("\x1b]1337;File=inline=1;size={}:{}\x07", bytes.len(), STANDARD.encode(bytes)))
        }
        Graphics::Iterm => None,
        Graphics::Blocks => Some(blocks(&Pixels::decode(bytes)?.fitted(columns)?, rgb)),
        Graphics::Palette => Some(blocks(&Pixels::decode(bytes)?.fitted(columns)?, palette)),
        Graphics::Ascii => Some(ascii(&Pixels::decode(bytes)?.fitted(columns)?)),
    }
}

fn kitty(format: &str, bytes: &[u8]) -> String {
    let text = STANDARD.encode(bytes);
    let chunks: Vec<&str> =
        (0..text.len()).step_by(CHUNK).filter_map(|at| text.get(at..text.len().min(at + CHUNK))).collect();
    let mut drawn = String::new();
    for (place, chunk) in chunks.iter().enumerate() {
        let head = if place == 0 { format!("a=T,{format},") } else { String::new() };
        let more = u8::from(place + 1 < chunks.len());
        drawn.push_str(&format!("\x1b_G{head}m={more};{chunk}\x1b\\"));
    }
    drawn
}

/// Two rows of pixels per line: the upper one as foreground, the lower one as background.
fn blocks(pixels: &Pixels, colour: fn([u8; 3]) -> String) -> String {
    let rows: Vec<&[[u8; 3]]> = pixels.rows.chunks(pixels.width).collect();
    let mut drawn = String::new();
    for pair in rows.chunks(2) {
        let upper = pair.first().copied().unwrap_or_default();
        let lower = pair.get(1).copied().unwrap_or_default();
        for (place, above) in upper.iter().enumerate() {
            let below = lower.get(place).copied().unwrap_or([255; 3]);
            drawn.push_str(&format!("\x1b[38;{};48;{}m▀", colour(*above), colour(below)));
        }
        drawn.push_str("\x1b[0m\n");
    }
    drawn.truncate(drawn.trim_end().len());
    drawn
}

fn rgb([red, green, blue]: [u8; 3]) -> String {
    format!("2;{red};{green};{blue}")
}

/// The nearest colour of the palette's cube with six steps per channel.
fn palette(colour: [u8; 3]) -> String {
    let [red, green, blue] = colour.map(|part| (u16::from(part) * 5 + 127) / 255);
    format!("5;{}", 16 + 36 * red + 6 * green + blue)
}

/// Ink and paper, using every second row, because a character is about twice as high as it is wide.
fn ascii(pixels: &Pixels) -> String {
    let bright = |[red, green, blue]: &[u8; 3]| (u16::from(*red) + u16::from(*green) + u16::from(*blue)) / 3;
    let row = |row: &[[u8; 3]]| {
        let line: String = row.iter().map(|point| if bright(point) > u16::from(PAPER) { ' ' } else { '#' }).collect();
        line.trim_end().to_owned()
    };
    pixels.rows.chunks(pixels.width).step_by(2).map(row).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Two by two pixels: black, white, white, black.
    fn picture() -> Vec<u8> {
        let mut bytes = Vec::new();
        let mut encoder = png::Encoder::new(&mut bytes, 2, 2);
        encoder.set_color(png::ColorType::Grayscale);
        encoder.write_header().unwrap().write_image_data(&[0, 255, 255, 0]).unwrap();
        bytes
    }

    fn graphics(variables: &[(&str, &str)]) -> Graphics {
        let found =
            |name: &str| variables.iter().find(|(known, _)| *known == name).map(|(_, value)| (*value).to_owned());
        Graphics::of(found)
    }

    const ALL: [Graphics; 5] = [Graphics::Kitty, Graphics::Iterm, Graphics::Blocks, Graphics::Palette, Graphics::Ascii];
    /// White pixels, eight by eight.
    const GIF: &[u8] =
        b"GIF89a\x08\0\x08\0\x80\0\0\0\0\0\xff\xff\xff,\0\0\0\0\x08\0\x08\0\0\x02\x07\x8c\x8f\xa9\xcb\xed\x0f\x05\0;";
    /// Grey pixels, eight by eight.
    const JPEG: &str = "/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAAMCAgICAgMCAgIDAwMDBAYEBAQEBAgGBgUGCQgKCgkICQkKDA8MCgsOCwkJDRENDg8QEBEQCg\
        wSExIQEw8QEBD/wAALCAAIAAgBAREA/8QAFAABAAAAAAAAAAAAAAAAAAAACf/EABQQAQAAAAAAAAAAAAAAAAAAAAD/2gAIAQEAAD8AVN//2Q==";

    /// White pixels, one by one.
    fn bmp() -> Vec<u8> {
        let numbers = [54_u32, 40, 1, 1, 0x0018_0001, 0, 4, 0, 0, 0, 0, 0x00ff_ffff];
        [b"BM\x3a\0\0\0\0\0\0\0".to_vec(), numbers.into_iter().flat_map(u32::to_le_bytes).collect()].concat()
    }

    #[test]
    fn a_picture_of_every_format_is_drawn_in_every_way() {
        let jpeg = STANDARD.decode(JPEG).unwrap();
        for (format, bytes) in [("png", picture()), ("gif", GIF.to_vec()), ("jpeg", jpeg), ("bmp", bmp())] {
            for graphics in ALL {
                assert!(draw(&bytes, graphics, 80).is_some(), "{format} {graphics:?}");
            }
            let drawn = draw(&bytes, Graphics::Blocks, 80).unwrap();
            assert!(drawn.contains('▀'), "{format}");
        }
        assert_eq!(draw(&bmp(), Graphics::Kitty, 80).unwrap(), "\x1b_Ga=T,f=24,s=1,v=1,m=0;////\x1b\\");
        let size = |bytes: &[u8]| Pixels::decode(bytes).map(|pixels| (pixels.width, pixels.height()));
        assert_eq!((size(GIF), size(&STANDARD.decode(JPEG).unwrap())), (Some((8, 8)), Some((8, 8))));
    }

    #[test]
    fn a_terminals_graphics_are_recognised_by_its_variables() {
        assert_eq!(graphics(&[("TERM", "xterm-kitty"), ("LANG", "C.UTF-8")]), Graphics::Kitty);
        assert_eq!(graphics(&[("TERM_PROGRAM", "iTerm.app"), ("TERM", "xterm-256color")]), Graphics::Iterm);
        assert_eq!(
            graphics(&[("TERM_PROGRAM", "iTerm.app"), ("TERM", "tmux-256color"), ("LANG", "en_US.UTF-8")]),
            Graphics::Palette
        );
        assert_eq!(graphics(&[("COLORTERM", "truecolor"), ("LANG", "en_US.UTF-8")]), Graphics::Blocks);
        assert_eq!(graphics(&[("TERM", "xterm"), ("LANG", "C")]), Graphics::Ascii);
        assert_eq!(graphics(&[("TERM", "xterm"), ("LANG", "C.UTF-8"), ("NO_COLOR", "1")]), Graphics::Ascii);
    }

    #[test]
    fn half_blocks_show_two_rows_of_pixels_per_line() {
        let drawn = draw(&picture(), Graphics::Blocks, 80).unwrap();
        assert_eq!(drawn, "\x1b[38;2;0;0;0;48;2;255;255;255m▀\x1b[38;2;255;255;255;48;2;0;0;0m▀\x1b[0m");
        let drawn = draw(&picture(), Graphics::Palette, 80).unwrap();
        assert_eq!(drawn, "\x1b[38;5;16;48;5;231m▀\x1b[38;5;231;48;5;16m▀\x1b[0m");
    }

    #[test]
    fn a_picture_wider_than_the_terminal_is_scaled_down() {
        assert_eq!(draw(&picture(), Graphics::Ascii, 1).unwrap(), "#");
    }

    #[test]
    fn terminals_with_a_picture_protocol_get_the_picture_itself() {
        assert!(draw(&picture(), Graphics::Kitty, 80).unwrap().starts_with("\x1b_Ga=T,f=100,m=0;"));
        assert!(draw(b"GIF89a", Graphics::Iterm, 80).unwrap().contains("inline=1;size=6:"));
    }

    #[test]
    fn bytes_that_are_not_a_picture_are_not_drawn() {
        assert_eq!(draw(b"GIF89a", Graphics::Blocks, 80), None);
        for graphics in ALL {
            assert_eq!(draw(b"<html>busy</html>", graphics, 80), None, "{graphics:?}");
        }
        assert_eq!(draw(&[], Graphics::Ascii, 80), None);
    }
}
