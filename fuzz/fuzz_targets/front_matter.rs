//! The TOML head of a chapter never panics.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| kerncijfer::fuzzing::front_matter(data));
