//! A text that is judged for its language never panics.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| kerncijfer::fuzzing::plain(data));
