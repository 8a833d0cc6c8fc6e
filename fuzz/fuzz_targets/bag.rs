//! An archived edition, and the ledger of all of them, never panic.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| kerncijfer::fuzzing::bag(data));
