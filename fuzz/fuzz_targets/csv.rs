//! A dataset, its CSV and schema, never panics.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| kerncijfer::fuzzing::dataset(data));
