//! Images: what they are by their first bytes, and without what a camera added to them.
//!
//! PNG and JPEG only. SVG is refused as an image of a writer: it can hold script. The pixels are not touched.

/// Width and height of a PNG or JPEG, read from its head (PNG 1.2, 4.1.1; JPEG, B.2.2); `None` for anything else.
pub(crate) fn dimensions(bytes: &[u8]) -> Option<(u32, u32)> {
    let big_endian = |at: usize, length: usize| Some(bytes.get(at..at + length)?.iter().fold(0u32, |n, byte| n << 8 | u32::from(*byte)));
    if bytes.starts_with(b"\x89PNG\r\n\x1a\n") && bytes.get(12..16) == Some(b"IHDR") {
        return Some((big_endian(16, 4)?, big_endian(20, 4)?));
    }
    if !bytes.starts_with(&[0xff, 0xd8, 0xff]) {
        return None;
    }
    let mut at = 2;
    loop {
        if *bytes.get(at)? != 0xff {
            return None;
        }
        let marker = *bytes.get(at + 1)?;
        // Start of frame, all kinds but the four that are tables.
        if (0xc0..=0xcf).contains(&marker) && !matches!(marker, 0xc4 | 0xc8 | 0xcc) {
            return Some((big_endian(at + 7, 2)?, big_endian(at + 5, 2)?));
        }
        at += 2 + big_endian(at + 2, 2)? as usize;
    }
}

/// Returns the image without the place where it was taken, the maker and other texts: JPEG segments APP1, APP3 to APP13, APP15 and comments;
/// PNG chunks `eXIf`, `tEXt`, `zTXt`, `iTXt`; and whatever stands behind its end. `None` when it cannot be read to its end.
pub(crate) fn without_metadata(bytes: &[u8]) -> Option<Vec<u8>> {
    if bytes.starts_with(b"\x89PNG") { without_chunks(bytes) } else { without_segments(bytes) }
}

fn without_chunks(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut kept = bytes.get(..8)?.to_vec();
    let mut at = 8;
    loop {
        let length = bytes.get(at..at + 4)?.iter().fold(0usize, |n, byte| n << 8 | usize::from(*byte));
        let end = at.checked_add(length)?.checked_add(12)?;
        let (name, chunk) = (bytes.get(at + 4..at + 8)?, bytes.get(at..end)?);
        if !matches!(name, b"eXIf" | b"tEXt" | b"zTXt" | b"iTXt") {
            kept.extend_from_slice(chunk);
        }
        if name == b"IEND" {
            return Some(kept);
        }
        at = end;
    }
}

fn without_segments(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut kept = bytes.get(..2)?.to_vec();
    let mut at = 2;
    loop {
        let marker = *bytes.get(at + 1)?;
        if bytes[at] != 0xff {
            return None;
        }
        // Behind the start of scan come the pixels, in which the end of the image cannot occur by chance (JPEG, B.1.1.2).
        if marker == 0xda {
            let end = at + bytes[at..].windows(2).position(|pair| pair == [0xff, 0xd9])? + 2;
            kept.extend_from_slice(&bytes[at..end]);
            return Some(kept);
        }
        let length = usize::from(*bytes.get(at + 2)?) << 8 | usize::from(*bytes.get(at + 3)?);
        let end = at + 2 + length;
        let segment = bytes.get(at..end)?;
        if !matches!(marker, 0xe1 | 0xe3..=0xed | 0xef | 0xfe) {
            kept.extend_from_slice(segment);
        }
        at = end;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_image_is_what_its_bytes_say() {
        let mut png = b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR".to_vec();
        png.extend([0, 0, 1, 0, 0, 0, 0, 2]);
        assert_eq!(dimensions(&png), Some((256, 2)));
        let jpeg = [0xff, 0xd8, 0xff, 0xe0, 0, 4, 0, 0, 0xff, 0xc0, 0, 11, 8, 0, 5, 0, 7, 1];
        assert_eq!(dimensions(&jpeg), Some((7, 5)));
        assert_eq!(dimensions(b"<html>"), None);
        assert_eq!(dimensions(&[0xff, 0xd8, 0xff]), None);
    }

    #[test]
    fn what_a_camera_adds_is_left_out() {
        let jpeg = [0xff, 0xd8, 0xff, 0xe1, 0, 4, b'E', b'x', 0xff, 0xe0, 0, 2, 0xff, 0xda, 1, 2, 0xff, 0xd9];
        assert_eq!(without_metadata(&jpeg).unwrap(), [0xff, 0xd8, 0xff, 0xe0, 0, 2, 0xff, 0xda, 1, 2, 0xff, 0xd9]);
        assert_eq!(without_metadata(&jpeg[..jpeg.len() - 1]), None);
        let mut png = b"\x89PNG\r\n\x1a\n".to_vec();
        png.extend(*b"\0\0\0\x02eXIfab\0\0\0\0\0\0\0\0IEND\0\0\0\0");
        png.extend(b"behind the end");
        assert_eq!(without_metadata(&png).unwrap(), b"\x89PNG\r\n\x1a\n\0\0\0\0IEND\0\0\0\0");
    }
}
