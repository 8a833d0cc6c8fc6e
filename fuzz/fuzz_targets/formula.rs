//! The text of a figure span, from selection to options and pin, never panics.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| kerncijfer::fuzzing::formula(data));
